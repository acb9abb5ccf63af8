import { type Columns, organisationAt } from './columns.ts';
import { cpvCloseness } from './cpv.ts';
import type { Conflict, Organisation, Requirement, Tie } from './problem.ts';

/** First position whose code is at least `code`. */
function lowerPosition(sorted: Uint32Array, code: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Flags the organisations that have a capability near enough to one of the requirements: two binary searches per
 * division, then closeness once per code, since equal codes stand together. `leastThousandths` of closeness, at least 1.
 * Returns organisation numbers in ascending order.
 */
export function retrieve(
  columns: Columns,
  requirements: readonly Pick<Requirement, 'cpv'>[],
  leastThousandths: number,
  passes: (i: number) => boolean = () => true,
): number[] {
  const near = new Uint8Array(columns.organisations);
  for (const cpv of new Set(requirements.map((one) => one.cpv))) {
    const division = Number(cpv.slice(0, 2)) * 1_000_000;
    const end = lowerPosition(columns.sortedCpv, division + 1_000_000);
    let last = -1;
    let enough = false;
    for (let at = lowerPosition(columns.sortedCpv, division); at < end; at++) {
      const code = columns.sortedCpv[at] as number;
      if (code !== last) {
        last = code;
        enough = cpvCloseness(String(code).padStart(8, '0'), cpv) >= Math.max(1, leastThousandths);
      }
      if (enough) near[columns.sortedOwner[at] as number] = 1;
    }
  }
  const found: number[] = [];
  near.forEach((flag, i) => {
    if (flag === 1 && passes(i)) found.push(i);
  });
  return found;
}

/** A part of a snapshot as a problem file has it. */
export type Extract = {
  readonly organisations: readonly Organisation[];
  readonly ties: readonly Tie[];
  readonly conflicts: readonly Conflict[];
};

/** These organisations with the ties and conflicts among them, each pair once, in ascending order. */
export function extract(columns: Columns, numbers: readonly number[]): Extract {
  const place = new Int32Array(columns.organisations).fill(-1);
  const organisations = numbers.map((i, at) => {
    place[i] = at;
    return organisationAt(columns, i);
  });
  const ties: Tie[] = [];
  const conflicts: Conflict[] = [];
  numbers.forEach((i, at) => {
    const a = (organisations[at] as Organisation).id;
    for (let t = columns.tieStarts[i] as number; t < (columns.tieStarts[i + 1] as number); t++) {
      const other = place[columns.tiePartner[t] as number] as number;
      if (other > at)
        ties.push({ a, b: (organisations[other] as Organisation).id, weight: columns.tieWeight[t] as number });
    }
    for (let t = columns.conflictStarts[i] as number; t < (columns.conflictStarts[i + 1] as number); t++) {
      const other = place[columns.conflictPartner[t] as number] as number;
      if (other > at) conflicts.push({ a, b: (organisations[other] as Organisation).id });
    }
  });
  return { organisations, ties, conflicts };
}
