import type { SearchProgress } from '../../src/match-runs/engine.ts';
import type { LotResult } from '../../src/matching/result.ts';

/** Shared with the thread from its start: holds the id of the task that should stop. */
export type ThreadData = { stopFlag: SharedArrayBuffer };

/** A problem in the shape of a problem file, and the nodes that its search may use. */
export type ThreadTask = { id: number; problem: Record<string, unknown>; nodes: number };

export type ThreadAnswer =
  | { kind: 'progress'; progress: SearchProgress }
  | { kind: 'done'; result: LotResult }
  | { kind: 'failed'; message: string; code: string | null; stack: string };
