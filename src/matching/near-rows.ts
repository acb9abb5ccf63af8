import type { Model } from './model.ts';
import { nearness } from './team.ts';

/** Up to this many candidates rows of nearness are kept (2,500² × 2 bytes = 12.5 MB); above, they are not. */
const KEPT = 2500;

/** Nearness of each pool position to every other, worked out when first asked for. */
export class NearRows {
  readonly #model: Model;
  readonly #pool: Int32Array;
  readonly #from: NearRows | null;
  readonly #fromAt: Int32Array | null;
  readonly #rows: Uint16Array[] = [];

  /** `from`: rows of a larger pool to copy from, `fromAt` the positions of this pool in it. */
  constructor(model: Model, pool: Int32Array, from: NearRows | null = null, fromAt: Int32Array | null = null) {
    this.#model = model;
    this.#pool = pool;
    this.#from = from?.kept === true ? from : null;
    this.#fromAt = fromAt;
  }

  get kept(): boolean {
    return this.#pool.length <= KEPT;
  }

  /** The row of position p, in thousandths; null when the pool is too large to keep rows. */
  row(p: number): Uint16Array | null {
    if (!this.kept) return null;
    const known = this.#rows[p];
    if (known !== undefined) return known;
    const row = new Uint16Array(this.#pool.length);
    const source = this.#fromAt === null ? null : (this.#from?.row(this.#fromAt[p] as number) ?? null);
    if (source !== null)
      for (let q = 0; q < row.length; q++) row[q] = source[(this.#fromAt as Int32Array)[q] as number] as number;
    else {
      const i = this.#pool[p] as number;
      for (let q = 0; q < row.length; q++) row[q] = nearness(this.#model, i, this.#pool[q] as number);
    }
    this.#rows[p] = row;
    return row;
  }
}
