import { basename } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import xpath from 'xpath';
import { currentPlaces } from '../../src/notices/nuts.ts';
import { parseNotice } from '../../src/notices/parse.ts';
import { bytesOf, NO_SHARED_DATA, sharedFiles } from '../shared-data.ts';

const files = sharedFiles('ted-notices/ted-export-r209', /\.xml\.gz$/);

/** Names without namespaces: the schema has changed its own with every edition. */
const named = (path: string): string =>
  path.replace(/(^|\/)([A-Z][A-Z_0-9]*)/g, (_, slash: string, name: string) => `${slash}*[local-name()='${name}']`);
const nodes = (path: string, from: Node): Element[] => xpath.select(named(path), from) as Element[];
const codes = (path: string, from: Node): string[] => [
  ...new Set(nodes(path, from).map((e) => e.getAttribute('CODE') ?? '')),
];

/** Winter and summer time by the rule of the directive 2000/84/EC, for the zones of central Europe, London and Helsinki. */
function utc(day: string, time: string, standard: number): number {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  const lastSunday = (month: number): number => {
    const last = new Date(Date.UTC(y, month + 1, 0));
    return Date.UTC(y, month, last.getUTCDate() - last.getUTCDay(), 1);
  };
  const [h = 0, min = 0] = time.split(':').map(Number);
  const local = Date.UTC(y, m - 1, d, h, min);
  const summer =
    local - (standard + 1) * 3_600_000 >= lastSunday(2) && local - (standard + 1) * 3_600_000 < lastSunday(9);
  return local - (standard + (summer ? 1 : 0)) * 3_600_000;
}
const CENTRAL = new Set([
  'FR',
  'DE',
  'AT',
  'BE',
  'NL',
  'LU',
  'IT',
  'ES',
  'PL',
  'CZ',
  'SK',
  'HU',
  'SI',
  'HR',
  'DK',
  'SE',
  'NO',
  'MT',
]);

describe.skipIf(files.length === 0)(
  `notices of the schema before eForms${files.length ? '' : `: ${NO_SHARED_DATA}`}`,
  () => {
    it('read as XPath on a DOM reads them: lots, codes, places, values, deadlines', { timeout: 120_000 }, () => {
      let deadlines = 0;
      for (const file of files) {
        const bytes = bytesOf(file);
        const document = new DOMParser({ onError: () => {} }).parseFromString(
          new TextDecoder().decode(bytes),
          'text/xml',
        ) as unknown as Document;
        const [notice] = parseNotice(bytes);
        const form =
          nodes("//FORM_SECTION/*[@CATEGORY='ORIGINAL']", document)[0] ?? nodes('//FORM_SECTION/*', document)[0];
        if (!form || !notice) throw new Error(basename(file));
        const descriptions = nodes('OBJECT_CONTRACT/OBJECT_DESCR', form);
        const made = notice.warnings.some((w) => w.code === 'lot_from_procedure');
        const lots = made ? [] : notice.lots;
        expect(lots.length, basename(file)).toBe(descriptions.length);
        const [main] = codes('OBJECT_CONTRACT/CPV_MAIN/CPV_CODE', form);
        if (main) expect(notice.cpvMain, basename(file)).toBe(main);
        descriptions.forEach((description, i) => {
          expect(lots[i]?.cpvAdditional, basename(file)).toEqual(codes('CPV_ADDITIONAL/CPV_CODE', description));
          expect(lots[i]?.nuts, basename(file)).toEqual(currentPlaces(codes('NUTS', description)));
          const value = nodes('VAL_OBJECT', description)[0]?.textContent?.replace(/\s/g, '');
          if (value) expect(lots[i]?.estimatedValue?.amountCents).toBe(Number((Number(value) * 100).toFixed(0)));
          const number = nodes('LOT_NO', description)[0]?.textContent?.trim();
          if (number)
            expect(lots[i]?.externalId.replace(/^\d+-(?=\S)|#\d+$/g, '')).toContain(number.replace(/^\d+-/, ''));
        });
        const day = nodes('PROCEDURE/DATE_RECEIPT_TENDERS', form)[0]?.textContent?.trim();
        const time = nodes('PROCEDURE/TIME_RECEIPT_TENDERS', form)[0]?.textContent?.trim();
        if (!day || !time || !CENTRAL.has(notice.country ?? '')) continue;
        // Overseas clocks: the cases of places and times have them.
        if (/NUTS CODE="(?:FRY|ES7|PT[23])/.test(new TextDecoder().decode(bytes))) continue;
        deadlines += 1;
        for (const lot of lots) expect(Date.parse(lot.deadline ?? ''), basename(file)).toBe(utc(day, time, 1));
      }
      expect(files.length).toBeGreaterThanOrEqual(213);
      expect(deadlines).toBeGreaterThan(20);
    });
  },
);
