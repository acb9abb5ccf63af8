import { recordAudit } from '../audit/record.ts';
import type { MatchingPolicy } from '../clusters/service.ts';
import type { Database } from '../db/client.ts';
import { signal } from '../db/signals.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { LotEquipment } from '../equipment/lot-equipment.service.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import type { LoadedTender, TenderStep } from '../tenders/service.ts';
import { matchRunTopic } from './asking.service.ts';
import * as repository from './repository.ts';
import type { MatchProgress } from './table.ts';

export const MATCHER = systemActor('match-run');

/** What it is built on. */
export type MatchExecutionDeps = {
  database: Database;
  clock: Clock;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  moveTender: (tx: Tx, actor: Actor, id: string, to: TenderStep) => Promise<void>;
  policyOf: (tx: Tx, clusterId: string) => Promise<MatchingPolicy | null>;
  /** Organisations of other clusters that may be proposed for this tender alone. */
  guestsOf: (tx: Tx, tenderId: string) => Promise<string[]>;
  /** What the cluster's pool of equipment gives a lot. */
  equipmentFor: LotEquipment;
  /** Nodes for one lot when the run does not say. */
  nodeBudget: number;
  /** How long a lot, or a plan, is searched at most. */
  seconds: number;
};

/** What both parts of the service use. */
export function endOfRuns(deps: MatchExecutionDeps) {
  const { database, clock } = deps;
  const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(database, MATCHER, work);

  /** Ends a run and moves its tender on from `matching`, unless somebody moved it elsewhere meanwhile. */
  const end = async (
    tx: Tx,
    run: repository.MatchRunRow,
    status: repository.MatchRunRow['status'],
    error: string | null,
  ): Promise<void> => {
    await repository.updateRun(tx, run.id, { status, error, finishedAt: clock() });
    const { tender } = await deps.loadTender(tx, run.tenderId);
    if (tender.state === 'matching')
      await deps.moveTender(tx, MATCHER, tender.id, status === 'succeeded' ? 'proposed' : 'published');
    await recordAudit(tx, MATCHER, {
      action: `match_run.${status}`,
      entity: 'match_run',
      entityId: run.id,
      clusterId: run.clusterId,
      payload: error === null ? {} : { error },
    });
    await signal(tx, matchRunTopic(run.id));
  };

  return { asSystem, end };
}

/** Keeps how far a run is, and ends it. */
export function createMatchEnding(deps: MatchExecutionDeps) {
  const { asSystem, end } = endOfRuns(deps);

  return {
    /** Whether, and how, the worker should end. */
    askedEnd: (runId: string): Promise<repository.AskedEnd | null> =>
      asSystem(async (tx) => repository.askedEnd(await repository.findRun(tx, runId))),

    /** @returns whether, and how, the worker should end */
    saveProgress: (runId: string, progress: MatchProgress): Promise<repository.AskedEnd | null> =>
      asSystem(async (tx) => {
        const run = await repository.updateRun(tx, runId, { progress });
        await signal(tx, matchRunTopic(runId));
        return repository.askedEnd(run);
      }),

    /**
     * Ends a run whose lots all have an answer, or that was stopped with what it has: `succeeded` when at least one lot
     * has a consortium; without one it is infeasible only where every lot was searched to the end.
     */
    finish: (runId: string): Promise<void> =>
      asSystem(async (tx) => {
        const run = await repository.lockRun(tx, runId);
        if (run === null || run.status !== 'running') return;
        const lots = await repository.findLotOutcomes(tx, runId);
        const some = lots.some((lot) => lot.isServed);
        await end(tx, run, some ? 'succeeded' : lots.length < run.lotIds.length ? 'cancelled' : 'infeasible', null);
      }),

    /** Ends a run that somebody cancelled or that failed for good. */
    stop: (runId: string, status: 'cancelled' | 'failed', error: string | null): Promise<void> =>
      asSystem(async (tx) => {
        const run = await repository.lockRun(tx, runId);
        if (run !== null && (run.status === 'running' || run.status === 'queued')) await end(tx, run, status, error);
      }),
  };
}
