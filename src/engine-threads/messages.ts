import type { LotAnswer, SearchProgress } from '../match-runs/engine.ts';
import type { PlanTask } from '../match-runs/plan.ts';
import type {
  Columns,
  LotQuestion,
  LotResult,
  ProblemFile,
  Snapshot,
  TenderResult,
  WhyNot,
} from '../matching/index.ts';

/** Shared with the thread from its start: holds the id of the task that should stop. */
export type ThreadData = { stopFlag: SharedArrayBuffer };

/**
 * What a thread is asked. `nodes` is what a search may use. A snapshot
 * travels by reference: its columns are shared memory.
 */
type Asked = {
  search: { problem: ProblemFile; nodes: number };
  lot: { snapshot: Snapshot; question: LotQuestion; nodes: number };
  plan: { task: PlanTask };
  'why-not': { problem: ProblemFile; organisationId: string; nodes: number };
  compact: { snapshot: Snapshot };
};

export type TaskOf<Ask extends keyof Asked> = { id: number; ask: Ask } & Asked[Ask];
export type ThreadTask = { [Ask in keyof Asked]: TaskOf<Ask> }[keyof Asked];

/** What it answers to each. */
export type ThreadResult = {
  search: LotResult;
  lot: LotAnswer;
  plan: TenderResult;
  'why-not': WhyNot;
  compact: Columns;
};

export type ThreadAnswer =
  | { kind: 'progress'; progress: SearchProgress }
  | { kind: 'done'; result: ThreadResult[ThreadTask['ask']] }
  | { kind: 'failed'; message: string; code: string | null; stack: string };
