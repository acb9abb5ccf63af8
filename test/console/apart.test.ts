import { expect, it } from 'vitest';
import { type Point, placedApart } from '../../src/console/pages/tenders/proposals/apart.ts';

const FRAME = { left: 0, top: 0, right: 420, bottom: 280 };
const LEAST = 20;
const nearest = (signs: readonly Point[]): number =>
  Math.min(...signs.flatMap((a, i) => signs.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))));

it('leaves signs where they belong that have room', () => {
  const points = [
    { x: 100, y: 100 },
    { x: 125, y: 100 },
  ];
  expect(placedApart(points, LEAST, [{ x: 200, y: 200 }], FRAME)).toEqual(points);
});

it('draws a dozen companies of one town, of a corner and beside the work beside each other', () => {
  const corner = { x: 2, y: 3 };
  for (const at of [{ x: 200, y: 140 }, corner, { x: 419, y: 1 }]) {
    for (const spread of [0, 0.5, 7]) {
      const points = Array.from({ length: 12 }, (_, i) => ({ x: at.x + (i % 4) * spread, y: at.y + (i % 3) * spread }));
      const signs = placedApart(points, LEAST, [{ x: 200, y: 140 }], FRAME);
      // A circle of nine units each way: they neither cover nor touch each other.
      expect(nearest([...signs, { x: 200, y: 140 }])).toBeGreaterThan(18);
      for (const { x, y } of signs) {
        expect([x >= FRAME.left, x <= FRAME.right, y >= FRAME.top, y <= FRAME.bottom]).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }
    }
  }
});
