import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitExactly } from '../../src/shared/money.ts';

describe('splitExactly', () => {
  it('gives the odd cents to the largest remainders', () => {
    expect(splitExactly(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitExactly(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(splitExactly(10, [0, 3, 1])).toEqual([0, 8, 2]);
  });

  it('always sums to the total and never misses a part by a whole unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
        fc
          .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
          .filter((w) => w.some((x) => x > 0)),
        (total, weights) => {
          const parts = splitExactly(total, weights);
          const sum = weights.reduce((a, b) => a + b, 0);
          expect(parts.reduce((a, b) => a + BigInt(b), 0n)).toBe(BigInt(total));
          parts.forEach((part, i) => {
            expect(Math.abs(part - (total * (weights[i] as number)) / sum)).toBeLessThanOrEqual(2);
          });
        },
      ),
    );
  });

  it('refuses weights that sum to nothing', () => {
    expect(() => splitExactly(1, [0, 0])).toThrow(RangeError);
  });
});
