import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import * as repository from './repository.ts';

const METRICS = systemActor('metrics');
/** A worker tells what it holds every half minute at least; one that is silent for longer has ended. */
const SILENT_MS = 120_000;

/** What a worker process holds of the candidates in memory. */
export type HeldCandidates = {
  /** Host and process number. */
  worker: string;
  /** The first transaction that its snapshot may not have seen. */
  version: number;
  organisations: number;
  /** Changed organisations beside the base. */
  pending: number;
  /** Shared memory. */
  bytes: number;
  builds: number;
  compactions: number;
};

/** Tells what the worker processes hold of the candidates. */
export function createCandidateService(deps: { database: Database; clock: Clock }) {
  return {
    held: (): Promise<HeldCandidates[]> =>
      inTransaction(deps.database, METRICS, async (tx) => {
        const rows = await repository.findFollowers(tx, new Date(deps.clock().getTime() - SILENT_MS));
        return rows.map(({ name, version, organisations, pending, bytes, builds, compactions }) => ({
          worker: name,
          version: Number(version.split(':')[1]),
          organisations,
          pending,
          bytes,
          builds,
          compactions,
        }));
      }),
  };
}
