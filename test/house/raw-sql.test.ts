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

/** Where queries stand: repositories, tables, the ground that sends them. */
const QUERIES = /(^|[/.])(repository|table)\.ts$|^src\/db\//;

/** Elsewhere, and why. The list may only shrink. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'src/migrate.ts': 'makes the tables',
  'src/backup/schema-version.ts': 'reads the names of migrations, asks nothing',
  'src/audit/record.ts': 'adds to the chain in the one statement that everybody uses',
  'seeds/history.ts': 'fills an empty database, faster than the program would',
  'seeds/network/write.ts': 'fills an empty database, faster than the program would',
};

/** What writes a query: drizzle itself, statements for many rows, a transaction that is asked without either. */
const QUERY = [
  /from '(drizzle-orm(\/[\w-]+)*|(\.\.?\/)+(src\/)?db\/bulk\.ts)'/,
  /\btx\s*\.\s*(select\w*|insert|update|delete|execute)\s*[(<]/,
];
const asks = (text: string): boolean => QUERY.some((pattern) => pattern.test(text));

describe('queries', () => {
  const files = sourceFiles(['src', 'workers', 'seeds']).filter(({ path }) => !QUERIES.test(path));

  it('stand in repositories', () => {
    const found = files.filter(({ text }) => asks(text)).map(({ path }) => path);
    expect(found.filter((path) => !(path in ELSEWHERE))).toEqual([]);
    expect(Object.keys(ELSEWHERE).filter((path) => !found.includes(path))).toEqual([]);
  });

  it.each([
    "import { sql } from 'drizzle-orm';",
    "import { drizzle } from 'drizzle-orm/postgres-js';",
    "import { insertMany } from '../db/bulk.ts';",
    'const rows = await tx.select().from(users);',
    'const rows = await tx\n  .execute<Row>(query);',
  ])('are found in %s', (text) => {
    expect(asks(text)).toBe(true);
  });

  it.each(["import { findUser } from './repository.ts';", 'hash.update(text)', 'map.delete(key)'])(
    'are not found in %s',
    (text) => {
      expect(asks(text)).toBe(false);
    },
  );
});
