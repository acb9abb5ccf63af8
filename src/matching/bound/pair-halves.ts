import type { Model } from '../model/model.ts';
import { nearness, pairUnit } from '../model/team.ts';
import { type NearRows, nearRows } from './near-rows.ts';
import { pairsAmong, type SpecialPairs, specialPairs } from './special-pairs.ts';

/**
 * Up to this many candidates every pair's halves are kept in a matrix, and all are split: 512² × 8 bytes = 2 MB. On the six
 * problems of branching.ts 256 took 3 % more nodes and a quarter more time; 1024 the same nodes and as much more time.
 */
const DENSE = 512;

/** Total per thousandth of nearness of a pair in a team of k; 0 for a team of one. */
export const nearFactor = (model: Model, k: number): number =>
  k < 2 ? 0 : (model.hasSite ? 1 : 2) * model.weights.proximity * pairUnit(k);

/**
 * What each pair of a pool is worth from either end: half of it, or how it was split. Special pairs are kept in rows; of
 * all others nearness is the half. In large pools only special pairs are split.
 */
export class PairHalves {
  readonly model: Model;
  readonly pool: Int32Array;
  readonly special: SpecialPairs;
  /** Half of a pair that is only near, per thousandth. */
  readonly factor: number;
  /** Row p, column q: what q is worth to p; null in large pools. */
  readonly dense: Float64Array | null;
  /** The most that a partner that is not special can be worth to each. */
  readonly most: Float64Array;
  readonly #near: NearRows;

  private constructor(
    model: Model,
    factor: number,
    pool: Int32Array,
    special: SpecialPairs,
    dense: Float64Array | null,
  ) {
    this.model = model;
    this.factor = factor;
    this.pool = pool;
    this.special = special;
    this.#near = nearRows(model);
    this.most = new Float64Array(pool.length).fill(factor * 1000);
    this.dense = dense ?? (pool.length <= DENSE ? this.#matrix() : null);
    if (this.dense !== null) this.#boundNear(this.dense);
  }

  /** Even halves over a pool, in teams of k. */
  static even(model: Model, k: number, pool: Int32Array): PairHalves {
    return new PairHalves(model, nearFactor(model, k) / 2, pool, specialPairs(model, k, pool), null);
  }

  /** The same on some positions, ascending. */
  restrict(kept: Int32Array): PairHalves {
    const n = kept.length;
    const before = this.pool.length;
    const place = new Int32Array(before).fill(-1);
    const pool = new Int32Array(n);
    for (let p = 0; p < n; p++) {
      const from = kept[p]!;
      place[from] = p;
      pool[p] = this.pool[from]!;
    }
    let dense: Float64Array | null = null;
    if (this.dense !== null) {
      dense = new Float64Array(n * n);
      for (let p = 0; p < n; p++) {
        const row = kept[p]! * before;
        for (let q = 0; q < n; q++) dense[p * n + q] = this.dense[row + kept[q]!]!;
      }
    }
    return new PairHalves(this.model, this.factor, pool, pairsAmong(this.special, kept, place), dense);
  }

  /** What q is worth to p, −Infinity in conflict. */
  half(p: number, q: number): number {
    if (this.dense !== null) return this.dense[p * this.pool.length + q]!;
    const at = this.#find(p, q);
    if (at >= 0) return this.special.halves[at]!;
    return this.factor * nearness(this.model, this.pool[p]!, this.pool[q]!);
  }

  /** As `half`, of two that are known to be a special pair. */
  specialHalf(p: number, q: number): number {
    if (this.dense !== null) return this.dense[p * this.pool.length + q]!;
    return this.special.halves[this.#find(p, q)]!;
  }

  /** Nearness of a position to every candidate of the model, thousandths. */
  nearTo(p: number): Uint16Array {
    return this.#near.row(this.pool[p]!);
  }

  /** Moves part of a pair's worth from p's end to q's; nothing where splits are not kept. */
  move(p: number, q: number, amount: number): void {
    const here = this.#find(p, q);
    if (here >= 0) {
      const there = this.#find(q, p);
      const { halves } = this.special;
      halves[here]! -= amount;
      halves[there]! += amount;
    }
    if (this.dense === null) return;
    const n = this.pool.length;
    this.dense[p * n + q]! -= amount;
    this.dense[q * n + p]! += amount;
    if (here >= 0) return;
    this.most[p] = Math.max(this.most[p]!, this.dense[p * n + q]!);
    this.most[q] = Math.max(this.most[q]!, this.dense[q * n + p]!);
  }

  #find(p: number, q: number): number {
    const { starts, partners } = this.special;
    for (let at = starts[p]!; at < starts[p + 1]!; at++) if (partners[at] === q) return at;
    return -1;
  }

  /** All halves from nearness and the special rows. */
  #matrix(): Float64Array {
    const n = this.pool.length;
    const { starts, partners, halves } = this.special;
    const dense = new Float64Array(n * n);
    if (this.factor > 0) {
      for (let p = 0; p < n; p++) {
        for (let q = p + 1; q < n; q++) {
          const half = this.factor * nearness(this.model, this.pool[p]!, this.pool[q]!);
          dense[p * n + q] = half;
          dense[q * n + p] = half;
        }
      }
    }
    for (let p = 0; p < n; p++) {
      for (let at = starts[p]!; at < starts[p + 1]!; at++) {
        dense[p * n + partners[at]!] = halves[at]!;
      }
    }
    return dense;
  }

  /** The most that a partner outside the special row is worth, from the matrix. */
  #boundNear(dense: Float64Array): void {
    const n = this.pool.length;
    const { starts, partners } = this.special;
    const mark = new Int32Array(n).fill(-1);
    for (let p = 0; p < n; p++) {
      mark[p] = p;
      for (let at = starts[p]!; at < starts[p + 1]!; at++) mark[partners[at]!] = p;
      let most = 0;
      for (let q = 0; q < n; q++) {
        if (mark[q] !== p && dense[p * n + q]! > most) most = dense[p * n + q]!;
      }
      this.most[p] = most;
    }
  }
}
