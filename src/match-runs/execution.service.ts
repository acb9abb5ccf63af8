import { signal } from '../db/signals.ts';
import type { LotQuestion } from '../matching/index.ts';
import { nutsCentre } from '../taxonomies/known-codes.ts';
import { sha256 } from './archive.ts';
import { matchRunTopic } from './asking.service.ts';
import * as candidates from './candidates.repository.ts';
import { createMatchEnding, endOfRuns, MATCHER, type MatchExecutionDeps } from './ending.service.ts';
import type { LotAnswer } from './engine.ts';
import { lotPart, preferredQuality } from './problem.ts';
import * as repository from './repository.ts';

/** Proposals of this long ago do not count against an organisation's turn any more. */
const FAIR_TURN_DAYS = 365;
const DAY_MS = 86_400_000;

/** A run that a worker has taken up: the lots that have no answer yet. */
export type TakenRun = {
  id: string;
  tenderId: string;
  clusterId: string;
  lotIds: string[];
  lotsDone: number;
  lotsTotal: number;
  nodes: number;
  /** For each lot, and for the plan. */
  seconds: number;
};

export type MatchExecution = ReturnType<typeof createMatchExecution>;

/** What a worker does with a run: takes it up, asks for each lot, stores its answer, ends it. */
export function createMatchExecution(deps: MatchExecutionDeps) {
  const { clock } = deps;
  const { asSystem, end } = endOfRuns(deps);

  return {
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

    /** What the lot asks of a snapshot of candidates, as of now. */
    questionOf: (run: Pick<TakenRun, 'id' | 'tenderId'>, lotId: string): Promise<LotQuestion> =>
      asSystem(async (tx) => {
        const { tender, lots, requirements } = await deps.loadTender(tx, run.tenderId);
        const lot = lots.find((row) => row.id === lotId);
        if (lot === undefined) throw new Error(`lot ${lotId} is gone`);
        const needs = requirements.filter((row) => row.lotId === lotId);
        const now = clock();
        const stored = await repository.findRun(tx, run.id);
        const since = new Date(now.getTime() - FAIR_TURN_DAYS * DAY_MS);
        const policy = await deps.policyOf(tx, tender.clusterId);
        return {
          lot: lotPart({
            tender,
            lot,
            requirements: needs,
            site: siteOf(lot.nuts),
            policy,
            options: stored?.options ?? {},
          }),
          preferredQuality: preferredQuality({ tender, policy }),
          clusters: await candidates.findProposableClusters(tx, tender.clusterId),
          today: now.toISOString().slice(0, 10),
          recentProposals: [...(await repository.recentProposals(tx, tender, since))],
        };
      }),

    /** Stores the answer for a lot with the problem that it answers. */
    saveLot: (run: TakenRun, lotId: string, { result, looks, archive, snapshotVersion }: LotAnswer): Promise<void> =>
      asSystem(async (tx) => {
        const row = await repository.lockRun(tx, run.id);
        if (row === null || row.status !== 'running') return;
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

/** Where the work is done: the mean of the centres of the lot's NUTS regions, as far as they are known. */
function siteOf(nuts: readonly string[]): { lat: number; lon: number } | null {
  const centres = nuts.map(nutsCentre).filter((centre) => centre !== null);
  if (centres.length === 0) return null;
  const mean = (of: (centre: { lat: number; lon: number }) => number): number =>
    Math.round((centres.reduce((sum, centre) => sum + of(centre), 0) / centres.length) * 1e5) / 1e5;
  return { lat: mean((c) => c.lat), lon: mean((c) => c.lon) };
}
