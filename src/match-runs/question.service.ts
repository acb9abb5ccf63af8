import type { LotQuestion } from '../matching/index.ts';
import { dayOf } from '../shared/day.ts';
import { nutsCentre } from '../taxonomies/known-codes.ts';
import * as candidates from './candidates.repository.ts';
import { endOfRuns, type MatchExecutionDeps } from './ending.service.ts';
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

/** What a lot asks of the engine. */
export function createLotQuestions(deps: MatchExecutionDeps) {
  const { clock } = deps;
  const { asSystem } = endOfRuns(deps);

  return {
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
        const guests = await deps.guestsOf(tx, tender.id);
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
          ...(guests.length === 0 ? {} : { guests }),
          today: dayOf(now),
          recentProposals: [...(await repository.recentProposals(tx, tender, since))],
        };
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
