import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { signal } from '../db/signals.ts';
import { inTransaction } from '../db/transaction.ts';
import type { LotResult } from '../matching/index.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { DomainError, illegalTransition, notFound } from '../shared/errors.ts';
import { matchRunTopic } from './asking.service.ts';
import * as repository from './repository.ts';
import type { MatchRunService } from './runs.service.ts';
import type { MatchRunSummaryView } from './schemas.ts';
import { matchRunStopTopic } from './tender-runs.service.ts';
import { runSummary } from './view.ts';

/** How many times the nodes, or the time, of a search that used them up a further one may use. */
const FURTHER_TIMES = 8;
/** Nodes for a lot at most, as a caller may ask for them (schemas.ts). */
const MOST_NODES = 1_000_000;
/** Seconds for a lot at most. */
const MOST_SECONDS = 3_600;

type Certificate = LotResult['certificate'];
export type MatchSteering = ReturnType<typeof createMatchSteering>;

/** What a person does with a search that takes long, or that ended before everything was proven. */
export function createMatchSteering({
  database,
  clock,
  runs,
  nodeBudget,
  seconds: usual,
}: {
  database: Database;
  clock: Clock;
  runs: Pick<MatchRunService, 'start'>;
  /** Nodes for one lot when a run does not say. */
  nodeBudget: number;
  /** How long a lot is searched when its run does not say. */
  seconds: number;
}) {
  return {
    /**
     * Ends a running search with the best that it has found: lots that are done keep their answer, the one under way
     * keeps its best consortia with the bound of that moment, the others stay unsearched. Asked twice it is done once.
     */
    async stop(actor: Actor, id: string): Promise<MatchRunSummaryView> {
      return inTransaction(database, actor, async (tx) => {
        const run = await repository.lockRun(tx, id);
        if (run === null) throw notFound('match run');
        if (run.status !== 'running') throw illegalTransition('match run', run.status, 'stopped', []);
        if (run.stopRequestedAt !== null) return runSummary(run);
        const stopped = await repository.updateRun(tx, id, { stopRequestedAt: clock() });
        await recordAudit(tx, actor, {
          action: 'match_run.stop_requested',
          entity: 'match_run',
          entityId: id,
          clusterId: run.clusterId,
        });
        await signal(tx, matchRunTopic(id));
        await signal(tx, matchRunStopTopic(id));
        return runSummary(stopped ?? run);
      });
    },

    /**
     * A new run over the same lots with the same options, which may use more nodes. The engine is deterministic: over
     * the same network it passes through what the earlier run found and goes on from there, so its answer is never worse.
     */
    async further(actor: Actor, id: string): Promise<MatchRunSummaryView> {
      const { run, results, late } = await inTransaction(database, actor, async (tx) => {
        const found = await repository.findRun(tx, id);
        if (found === null) throw notFound('match run');
        const lots = await repository.findRunLots(tx, id);
        return {
          run: found,
          results: lots.map(({ result }) => result),
          late: lots.some(({ looks }) => looks !== null),
        };
      });
      const nodes = run.options.nodes ?? nodeBudget;
      const exhausted = results.some((result) => certificatesOf(result).some(isExhausted));
      const unfinished = results.length < run.lotIds.length || results.some(({ status }) => status === 'cancelled');
      if (run.status === 'queued' || run.status === 'running' || (!exhausted && !unfinished))
        throw new DomainError(
          'conflict',
          'nothing_further',
          'The run is still open, or everything that it says is proven: a longer search finds nothing else.',
          { details: { state: run.status } },
        );
      const more = exhausted ? Math.min(nodes * FURTHER_TIMES, MOST_NODES) : nodes;
      const seconds = run.options.seconds ?? usual;
      const options = {
        ...run.options,
        nodes: more,
        ...(late ? { seconds: Math.min(seconds * FURTHER_TIMES, Math.max(seconds, MOST_SECONDS)) } : {}),
      };
      return runs.start(actor, run.tenderId, { lotIds: run.lotIds, options });
    },
  };
}

/** All that is said to be proven or not of a lot: each consortium, what comes after the last, or that there is none. */
const certificatesOf = ({ certificate, consortia, ending }: LotResult): Certificate[] => [
  certificate,
  ...consortia.flatMap((one) => one.certificate ?? []),
  ...(ending === null || ending === undefined ? [] : [ending.certificate]),
];

const isExhausted = ({ status }: Certificate): boolean => status === 'budget_exhausted';
