import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './imports.ts';

/**
 * Today, cut from an instant of now by hand or asked of the database: UTC's, which is yesterday in France for the first
 * hours of a day there. `dayOf`, `isoDay` (console) and `today_in_france()` (statements) tell it.
 */
const TODAY_OF_UTC =
  /\bcurrent_date\b|\bnow\(\)::date|\b(new Date\(\)|clock\(\)|Date\.now\(\)[^;\n]*\))\.toISOString\(\)\.slice\(0, 10\)|\b(new Date\(\)|clock\(\)|now)\.getUTCFullYear\(\)/;

const takenFromUtc = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (TODAY_OF_UTC.test(line) ? [`${path}:${at + 1}`] : [])),
  );

it('today is the day in France everywhere', () => {
  const statements = ['drizzle/before', 'drizzle/after'].flatMap((folder) =>
    readdirSync(folder).map((name) => ({ path: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') })),
  );
  const files = sourceFiles(['src', 'workers', 'seeds', 'test']).filter(
    ({ path }) => path !== 'test/house/days.test.ts',
  );
  expect(takenFromUtc([...files, ...statements])).toEqual([]);
});

it.each([
  'where until > current_date',
  'where until > now()::date',
  'const today = new Date().toISOString().slice(0, 10);',
  'const today = deps.clock().toISOString().slice(0, 10);',
  'const year = clock().getUTCFullYear();',
  'year > now.getUTCFullYear()',
  'new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)',
])('is found in %s', (text) => {
  expect(takenFromUtc([{ path: 'a.ts', text }])).toEqual(['a.ts:1']);
});
