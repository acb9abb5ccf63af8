import type { Model } from './model.ts';
import { nearness, pairMeasure } from './team.ts';

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
  readonly #most: number;
  readonly #factor: number;
  readonly #mark: Int32Array;
  #marks = 0;
  /** Partners of p whose half is not simply nearness: tied, in conflict, or split unevenly; and that half. */
  readonly #special: (Map<number, number> | undefined)[] = [];
  readonly #top: Float64Array;
  readonly #topAt: Int32Array;

  /** `unit` is the total per unit of pair measure; `position` maps candidates to the pool (−1: not in). */
  constructor(model: Model, pool: Int32Array, position: Int32Array, unit: number) {
    this.#model = model;
    this.#pool = pool;
    this.#unit = unit;
    this.#position = position;
    this.#factor = ((model.hasSite ? 1 : 2) * model.weights.proximity * unit) / 2;
    this.#most = this.#factor * 1000;
    this.#mark = new Int32Array(pool.length);
    this.#top = new Float64Array(12);
    this.#topAt = new Int32Array(12);
  }

  /**
   * Star of each open position, written to `stars`. `open` is in descending order of `share`; `share` is −Infinity for
   * whoever is not open; `own` is the whole value of a position, its part as a partner included.
   */
  values(open: Int32Array, own: Float64Array, share: Float64Array, r: number, stars: Float64Array): void {
    for (let at = 0; at < open.length; at++) {
      const p = open[at] as number;
      stars[p] = (own[p] as number) - (r - 1) * (share[p] as number) + this.#best(p, open, share, r - 1);
    }
  }

  /** The partners in p's star. */
  partners(p: number, open: Int32Array, share: Float64Array, r: number): number[] {
    this.#best(p, open, share, r - 1);
    return [...this.#topAt.subarray(0, r - 1)].filter((q) => q >= 0);
  }

  /** Moves part of a pair's worth from p's end to q's. */
  move(p: number, q: number, amount: number): void {
    for (const [from, to, by] of [
      [p, q, -amount],
      [q, p, amount],
    ] as const) {
      const special = this.#specialOf(from);
      const half =
        special.get(to) ?? this.#factor * nearness(this.#model, this.#pool[from] as number, this.#pool[to] as number);
      special.set(to, half + by);
    }
  }

  /** The same splits over a part of the pool, given as old positions in ascending order. */
  restrictTo(pool: Int32Array, kept: Int32Array, position: Int32Array): Stars {
    const smaller = new Stars(this.#model, pool, position, this.#unit);
    const renamed = new Int32Array(this.#pool.length).fill(-1);
    kept.forEach((old, at) => {
      renamed[old] = at;
    });
    kept.forEach((old, at) => {
      const special = this.#special[old];
      if (special === undefined) return;
      const map = new Map<number, number>();
      for (const [q, half] of special) if ((renamed[q] as number) >= 0) map.set(renamed[q] as number, half);
      smaller.#special[at] = map;
    });
    return smaller;
  }

  /** Sum of the best `count` partners of p: the special ones first, then the others until none can be better. */
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
    for (let at = 0; at < open.length; at++) {
      const q = open[at] as number;
      const handed = share[q] as number;
      if (handed + this.#most <= (top[count - 1] as number)) break;
      if (this.#mark[q] === mark) continue;
      const value = handed + this.#factor * nearness(this.#model, i, this.#pool[q] as number);
      if (value > (top[count - 1] as number)) this.#insert(q, value, count);
    }
    let sum = 0;
    for (let t = 0; t < count; t++) sum += top[t] as number;
    return sum;
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
    this.#special[p] = special;
    return special;
  }
}
