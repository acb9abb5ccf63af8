import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { loadDecomposer } from '../../src/trades/decompose/decomposer.ts';
import { needsOf } from '../../src/trades/lots/needs.ts';

type Row = { title: string; lang: 'fr' | 'en'; accepted: string };

const rowsOf = <T>(file: string): T[] => parse(readFileSync(new URL(file, import.meta.url)), { columns: true });

/** What a lot needs that says its trade in the title and has the code of the whole. */
function tradesOf({ title, lang }: Row, cpvMain: string, whole: string): string[] {
  const work = { kind: 'lot' as const, text: `${title}\n${whole}\n`, lang, nature: '', cpvMain, buyer: '' };
  const lot = { title, description: '', cpvMain, cpvAdditional: [], estimatedCents: null, months: null };
  const { needs } = needsOf(lot, loadDecomposer().further(work, 30));
  return needs.map(({ cpv }) => cpv).filter((cpv) => cpv !== cpvMain);
}

function expectAccepted(found: readonly string[], { accepted }: Row): void {
  expect(found.length, 'a trade beside the code of the whole').toBeGreaterThan(0);
  const beginnings = accepted.split(' ');
  expect(found.filter((cpv) => !beginnings.some((beginning) => cpv.startsWith(beginning)))).toEqual([]);
}

/** Titles of lots as buyers of buildings write them, with the beginnings of codes that somebody of the trade accepts. */
const OF_BUILDINGS = rowsOf<Row>('lots-of-buildings.csv');
const WHOLE = {
  fr: "Construction d'un groupe scolaire et d'une salle polyvalente",
  en: 'Construction of a primary school',
};

describe.each(['45000000', '45214200'])('a lot of a building under %s', (cpvMain) => {
  it.each(OF_BUILDINGS)('$title needs its own trades and no other', (row) => {
    expectAccepted(tradesOf(row, cpvMain, WHOLE[row.lang]), row);
  });
});

/** The same of ships, trams, aircraft, production lines, power stations, wind farms and sewage plants, with the whole and its code. */
const OF_INDUSTRY = rowsOf<Row & { main: string; whole: string }>('lots-of-industry.csv');

describe('a lot of a ship, a vehicle, a plant or a production line', () => {
  it.each(OF_INDUSTRY)('$title of "$whole" needs its own trades and no other', (row) => {
    expectAccepted(tradesOf(row, row.main, row.whole), row);
  });
});
