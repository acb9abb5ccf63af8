import type { Model } from '../model/model.ts';
import { nearness, pairMeasure } from '../model/team.ts';

/** Above this many candidates, nearness to the best partners is bounded by 1 instead of computed pair by pair. */
const EXACT_PARTNERS = 3000;

/** Fills `row[p]` with the pair measure of candidate i and each candidate of the pool; `position` maps back (−1: not in). */
export function pairRow(model: Model, i: number, pool: Int32Array, position: Int32Array, row: Float64Array): void {
  const { cohesion, proximity } = model.weights;
  const factor = (model.hasSite ? 1 : 2) * proximity;
  if (factor === 0) row.fill(0, 0, pool.length);
  else for (let p = 0; p < pool.length; p++) row[p] = factor * nearness(model, i, pool[p]!);
  if (cohesion === 0) return;
  for (let at = model.ties.starts[i]!; at < model.ties.starts[i + 1]!; at++) {
    const p = position[model.ties.columns[at]!]!;
    if (p >= 0) row[p] = row[p]! + 2 * cohesion * model.ties.values[at]!;
  }
}

/** Where each candidate stands in the pool, −1 when it does not. */
export function positions(model: Model, pool: Int32Array): Int32Array {
  const position = new Int32Array(model.n).fill(-1);
  pool.forEach((i, p) => {
    position[i] = p;
  });
  return position;
}

/**
 * Upper bounds on the pairs of each candidate: entry p × width + t is the sum of its t best pair measures within the
 * pool (t < width). Halved, they share every pair between its two ends (Caprara, Pisinger, Toth, 1999, with ½).
 */
export function bestPartners(model: Model, pool: Int32Array, width: number): Float64Array {
  const sums = new Float64Array(pool.length * width);
  if (width < 2) return sums;
  const position = positions(model, pool);
  const best = new Float64Array(width - 1);
  const row = new Float64Array(pool.length);
  const exact = pool.length <= EXACT_PARTNERS;
  const most = (model.hasSite ? 1 : 2) * model.weights.proximity * 1000;
  for (let p = 0; p < pool.length; p++) {
    const i = pool[p]!;
    best.fill(exact ? 0 : most);
    if (exact) {
      pairRow(model, i, pool, position, row);
      for (let q = 0; q < pool.length; q++) if (q !== p) insert(best, row[q]!);
    } else if (model.weights.cohesion > 0) {
      for (let at = model.ties.starts[i]!; at < model.ties.starts[i + 1]!; at++) {
        const j = model.ties.columns[at]!;
        if (position[j]! >= 0) insert(best, pairMeasure(model, i, j));
      }
    }
    for (let t = 1; t < width; t++) sums[p * width + t] = sums[p * width + t - 1]! + best[t - 1]!;
  }
  return sums;
}

/** Keeps the largest values in descending order. */
function insert(best: Float64Array, value: number): void {
  let at = best.length - 1;
  if (value <= best[at]!) return;
  while (at > 0 && best[at - 1]! < value) {
    best[at] = best[at - 1]!;
    at--;
  }
  best[at] = value;
}
