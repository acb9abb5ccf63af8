import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AwardSeat, awardedParts } from '../../src/consortia/life/award.domain.ts';

const seat = (organisationId: string, shareBp: number, role: AwardSeat['role'], covers: string[]): AwardSeat => ({
  organisationId,
  shareBp,
  role,
  covers,
});
const SEATS = [
  seat('panels', 5_000, 'mandataire', ['r1']),
  seat('cables', 3_000, 'cotraitant', ['r2']),
  seat('studies', 2_000, 'cotraitant', ['r3']),
];
const FIRST = { lotId: 'l1', amountCents: 116_000_000, requirementIds: ['r1', 'r2'] };
const SECOND = { lotId: 'l2', amountCents: 29_000_000, requirementIds: ['r3'] };
const PRICES = [
  { lotId: 'l1', organisationId: 'panels', amountCents: 72_500_000 },
  { lotId: 'l1', organisationId: 'cables', amountCents: 43_500_000 },
  { lotId: 'l2', organisationId: 'studies', amountCents: 29_000_000 },
];
const NOTHING = { leads: [], amounts: [], prices: [] };
const told = (parts: ReturnType<typeof awardedParts>) =>
  parts.map(({ seat: { organisationId }, role, shareBp }) => [organisationId, role, shareBp]);

test('a lot that was not won makes no part for who works in that one alone', () => {
  const won = { ...NOTHING, lots: [FIRST], whole: false };
  expect(told(awardedParts(SEATS, { ...won, prices: PRICES }))).toEqual([
    ['panels', 'mandataire', 6_250],
    ['cables', 'cotraitant', 3_750],
  ]);
  // Without prices by the shares of those who are left.
  expect(told(awardedParts(SEATS, won))).toEqual([
    ['panels', 'mandataire', 6_250],
    ['cables', 'cotraitant', 3_750],
  ]);
  expect(told(awardedParts(SEATS, { ...won, lots: [SECOND] }))).toEqual([['studies', 'cotraitant', 10_000]]);
});

test('who leads a lot is its mandataire where the one of the group has no part', () => {
  const seats = [
    ...SEATS.slice(0, 2),
    seat('checks', 500, 'cotraitant', ['r3']),
    seat('studies', 1_500, 'cotraitant', ['r3']),
  ];
  const award = { ...NOTHING, lots: [SECOND], whole: false, leads: [{ lotId: 'l2', organisationId: 'studies' }] };
  expect(told(awardedParts(seats, award))).toEqual([
    ['checks', 'cotraitant', 2_500],
    ['studies', 'mandataire', 7_500],
  ]);
});

test('each lot is split by its own prices, whatever it was awarded for', () => {
  const lots = [FIRST, { ...SECOND, amountCents: 58_000_000 }];
  expect(told(awardedParts(SEATS, { ...NOTHING, lots, whole: true, prices: PRICES }))).toEqual([
    ['panels', 'mandataire', 4_167],
    ['cables', 'cotraitant', 2_500],
    ['studies', 'cotraitant', 3_333],
  ]);
  // Without prices, or with none for somebody, as the seats say.
  for (const prices of [[], PRICES.slice(1)])
    expect(told(awardedParts(SEATS, { ...NOTHING, lots, whole: true, prices })).map(([, , bp]) => bp)).toEqual([
      5_000, 3_000, 2_000,
    ]);
});

test('a principal stays for its subcontractor, and the parts are always the whole', () => {
  const seats: AwardSeat[] = [...SEATS, { ...seat('crane', 1_000, 'sous_traitant', ['r3']), principalId: 'cables' }];
  const parts = awardedParts(seats, { ...NOTHING, lots: [SECOND], whole: false });
  expect(parts.map(({ seat: { organisationId } }) => organisationId)).toEqual(['cables', 'studies', 'crane']);
  const cents = fc.integer({ min: 0, max: 1e10 });
  fc.assert(
    fc.property(cents, cents, fc.array(cents, { minLength: 4, maxLength: 4 }), fc.boolean(), (a, b, asked, whole) => {
      const prices = seats.map(({ organisationId }, i) => ({
        lotId: i < 2 ? 'l1' : 'l2',
        organisationId,
        amountCents: asked[i]!,
      }));
      const lots = [{ ...FIRST, amountCents: a }, ...(whole ? [{ ...SECOND, amountCents: b }] : [])];
      const shares = awardedParts(seats, { ...NOTHING, lots, whole, prices }).map(({ shareBp }) => shareBp);
      expect(shares.reduce((sum, bp) => sum + bp, 0)).toBe(10_000);
      expect(Math.min(...shares)).toBeGreaterThan(0);
    }),
  );
});
