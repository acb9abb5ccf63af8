import { recordAudit } from '../audit/record.ts';
import { signal } from '../db/signals.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import * as repository from './repository.ts';
import type { MatchRunInput, MatchRunSummaryView } from './schemas.ts';
import type { MatchOptions } from './table.ts';
import {
  createTenderRuns,
  MATCHABLE,
  type MatchRunDeps,
  matchRunStopTopic,
  queue,
  standing,
} from './tender-runs.service.ts';
import { runSummary } from './view.ts';

const OPEN: readonly repository.MatchRunRow['status'][] = ['queued', 'running'];

/** Asks for runs of the engine, and stops them. */
export function createMatchRunAsking(deps: MatchRunDeps) {
  const { database, clock } = deps;

  return {
    ...createTenderRuns(deps),

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
            `The match run is ${run.status}: it cannot be cancelled now.`,
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
