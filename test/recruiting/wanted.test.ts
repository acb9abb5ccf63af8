import { expect, it } from 'vitest';
import { type LotWorth, type SurveyedLot, wantedCapabilities } from '../../src/recruiting/wanted.domain.ts';

const item = (cpv: string, gain: number, more: Partial<LotWorth> = {}): LotWorth => ({
  cpv,
  gain,
  minLevel: 2,
  certification: null,
  unserved: false,
  small: false,
  ...more,
});
const lot = (lotId: string, items: LotWorth[], more: Partial<SurveyedLot> = {}): SurveyedLot => ({
  lotId,
  tenderId: 't',
  estimatedCents: 10_000,
  served: true,
  complete: true,
  items,
  ...more,
});

it('sums lots up by trade: opened alone, opened with others, improved', () => {
  const missing = { unserved: true };
  const wanted = wantedCapabilities([
    lot('a', [item('45442110', 0.7, { ...missing, minLevel: 4, certification: 'ISO 9001' })], { served: false }),
    lot('b', [item('45442110', 0.6, missing), item('45262670', 0.6, missing)], { served: false }),
    lot('c', [item('45262670', 0.1), item('45262670', 0.2)]),
    lot('d', [item('45262670', 0.5)], { served: false, estimatedCents: null }),
  ]);
  expect(wanted).toEqual([
    {
      cpv: '45442110',
      minLevel: 4,
      certifications: ['ISO 9001'],
      gain: 1.3,
      lotsOpened: 1,
      openedCents: 10_000,
      lotsOpenedWithOthers: 1,
      lotsImproved: 0,
      lotIds: ['a', 'b'],
    },
    {
      cpv: '45262670',
      minLevel: 2,
      certifications: [],
      gain: 1.3,
      lotsOpened: 1,
      openedCents: 0,
      lotsOpenedWithOthers: 1,
      lotsImproved: 1,
      lotIds: ['b', 'c', 'd'],
    },
  ]);
  expect(wantedCapabilities([])).toEqual([]);
});
