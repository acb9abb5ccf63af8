import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import type { LotResult } from '../matching/index.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { sha256, storedProblem } from './archive.ts';
import type { Asking, Engine } from './engine.ts';
import { equipmentReplayed } from './equipment.ts';
import { planTask } from './plan.ts';
import * as repository from './repository.ts';

/** Whether a run, done again from what was stored of it, gives the same bytes. */
export type Replay = {
  identical: boolean;
  engineVersion: string;
  lots: {
    lotId: string;
    identical: boolean;
    problemHash: string;
    resultHash: string;
    replayHash: string;
    /** Whether the pool of equipment, as it was, gives the same; null: the lot needs none. */
    equipmentIdentical: boolean | null;
  }[];
  /** Null: the run has no plan for all lots together. */
  plan: { identical: boolean; planHash: string; replayHash: string } | null;
};

export type ReplayService = ReturnType<typeof createReplayService>;

/**
 * Does stored runs again: the proof that an answer came from these inputs and nothing else. No clock ends it: a lot whose
 * search the clock had ended is searched to the very same look.
 */
export function createReplayService(deps: { database: Database; engine: Engine }) {
  /** The plan made again from the lots' answers as they came out of the replay. */
  const replayPlan = async (
    run: repository.MatchRunRow,
    lots: repository.MatchRunLotRow[],
    results: ReadonlyMap<string, LotResult>,
    signal: AbortSignal,
  ): Promise<Replay['plan']> => {
    const { planRules, planHash } = run;
    if (planRules === null || planHash === null) return null;
    const task = planTask(planRules, lots, (id) => results.get(id) as LotResult);
    const { result } = await deps.engine.plan(task, asking(run, planRules.looks ?? null, signal));
    const replayHash = sha256(JSON.stringify(result));
    return { identical: replayHash === planHash, planHash, replayHash };
  };

  return {
    /**
     * 409 while the run is not over: there is nothing to compare with.
     * @throws SearchStopped when the signal says so
     */
    async replay(actor: Actor, runId: string, signal: AbortSignal): Promise<Replay> {
      const { run, lots } = await inTransaction(deps.database, actor, async (tx) => {
        const found = await repository.findRun(tx, runId);
        if (found === null) throw notFound('match run');
        return { run: found, lots: await repository.findRunLotProblems(tx, runId) };
      });
      // What was stopped by hand answers as far as it was at that moment: the same moment does not come again.
      const isStopped = lots.some(({ result }) => result.status === 'cancelled') || run.plan?.status === 'cancelled';
      if (isStopped || (run.status !== 'succeeded' && run.status !== 'infeasible')) {
        throw new DomainError(
          'conflict',
          'not_replayable',
          isStopped
            ? 'A match run that was stopped by hand cannot be done again to the same moment.'
            : `A match run that is ${run.status} has no answer to compare with.`,
          { details: { state: run.status } },
        );
      }
      const answers: Replay['lots'] = [];
      const results = new Map<string, LotResult>();
      let engineVersion = '';
      for (const lot of lots) {
        const again = asking(run, lot.looks, signal);
        const { result } = await deps.engine.search(storedProblem(lot), run.options.nodes ?? 1, again);
        engineVersion = result.engineVersion;
        results.set(lot.lotId, result);
        const replayHash = sha256(JSON.stringify(result));
        const { lotId, problemHash, resultHash } = lot;
        const equipmentIdentical = equipmentReplayed(lot.equipment, result);
        const identical = replayHash === resultHash && equipmentIdentical !== false;
        answers.push({ lotId, identical, problemHash, resultHash, replayHash, equipmentIdentical });
      }
      const plan = await replayPlan(run, lots, results, signal);
      const identical = answers.every((answer) => answer.identical) && plan?.identical !== false;
      return { identical, engineVersion, lots: answers, plan };
    },
  };
}

const asking = ({ clusterId }: repository.MatchRunRow, looks: number | null, signal: AbortSignal): Asking => ({
  turn: { clusterId, work: 'question' },
  limit: { looks },
  signal,
});
