import { workCells } from '../model/work-cells.ts';
import type { Hunt } from './hunt.ts';
import { mostShared } from './incumbent.ts';

export type Node = {
  readonly team: readonly number[];
  /** Lagrangian value of the team with its pairs, constant included. */
  readonly bound: number;
  /** Total of the team's own and pair measures, exact. */
  readonly structure: number;
  /** Pool positions that may still join. */
  readonly open: Int32Array;
  /** Per requirement: best value of a basis point in the team, −1 none; and how much of it the team can do. */
  readonly best: Float64Array;
  readonly done: Float64Array;
};

/** Whether some members shared with an earlier team are too many for any team of k that has them all. */
export function tooAlike(hunt: Hunt, k: number, team: readonly number[]): boolean {
  return hunt.earlier.some((other) => {
    let common = 0;
    for (const i of team) common += Number(other.includes(i));
    return common > mostShared(k, other.length, hunt.model.pinned.length, hunt.minDifference);
  });
}

/** What a team can do of each requirement: the best value of a basis point, −1 none; and basis points. */
export function servedBy(hunt: Hunt, team: readonly number[]): { best: Float64Array; done: Float64Array } {
  const { model } = hunt;
  const cells = workCells(model);
  const best = new Float64Array(model.m).fill(-1);
  const done = new Float64Array(model.m);
  for (const i of team) {
    for (let at = cells.starts[i]!; at < cells.starts[i + 1]!; at++) {
      const r = cells.requirement[at]!;
      best[r] = Math.max(best[r]!, cells.value[at]!);
      done[r]! += cells.cap[at]!;
    }
  }
  return { best, done };
}

/**
 * Whom to branch on: of the positions in order those that serve the rarest mandatory requirement still open, else
 * everyone; null: it can't be served.
 */
export function rarest(hunt: Hunt, pool: Int32Array, done: Float64Array, order: Int32Array): Int32Array | null {
  const { model } = hunt;
  const cells = workCells(model);
  const able = new Int32Array(model.m);
  for (const p of order) {
    const i = pool[p]!;
    for (let at = cells.starts[i]!; at < cells.starts[i + 1]!; at++) {
      const r = cells.requirement[at]!;
      able[r]! += 1;
    }
  }
  let rare = -1;
  let fewest = order.length;
  for (let r = 0; r < model.m; r++) {
    if (model.required[r] === 0 || done[r]! >= model.work[r]!) continue;
    if (able[r] === 0) return null;
    if (able[r]! < fewest) {
      fewest = able[r]!;
      rare = r;
    }
  }
  return rare < 0 ? order : order.filter((p) => model.cap[pool[p]! * model.m + rare]! > 0);
}
