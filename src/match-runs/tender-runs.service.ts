import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { signal } from '../db/signals.ts';
import type { Tx } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import type { TenderState } from '../tenders/domain.ts';
import { matchRunJob } from './jobs.ts';
import * as repository from './repository.ts';
import type { MatchOptions } from './table.ts';
import type { Naming } from './wording.ts';

/** States from which a new run may start; a draft is published first. */
export const MATCHABLE: readonly TenderState[] = ['published', 'proposed'];
type TenderPart = { id: string; clusterId: string };
/** What it is built on. */
export type MatchRunDeps = {
  database: Database;
  clock: Clock;
  loadTender: (
    tx: Tx,
    id: string,
  ) => Promise<{
    tender: TenderPart & { state: TenderState; language: string };
    lots: { id: string; externalId: string; withdrawnAt: Date | null }[];
    requirements: { lotId: string; cpv: string; weightBp: number; confirmed: boolean }[];
  }>;
  naming: Naming;
};

/** Runs that follow from what happens to a tender. */
export function createTenderRuns(deps: MatchRunDeps) {
  const { clock } = deps;

  return {
    /** For the tender's publication: a run over all lots, in the same transaction. */
    async startForTender(tx: Tx, actor: Actor, tender: TenderPart): Promise<string> {
      const lots = standing((await deps.loadTender(tx, tender.id)).lots);
      return (
        await queue(
          tx,
          actor,
          tender,
          lots.map((lot) => lot.id),
          {},
        )
      ).id;
    },

    /**
     * For a tender whose lots have changed: a further run over all of them. A queued run will read the new lots
     * anyway; one that is under way is stopped. A tender that is not at that stage is left alone.
     */
    async rematch(tx: Tx, actor: Actor, tender: TenderPart): Promise<void> {
      await repository.lockForNewRun(tx, tender.id);
      const { tender: now, lots: all, requirements } = await deps.loadTender(tx, tender.id);
      const lots = standing(all);
      const withRequirements = new Set(requirements.map((r) => r.lotId));
      if (lots.length === 0 || lots.some((lot) => !withRequirements.has(lot.id))) return;
      const open = await repository.findOpenRun(tx, tender.id);
      const run = open === null ? null : await repository.findRun(tx, open);
      if (run?.status === 'queued' || (run === null && !MATCHABLE.includes(now.state))) return;
      if (run !== null) {
        await repository.updateRun(tx, run.id, { cancelRequestedAt: clock() });
        await signal(tx, matchRunStopTopic(run.id));
      }
      await queue(
        tx,
        actor,
        tender,
        lots.map((lot) => lot.id),
        {},
      );
    },
  };
}

export const queue = async (
  tx: Tx,
  actor: Actor,
  tender: TenderPart,
  lotIds: string[],
  options: MatchOptions,
): Promise<repository.MatchRunRow> => {
  const run = await repository.insertRun(tx, {
    tenderId: tender.id,
    clusterId: tender.clusterId,
    lotIds,
    options,
    progress: { lotsDone: 0, lotsTotal: lotIds.length, lotId: null, nodes: 0, incumbent: null, upperBound: null },
    requestedBy: actor.kind === 'user' ? actor.userId : null,
  });
  const { clusterId } = tender;
  await enqueue(tx, matchRunJob, { matchRunId: run.id }, { requestId: actor.requestId, clusterId });
  await recordAudit(tx, actor, {
    action: 'match_run.queued',
    entity: 'match_run',
    entityId: run.id,
    clusterId: tender.clusterId,
    payload: { tenderId: tender.id, lots: lotIds.length },
  });
  return run;
};

/** The topic on which its worker is told to look whether it should stop. */
export const matchRunStopTopic = (id: string): string => `match-run-stop:${id}`;

/** Lots that the buyer has not withdrawn. */
export const standing = <L extends { withdrawnAt: Date | null }>(lots: readonly L[]): L[] =>
  lots.filter((lot) => lot.withdrawnAt === null);
