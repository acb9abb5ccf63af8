import type { Model } from './model.ts';
import type { NearRows } from './near-rows.ts';
import { nearness, pairMeasure } from './team.ts';

/** Partners looked at per candidate in a pool too large to keep rows of nearness. */
const VISITS = 48;

/** How far pairs are split from even: what the end at i gives to the end at j. */
export class Splits {
  readonly #moved = new Map<number, Map<number, number>>();

  move(i: number, j: number, amount: number): void {
    for (const [from, to, by] of [
      [i, j, amount],
      [j, i, -amount],
    ] as const) {
      const row = this.#moved.get(from) ?? new Map<number, number>();
      row.set(to, (row.get(to) ?? 0) + by);
      this.#moved.set(from, row);
    }
  }

  each(i: number, visit: (j: number, amount: number) => void): void {
    this.#moved.get(i)?.forEach((amount, j) => {
      visit(j, amount);
    });
  }
}

/**
 * The star bound: in a team of r, every member p sees r − 1 partners. Let each member keep part of its value for itself
 * and hand the rest (`share`) to whoever has it as a partner, and let each pair be seen half from either end. Then a
 * team is worth the sum of its members' stars, and the best star of each candidate is found by itself. This is the
 * Lagrangian of Σ_q y(p,q) = (r − 1) z(p) and y(p,q) = y(q,p), the strong linearisation of the quadratic problem
 * (Caprara, Pisinger, Toth, *Exact solution of the quadratic knapsack problem*, 1999; Berktaş, Yaman, 2021).
 */
export class Stars {
  readonly #model: Model;
  readonly #pool: Int32Array;
  readonly #unit: number;
  readonly #position: Int32Array;
  readonly #near: NearRows;
  readonly #splits: Splits;
  readonly #most: number;
  readonly #factor: number;
  readonly #mark: Int32Array;
  #marks = 0;
  /** Partners of p whose half is not simply nearness: tied, in conflict, or split unevenly; and that half. */
  readonly #special: (Map<number, number> | undefined)[] = [];
  readonly #top = new Float64Array(12);
  readonly #topAt = new Int32Array(12);

  /** `unit` is the total per unit of pair measure; `position` maps candidates to the pool (−1: not in). */
  constructor(model: Model, pool: Int32Array, position: Int32Array, near: NearRows, splits: Splits, unit: number) {
    this.#model = model;
    this.#pool = pool;
    this.#unit = unit;
    this.#position = position;
    this.#near = near;
    this.#splits = splits;
    this.#factor = ((model.hasSite ? 1 : 2) * model.weights.proximity * unit) / 2;
    this.#most = this.#factor * 1000;
    this.#mark = new Int32Array(pool.length);
  }

  /**
   * Star of each open position, written to `stars`. `open` is in descending order of `share`; `share` is −Infinity for
   * whoever is not open; `own` is the whole value of a position, its part as a partner included.
   */
  values(
    open: Int32Array,
    own: Float64Array,
    share: Float64Array,
    r: number,
    stars: Float64Array,
    last: Float64Array,
  ): void {
    for (let at = 0; at < open.length; at++) {
      const p = open[at] as number;
      stars[p] = (own[p] as number) - (r - 1) * (share[p] as number) + this.#best(p, open, share, r - 1);
      last[p] = r > 1 ? (this.#top[r - 2] as number) : Number.NEGATIVE_INFINITY;
    }
  }

  /**
   * Bound of a team that has p: its star, and the r − 1 best stars of others once p is a partner in each of them. In
   * the star of m, p takes the place of the least partner, worth `last[m]`, unless it is there already. `open` is in
   * descending order of stars. Below `enough` the bound may be left at a coarser value.
   */
  withMember(
    p: number,
    open: Int32Array,
    share: Float64Array,
    r: number,
    stars: Float64Array,
    last: Float64Array,
    base: number,
    enough: number,
  ): number {
    const wanted = r - 1;
    const top = this.#top;
    const handed = share[p] as number;
    const mark = ++this.#marks;
    this.#mark[p] = mark;
    const special = this.#specialOf(p);
    for (let t = 0; t < wanted; t++) top[t] = Number.NEGATIVE_INFINITY;
    for (const m of special.keys()) {
      this.#mark[m] = mark;
      if (share[m] === Number.NEGATIVE_INFINITY) continue;
      const loss = (last[m] as number) - handed - (this.#specialOf(m).get(p) as number);
      const value = loss > 0 ? (stars[m] as number) - loss : (stars[m] as number);
      if (value > (top[wanted - 1] as number)) this.#insert(m, value, wanted);
    }
    const start = base + (stars[p] as number);
    const kept = top.slice(0, wanted);
    const nearest = handed + this.#most;
    for (let at = 0; at < open.length; at++) {
      const m = open[at] as number;
      if ((stars[m] as number) <= (top[wanted - 1] as number)) break;
      if (this.#mark[m] === mark) continue;
      const loss = (last[m] as number) - nearest;
      const value = loss > 0 ? (stars[m] as number) - loss : (stars[m] as number);
      if (value > (top[wanted - 1] as number)) this.#insert(m, value, wanted);
    }
    const coarse = sum(top, wanted) + start;
    if (coarse < enough) return coarse;
    top.set(kept);
    const i = this.#pool[p] as number;
    const row = this.#near.row(p);
    for (let at = 0; at < open.length; at++) {
      const m = open[at] as number;
      if ((stars[m] as number) <= (top[wanted - 1] as number)) break;
      if (this.#mark[m] === mark) continue;
      const near = row === null ? nearness(this.#model, i, this.#pool[m] as number) : (row[m] as number);
      const loss = (last[m] as number) - handed - this.#factor * near;
      const value = loss > 0 ? (stars[m] as number) - loss : (stars[m] as number);
      if (value > (top[wanted - 1] as number)) this.#insert(m, value, wanted);
    }
    return sum(top, wanted) + start;
  }

  /** The partners in p's star. */
  partners(p: number, open: Int32Array, share: Float64Array, r: number): number[] {
    this.#best(p, open, share, r - 1);
    return [...this.#topAt.subarray(0, r - 1)].filter((q) => q >= 0);
  }

  /** Moves part of a pair's worth from p's end to q's. */
  move(p: number, q: number, amount: number): void {
    const [i, j] = [this.#pool[p] as number, this.#pool[q] as number];
    this.#splits.move(i, j, amount);
    for (const [from, to, by] of [
      [p, q, -amount],
      [q, p, amount],
    ] as const) {
      const special = this.#specialOf(from);
      const half = special.get(to) ?? this.#factor * nearness(this.#model, i, j);
      special.set(to, half + by);
    }
  }

  /**
   * Sum of the best `count` partners of p: the special ones first, then the others in order until none can be better.
   * In large pools only so many are looked at, and the rest is bounded by full nearness.
   */
  #best(p: number, open: Int32Array, share: Float64Array, count: number): number {
    if (count === 0) return 0;
    const top = this.#top;
    for (let t = 0; t < count; t++) {
      top[t] = Number.NEGATIVE_INFINITY;
      this.#topAt[t] = -1;
    }
    const mark = ++this.#marks;
    this.#mark[p] = mark;
    for (const [q, half] of this.#specialOf(p)) {
      this.#mark[q] = mark;
      const value = (share[q] as number) + half;
      if (value > (top[count - 1] as number)) this.#insert(q, value, count);
    }
    const i = this.#pool[p] as number;
    const row = this.#near.row(p);
    const seen = row === null ? Math.min(open.length, VISITS) : open.length;
    let at = 0;
    for (; at < seen; at++) {
      const q = open[at] as number;
      const handed = share[q] as number;
      if (handed + this.#most <= (top[count - 1] as number)) break;
      if (this.#mark[q] === mark) continue;
      const near = row === null ? nearness(this.#model, i, this.#pool[q] as number) : (row[q] as number);
      const value = handed + this.#factor * near;
      if (value > (top[count - 1] as number)) this.#insert(q, value, count);
    }
    if (at === seen && at < open.length) {
      const rest = (share[open[at] as number] as number) + this.#most;
      for (let times = 0; times < count && rest > (top[count - 1] as number); times++) {
        this.#insert(open[at] as number, rest, count);
      }
    }
    return sum(top, count);
  }

  #insert(q: number, value: number, count: number): void {
    let at = count - 1;
    while (at > 0 && (this.#top[at - 1] as number) < value) {
      this.#top[at] = this.#top[at - 1] as number;
      this.#topAt[at] = this.#topAt[at - 1] as number;
      at--;
    }
    this.#top[at] = value;
    this.#topAt[at] = q;
  }

  #specialOf(p: number): Map<number, number> {
    const known = this.#special[p];
    if (known !== undefined) return known;
    const special = new Map<number, number>();
    const i = this.#pool[p] as number;
    const { ties, conflicts, weights } = this.#model;
    if (weights.cohesion > 0) {
      for (let at = ties.starts[i] as number; at < (ties.starts[i + 1] as number); at++) {
        const j = ties.columns[at] as number;
        const q = this.#position[j] as number;
        if (q >= 0) special.set(q, (pairMeasure(this.#model, i, j) * this.#unit) / 2);
      }
    }
    for (let at = conflicts.starts[i] as number; at < (conflicts.starts[i + 1] as number); at++) {
      const q = this.#position[conflicts.columns[at] as number] as number;
      if (q >= 0) special.set(q, Number.NEGATIVE_INFINITY);
    }
    this.#splits.each(i, (j, amount) => {
      const q = this.#position[j] as number;
      if (q < 0) return;
      const half = special.get(q) ?? this.#factor * nearness(this.#model, i, j);
      special.set(q, half - amount);
    });
    this.#special[p] = special;
    return special;
  }
}

function sum(values: Float64Array, count: number): number {
  let total = 0;
  for (let t = 0; t < count; t++) total += values[t] as number;
  return total;
}
