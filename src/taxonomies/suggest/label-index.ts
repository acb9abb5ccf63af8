import { type Grams, gramsOfLabel } from './grams.ts';

/**
 * How telling a gram is in notices, in [0,1]: 1 for a gram hardly ever seen there. "Supply of" is rare in labels and
 * common in notices, so the labels alone would take it for a strong sign.
 */
export type Telling = (gram: number) => number;

/**
 * Inverted index of the CPV labels of one language over character grams. Weights are tf-idf times `telling`, divided by
 * the label's norm to the power 0.8: a full cosine would favour one-word labels.
 */
export class LabelIndex {
  readonly #grams: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #codes: Uint16Array;
  readonly #weights: Float32Array;
  readonly #count: number;

  readonly #worth: Float32Array;

  /** `labels` in code order, one per code. */
  constructor(labels: readonly string[], telling: Telling) {
    const vectors = labels.map(gramsOfLabel);
    this.#count = labels.length;
    const frequency = new Map<number, number>();
    for (const { ids } of vectors) for (const id of ids) frequency.set(id, (frequency.get(id) ?? 0) + 1);
    this.#grams = Uint32Array.from(frequency.keys()).sort();
    const slot = new Map<number, number>();
    this.#starts = new Uint32Array(this.#grams.length + 1);
    this.#grams.forEach((id, i) => {
      slot.set(id, i);
      this.#starts[i + 1] = this.#starts[i]! + frequency.get(id)!;
    });
    const total = this.#starts[this.#grams.length]!;
    this.#codes = new Uint16Array(total);
    this.#weights = new Float32Array(total);
    this.#worth = Float32Array.from(this.#grams, (id, i) => {
      const idf = Math.log(1 + this.#count / (this.#starts[i + 1]! - this.#starts[i]!));
      return idf * telling(id);
    });
    const fill = this.#starts.slice();
    vectors.forEach(({ ids, weights }, code) => {
      const values = Float32Array.from(ids, (id, i) => weights[i]! * this.#worth[slot.get(id)!]!);
      const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
      const scale = 1 / (norm ** LABEL_NORM_POWER + 1e-9);
      ids.forEach((id, i) => {
        const at = fill[slot.get(id)!]!++;
        this.#codes[at] = code;
        this.#weights[at] = values[i]! * scale;
      });
    });
  }

  /** Similarity of a text to each label, in code order; zeros when no gram is shared. */
  scores(text: Grams): Float32Array {
    const scores = new Float32Array(this.#count);
    let squares = 0;
    let slot = 0;
    // Both lists ascend: one merge pass finds the shared grams.
    for (let i = 0; i < text.ids.length; i++) {
      const id = text.ids[i]!;
      while (slot < this.#grams.length && this.#grams[slot]! < id) slot++;
      if (slot === this.#grams.length) break;
      if (this.#grams[slot] !== id) continue;
      const value = text.weights[i]! * this.#worth[slot]!;
      squares += value * value;
      for (let at = this.#starts[slot]!; at < this.#starts[slot + 1]!; at++) {
        const code = this.#codes[at]!;
        scores[code]! += value * this.#weights[at]!;
      }
    }
    if (squares > 0) {
      const scale = 1 / Math.sqrt(squares);
      for (let code = 0; code < scores.length; code++) scores[code] = scores[code]! * scale;
    }
    return scores;
  }
}

const LABEL_NORM_POWER = 0.8;
