import type { Told } from '../problem/told.ts';
import { type Clash, clashesOf } from './clash.ts';
import type { LotAnswer, LotSearch } from './lot-search.ts';
import type { TenderProblem } from './tender.ts';

/** Clashes told in full; the rest is counted. Chosen by reasoning: a page of them; no search depends on it. */
const MOST_CLASHES = 12;

/** What is known when a plan is explained: the lots' best teams by themselves, and the plan's. */
export type PlanFacts = {
  readonly tender: TenderProblem;
  readonly searches: readonly LotSearch[];
  readonly tooLarge: readonly (readonly string[])[];
  /** The lots' own best answers. */
  readonly own: readonly LotAnswer[];
  /** How many could do each lot alone. */
  readonly aloneCounts: readonly number[];
  readonly plan: readonly LotAnswer[] | null;
};

/** Who sits where, then why the lots' own best consortia cannot all be had at once. */
export function explainPlan(facts: PlanFacts): Told[] {
  const { tender, searches, plan } = facts;
  const clashes = clashesOf(searches, facts.own, tender.maxLotsPerTenderer);
  const lotsAt = (at: number) => searches[at]!.lot.lotIds;
  const large = facts.tooLarge.map((lotIds): Told => ({ code: 'group_too_large', lotIds }));
  if (plan === null) return [...large, { code: 'no_plan' }];
  return [
    ...large,
    clashes.length === 0 ? { code: 'lots_agree' } : { code: 'lots_clash', count: clashes.length },
    ...clashes.slice(0, MOST_CLASHES).map((clash) => tell(clash, facts, lotsAt)),
    ...plan.flatMap((answer, at): Told[] => {
      const own = facts.own[at]!;
      if (answer.team.length > 0 && answer.team.join() === own.team.join() && answer.score === own.score) return [];
      const alone = facts.aloneCounts[at]!;
      if (answer.team.length === 0 && alone > 0) return [{ code: 'lot_alone', lotIds: lotsAt(at), count: alone }];
      return [changeOf(lotsAt(at), answer, own)];
    }),
  ];
}

function tell(clash: Clash, { tender, plan }: PlanFacts, lotsAt: (at: number) => readonly string[]): Told {
  const { organisationId } = clash;
  if (clash.kind === 'lots') {
    return {
      code: 'too_many_lots',
      organisationId,
      lots: clash.lots.map(lotsAt),
      most: tender.maxLotsPerTenderer ?? clash.lots.length,
      kept: (plan ?? []).flatMap((answer, at) => (answer.team.includes(organisationId) ? [lotsAt(at)] : [])),
    };
  }
  return {
    code: 'promised_twice',
    organisationId,
    cpv: clash.cpv,
    capacityCents: clash.capacityCents,
    asked: clash.uses.map((cents, j) => ({ lotIds: lotsAt(clash.lots[j]!), cents })),
    taken: (plan ?? []).flatMap((answer, at) => {
      const cents = answer.uses.get(clash.key) ?? 0;
      return cents === 0 ? [] : [{ lotIds: lotsAt(at), cents }];
    }),
  };
}

function changeOf(lotIds: readonly string[], answer: LotAnswer, own: LotAnswer): Told {
  if (answer.team.length === 0) return { code: own.team.length === 0 ? 'lot_unserved' : 'lot_left_out', lotIds };
  const members = answer.team.join() === own.team.join() ? [] : answer.team;
  return { code: 'lot_differs', lotIds, members, behind: own.score - answer.score };
}
