import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { FIGURE_WORDS, type KpiName, UNITS } from '../../src/reports/definitions.ts';
import { TEST_SYSTEM } from '../app.ts';
import { type Books, openBooks } from '../ledger/books.ts';

const names = Object.keys(UNITS) as KpiName[];
let b: Books;
beforeAll(async () => {
  b = await openBooks();
});
afterAll(() => b.close());

test('the page of the figures says what the program says, in both languages', () => {
  const page = readFileSync(new URL('../../src/reports/FIGURES.md', import.meta.url), 'utf8');
  for (const name of names) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\``));
    for (const { name: called, definition } of [FIGURE_WORDS.en[name], FIGURE_WORDS.fr[name]])
      expect(row, name).toContain(`**${called}.** ${definition} |`);
  }
  expect(readFileSync(new URL('../../README.md', import.meta.url), 'utf8')).toContain('(src/reports/FIGURES.md)');
});

test('the API’s documentation defines each figure in both languages', async () => {
  const { paths, components } = (await b.t.app.inject({ url: '/openapi.json' })).json();
  expect(JSON.stringify(paths['/v1/reports/kpis'].get.responses['200'])).toContain('#/components/schemas/KpiReport');
  const schema = JSON.stringify(components.schemas);
  for (const name of names)
    for (const language of ['en', 'fr'] as const)
      expect(schema).toContain(JSON.stringify(FIGURE_WORDS[language][name].definition).slice(1, -1));
});

test('an answer defines its figures in the language asked for', async () => {
  for (const [lang, words] of [
    ['fr', FIGURE_WORDS.fr],
    ['en', FIGURE_WORDS.en],
  ] as const) {
    const answer = await b.t.call('GET', '/reports/kpis', { as: b.coordinator, query: { lang } });
    expect(answer.json().figures.leverage.definition).toBe(words.leverage.definition);
    const csv = await b.t.call('GET', '/reports/kpis', {
      as: b.coordinator,
      query: { lang },
      headers: { accept: 'text/csv' },
    });
    expect(csv.body).toContain(words.refusalRate.definition);
  }
});

test('key figures speak the language that was chosen, then the one that the request accepts, then French', async () => {
  const spoken = async (headers: Record<string, string> = {}) => {
    const answer = await b.t.call('GET', '/reports/kpis', { as: b.coordinator, headers });
    return answer.json().figures.leverage.definition;
  };
  const choose = (language: string | null) =>
    inTransaction(b.t.database, TEST_SYSTEM, (tx) =>
      tx.execute(sql`update users set language = ${language} where id = ${b.coordinator.id}`),
    );
  expect(await spoken()).toBe(FIGURE_WORDS.fr.leverage.definition);
  expect(await spoken({ 'accept-language': 'en-GB' })).toBe(FIGURE_WORDS.en.leverage.definition);
  await choose('fr');
  expect(await spoken({ 'accept-language': 'en-GB' })).toBe(FIGURE_WORDS.fr.leverage.definition);
  await choose(null);
});
