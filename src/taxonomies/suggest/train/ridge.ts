import type { LinearLevel } from '../model.ts';
import type { Sparse } from '../sparse.ts';

/**
 * Ridge regression of node indicators on sparse vectors, all levels sharing one factorisation of XᵀX + λI
 * (Hoerl & Kennard 1970). Memory: dimension² doubles (23 MB for 1,683).
 */
export class Ridge {
  readonly #vectors: readonly Sparse[];
  readonly #dimension: number;
  readonly #factor: Float64Array[];

  constructor(vectors: readonly Sparse[], dimension: number, lambda: number) {
    this.#vectors = vectors;
    this.#dimension = dimension;
    this.#factor = Array.from({ length: dimension }, (_, i) => new Float64Array(i + 1));
    this.#factor.forEach((row, i) => {
      row[i] = lambda;
    });
    for (const { ids, values } of vectors) {
      for (let a = 0; a < ids.length; a++) {
        const row = this.#factor[ids[a]!]!;
        const value = values[a]!;
        for (let b = 0; b <= a; b++) row[ids[b]!] = row[ids[b]!]! + value * values[b]!;
      }
    }
    this.#factorise();
  }

  /** Cholesky in place, row by row: the lower triangle of XᵀX + λI becomes L. */
  #factorise(): void {
    for (let i = 0; i < this.#dimension; i++) {
      const row = this.#factor[i]!;
      for (let j = 0; j <= i; j++) {
        const other = this.#factor[j]!;
        let sum = row[j]!;
        for (let k = 0; k < j; k++) sum -= row[k]! * other[k]!;
        row[j] = i === j ? Math.sqrt(sum) : sum / other[j]!;
      }
    }
  }

  /**
   * Weights of one level: `nodes[i]` is the node of row i. One byte per weight, scaled per column. A node with a single
   * row has no column: nearest texts serve it as well, and columns cost time and space.
   */
  solve(nodes: Uint16Array): LinearLevel {
    const seen = Uint16Array.from(new Set(nodes.filter((node, i) => nodes.indexOf(node) < i))).sort();
    const columnOf = new Map<number, number>();
    seen.forEach((node, column) => {
      columnOf.set(node, column);
    });
    const columns = seen.length;
    const right = Array.from({ length: this.#dimension }, () => new Float64Array(columns));
    this.#vectors.forEach(({ ids, values }, row) => {
      const column = columnOf.get(nodes[row]!);
      if (column === undefined) return;
      for (let i = 0; i < ids.length; i++) right[ids[i]!]![column] = right[ids[i]!]![column]! + values[i]!;
    });
    this.#substitute(right);
    const scales = new Float32Array(columns);
    for (const row of right) {
      for (let c = 0; c < columns; c++) scales[c] = Math.max(scales[c]!, Math.abs(row[c]!) / 127);
    }
    const bytes = new Int8Array(this.#dimension * columns);
    right.forEach((row, i) => {
      for (let c = 0; c < columns; c++) bytes[i * columns + c] = scales[c]! > 0 ? Math.round(row[c]! / scales[c]!) : 0;
    });
    return { nodes: seen, scales, bytes };
  }

  /** Forward, then back substitution, all columns at once. */
  #substitute(right: Float64Array[]): void {
    const subtract = (target: Float64Array, source: Float64Array, factor: number): void => {
      if (factor === 0) return;
      for (let c = 0; c < target.length; c++) target[c] = target[c]! - factor * source[c]!;
    };
    const divide = (target: Float64Array, by: number): void => {
      for (let c = 0; c < target.length; c++) target[c] = target[c]! / by;
    };
    for (let i = 0; i < this.#dimension; i++) {
      const row = this.#factor[i]!;
      for (let k = 0; k < i; k++) subtract(right[i]!, right[k]!, row[k]!);
      divide(right[i]!, row[i]!);
    }
    for (let i = this.#dimension - 1; i >= 0; i--) {
      divide(right[i]!, this.#factor[i]![i]!);
      const row = this.#factor[i]!;
      for (let k = 0; k < i; k++) subtract(right[k]!, right[i]!, row[k]!);
    }
  }
}
