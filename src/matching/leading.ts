/** Positions 0..n−1 in descending order of a value, ties by position. */
export function descending(values: Float64Array, n: number): Int32Array {
  const order = new Int32Array(n);
  for (let p = 0; p < n; p++) order[p] = p;
  return order.sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
}

/**
 * The first `count` of the given positions in descending order of a value, ties by position. The threshold is found by
 * the engine's own sort of plain numbers, which is many times faster than a sort with a comparison.
 */
export function leading(values: Float64Array, positions: Int32Array, count: number): Int32Array {
  const n = positions.length;
  const order = (a: number, b: number) => (values[b] as number) - (values[a] as number) || a - b;
  if (n <= 32) return positions.slice().sort(order);
  const sorted = new Float64Array(n);
  for (let at = 0; at < n; at++) sorted[at] = values[positions[at] as number] as number;
  sorted.sort();
  const least = sorted[Math.max(0, n - count)] as number;
  const chosen = new Int32Array(n);
  let found = 0;
  for (let at = 0; at < n; at++) {
    const p = positions[at] as number;
    if ((values[p] as number) >= least) chosen[found++] = p;
  }
  return chosen.slice(0, found).sort(order).slice(0, count);
}
