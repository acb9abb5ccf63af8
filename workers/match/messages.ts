import type { SearchProgress } from '../../src/match-runs/engine.ts';
import type { LotResult } from '../../src/matching/result.ts';
import type { WhyNot } from '../../src/matching/why-not.ts';

/** Shared with the thread from its start: holds the id of the task that should stop. */
export type ThreadData = { stopFlag: SharedArrayBuffer };

/** A problem in the shape of a problem file, and the nodes that its search may use. */
export type ThreadTask = {
  id: number;
  problem: Record<string, unknown>;
  nodes: number;
  /** Asks why this organisation is not in the best consortium, instead of for consortia. */
  whyNot?: string;
};

export type ThreadAnswer =
  | { kind: 'progress'; progress: SearchProgress }
  | { kind: 'done'; result: LotResult | WhyNot }
  | { kind: 'failed'; message: string; code: string | null; stack: string };
