import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isCpv } from '../../src/taxonomies/known-codes.ts';
import { codesOfTrades, matchTrades, trades } from '../../src/taxonomies/lexicon/match.ts';
import { cpvOfNaf, findNaf } from '../../src/taxonomies/lexicon/naf.ts';
import { readCertificates } from '../../src/taxonomies/lexicon/read.ts';
import { stemsOf } from '../../src/taxonomies/lexicon/stem.ts';
import { loadSuggester } from '../../src/taxonomies/suggest/suggester.ts';
import { type TestApp, type TestPerson, testApp } from '../app.ts';

type Row = { words?: string; text?: string; lang: string; sector?: string; accepted: string; reason: string };
const rowsOf = (name: string): Row[] => parse(readFileSync(new URL(name, import.meta.url)), { columns: true });
const accepts = ({ accepted }: Row, code: string): boolean =>
  accepted.split(' ').some((beginning) => code.startsWith(beginning));

let t: TestApp;
let as: TestPerson;
beforeAll(async () => {
  t = await testApp();
  as = await t.person({ role: 'coordinator', clusterId: await t.cluster() });
});
afterAll(() => t.close());

describe('words of trades', () => {
  const rows = rowsOf('trades-accepted.csv');

  test('the file of accepted codes holds the trades of the issue and fifty of the six sectors', () => {
    expect(rows.filter(({ sector }) => sector === 'issue')).toHaveLength(15);
    expect([...new Set(rows.map(({ sector }) => sector))].sort()).toEqual([
      'aerospace',
      'energies',
      'issue',
      'maritime',
      'nuclear',
      'oil-gas',
      'rail',
    ]);
    expect(rows.length).toBeGreaterThanOrEqual(65);
    for (const { accepted, reason } of rows) {
      expect(reason).not.toBe('');
      for (const beginning of accepted.split(' ')) expect(beginning).toMatch(/^\d{3,8}$/);
    }
  });

  test.each(rows)(
    '$words ($sector) finds an accepted code among the first five, searched and suggested',
    async (row) => {
      const found = await t.call('GET', '/taxonomies/cpv', {
        as,
        query: { q: row.words!, lang: row.lang, limit: '5' },
      });
      const searched: string[] = found.json().items.map(({ code }: { code: string }) => code);
      expect(
        searched.some((code) => accepts(row, code)),
        `searched: ${searched}`,
      ).toBe(true);
      const answer = await t.call('POST', '/taxonomies/cpv/suggest', { as, body: { text: row.words, lang: row.lang } });
      const suggested: string[] = answer
        .json()
        .items.slice(0, 5)
        .map(({ code }: { code: string }) => code);
      expect(
        suggested.some((code) => accepts(row, code)),
        `suggested: ${suggested}`,
      ).toBe(true);
    },
  );

  test('words that once led astray no longer do', () => {
    const first = (text: string) =>
      loadSuggester()
        .suggest({ text, lang: 'fr', limit: 5 })
        .map(({ code }) => code);
    expect(first('chaudronnerie').some((code) => code.startsWith('452625'))).toBe(false);
    expect(first('construction navale').filter((code) => /^(4521|3532|355)/.test(code))).toEqual([]);
    expect(first('calorifugeage').some((code) => code.startsWith('3841'))).toBe(false);
    expect(first("bureau d'études").some((code) => code.startsWith('30'))).toBe(false);
  });

  test('several trades in one line are all found', async () => {
    const query = { q: 'chaudronnerie, tôlerie, soudure', limit: '10' };
    const codes = (await t.call('GET', '/taxonomies/cpv', { as, query }))
      .json()
      .items.map((i: { code: string }) => i.code);
    for (const beginning of ['4461', '4417', '45262680']) {
      expect(
        codes.some((code: string) => code.startsWith(beginning)),
        beginning,
      ).toBe(true);
    }
  });
});

describe('sentences that nothing was learned from', () => {
  const rows = rowsOf('sentences.csv');

  test('six in seven find an accepted code among the first five suggestions (30 of 35 measured)', () => {
    const missed = rows.filter((row) => {
      const items = loadSuggester().suggest({ text: row.text!, lang: row.lang, limit: 5 });
      return !items.some(({ code }) => accepts(row, code));
    });
    expect(missed.length, missed.map(({ text }) => text).join('; ')).toBeLessThanOrEqual(rows.length / 7);
  });

  test('nine in ten by the lexicon alone, as members describe themselves (33 of 35 measured)', () => {
    const missed = rows.filter((row) => {
      const codes = codesOfTrades(matchTrades(row.text!)).slice(0, 5);
      return !codes.some(({ code }) => accepts(row, code));
    });
    expect(missed.length, missed.map(({ text }) => text).join('; ')).toBeLessThanOrEqual(rows.length / 10);
  });
});

describe('the lexicon', () => {
  test('holds listed codes, known activities and a reason for what was added', () => {
    expect(trades().length).toBeGreaterThan(150);
    for (const trade of trades()) {
      expect(trade.cpv.every(isCpv), trade.id).toBe(true);
      expect(
        trade.nafRev2.every((code) => findNaf(code)?.revision === 'rev2'),
        trade.id,
      ).toBe(true);
      if (trade.origin === 'own') expect(trade.reason, trade.id).not.toBe('');
      expect(
        matchTrades(trade.nameFr)
          .slice(0, 4)
          .some((m) => m.trade.id === trade.id),
        trade.id,
      ).toBe(true);
      expect(
        matchTrades(trade.nameEn)
          .slice(0, 5)
          .some((m) => m.trade.id === trade.id),
        trade.nameEn,
      ).toBe(true);
    }
  });

  test('forms of one word are one family', () => {
    for (const family of ['soudons soudure soudage soudeurs', 'plions pliage plieuse', 'tôles tôlerie tôlier'])
      expect(new Set(family.split(' ').flatMap(stemsOf)).size, family).toBe(1);
    expect(stemsOf('calorimètre')).not.toEqual(stemsOf('calorifugeage'));
  });

  test('certificates speak for trades of the lexicon', () => {
    const ids = new Set(trades().map(({ id }) => id));
    const certificates = readCertificates();
    for (const { code, trades: of, attestsFr } of certificates) {
      expect(
        of.every((id) => ids.has(id)),
        code,
      ).toBe(true);
      expect(attestsFr, code).not.toBe('');
    }
    for (const code of ['QUALIBAT', 'QUALIFELEC', 'QualiPV', 'MASE', 'CEFRI', 'EN 15085', 'ISO 3834', 'EN 9100', 'RGE'])
      expect(certificates.map((c) => c.code)).toContain(code);
  });

  test('every activity of rev. 2 leads to listed codes, most of 2025 too', () => {
    expect(
      cpvOfNaf('25.29Z')
        .slice(0, 3)
        .some(({ cpv }) => cpv.startsWith('4461')),
    ).toBe(true);
    expect(cpvOfNaf('2529z')).toEqual(cpvOfNaf('25.29Z'));
    expect(cpvOfNaf('33.15Z')[0]!.cpv).toMatch(/^5024/);
    expect(cpvOfNaf('43.34Z')[0]).toMatchObject({ origin: expect.stringContaining('awards') });
    expect(cpvOfNaf('99.99Z')).toEqual([]);
    expect(findNaf('01.11Y')).toMatchObject({ revision: '2025', rev2: ['01.11Z'], how: 'same_label' });
    for (const { cpv, confidence } of ['25.11Z', '30.11Z', '71.12B', '43.29A'].flatMap(cpvOfNaf)) {
      expect(isCpv(cpv)).toBe(true);
      expect(confidence > 0 && confidence <= 0.95).toBe(true);
    }
  });
});
