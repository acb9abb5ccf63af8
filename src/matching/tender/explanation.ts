import { type Clash, clashesOf } from './clash.ts';
import type { LotAnswer, LotSearch } from './lot-search.ts';
import type { TenderProblem } from './tender.ts';

/** Clashes told in full; the rest is counted. */
const MOST_CLASHES = 12;

/** What is known when a plan is explained: the lots' best teams by themselves, and the plan's. */
export type PlanFacts = {
  readonly tender: TenderProblem;
  readonly searches: readonly LotSearch[];
  readonly tooLarge: readonly (readonly string[])[];
  readonly alone: readonly LotAnswer[];
  readonly plan: readonly LotAnswer[] | null;
};

/** Who sits where, then why the lots' own best consortia cannot all be had at once. */
export function explainPlan(facts: PlanFacts): string[] {
  const { tender, searches, alone, plan } = facts;
  const clashes = clashesOf(searches, alone, tender.maxLotsPerTenderer);
  const nameOf = (at: number) => searches[at]!.lot.lotIds.join(' with ');
  const lines = facts.tooLarge.map(
    (ids) => `The lots ${ids.join(', ')} need too many things to be planned as one group: they are planned one by one.`,
  );
  if (plan === null) return [...lines, 'No plan answers every lot, and the tender asks for all of them.'];
  lines.push(
    clashes.length === 0
      ? "The lots' own best consortia go together: the plan is made of them."
      : `The lots' own best consortia cannot all be had: ${clashes.length === 1 ? 'one clash' : `${clashes.length} clashes`}.`,
    ...clashes.slice(0, MOST_CLASHES).map((clash) => tell(clash, facts, nameOf)),
  );
  plan.forEach((answer, at) => {
    const own = alone[at]!;
    if (answer.team.length > 0 && answer.team.join() === own.team.join() && answer.score === own.score) return;
    lines.push(`${nameOf(at)}: ${changeOf(answer, own)}`);
  });
  return lines;
}

function tell(clash: Clash, { tender, plan }: PlanFacts, nameOf: (at: number) => string): string {
  const id = clash.organisationId;
  const lots = clash.lots.map(nameOf);
  if (clash.kind === 'lots') {
    const kept = (plan ?? []).flatMap((answer, at) => (answer.team.includes(id) ? [nameOf(at)] : []));
    const most = tender.maxLotsPerTenderer;
    return `${id} is in the best consortium of ${lots.length} lots (${lots.join(', ')}) and may sit in ${most}: the plan has it in ${kept.join(', ') || 'none'}.`;
  }
  const shares = (plan ?? []).flatMap((answer, at) => {
    const cents = answer.uses.get(clash.key) ?? 0;
    return cents === 0 ? [] : [`${euros(cents)} in ${nameOf(at)}`];
  });
  const asked = clash.uses.map((cents, j) => `${euros(cents)} in ${lots[j]}`).join(', ');
  return `${id} would promise more of its capacity in ${clash.cpv} (${euros(clash.capacityCents)}) than it has: ${asked}. The plan takes ${shares.join(', ') || 'nothing of it'}.`;
}

function changeOf(answer: LotAnswer, own: LotAnswer): string {
  if (answer.team.length === 0) return own.team.length === 0 ? 'no consortium is known.' : 'left out of the plan.';
  const points = ((own.score - answer.score) * 100).toFixed(1);
  const how =
    answer.team.join() === own.team.join() ? 'the same members share the work differently' : answer.team.join(', ');
  return `${how}, ${points} points below the lot's own best.`;
}

/** Integer cents as an amount, without locale. */
const euros = (cents: number): string => `EUR ${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
