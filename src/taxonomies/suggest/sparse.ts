/** A sparse vector: ascending positions and their values. */
export interface Sparse {
  ids: Uint32Array;
  values: Float32Array;
}

/**
 * Positions of the `keep` largest values, ascending; ties go to the lower position. Sorting plain numbers for the threshold
 * is much faster than sorting positions by a comparison.
 */
export function positionsOfLargest(values: Float32Array, keep: number): Uint32Array {
  if (values.length <= keep) return Uint32Array.from(values.keys());
  const threshold = values.slice().sort()[values.length - keep]!;
  let above = 0;
  for (const value of values) if (value > threshold) above++;
  let ties = keep - above;
  const chosen = new Uint32Array(keep);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value > threshold || (value === threshold && ties-- > 0)) chosen[count++] = i;
  }
  return chosen;
}

/** The `keep` largest values of a vector given by ascending positions and values, scaled to length 1; zeros are dropped. */
export function largest(ids: ArrayLike<number>, values: Float32Array, keep: number): Sparse {
  const chosen = positionsOfLargest(values, keep).filter((i) => values[i]! > 0);
  let squares = 0;
  for (const i of chosen) squares += values[i]! * values[i]!;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return {
    ids: Uint32Array.from(chosen, (i) => ids[i]!),
    values: Float32Array.from(chosen, (i) => values[i]! * scale),
  };
}

/**
 * Rows of sparse vectors in one block, values as bytes: value ≈ byte × scale of its row. This is how the artifact
 * stores them, and all measurements are made on it, so that nothing is lost between training and use.
 */
export interface SparseRows {
  starts: Uint32Array;
  ids: Uint32Array;
  bytes: Uint8Array;
  scales: Float32Array;
}

/** Packs rows; values must be ≥ 0. */
export function packRows(rows: readonly Sparse[]): SparseRows {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    starts[i + 1] = starts[i]! + row.ids.length;
  });
  const total = starts[rows.length]!;
  const packed: SparseRows = {
    starts,
    ids: new Uint32Array(total),
    bytes: new Uint8Array(total),
    scales: new Float32Array(rows.length),
  };
  rows.forEach((row, i) => {
    const scale = row.values.reduce((max, value) => Math.max(max, value), 0) / 255;
    packed.scales[i] = scale;
    packed.ids.set(row.ids, starts[i]!);
    packed.bytes.set(
      row.values.map((value) => (scale > 0 ? Math.round(value / scale) : 0)),
      starts[i]!,
    );
  });
  return packed;
}
