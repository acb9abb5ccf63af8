import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Piece, piecesOf } from '../../src/reports/credited.repository.ts';
import { addDays } from '../../src/shared/day.ts';

/** How often the pieces count a day. */
const times = (pieces: readonly Piece[], day: string): number =>
  pieces.reduce((sum, piece) => {
    if (piece.kind === 'days') return sum + (day >= piece.from && day <= piece.to ? piece.sign : 0);
    const year = Number(day.slice(0, 4));
    return sum + (year >= piece.first && year <= piece.last ? 1 : 0);
  }, 0);

const day = fc.integer({ min: 0, max: 4_000 }).map((n) => addDays('2010-01-01', n));

it('counts every day of a period once and no other, and reads half a year of lines at each end at most', () => {
  fc.assert(
    fc.property(day, day, fc.array(day, { minLength: 20, maxLength: 20 }), (a, b, others) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const pieces = piecesOf({ from, to });
      for (const one of [from, to, addDays(from, -1), addDays(to, 1), ...others])
        expect(times(pieces, one)).toBe(one >= from && one <= to ? 1 : 0);
      for (const piece of pieces)
        if (piece.kind === 'days' && from.slice(0, 4) !== to.slice(0, 4))
          expect((Date.parse(piece.to) - Date.parse(piece.from)) / 86_400_000).toBeLessThan(184);
    }),
    { numRuns: 300 },
  );
});

it('takes whole years from the sums alone', () => {
  expect(piecesOf({ from: '2019-01-01', to: '2023-12-31' })).toEqual([{ kind: 'years', first: 2019, last: 2023 }]);
});

it('has something to read, and nothing to find, in what ends before it begins', () => {
  fc.assert(
    fc.property(day, day, (a, b) => {
      fc.pre(a !== b);
      const [to, from] = a < b ? [a, b] : [b, a];
      const pieces = piecesOf({ from, to });
      expect(pieces.length).toBeGreaterThan(0);
      for (const one of [from, to]) expect(times(pieces, one)).toBe(0);
    }),
    { numRuns: 100 },
  );
});
