/** Rows of features one after the other, with their outcomes. */
export interface Examples {
  features: Float32Array;
  width: number;
  hits: Uint8Array;
}

/** Features as trees are grown on them: for each the edges between its bins, and the bins of all rows one row after the other. */
export interface Binned {
  edges: readonly Float32Array[];
  bins: Uint8Array;
}

/** Bins of a feature: so many are usual for few rows; 256 gave the same (group R@5 within 0.2). */
const BINS = 64;
/** Bins of the values above the last edge: chosen so that a feature has fewer than 128 in all. */
const LARGER_BINS = BINS / 4;
/** Bins that a feature has at most. */
export const MOST_BINS = BINS + LARGER_BINS;

/** Edges of a feature's bins: quantiles of its distinct values. */
function edgesOf({ features, width, hits }: Examples, feature: number): Float32Array {
  const values = Float32Array.from(hits, (_, row) => features[row * width + feature]!).sort();
  const edges: number[] = [];
  for (let bin = 1; bin < BINS; bin++) {
    const value = values[Math.floor((values.length * bin) / BINS)]!;
    if (value !== edges.at(-1)) edges.push(value);
  }
  // Most counts are 0: the larger values get bins of their own.
  const larger = values.filter((value) => value > (edges.at(-1) ?? 0));
  for (let bin = 1; bin < LARGER_BINS && larger.length > 0; bin++) {
    const value = larger[Math.floor((larger.length * bin) / LARGER_BINS)]!;
    if (value !== edges.at(-1)) edges.push(value);
  }
  return Float32Array.from(edges);
}

/** The bin of a value: the number of edges below it. */
function binOf(edges: Float32Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Sorts the values of every feature into bins. */
export function binned(examples: Examples): Binned {
  const { features, width, hits } = examples;
  const edges = Array.from({ length: width }, (_, feature) => edgesOf(examples, feature));
  const bins = new Uint8Array(hits.length * width);
  for (let at = 0; at < bins.length; at++) bins[at] = binOf(edges[at % width]!, features[at]!);
  return { edges, bins };
}
