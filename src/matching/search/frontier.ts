type Entry = { readonly bound: number; readonly order: number; readonly take: () => void };

/** Work that waits, taken by descending bound; of equal bounds the earlier first. A binary heap. */
export class Frontier {
  readonly #heap: Entry[] = [];
  #count = 0;

  push(bound: number, take: () => void): void {
    const entry = { bound, order: this.#count++, take };
    let at = this.#heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(entry, this.#heap[above]!)) break;
      this.#heap[at] = this.#heap[above]!;
      at = above;
    }
    this.#heap[at] = entry;
  }

  /** The entry with the largest bound, taken out; null when none is left. */
  pop(): Entry | null {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return null;
    const size = this.#heap.length;
    if (size === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && before(this.#heap[below + 1]!, this.#heap[below]!)) below++;
      if (!before(this.#heap[below]!, last)) break;
      this.#heap[at] = this.#heap[below]!;
      at = below;
    }
    this.#heap[at] = last;
    return first;
  }
}

const before = (a: Entry, b: Entry): boolean => a.bound > b.bound || (a.bound === b.bound && a.order < b.order);
