import { MOST_BINS } from './bins.ts';

/** Rows of a leaf at least, and the ridge: as gradient boosting is usually set for few rows (`grow.ts`). */
const LEAST_ROWS = 40;
const RIDGE = 5;

/** Numbers kept of each bin: sums of gradients and hessians, rows. */
const KEPT = 3;

/** A gain below this is rounding: halves of a leaf with the same slopes would be told apart otherwise. */
const NO_GAIN = 1e-6;

/** Slopes of the loss by row. */
export interface Slopes {
  gradients: Float64Array;
  hessians: Float64Array;
}

/** What one tree is grown on: the slopes, the features drawn for it, and the bins of all rows. */
export interface Drawn extends Slopes {
  features: Uint8Array;
  width: number;
  bins: Uint8Array;
  /** Bins of each feature. */
  sizes: readonly number[];
}

/** A leaf is split by what is up to that bin of that feature. */
export interface Split {
  gain: number;
  feature: number;
  bin: number;
}

/** Sums of rows by drawn feature and bin. */
export function histogramOf(rows: Uint32Array, { gradients, hessians, features, width, bins }: Drawn): Float64Array {
  const sums = new Float64Array(features.length * MOST_BINS * KEPT);
  for (const row of rows) {
    const [g, h, from] = [gradients[row]!, hessians[row]!, row * width];
    for (let f = 0; f < features.length; f++) {
      const at = (f * MOST_BINS + bins[from + features[f]!]!) * KEPT;
      sums[at]! += g;
      sums[at + 1]! += h;
      sums[at + 2]! += 1;
    }
  }
  return sums;
}

/** What is left of a histogram without a part of its rows. */
export const without = (all: Float64Array, part: Float64Array): Float64Array =>
  all.map((value, at) => value - part[at]!);

/** The step that lessens the loss most for some rows (Newton's, with a ridge). */
export function stepFor(rows: Uint32Array, { gradients, hessians }: Slopes): number {
  let [gradient, hessian] = [0, 0];
  for (const row of rows) {
    gradient += gradients[row]!;
    hessian += hessians[row]!;
  }
  return gradient / (hessian + RIDGE);
}

/** The split that gains most; null where none leaves enough rows on both sides. */
export function bestSplit(sums: Float64Array, { features, sizes }: Drawn): Split | null {
  let best: Split | null = null;
  for (let f = 0; f < features.length; f++) {
    const from = f * MOST_BINS * KEPT;
    const size = sizes[features[f]!]!;
    let [allG, allH, all] = [0, 0, 0];
    for (let bin = 0; bin < size; bin++) {
      allG += sums[from + bin * KEPT]!;
      allH += sums[from + bin * KEPT + 1]!;
      all += sums[from + bin * KEPT + 2]!;
    }
    const whole = allG ** 2 / (allH + RIDGE);
    let [g, h, rows] = [0, 0, 0];
    for (let bin = 0; bin + 1 < size; bin++) {
      g += sums[from + bin * KEPT]!;
      h += sums[from + bin * KEPT + 1]!;
      rows += sums[from + bin * KEPT + 2]!;
      if (rows < LEAST_ROWS || all - rows < LEAST_ROWS) continue;
      const gain = g ** 2 / (h + RIDGE) + (allG - g) ** 2 / (allH - h + RIDGE) - whole;
      if (gain > (best?.gain ?? NO_GAIN)) best = { gain, feature: features[f]!, bin };
    }
  }
  return best;
}
