/** Columns for each feature: its part of the largest, and its place. */
const PER_FEATURE = 2;

/** Columns that `addRelative` writes for so many features. */
export const relativeWidth = (features: number): number => PER_FEATURE * features;

/** Where the largest value is less, all are nothing: rounding would make parts of it. */
const LEAST = 1e-9;

/**
 * Writes, for some features of candidates, the part of the largest value among them and how many candidates have a larger
 * one: what is much for one work is little for another. Rows are `width` values long and begin at 0; `from`: the first column written.
 */
export function addRelative(
  out: Float32Array,
  { width, features, from }: { width: number; features: readonly number[]; from: number },
): void {
  const rows = out.length / width;
  features.forEach((feature, i) => {
    const values = Float32Array.from({ length: rows }, (_, row) => out[row * width + feature]!);
    const sorted = values.toSorted();
    const most = sorted.at(-1) ?? 0;
    const column = from + PER_FEATURE * i;
    values.forEach((value, row) => {
      out[row * width + column] = most > LEAST ? value / most : 0;
      out[row * width + column + 1] = larger(sorted, value);
    });
  });
}

/** How many of some sorted values are larger. */
function larger(sorted: Float32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return sorted.length - low;
}
