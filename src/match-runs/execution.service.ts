import { signal } from '../db/signals.ts';
import type { Tx } from '../db/transaction.ts';
import type { LotEquipment } from '../equipment/lot-equipment.service.ts';
import { workWindow } from '../tenders/view.ts';
import { sha256 } from './archive.ts';
import { matchRunTopic } from './asking.service.ts';
import { createMatchEnding, endOfRuns, MATCHER, type MatchExecutionDeps } from './ending.service.ts';
import type { LotAnswer } from './engine.ts';
import { teamsOf } from './equipment.ts';
import { createLotQuestions, type TakenRun } from './question.service.ts';
import * as repository from './repository.ts';

export type MatchExecution = ReturnType<typeof createMatchExecution>;

/** What a worker does with a run: takes it up, asks for each lot, stores its answer, ends it. */
export function createMatchExecution(deps: MatchExecutionDeps) {
  const { clock } = deps;
  const { asSystem, end } = endOfRuns(deps);

  /** What the cluster's pool gives the lot and each proposed team, beside the engine's answer; null: it needs nothing. */
  const equipmentOf: EquipmentOf = async (tx, { tenderId, clusterId }, lotId, { consortia }) => {
    const lot = (await deps.loadTender(tx, tenderId)).lots.find(({ id }) => id === lotId);
    if (lot === undefined || lot.equipment.length === 0) return null;
    const teams = teamsOf(consortia);
    return deps.equipmentFor(tx, { clusterId, equipment: lot.equipment, ...workWindow(lot), teams });
  };

  return {
    ...createLotQuestions(deps),
    ...createMatchEnding(deps),
    /** Takes up a run, also one that a worker left half done. Null: it is over, or was cancelled. */
    take: (runId: string): Promise<TakenRun | null> =>
      asSystem(async (tx) => {
        const run = await repository.lockRun(tx, runId);
        if (run === null || (run.status !== 'queued' && run.status !== 'running')) return null;
        if (run.cancelRequestedAt !== null) {
          await end(tx, run, 'cancelled', null);
          return null;
        }
        if (run.status === 'queued') {
          const { tender } = await deps.loadTender(tx, run.tenderId);
          if (tender.state === 'published' || tender.state === 'proposed')
            await deps.moveTender(tx, MATCHER, tender.id, 'matching');
          // Kept with the run: a replay needs the very budget.
          const options = { ...run.options, nodes: run.options.nodes ?? deps.nodeBudget };
          await repository.updateRun(tx, runId, { status: 'running', startedAt: clock(), options });
          await signal(tx, matchRunTopic(runId));
        }
        const done = new Set((await repository.findLotOutcomes(tx, runId)).map((lot) => lot.lotId));
        const lotIds = run.lotIds.filter((id) => !done.has(id));
        return {
          id: runId,
          tenderId: run.tenderId,
          clusterId: run.clusterId,
          lotIds,
          lotsDone: done.size,
          lotsTotal: run.lotIds.length,
          nodes: run.options.nodes ?? deps.nodeBudget,
          seconds: run.options.seconds ?? deps.seconds,
        };
      }),

    /** Stores the answer for a lot with the problem that it answers. */
    saveLot: (run: TakenRun, lotId: string, { result, looks, archive, snapshotVersion }: LotAnswer): Promise<void> =>
      asSystem(async (tx) => {
        const row = await repository.lockRun(tx, run.id);
        if (row === null || row.status !== 'running') return;
        const equipment = await equipmentOf(tx, row, lotId, result);
        await repository.insertRunLot(tx, {
          matchRunId: run.id,
          clusterId: row.clusterId,
          lotId,
          position: row.lotIds.indexOf(lotId),
          status: result.status,
          result,
          ...archive,
          snapshotVersion,
          looks,
          resultHash: sha256(JSON.stringify(result)),
          equipment,
        });
        const done = (await repository.findLotOutcomes(tx, run.id)).length;
        await repository.updateRun(tx, run.id, {
          engineVersion: result.engineVersion,
          progress: {
            lotsDone: done,
            lotsTotal: row.lotIds.length,
            lotId: null,
            nodes: 0,
            incumbent: null,
            upperBound: null,
          },
        });
        await signal(tx, matchRunTopic(run.id));
      }),
  };
}

type EquipmentOf = (
  tx: Tx,
  run: Pick<repository.MatchRunRow, 'tenderId' | 'clusterId'>,
  lotId: string,
  result: Pick<LotAnswer['result'], 'consortia'>,
) => ReturnType<LotEquipment>;
