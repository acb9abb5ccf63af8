import type { LotResult, MissingCapabilities, ProblemFile, TenderResult, WhyNot } from '../matching/index.ts';
import { DomainError } from '../shared/errors.ts';
import type { ProblemArchive } from './archive.ts';
import type { PlanTask } from './plan.ts';
import type { Turn } from './turn.ts';

/**
 * How a search ends beside its nodes: by the clock, or at the very look at which the clock had ended it before (null: it
 * had not), so that it gives the same bytes again. A search looks up at the same points whenever it is done.
 */
export type Limit = { seconds: number } | { looks: number | null };

/** What is asked beside the question itself. */
export type Asking = {
  turn: Turn;
  limit: Limit;
  /** Ends it early: the answer is then a SearchStopped. */
  signal?: AbortSignal;
  /** Ends it early with the best so far, `cancelled`; a SearchStopped when it has not begun. */
  stop?: AbortSignal;
  onProgress?: (progress: SearchProgress) => void;
};

/** An answer, and after how many looks the clock ended the search; null: it did not. */
export type Timed<T> = { result: T; looks: number | null };

/** The engine as services know it: somewhere else than their event loop. */
export type Engine = {
  search(problem: ProblemFile, nodes: number, asking: Asking): Promise<Timed<LotResult>>;
  /** One plan for all lots of a tender, whose own answers are known. */
  plan(task: PlanTask, asking: Asking): Promise<Timed<TenderResult>>;
  /** Why the organisation is not in the best consortium; `not_found` when the problem does not have it. */
  whyNot(problem: ProblemFile, organisationId: string, nodes: number, asking: Asking): Promise<WhyNot>;
  /** What the capabilities that are missing would be worth. */
  missing(problem: ProblemFile, nodes: number, asking: Asking): Promise<MissingCapabilities>;
};

/** The answer for a lot, the problem that it answers as it is stored, and the snapshot that both are of. */
export type LotAnswer = Timed<LotResult> & { archive: ProblemArchive; snapshotVersion: string };

/** How far a search is; scores in [0,1], null while unknown. */
export type SearchProgress = { nodes: number; incumbent: number | null; upperBound: number | null };

/** Of a process that runs no engine, such as a command. */
export const noEngine: Engine = {
  search: async () => {
    throw withoutEngine();
  },
  plan: async () => {
    throw withoutEngine();
  },
  whyNot: async () => {
    throw withoutEngine();
  },
  missing: async () => {
    throw withoutEngine();
  },
};

const withoutEngine = (): DomainError =>
  new DomainError('unavailable', 'no_engine', 'This process does not run the engine.');
