import type { Model } from '../model/model.ts';
import { pairMeasure, pairUnit } from '../model/team.ts';

/**
 * Pairs of a pool that are more than near: tied or in conflict. The partners of position p are
 * `partners[starts[p] .. starts[p + 1])`, each with the half of the pair that p sees, −Infinity in conflict.
 */
export type SpecialPairs = {
  readonly starts: Int32Array;
  readonly partners: Int32Array;
  readonly halves: Float64Array;
};

/** The special pairs of a pool in teams of k, evenly split. */
export function specialPairs(model: Model, k: number, pool: Int32Array): SpecialPairs {
  const { ties, conflicts, weights } = model;
  const n = pool.length;
  const position = new Int32Array(model.n).fill(-1);
  for (let p = 0; p < n; p++) position[pool[p]!] = p;
  const unit = k > 1 ? pairUnit(k) / 2 : 0;
  const starts = new Int32Array(n + 1);
  const partners: number[] = [];
  const halves: number[] = [];
  for (let p = 0; p < n; p++) {
    const i = pool[p]!;
    if (weights.cohesion > 0) {
      for (let at = ties.starts[i]!; at < ties.starts[i + 1]!; at++) {
        const q = position[ties.columns[at]!]!;
        if (q < 0) continue;
        partners.push(q);
        halves.push(pairMeasure(model, i, pool[q]!) * unit);
      }
    }
    for (let at = conflicts.starts[i]!; at < conflicts.starts[i + 1]!; at++) {
      const q = position[conflicts.columns[at]!]!;
      if (q < 0) continue;
      const tied = partners.indexOf(q, starts[p]!);
      const place = tied < 0 ? partners.length : tied;
      partners[place] = q;
      halves[place] = Number.NEGATIVE_INFINITY;
    }
    starts[p + 1] = partners.length;
  }
  return { starts, partners: Int32Array.from(partners), halves: Float64Array.from(halves) };
}

/** The pairs among some positions, ascending; `place` tells where each position goes, −1: nowhere. */
export function pairsAmong(pairs: SpecialPairs, kept: Int32Array, place: Int32Array): SpecialPairs {
  let most = 0;
  for (const from of kept) most += pairs.starts[from + 1]! - pairs.starts[from]!;
  const starts = new Int32Array(kept.length + 1);
  const partners = new Int32Array(most);
  const halves = new Float64Array(most);
  let size = 0;
  for (let p = 0; p < kept.length; p++) {
    const from = kept[p]!;
    for (let at = pairs.starts[from]!; at < pairs.starts[from + 1]!; at++) {
      const q = place[pairs.partners[at]!]!;
      if (q < 0) continue;
      partners[size] = q;
      halves[size++] = pairs.halves[at]!;
    }
    starts[p + 1] = size;
  }
  return { starts, partners, halves };
}
