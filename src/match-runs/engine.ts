import type { LotResult } from '../matching/result.ts';
import { DomainError } from '../shared/errors.ts';

/**
 * The engine as services know it: somewhere else than their event loop. A problem is in the shape of a problem file.
 * `stop` ends a search early; its result is then `cancelled`.
 */
export type Engine = {
  search(
    problem: Record<string, unknown>,
    nodes: number,
    onProgress: (progress: SearchProgress) => void,
  ): { result: Promise<LotResult>; stop(): void };
};

/** How far a search is; scores in [0,1], null while unknown. */
export type SearchProgress = { nodes: number; incumbent: number | null; upperBound: number | null };

/** Of a process that runs no engine, such as a command. */
export const noEngine: Engine = {
  search: () => {
    throw new DomainError('unavailable', 'no_engine', 'This process does not run the engine.');
  },
};
