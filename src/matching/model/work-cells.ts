import { workValue } from './allocation.ts';
import type { Model } from './model.ts';

/** What each candidate can do, without the zeros: cells of candidate i are `starts[i] .. starts[i + 1]`, by requirement. */
export type WorkCells = {
  readonly starts: Int32Array;
  readonly requirement: Uint8Array;
  /** Basis points of the whole work. */
  readonly cap: Float64Array;
  /** Value of one basis point (see `workValue`). */
  readonly value: Float64Array;
};

const known = new WeakMap<Model, WorkCells>();

/** The cells of a model, built once. */
export function workCells(model: Model): WorkCells {
  const found = known.get(model);
  if (found !== undefined) return found;
  const { n, m } = model;
  const starts = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) {
    let count = 0;
    for (let r = 0; r < m; r++) count += Number(model.cap[i * m + r]! > 0);
    starts[i + 1] = starts[i]! + count;
  }
  const size = starts[n]!;
  const cells = {
    starts,
    requirement: new Uint8Array(size),
    cap: new Float64Array(size),
    value: new Float64Array(size),
  };
  let at = 0;
  for (let i = 0; i < n; i++) {
    for (let r = 0; r < m; r++) {
      const cap = model.cap[i * m + r]!;
      if (cap === 0) continue;
      cells.requirement[at] = r;
      cells.cap[at] = cap;
      cells.value[at++] = workValue(model, i, r);
    }
  }
  known.set(model, cells);
  return cells;
}
