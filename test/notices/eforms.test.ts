import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Amount } from '../../src/notices/notice.ts';
import { parseNotice } from '../../src/notices/parse.ts';
import { bytesOf, NO_SHARED_DATA, sharedData, sharedFiles } from '../shared-data.ts';
import { type LotReading, readLots } from './eforms-by-xpath.ts';

const written = (amount: Amount | null): string | null =>
  amount === null
    ? null
    : `${Math.trunc(amount.amountCents / 100)}.${String(amount.amountCents % 100).padStart(2, '0')} ${amount.currency}`;

/** The notice's lots in the shape of the independent reading. */
function lotsAsRead(bytes: Uint8Array): LotReading[] {
  const [notice] = parseNotice(bytes);
  if (!notice) throw new Error('no notice');
  return notice.lots
    .filter((lot) => lot.externalId !== 'LOT-0000' || !notice.warnings.some((w) => w.code === 'lot_from_procedure'))
    .map((lot) => ({
      id: notice.warnings.some((w) => w.code === 'lot_id_made' && w.where === lot.externalId) ? '' : lot.externalId,
      cpvMain: lot.cpvMain,
      cpvAdditional: lot.cpvAdditional,
      nuts: lot.nuts,
      value: written(lot.estimatedValue),
      frameworkMaximum: written(lot.frameworkMaximum),
      deadline: lot.deadline === null ? null : Date.parse(lot.deadline),
      title: [...new Set(Object.values(lot.titles))],
      reserved: lot.reserved,
      criteria: lot.selectionCriteria.length,
      awardCriteria: lot.awardCriteria.length,
    }));
}

const committed = readdirSync('seeds/notices')
  .filter((name) => name.endsWith('.xml'))
  .map((name) => `seeds/notices/${name}`);
const sdk = sharedFiles('eforms', /\.xml$/);
const ted = sharedFiles('ted-notices/eforms', /\.xml(\.gz)?$/);

describe('an eForms notice reads as XPath on a DOM reads it', () => {
  it.each(committed)('%s', (file) => {
    const bytes = bytesOf(file);
    expect(lotsAsRead(bytes)).toEqual(readLots(new TextDecoder().decode(bytes)));
  });
});

describe.skipIf(sdk.length === 0)(
  `the SDK's examples, the incomplete ones too${sdk.length ? '' : `: ${NO_SHARED_DATA}`}`,
  () => {
    it('reads all of them as XPath does', () => {
      for (const file of sdk) {
        const bytes = bytesOf(file);
        expect(lotsAsRead(bytes), basename(file)).toEqual(readLots(new TextDecoder().decode(bytes)));
      }
      expect(sdk.length).toBeGreaterThanOrEqual(49);
    });

    it('names what the incomplete ones lack', () => {
      const lacks = (name: string) =>
        parseNotice(bytesOf(sharedData(`eforms/${name}`) ?? '')).flatMap((n) => n.missing.map((m) => m.field));
      expect(lacks('INVALID_cn_24_empty.xml')).toEqual(expect.arrayContaining(['buyer', 'title', 'lots']));
      expect(lacks('INVALID_cn_24_stage-1.xml').length).toBeGreaterThan(0);
    });
  },
);

describe.skipIf(ted.length === 0)(`notices published on TED${ted.length ? '' : `: ${NO_SHARED_DATA}`}`, () => {
  it('reads every one as XPath does: lots, CPV, NUTS, values, deadlines, criteria', { timeout: 300_000 }, () => {
    for (const file of ted) {
      const bytes = bytesOf(file);
      expect(lotsAsRead(bytes), basename(file)).toEqual(readLots(new TextDecoder().decode(bytes)));
    }
    expect(ted.length).toBeGreaterThanOrEqual(734);
  });
});
