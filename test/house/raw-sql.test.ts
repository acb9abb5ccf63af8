import { describe, expect, it } from 'vitest';
import { sourceFiles } from './imports.ts';

/** Statements of the bare pool run as the schema's owner, whom row-level security does not bind. */
const RAW = /\bdatabase\.sql\b|\{[^}]*\bsql\b[^}]*\}\s*=\s*(?:\w+\.)*database\b/;

describe('the bare pool', () => {
  it('is used in src/db alone: everything else goes through a transaction that takes on the application role', () => {
    const files = sourceFiles(['src', 'workers', 'seeds']).filter(({ path }) => !path.startsWith('src/db/'));
    expect(files.filter(({ text }) => RAW.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it.each(['await deps.database.sql`select 1`', 'const { sql } = database;', 'const { sql } = runtime.database;'])(
    'is found in %s',
    (text) => {
      expect(RAW.test(text)).toBe(true);
    },
  );
});
