import type { Requirement } from '../problem/problem.ts';
import { cpvCloseness } from '../quality/cpv.ts';
import type { Columns } from './columns.ts';

/** First position whose code is at least `code`. */
function lowerPosition(sorted: Uint32Array, code: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The candidates that have a capability near enough to one of the requirements: two binary searches per
 * division, then closeness once per code, since equal codes stand together. `leastThousandths` of closeness, at least 1.
 * Returns numbers in ascending order.
 */
export function retrieve(
  columns: Columns,
  requirements: readonly Pick<Requirement, 'cpv'>[],
  leastThousandths: number,
  passes: (i: number) => boolean = () => true,
): number[] {
  const near = new Uint8Array(columns.candidates);
  for (const cpv of new Set(requirements.map((one) => one.cpv))) {
    const division = Number(cpv.slice(0, 2)) * 1_000_000;
    const end = lowerPosition(columns.sortedCpv, division + 1_000_000);
    let last = -1;
    let enough = false;
    for (let at = lowerPosition(columns.sortedCpv, division); at < end; at++) {
      const code = columns.sortedCpv[at]!;
      if (code !== last) {
        last = code;
        enough = cpvCloseness(String(code).padStart(8, '0'), cpv) >= Math.max(1, leastThousandths);
      }
      if (enough) near[columns.sortedOwner[at]!] = 1;
    }
  }
  const found: number[] = [];
  near.forEach((flag, i) => {
    if (flag === 1 && passes(i)) found.push(i);
  });
  return found;
}
