import type { Sparse, SparseRows } from './sparse.ts';

/** A training text near the asked one: its row and the cosine of the two vectors. */
export interface Neighbour {
  row: number;
  similarity: number;
}

/** Nearest training texts by cosine, exact, over an inverted index of their sparse vectors. */
export class NearestTexts {
  readonly #starts: Uint32Array;
  readonly #rows: Uint16Array;
  readonly #weights: Float32Array;
  readonly #count: number;

  /** `dimension`: positions in the vectors are below it. At most 65,535 rows. */
  constructor(vectors: SparseRows, dimension: number) {
    this.#count = vectors.starts.length - 1;
    this.#starts = new Uint32Array(dimension + 1);
    for (const id of vectors.ids) this.#starts[id + 1] = this.#starts[id + 1]! + 1;
    for (let id = 0; id < dimension; id++) this.#starts[id + 1] = this.#starts[id + 1]! + this.#starts[id]!;
    this.#rows = new Uint16Array(vectors.ids.length);
    this.#weights = new Float32Array(vectors.ids.length);
    const fill = this.#starts.slice();
    for (let row = 0; row < this.#count; row++) {
      for (let at = vectors.starts[row]!; at < vectors.starts[row + 1]!; at++) {
        const place = fill[vectors.ids[at]!]!++;
        this.#rows[place] = row;
        this.#weights[place] = vectors.bytes[at]! * vectors.scales[row]!;
      }
    }
  }

  /** The `count` most similar rows, best first (ties: lower row first); rows that share nothing are left out. */
  nearest(text: Sparse, count: number): Neighbour[] {
    const sums = new Float32Array(this.#count);
    for (let i = 0; i < text.ids.length; i++) {
      const id = text.ids[i]!;
      const value = text.values[i]!;
      for (let at = this.#starts[id]!; at < this.#starts[id + 1]!; at++) {
        const row = this.#rows[at]!;
        sums[row]! += value * this.#weights[at]!;
      }
    }
    const found: Neighbour[] = [];
    for (let row = 0; row < sums.length; row++) {
      const similarity = sums[row]!;
      if (similarity <= 0 || (found.length === count && similarity <= found[count - 1]!.similarity)) continue;
      if (found.length === count) found.pop();
      let place = found.length;
      while (place > 0 && found[place - 1]!.similarity < similarity) place--;
      found.splice(place, 0, { row, similarity });
    }
    return found;
  }
}
