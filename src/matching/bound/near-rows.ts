import type { Model } from '../model/model.ts';
import { nearness } from '../model/team.ts';

/**
 * Bytes that the rows of one model may take, for memory: 500 rows among 16,000 candidates; forgotten ones are worked out
 * again.
 */
const MOST_BYTES = 16_000_000;

/** Nearness of some candidates to all others, thousandths: worked out when first asked for, forgotten when too many. */
export class NearRows {
  readonly #model: Model;
  #rows: (Uint16Array | undefined)[] = [];
  #held = 0;

  constructor(model: Model) {
    this.#model = model;
  }

  /** Nearness of candidate i to each candidate. */
  row(i: number): Uint16Array {
    const known = this.#rows[i];
    if (known !== undefined) return known;
    const { n } = this.#model;
    if (this.#held * n * 2 > MOST_BYTES) {
      this.#rows = [];
      this.#held = 0;
    }
    const row = new Uint16Array(n);
    for (let j = 0; j < n; j++) row[j] = nearness(this.#model, i, j);
    this.#rows[i] = row;
    this.#held++;
    return row;
  }
}

const known = new WeakMap<Model, NearRows>();

/** The rows of a model. */
export function nearRows(model: Model): NearRows {
  let rows = known.get(model);
  if (rows === undefined) {
    rows = new NearRows(model);
    known.set(model, rows);
  }
  return rows;
}
