import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { signal } from '../db/signals.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import type { TenderState } from '../tenders/domain.ts';
import { matchRunJob } from './jobs.ts';
import * as repository from './repository.ts';
import type { MatchRunInput, MatchRunSummaryView } from './schemas.ts';
import type { MatchOptions } from './table.ts';
import { runSummary } from './view.ts';
import type { Naming } from './wording.ts';

/** States from which a new run may start; a draft is published first. */
const MATCHABLE: readonly TenderState[] = ['published', 'proposed'];
const OPEN: readonly repository.MatchRunRow['status'][] = ['queued', 'running'];
type TenderPart = { id: string; clusterId: string };

/** What it is built on. */
export type MatchRunDeps = {
  database: Database;
  clock: Clock;
  loadTender: (
    tx: Tx,
    id: string,
  ) => Promise<{
    tender: TenderPart & { state: TenderState };
    lots: { id: string; externalId: string; withdrawnAt: Date | null }[];
    requirements: { lotId: string; cpv: string; weightBp: number; confirmed: boolean }[];
  }>;
  naming: Naming;
};

/** Asks for runs of the engine, and stops them. */
export function createMatchRunAsking(deps: MatchRunDeps) {
  const { database, clock } = deps;

  const queue = async (
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

    /** A further run, over some or all lots. 409 while another is open, or when the tender is not at that stage. */
    async start(
      actor: Actor,
      tenderId: string,
      input: MatchRunInput & { options?: Pick<MatchOptions, 'seconds'> },
    ): Promise<MatchRunSummaryView> {
      return inTransaction(database, actor, async (tx) => {
        const { tender, lots: all, requirements } = await deps.loadTender(tx, tenderId);
        const lots = standing(all);
        const wanted = input.lotIds ?? lots.map((lot) => lot.id);
        assertLots(wanted, lots, requirements);
        await repository.lockForNewRun(tx, tenderId);
        const open = await repository.findOpenRun(tx, tenderId);
        if (open !== null) {
          throw new DomainError(
            'conflict',
            'match_run_open',
            'A match run of this tender is still open: wait for it, or cancel it.',
            { details: { matchRunId: open } },
          );
        }
        if (!MATCHABLE.includes(tender.state)) {
          throw new DomainError(
            'conflict',
            'illegal_transition',
            `A tender that is ${tender.state} cannot be matched.`,
            {
              details: { state: tender.state, allowed: MATCHABLE },
            },
          );
        }
        return runSummary(await queue(tx, actor, tender, [...new Set(wanted)], (input.options ?? {}) as MatchOptions));
      });
    },

    /** Stops a run: at once when it is queued, at the engine's next look when it is running. */
    async cancel(actor: Actor, id: string): Promise<MatchRunSummaryView> {
      return inTransaction(database, actor, async (tx) => {
        const run = await repository.lockRun(tx, id);
        if (run === null) throw notFound('match run');
        if (!OPEN.includes(run.status)) {
          throw new DomainError(
            'conflict',
            'illegal_transition',
            `A match run that is ${run.status} cannot become cancelled; allowed from here: nothing.`,
            {
              details: { state: run.status, allowed: [] },
            },
          );
        }
        const now = clock();
        const cancelled = await repository.updateRun(tx, id, {
          cancelRequestedAt: now,
          ...(run.status === 'queued' ? { status: 'cancelled' as const, finishedAt: now } : {}),
        });
        await recordAudit(tx, actor, {
          action: 'match_run.cancel_requested',
          entity: 'match_run',
          entityId: id,
          clusterId: run.clusterId,
        });
        await signal(tx, matchRunTopic(id));
        await signal(tx, matchRunStopTopic(id));
        return runSummary(cancelled ?? run);
      });
    },
  };
}

/** The topic on which a run's changes are notified. */
export const matchRunTopic = (id: string): string => `match-run:${id}`;

/** The topic on which its worker is told to look whether it should stop. */
export const matchRunStopTopic = (id: string): string => `match-run-stop:${id}`;

/** Lots that the buyer has not withdrawn. */
const standing = <L extends { withdrawnAt: Date | null }>(lots: readonly L[]): L[] =>
  lots.filter((lot) => lot.withdrawnAt === null);

function assertLots(
  wanted: readonly string[],
  lots: readonly { id: string }[],
  requirements: readonly { lotId: string }[],
): void {
  const known = new Set(lots.map((lot) => lot.id));
  const matchable = new Set(requirements.map((r) => r.lotId));
  const fields = wanted.flatMap((id, i) =>
    !known.has(id)
      ? [{ pointer: `/lotIds/${i}`, message: 'is not a lot of this tender' }]
      : matchable.has(id)
        ? []
        : [{ pointer: `/lotIds/${i}`, message: 'has no requirements' }],
  );
  if (wanted.length === 0) fields.push({ pointer: '/lotIds', message: 'the tender has no lot' });
  if (fields.length > 0)
    throw new DomainError('unprocessable', 'nothing_to_match', 'Some lots cannot be matched.', { fields });
}
