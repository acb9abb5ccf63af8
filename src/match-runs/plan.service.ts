import type { Database } from '../db/client.ts';
import { signal } from '../db/signals.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { LotResult, TenderResult } from '../matching/index.ts';
import { systemActor } from '../shared/actor.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { sha256 } from './archive.ts';
import { matchRunTopic } from './asking.service.ts';
import type { Timed } from './engine.ts';
import { type PlanRules, type PlanTask, planRules, planTask } from './plan.ts';
import * as repository from './repository.ts';

const PLANNER = systemActor('match-run');

export type MatchPlanning = ReturnType<typeof createMatchPlanning>;

/** What a worker does for the plan of a run whose lots all have an answer. */
export function createMatchPlanning({
  database,
  loadTender,
}: {
  database: Database;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
}) {
  return {
    /** The plan's task; null when the run has a plan already, is over, or has nothing to plan. */
    taskOf: (runId: string): Promise<PlanTask | null> =>
      inTransaction(database, PLANNER, async (tx) => {
        const run = await repository.findRun(tx, runId);
        if (run === null || run.status !== 'running' || run.plan !== null) return null;
        const lots = await repository.findRunLotProblems(tx, runId);
        if (lots.length < run.lotIds.length) return null;
        const tender = await loadTender(tx, run.tenderId);
        const rules = planRules(tender, run.lotIds, run.options.nodes ?? 1);
        if (rules === null) return null;
        return planTask(rules, lots, (id) => lots.find(({ lotId }) => lotId === id)?.result as LotResult);
      }),

    /** Keeps the plan with what it was asked for. */
    save: (runId: string, rules: PlanRules, { result: plan, looks }: Timed<TenderResult>): Promise<void> =>
      inTransaction(database, PLANNER, async (tx) => {
        const run = await repository.lockRun(tx, runId);
        if (run === null || run.status !== 'running') return;
        await repository.updateRun(tx, runId, {
          planRules: { ...rules, looks },
          plan,
          planHash: sha256(JSON.stringify(plan)),
        });
        await signal(tx, matchRunTopic(runId));
      }),
  };
}
