import { type BestFew, place, sum } from './best-few.ts';
import type { PairHalves } from './pair-halves.ts';

/** Which positions were seen for the question that is asked now: a number for each question spares emptying it. */
export class Marks {
  readonly of: Int32Array;
  #count = 0;
  constructor(positions: number) {
    this.of = new Int32Array(positions);
  }
  /** The mark of a new question. */
  next(): number {
    return ++this.#count;
  }
}

/** What stars over a pool are made of: special partners of position p stand from `starts[p]` on. */
export type StarParts = {
  pairs: PairHalves;
  starts: Int32Array;
  partners: Int32Array;
  /** Most that a half of a pair that is not special can be worth, per position. */
  most: Float64Array;
  few: BestFew;
  seen: Marks;
};

/** Of which teams bounds are asked for. */
export type MembersAsked = {
  /** The first positions by stars. */
  lead: Int32Array;
  /** Of the rest, if any, the least partner is worth this at least; null: there is no rest. */
  restLast: number | null;
  /** What each position hands to whoever has it as a partner; −Infinity: not open. */
  share: Float64Array;
  /** Members of the team that are still to be chosen. */
  r: number;
  stars: Float64Array;
  /** Worth of the least partner of each star. */
  last: Float64Array;
  base: number;
  /** Below this a bound may be left at a coarser value. */
  enough: number;
};

/**
 * Bounds of teams that have one of the positions: its star, and the r − 1 best stars of others once it is a partner in
 * each of them. In the star of m, p takes the place of the least partner, worth `last[m]`, unless it is there already.
 */
export function boundsWithMember(parts: StarParts, asked: MembersAsked): (p: number) => number {
  const { pairs, starts, partners, most, few, seen: marks } = parts;
  const { lead, restLast, share, r, stars, last, base, enough } = asked;
  const wanted = r - 1;
  const top = few.top;
  const end = lead.length === 0 ? Number.NEGATIVE_INFINITY : stars[lead[lead.length - 1]!]!;
  let mostNear = 0;
  for (const m of lead) mostNear = Math.max(mostNear, most[m]!);
  const coarse = coarseSum(parts, asked, end);
  const { byWorth, worth } = worths(parts, asked);
  /** Which of the lead were looked at, for the p and the round that `looks` counts. */
  const looked = new Int32Array(lead.length);
  let looks = 0;
  return (p) => {
    const start = base + stars[p]!;
    if (wanted === 0) return start;
    const handed = share[p]!;
    const mark = marks.next();
    marks.of[p] = mark;
    top.fill(Number.NEGATIVE_INFINITY, 0, wanted);
    for (let at = starts[p]!; at < starts[p + 1]!; at++) {
      const m = partners[at]!;
      marks.of[m] = mark;
      if (share[m] === Number.NEGATIVE_INFINITY) continue;
      const loss = last[m]! - handed - pairs.specialHalf(m, p);
      const value = loss > 0 ? stars[m]! - loss : stars[m]!;
      if (value > top[wanted - 1]!) few.insert(m, value, wanted);
    }
    const rough = start + coarse(handed + mostNear);
    if (rough < enough) return rough;
    let rest: number | null = null;
    if (restLast !== null && lead.length > 0) {
      const loss = restLast - handed - pairs.factor * 1000;
      rest = end - Math.max(0, loss);
    }
    const kept = top.slice(0, wanted);
    for (const exact of [false, true]) {
      top.set(kept);
      looks++;
      // In turn the next by star and the next by worth: none that is left is worth more than either (Fagin's threshold).
      for (let turn = 0; turn < 2 * lead.length; turn++) {
        const least = top[wanted - 1]!;
        const next = turn >> 1;
        if (stars[lead[next]!]! <= least || worth[byWorth[next]!]! + handed <= least) break;
        const at = turn % 2 === 0 ? next : byWorth[next]!;
        if (looked[at] === looks) continue;
        looked[at] = looks;
        const m = lead[at]!;
        if (Math.min(stars[m]!, worth[at]! + handed) <= least || marks.of[m] === mark) continue;
        const near = exact ? pairs.half(m, p) : most[m]!;
        const loss = last[m]! - handed - near;
        const value = loss > 0 ? stars[m]! - loss : stars[m]!;
        if (value > least) few.insert(m, value, wanted);
      }
      if (rest !== null) few.fill(rest, lead[lead.length - 1]!, wanted);
      if (sum(top, wanted) + start < enough) break;
    }
    return sum(top, wanted) + start;
  };
}

/**
 * What each leading star is worth at most, but for what p hands to it, when p takes the place of its least partner; and their
 * places in the lead in descending order of that.
 */
function worths({ most }: StarParts, { lead, stars, last }: MembersAsked) {
  const worth = new Float64Array(lead.length);
  for (let at = 0; at < lead.length; at++) {
    const m = lead[at]!;
    const unknown = last[m] === Number.NEGATIVE_INFINITY;
    worth[at] = unknown ? Number.POSITIVE_INFINITY : stars[m]! - last[m]! + most[m]!;
  }
  const byWorth = Int32Array.from(lead, (_, at) => at).sort((a, b) => worth[b]! - worth[a]! || a - b);
  return { worth, byWorth };
}

/** The sum of the best when each leading star has p for its least partner, p as near as `worth`; with p's special ones. */
function coarseSum({ few: { top } }: StarParts, { lead, restLast, r, stars, last }: MembersAsked, end: number) {
  const wanted = r - 1;
  // The largest stars without their least partner, and the largest of those whose least partner is not known.
  const without = new Float64Array(Math.max(1, wanted)).fill(Number.NEGATIVE_INFINITY);
  const ignored = new Int32Array(without.length);
  let unknown = restLast === null ? Number.NEGATIVE_INFINITY : end;
  for (const m of lead) {
    const value = stars[m]! - last[m]!;
    if (value === Number.POSITIVE_INFINITY) unknown = Math.max(unknown, stars[m]!);
    else if (value > without[without.length - 1]!) place(without, ignored, without.length, m, value);
  }
  return (worth: number): number => {
    let total = 0;
    let special = 0;
    for (let t = 0; special + t < wanted; ) {
      const star = t < lead.length ? stars[lead[t]!]! : end;
      const other = Math.min(star, Math.max(unknown, without[t]! + worth));
      if (top[special]! >= other) total += top[special++]!;
      else {
        total += other;
        t++;
      }
    }
    return total;
  };
}
