import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebalanced, WHOLE } from '../../src/console/pages/tenders/weights.ts';

describe('weights that sum by themselves', () => {
  it('keep the proportions of the others', () => {
    expect(rebalanced([5_000, 2_500, 2_500], 0, 2_000)).toEqual([2_000, 4_000, 4_000]);
    expect(rebalanced([10_000, 0, 0], 0, 4_000)).toEqual([4_000, 3_000, 3_000]);
    expect(rebalanced([3_000, 3_000], -1)).toEqual([5_000, 5_000]);
    expect(rebalanced([4_000], 0, 2_000)).toEqual([WHOLE]);
  });

  it('sum to the whole in whole basis points, whatever is set', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: WHOLE }), { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.integer({ min: -5_000, max: 20_000 }),
        (weights, place, value) => {
          const at = place % weights.length;
          const next = rebalanced(weights, at, value);
          expect(next.reduce((sum, weight) => sum + weight, 0)).toBe(WHOLE);
          expect(next.every((weight) => Number.isInteger(weight) && weight >= 0)).toBe(true);
          if (weights.length > 1) expect(next[at]).toBe(Math.min(WHOLE, Math.max(0, value)));
        },
      ),
    );
  });
});
