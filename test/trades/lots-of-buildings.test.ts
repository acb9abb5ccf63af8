import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { loadDecomposer } from '../../src/trades/decompose/decomposer.ts';
import { needsOf } from '../../src/trades/lots/needs.ts';

type Row = { title: string; lang: 'fr' | 'en'; accepted: string };

/** Titles of lots as buyers of buildings write them, with the beginnings of codes that somebody of the trade accepts. */
const rows: Row[] = parse(readFileSync(new URL('lots-of-buildings.csv', import.meta.url)), { columns: true });
const WHOLE = {
  fr: "Construction d'un groupe scolaire et d'une salle polyvalente",
  en: 'Construction of a primary school',
};

/** What a lot needs that says its trade in the title and has the code of the whole. */
function tradesOf({ title, lang }: Row, cpvMain: string): string[] {
  const work = { kind: 'lot' as const, text: `${title}\n${WHOLE[lang]}\n`, lang, nature: '', cpvMain, buyer: '' };
  const lot = { title, description: '', cpvMain, cpvAdditional: [], estimatedCents: null, months: null };
  const { needs } = needsOf(lot, loadDecomposer().further(work, 30));
  return needs.map(({ cpv }) => cpv).filter((cpv) => cpv !== cpvMain);
}

describe.each(['45000000', '45214200'])('a lot of a building under %s', (cpvMain) => {
  it.each(rows)('$title needs its own trades and no other', (row) => {
    const found = tradesOf(row, cpvMain);
    expect(found.length, 'a trade beside the code of the whole').toBeGreaterThan(0);
    const accepted = row.accepted.split(' ');
    expect(found.filter((cpv) => !accepted.some((beginning) => cpv.startsWith(beginning)))).toEqual([]);
  });
});
