/** Most partners that a member can have, and one: teams have twelve members at most (`MAX_MEMBERS`). */
const MOST = 12;

/** The best few of many values with the positions that have them, descending; written over for each question. */
export class BestFew {
  /** The values. */
  readonly top = new Float64Array(MOST);
  /** Whose they are. */
  readonly topAt = new Int32Array(MOST);

  /** Puts in a value that is above the last of `count`. */
  insert(q: number, value: number, count: number): void {
    const { top, topAt } = this;
    let at = count - 1;
    while (at > 0 && top[at - 1]! < value) {
      top[at] = top[at - 1]!;
      topAt[at] = topAt[at - 1]!;
      at--;
    }
    top[at] = value;
    topAt[at] = q;
  }

  /** Puts in the same value as often as it is above the last of `count`. */
  fill(value: number, q: number, count: number): void {
    for (let times = 0; times < count && value > this.top[count - 1]!; times++) this.insert(q, value, count);
  }
}

/** Puts a value into the descending list of the best. */
export function place(best: Float64Array, bestAt: Int32Array, count: number, p: number, value: number): void {
  let at = count - 1;
  for (; at > 0 && best[at - 1]! < value; at--) {
    best[at] = best[at - 1]!;
    bestAt[at] = bestAt[at - 1]!;
  }
  best[at] = value;
  bestAt[at] = p;
}

/** The sum of the first values. */
export function sum(values: Float64Array, count: number): number {
  let total = 0;
  for (let t = 0; t < count; t++) total += values[t]!;
  return total;
}
