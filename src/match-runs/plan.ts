import type { LotResult } from '../matching/index.ts';
import type { LoadedTender } from '../tenders/service.ts';
import type { MatchRunLotRow } from './repository.ts';

/** What a plan for the whole tender was asked for; kept with the run, so that it can be made again. */
export type PlanRules = {
  /** What each lot counts: its estimated value in cents where all lots have one in one currency, otherwise 1. */
  lots: { lotId: string; weight: number }[];
  /** BT-31; null: an organisation may sit in all lots. */
  maxLotsPerTenderer: number | null;
  /** BT-763. */
  allLotsRequired: boolean;
  /** BT-330, by lot ids. */
  groups: string[][];
  /** Nodes for each search, and searches at most. */
  nodes: number;
  solves: number;
  /** After how many looks the clock ended the plan that was made; null or missing: it did not. */
  looks?: number | null;
};

/** A plan's question as an engine thread gets it. `problem`: as stored (archive.ts). */
export type PlanTask = {
  rules: PlanRules;
  lots: { lotId: string; problem: string; result: Pick<LotResult, 'certificate' | 'consortia'> }[];
};

/** More lots than this are not planned together: all their problems are in memory at once. */
export const MOST_PLANNED_LOTS = 100;
const MOST_NODES = 5_000;
const SOLVES = 120;

/** The rules of the tender for the lots of a run; null when there is nothing to plan together. */
export function planRules({ tender, lots }: LoadedTender, lotIds: readonly string[], nodes: number): PlanRules | null {
  const wanted = lotIds.flatMap((id) => lots.find((lot) => lot.id === id) ?? []);
  if (wanted.length < 2 || wanted.length > MOST_PLANNED_LOTS) return null;
  const { maxLotsPerTenderer, allLotsRequired, lotGroups } = tender.constraints;
  const byExternalId = new Map(wanted.map((lot) => [lot.externalId, lot.id]));
  const valued = wanted.every((lot) => (lot.estimatedCents ?? 0) > 0 && lot.currency === wanted[0]?.currency);
  return {
    lots: wanted.map((lot) => ({ lotId: lot.id, weight: valued ? (lot.estimatedCents ?? 1) : 1 })),
    maxLotsPerTenderer: maxLotsPerTenderer ?? null,
    allLotsRequired: allLotsRequired ?? false,
    groups: (lotGroups ?? [])
      .map((group) => group.lots.flatMap((externalId) => byExternalId.get(externalId) ?? []))
      .filter((ids) => ids.length > 1),
    nodes: Math.min(nodes, MOST_NODES),
    solves: SOLVES,
  };
}

/** The task for an engine thread: rules with the lots' stored problems and what their own searches have found. */
export const planTask = (
  rules: PlanRules,
  lots: readonly Pick<MatchRunLotRow, 'lotId' | 'problem'>[],
  resultOf: (lotId: string) => PlanTask['lots'][number]['result'],
): PlanTask => ({
  rules,
  lots: lots.map(({ lotId, problem }) => ({ lotId, problem, result: resultOf(lotId) })),
});
