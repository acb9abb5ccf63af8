import type { Model } from '../model/model.ts';
import { BestFew, place, sum } from './best-few.ts';
import { PairHalves } from './pair-halves.ts';
import { boundsWithMember, Marks, type MembersAsked, type StarParts } from './star-members.ts';

/**
 * So many partners or stars are looked at in order; the rest is bounded by the last of them. Of six problems (branching.ts): with
 * 48 2 % more nodes and 19 % more time, with 192 the same nodes and 11 % more time.
 */
export const VISITS = 96;

/**
 * The star bound: in a team of r, every member p sees r − 1 partners. Let each member keep part of its value for itself
 * and hand the rest (`share`) to whoever has it as a partner, and let each pair be seen half from either end. Then a
 * team is worth the sum of its members' stars, and the best star of each candidate is found by itself. This is the
 * Lagrangian of Σ_q y(p,q) = (r − 1) z(p) and y(p,q) = y(q,p), the strong linearisation of the quadratic problem
 * (Caprara, Pisinger, Toth, *Exact solution of the quadratic knapsack problem*, 1999; Berktaş, Yaman, 2021).
 */
export class Stars {
  readonly #pairs: PairHalves;
  readonly #n: number;
  readonly #starts: Int32Array;
  readonly #partners: Int32Array;
  readonly #halves: Float64Array;
  readonly #most: Float64Array;
  /** Per position an upper bound of the sum of its t best halves at t × n (t = 1 … 11), and how far splits raised it. */
  readonly #bestHalves: (Float64Array | undefined)[] = [];
  readonly #raised: Float64Array;
  readonly #few = new BestFew();
  readonly #top = this.#few.top;
  readonly #topAt = this.#few.topAt;
  /** What `#best` and `boundsWithMember` share: which positions were seen for the question that is asked now. */
  readonly #parts: StarParts;
  /** Nearness of the leading positions to every candidate, in the order of the lead. */
  #leadRows: (Uint16Array | undefined)[] = [];

  private constructor(pairs: PairHalves) {
    this.#pairs = pairs;
    this.#n = pairs.pool.length;
    this.#starts = pairs.special.starts;
    this.#partners = pairs.special.partners;
    this.#halves = pairs.special.halves;
    this.#most = pairs.most;
    this.#parts = {
      pairs,
      starts: this.#starts,
      partners: this.#partners,
      most: this.#most,
      few: this.#few,
      seen: new Marks(this.#n),
    };
    this.#raised = new Float64Array(this.#n);
  }

  /** Even splits over a pool. */
  static even(model: Model, k: number, pool: Int32Array): Stars {
    return new Stars(PairHalves.even(model, k, pool));
  }

  /** The same on some positions, ascending, with their splits. */
  restrict(kept: Int32Array): Stars {
    return new Stars(this.#pairs.restrict(kept));
  }

  /** Partners of a position that are tied to it or in conflict with it. */
  specialOf(p: number): Int32Array {
    return this.#partners.subarray(this.#starts[p]!, this.#starts[p + 1]!);
  }

  /** Whole worth of the pair of two positions, −Infinity in conflict. */
  pair(p: number, q: number): number {
    return this.#pairs.half(p, q) + this.#pairs.half(q, p);
  }

  /**
   * Star of each open position, written to `stars`, and the worth of its least partner, to `last`. `lead` are the first
   * open positions by `share`, which is −Infinity for whoever is not open; `own` is the whole value of a position.
   */
  values(
    open: Int32Array,
    lead: Int32Array,
    own: Float64Array,
    share: Float64Array,
    r: number,
    stars: Float64Array,
    last: Float64Array,
  ): void {
    const partners = r - 1;
    this.#leadRows = [];
    for (let at = 0; at < open.length; at++) {
      const p = open[at]!;
      if (partners === 0) {
        stars[p] = own[p]!;
        last[p] = Number.NEGATIVE_INFINITY;
        continue;
      }
      const best = this.#best(p, lead, lead.length < open.length, share, partners);
      stars[p] = own[p]! - partners * share[p]! + best;
      last[p] = this.#top[partners - 1]!;
    }
  }

  /**
   * As `values`, for the choice only: the exact stars of all that can be among the r best, upper bounds of the others
   * (whose `last` is −Infinity: nothing is known of their least partner).
   */
  choiceValues(
    lead: Int32Array,
    own: Float64Array,
    share: Float64Array,
    r: number,
    stars: Float64Array,
    last: Float64Array,
  ): void {
    const n = this.#n;
    const partners = r - 1;
    const halves = this.#halvesOf(partners);
    let handed = 0;
    for (let t = 0; t < partners; t++) handed += share[lead[t]!]!;
    const best = new Float64Array(r).fill(Number.NEGATIVE_INFINITY);
    const bestAt = new Int32Array(r);
    for (let p = 0; p < n; p++) {
      const most = own[p]! - partners * share[p]! + handed + halves[p]! + this.#raised[p]!;
      stars[p] = most;
      last[p] = Number.NEGATIVE_INFINITY;
      if (most > best[r - 1]!) place(best, bestAt, r, p, most);
    }
    const more = lead.length < n;
    this.#leadRows = [];
    const exact = (p: number, enough: number): number => {
      const alone = own[p]! - partners * share[p]!;
      const star = alone + this.#best(p, lead, more, share, partners, enough - alone);
      if (star > enough) last[p] = this.#top[partners - 1]!;
      return Math.min(star, stars[p]!);
    };
    const found = new Float64Array(r).fill(Number.NEGATIVE_INFINITY);
    const foundAt = new Int32Array(r).fill(-1);
    for (const p of bestAt) {
      stars[p] = exact(p, Number.NEGATIVE_INFINITY);
      place(found, foundAt, r, p, stars[p]!);
    }
    const tried = new Set(bestAt);
    for (let p = 0; p < n; p++) {
      if (stars[p]! <= found[r - 1]! || tried.has(p)) continue;
      stars[p] = exact(p, found[r - 1]!);
      if (stars[p]! > found[r - 1]!) place(found, foundAt, r, p, stars[p]!);
    }
  }

  /** After `choiceValues`: makes the stars above `enough` exact, whose least partner is not known yet. */
  refine(
    enough: number,
    lead: Int32Array,
    own: Float64Array,
    share: Float64Array,
    r: number,
    stars: Float64Array,
    last: Float64Array,
  ): void {
    const partners = r - 1;
    const more = lead.length < this.#n;
    for (let p = 0; p < this.#n; p++) {
      if (stars[p]! < enough || last[p]! !== Number.NEGATIVE_INFINITY) continue;
      const alone = own[p]! - partners * share[p]!;
      const star = alone + this.#best(p, lead, more, share, partners, enough - alone - 1);
      if (star >= enough) last[p] = this.#top[partners - 1]!;
      stars[p] = Math.min(star, stars[p]!);
    }
  }

  /** Upper bounds of the sums of each position's best halves at even splits or those it was made with. */
  #halvesOf(count: number): Float64Array {
    const known = this.#bestHalves[count];
    if (known !== undefined) return known;
    const sums = new Float64Array(this.#n);
    const top = this.#top;
    for (let p = 0; p < this.#n; p++) {
      top.fill(this.#most[p]!, 0, count);
      for (let at = this.#starts[p]!; at < this.#starts[p + 1]!; at++) {
        const half = this.#halves[at]!;
        if (half > top[count - 1]!) this.#few.insert(this.#partners[at]!, half, count);
      }
      sums[p] = sum(top, count);
    }
    this.#raised.fill(0);
    this.#bestHalves.length = 0;
    this.#bestHalves[count] = sums;
    return sums;
  }

  /** Bounds of teams that have one of the positions: see `boundsWithMember`. */
  withMember(asked: MembersAsked): (p: number) => number {
    return boundsWithMember(this.#parts, asked);
  }

  /** The partners in p's star, the special or first ones. */
  partners(p: number, lead: Int32Array, more: boolean, share: Float64Array, r: number): number[] {
    if (r < 2) return [];
    this.#leadRows = [];
    this.#best(p, lead, more, share, r - 1);
    const found: number[] = [];
    for (let t = 0; t < r - 1; t++) if (this.#topAt[t]! >= 0) found.push(this.#topAt[t]!);
    return found;
  }

  /** Moves part of a pair's worth from p's end to q's; nothing where splits are not kept. */
  move(p: number, q: number, amount: number): void {
    const gains = amount < 0 ? p : q;
    this.#raised[gains]! += Math.abs(amount);
    this.#pairs.move(p, q, amount);
  }

  /**
   * Finds p's best partners: the special ones first, then the others in order until none can be better; their sum. When
   * it is seen to be at most `enough`, any upper bound of it up to there.
   */
  #best(
    p: number,
    lead: Int32Array,
    more: boolean,
    share: Float64Array,
    count: number,
    enough = Number.NEGATIVE_INFINITY,
  ): number {
    const top = this.#top;
    const mark = this.#parts.seen.next();
    const marks = this.#parts.seen.of;
    for (let t = 0; t < count; t++) {
      top[t] = Number.NEGATIVE_INFINITY;
      this.#topAt[t] = -1;
    }
    marks[p] = mark;
    const end = this.#starts[p + 1]!;
    for (let at = this.#starts[p]!; at < end; at++) {
      const q = this.#partners[at]!;
      marks[q] = mark;
      const value = share[q]! + this.#halves[at]!;
      if (value > top[count - 1]!) this.#few.insert(q, value, count);
    }
    const most = this.#most[p]!;
    if (enough > Number.NEGATIVE_INFINITY) {
      const coarse = this.#optimistic(lead, more, share, count, most, mark);
      if (coarse <= enough) return coarse;
    }
    const { dense, factor, pool } = this.#pairs;
    const row = p * this.#n;
    const i = pool[p]!;
    let at = 0;
    for (; at < lead.length; at++) {
      const q = lead[at]!;
      const handed = share[q]!;
      if (handed + most <= top[count - 1]!) break;
      if (marks[q] === mark) continue;
      let half: number;
      if (dense !== null) half = dense[row + q]!;
      else {
        let near = this.#leadRows[at];
        if (near === undefined) {
          near = this.#pairs.nearTo(q);
          this.#leadRows[at] = near;
        }
        half = factor * near[i]!;
      }
      if (handed + half > top[count - 1]!) this.#few.insert(q, handed + half, count);
    }
    if (more && at === lead.length && at > 0) {
      const q = lead[at - 1]!;
      this.#few.fill(share[q]! + most, q, count);
    }
    return sum(top, count);
  }

  /** The sum of the best partners if every leading one that is not special were worth `most`. */
  #optimistic(lead: Int32Array, more: boolean, share: Float64Array, count: number, most: number, mark: number): number {
    const top = this.#top;
    const marks = this.#parts.seen.of;
    let total = 0;
    let special = 0;
    let at = 0;
    for (let taken = 0; taken < count; taken++) {
      while (at < lead.length && marks[lead[at]!] === mark) at++;
      const next = at < lead.length ? at : more ? lead.length - 1 : -1;
      const near = next < 0 ? Number.NEGATIVE_INFINITY : share[lead[next]!]! + most;
      if (top[special]! >= near) total += top[special++]!;
      else {
        total += near;
        at++;
      }
    }
    return total;
  }
}
