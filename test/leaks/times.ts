import { uuidv7 } from 'uuidv7';
import type { TestApp } from '../app.ts';
import type { SecretWorld } from './secrets.ts';

const WARM_UP = 20;
const ASKED = [
  ['consortia', 'member'],
  ['consortia', 'stranger'],
  ['invitations', 'member'],
  ['organisations', 'outsider'],
  ['tenders', 'stranger'],
  ['contracts', 'member'],
  ['watches', 'stranger'],
] as const;

/**
 * Can the time of an answer tell that a thing exists? Asks for what is hidden and for what does not exist in turns, so
 * that whatever else the machine does hits both alike. For each route and reader: the statuses seen, the medians, and
 * how often the one takes longer than the other: 0.5 is what a guess would give. The last column is the range in which
 * 95 of 100 such measurements of two equal distributions fall.
 */
export async function unseenTimes(
  app: TestApp,
  w: SecretWorld,
  pairs: number,
): Promise<{ statuses: number[]; table: string }> {
  const statuses = new Set<number>();
  const lines = [
    'route                          reader    hidden ms  missing ms  P(hidden > missing)    equal would give',
  ];
  const margin = 1.96 * Math.sqrt((2 * pairs + 1) / (12 * pairs * pairs));
  for (const [collection, role] of ASKED) {
    const time = async (id: string): Promise<number> => {
      const start = performance.now();
      const { statusCode } = await app.call('GET', `/${collection}/${id}`, { as: w.readers[role] });
      statuses.add(statusCode);
      return performance.now() - start;
    };
    const hidden: number[] = [];
    const missing: number[] = [];
    for (let i = 0; i < pairs + WARM_UP; i++) {
      const ids = [w.ids[collection]![0]!, uuidv7()];
      const swapped = i % 2 === 1;
      const one = await time(ids[swapped ? 1 : 0]!);
      const other = await time(ids[swapped ? 0 : 1]!);
      if (i < WARM_UP) continue;
      hidden.push(swapped ? other : one);
      missing.push(swapped ? one : other);
    }
    const name = `GET /v1/${collection}/{id}`.padEnd(31) + role.padEnd(10);
    const medians = median(hidden).toFixed(2).padStart(9) + median(missing).toFixed(2).padStart(12);
    const share = shareAbove(hidden, missing).toFixed(3).padStart(21);
    lines.push(`${name}${medians}${share}${`${(0.5 - margin).toFixed(3)}..${(0.5 + margin).toFixed(3)}`.padStart(20)}`);
  }
  return { statuses: [...statuses], table: lines.join('\n') };
}

const median = (values: number[]): number => [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)]!;

/** The share of all pairs in which the first is above the second (Mann and Whitney's U, scaled). */
function shareAbove(first: number[], second: number[]): number {
  const all = [...first.map((v) => [v, 1] as const), ...second.map((v) => [v, 0] as const)].sort((x, y) => x[0] - y[0]);
  const ranks = all.reduce((sum, [, mine], index) => sum + (mine === 1 ? index + 1 : 0), 0);
  return (ranks - (first.length * (first.length + 1)) / 2) / (first.length * second.length);
}
