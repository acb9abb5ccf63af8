import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { holdsWords } from '../../src/db/worded.ts';
import { foldText } from '../../src/shared/text.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const TEXTS = [
  'École d’Été',
  'L’ÎLE-D’YEU (85)',
  'Œuvres & cœurs',
  'ÆRØ Straße, Łódź',
  '  deux\u00a0mots — trois ',
  '',
];

it('statements fold words as the program does, capitals with accents too', async () => {
  const rows = await inTransaction(app.database, TEST_SYSTEM, (tx) =>
    tx.execute<{ folded: string }>(
      sql`select public.fold_words(value) as folded from jsonb_array_elements_text(${JSON.stringify(TEXTS)}::jsonb)`,
    ),
  );
  expect(rows.map(({ folded }) => folded)).toEqual(TEXTS.map(foldText));
});

it.each([
  ['yeu île', true],
  ["l'ile", true],
  ['  ', true],
  ['ile de ré', false],
])('%j in “L’Île-d’Yeu”: %s', async (question, found) => {
  const [row] = await inTransaction(app.database, TEST_SYSTEM, (tx) =>
    tx.execute<{ found: boolean }>(sql`select ${holdsWords(sql`${'L’Île-d’Yeu'}::text`, question)} as found`),
  );
  expect(row?.found).toBe(found);
});
