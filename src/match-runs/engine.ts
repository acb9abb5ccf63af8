import type { LotResult, ProblemFile, TenderResult, WhyNot } from '../matching/index.ts';
import { DomainError } from '../shared/errors.ts';
import type { ProblemArchive } from './archive.ts';
import type { PlanTask } from './plan.ts';

/**
 * The engine as services know it: somewhere else than their event loop.
 * `stop` ends a search early; its result is then `cancelled`.
 */
export type Engine = {
  search(
    problem: ProblemFile,
    nodes: number,
    onProgress: (progress: SearchProgress) => void,
  ): { result: Promise<LotResult>; stop(): void };
  /** One plan for all lots of a tender, whose own answers are known. */
  plan(task: PlanTask, onProgress: (progress: SearchProgress) => void): { result: Promise<TenderResult>; stop(): void };
  /** Why the organisation is not in the best consortium; `not_found` when the problem does not have it. */
  whyNot(problem: ProblemFile, organisationId: string, nodes: number): Promise<WhyNot>;
};

/** The answer for a lot, the problem that it answers as it is stored, and the snapshot that both are of. */
export type LotAnswer = { result: LotResult; archive: ProblemArchive; snapshotVersion: string };

/** How far a search is; scores in [0,1], null while unknown. */
export type SearchProgress = { nodes: number; incumbent: number | null; upperBound: number | null };

/** Of a process that runs no engine, such as a command. */
export const noEngine: Engine = {
  search: () => {
    throw withoutEngine();
  },
  plan: () => {
    throw withoutEngine();
  },
  whyNot: async () => {
    throw withoutEngine();
  },
};

const withoutEngine = (): DomainError =>
  new DomainError('unavailable', 'no_engine', 'This process does not run the engine.');
