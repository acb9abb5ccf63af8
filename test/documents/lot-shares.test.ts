import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotShares } from '../../src/documents/lot-shares.ts';
import { splitExactly } from '../../src/shared/money.ts';

const lots = [
  { id: 'l1', requirementIds: ['r1', 'r2'] },
  { id: 'l2', requirementIds: ['r3'] },
];

describe('shares by lot', () => {
  it('are the seats’ own where there is one lot, faults included', () => {
    const seats = [
      { organisationId: 'a', shareBp: 6_000, covers: [], parts: [] },
      { organisationId: 'b', shareBp: 3_999, covers: [], parts: [] },
    ];
    expect(lotShares(seats, lots.slice(0, 1)).map((part) => part.shareBp)).toEqual([6_000, 3_999]);
  });

  it('follow the work of each member over several lots', () => {
    const seats = [
      {
        organisationId: 'a',
        shareBp: 6_000,
        covers: ['r1', 'r3'],
        parts: [
          { requirementId: 'r1', loadBp: 4_500 },
          { requirementId: 'r3', loadBp: 1_500 },
        ],
      },
      { organisationId: 'b', shareBp: 4_000, covers: ['r2'], parts: [] },
    ];
    expect(lotShares(seats, lots)).toEqual([
      { memberId: 'a', lotId: 'l1', shareBp: 5_294 },
      { memberId: 'b', lotId: 'l1', shareBp: 4_706 },
      { memberId: 'a', lotId: 'l2', shareBp: 10_000 },
    ]);
  });

  it('make a whole of every lot that somebody works in', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 12 });
    const covers = fc.array(fc.subarray(['r1', 'r2', 'r3']), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(weights, covers, (list, covered) => {
        const shares = splitExactly(10_000, list);
        const seats = shares.map((shareBp, i) => ({
          organisationId: `o${i}`,
          shareBp,
          covers: covered[i]!,
          parts: [],
        }));
        for (const lot of lots) {
          const sum = lotShares(seats, lots)
            .filter((part) => part.lotId === lot.id)
            .reduce((a, part) => a + part.shareBp, 0);
          expect([0, 10_000]).toContain(sum);
        }
      }),
    );
  });
});
