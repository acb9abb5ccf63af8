/** So few are sorted, for time: the order is the same either way. With 16 and 64 the time was within its noise of 10 %. */
const SORTED_UP_TO = 32;

/** Positions 0..n−1 in descending order of a value, ties by position. */
export function descending(values: Float64Array, n: number): Int32Array {
  const order = new Int32Array(n);
  for (let p = 0; p < n; p++) order[p] = p;
  return order.sort((a, b) => values[b]! - values[a]! || a - b);
}

/**
 * The first `count` of the given positions in descending order of a value, ties by position. Few of many are kept in
 * order while all are looked at once; most of them are sorted.
 */
export function leading(values: Float64Array, positions: Int32Array, count: number): Int32Array {
  const n = positions.length;
  if (n <= SORTED_UP_TO || 2 * count > n) {
    const order = positions.slice().sort((a, b) => values[b]! - values[a]! || a - b);
    return count < n ? order.slice(0, count) : order;
  }
  const first = new Int32Array(count);
  const worth = new Float64Array(count);
  let size = 0;
  for (let from = 0; from < n; from++) {
    const p = positions[from]!;
    const value = values[p]!;
    if (size === count) {
      const least = worth[count - 1]!;
      if (value < least || (value === least && p > first[count - 1]!)) continue;
    } else size++;
    let at = size - 1;
    for (; at > 0; at--) {
      const above = worth[at - 1]!;
      if (above > value || (above === value && first[at - 1]! < p)) break;
      worth[at] = above;
      first[at] = first[at - 1]!;
    }
    worth[at] = value;
    first[at] = p;
  }
  return first;
}
