import type { Limit, LotAnswer, SearchProgress, Timed } from '../match-runs/engine.ts';
import type { PlanTask } from '../match-runs/plan.ts';
import type {
  Columns,
  LotQuestion,
  LotResult,
  MissingCapabilities,
  Problem,
  ProblemFile,
  Snapshot,
  TenderResult,
  WhyNot,
} from '../matching/index.ts';

/** Given to the thread at its start. `stopFlag` is shared: it holds the id of the task that should stop. */
export type ThreadData = { stopFlag: SharedArrayBuffer; priority: number };

/**
 * What a thread is asked. `nodes` is what a search may use. A snapshot
 * travels by reference: its columns are shared memory.
 */
type Asked = {
  search: { problem: ProblemFile; nodes: number; limit: Limit };
  lot: { snapshot: Snapshot; question: LotQuestion; nodes: number; limit: Limit };
  problem: { snapshot: Snapshot; question: LotQuestion };
  plan: { task: PlanTask; limit: Limit };
  'why-not': { problem: ProblemFile; organisationId: string; nodes: number; limit: Limit };
  missing: { problem: ProblemFile; nodes: number; limit: Limit };
  compact: { snapshot: Snapshot };
};

/** What is asked, without the id that the pool gives it. */
export type Question<Ask extends keyof Asked> = { ask: Ask } & Asked[Ask];
export type ThreadTask = { [Ask in keyof Asked]: { id: number } & Question<Ask> }[keyof Asked];

/** What it answers to each. */
export type ThreadResult = {
  search: Timed<LotResult>;
  lot: LotAnswer;
  problem: Problem;
  plan: Timed<TenderResult>;
  'why-not': WhyNot;
  missing: MissingCapabilities;
  compact: Columns;
};

export type ThreadAnswer =
  | { kind: 'progress'; progress: SearchProgress }
  | { kind: 'done'; result: ThreadResult[ThreadTask['ask']] }
  | { kind: 'failed'; message: string; code: string | null; stack: string };
