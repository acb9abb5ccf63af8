import { namesNoTrade } from '../../shared/cpv.ts';
import { fewestMembers } from '../bound/fewest-members.ts';
import { eligibility } from '../model/compile.ts';
import type { Model } from '../model/model.ts';
import { scoreFreely } from '../model/team.ts';
import type { Problem } from '../problem/problem.ts';
import type { Infeasibility } from '../problem/result.ts';
import type { Told } from '../problem/told.ts';
import { apartFrom } from '../quality/apart.ts';
import { conflictingSet } from './blame.ts';
import { nearestTo } from './nearest.ts';

type Blame = Pick<Infeasibility, 'stage' | 'requirements' | 'constraints' | 'minimal'>;

/** Why nothing is feasible, by stages from the plainest reason on, with the nearest organisations for what is uncovered. */
export function explainInfeasibility(problem: Problem, model: Model | null): Infeasibility {
  const blame = firstReason(problem, model);
  const nearest = blame.requirements.map((requirementId) => ({
    requirementId,
    organisations: nearestTo(problem, requirementId),
  }));
  return { ...blame, nearest, explanation: saidOf(problem, blame) };
}

function firstReason(problem: Problem, model: Model | null): Blame {
  if (model === null) {
    const banned = new Set(problem.constraints.banned);
    const barred = problem.constraints.pinned.filter((id) => {
      const organisation = problem.organisations.find((one) => one.id === id);
      return organisation === undefined || typeof eligibility(organisation, problem, banned) === 'string';
    });
    return { stage: 'pinned', requirements: [], constraints: barred.map((id) => `pinned:${id}`), minimal: false };
  }
  const uncovered: string[] = [];
  const short: string[] = [];
  for (let r = 0; r < model.m; r++) {
    if (model.required[r] === 0) continue;
    const caps = Array.from({ length: model.n }, (_, i) => model.cap[i * model.m + r]!).sort((a, b) => b - a);
    const most = caps.slice(0, model.maxMembers).reduce((sum, cap) => sum + cap, 0);
    if ((caps[0] ?? 0) === 0) uncovered.push(model.requirementIds[r]!);
    else if (most < model.work[r]!) short.push(model.requirementIds[r]!);
  }
  const [alone] = uncovered;
  if (alone !== undefined) {
    return { stage: 'no_candidate', requirements: uncovered, constraints: [], minimal: uncovered.length === 1 };
  }
  if (short.length > 0) return { stage: 'capacity', requirements: short, constraints: [], minimal: short.length === 1 };
  if (!model.trade.includes(1) && !model.wide.includes(1)) {
    return { stage: 'no_candidate', requirements: [...model.requirementIds], constraints: [], minimal: false };
  }
  const strange = unservedTrades(model);
  if (strange.length > 0) return { stage: 'no_candidate', requirements: strange, constraints: [], minimal: false };
  const mandatory = model.requirementIds.filter((_, r) => model.required[r] === 1);
  const fewest = fewestMembers(model) ?? 1;
  const conflict = conflictingSet(problem, model);
  const stage = fewest > model.maxMembers ? 'team_size' : conflict === null ? 'constraints' : 'conflicting_set';
  if (conflict !== null) return { stage, ...conflict };
  return { stage, requirements: mandatory, constraints: active(problem), minimal: false };
}

/**
 * Trades that nobody has, of a lot whose mandatory codes name none: firms of its field do not do it (see `aloneIn`). Where
 * nothing at all is mandatory, they are all that can be missing.
 */
function unservedTrades(model: Model): string[] {
  const { n, m, requirementIds, required, trade, cap } = model;
  if (requirementIds.some((_, r) => required[r] === 1 && trade[r] === 1)) return [];
  const all = Array.from({ length: n }, (_, i) => i);
  const asked = !required.includes(1) || all.some((i) => scoreFreely(model, [i]) !== null);
  return asked ? requirementIds.filter((_, r) => trade[r] === 1 && all.every((i) => cap[i * m + r] === 0)) : [];
}

/** The conditions on the group that are switched on, by the names of the problem file. */
function active(problem: Problem): string[] {
  const { constraints } = problem;
  return [
    'maxMembers',
    ...(constraints.minTurnoverCents > 0 ? ['minTurnoverCents'] : []),
    ...(constraints.minSmeShareBp > 0 ? ['minSmeShareBp'] : []),
    ...(constraints.researchOrganisation ? ['researchOrganisation'] : []),
    ...(constraints.pinned.length > 0 ? ['pinned'] : []),
    ...(problem.conflicts.length > 0 ? ['conflicts'] : []),
  ];
}

function saidOf(problem: Problem, { stage, requirements, constraints, minimal }: Blame): Told[] {
  const requirementIds = requirements;
  switch (stage) {
    case 'pinned':
      return [{ code: 'pinned_barred', organisationIds: constraints.map((one) => one.slice('pinned:'.length)) }];
    case 'no_candidate':
      return [
        { code: 'nobody_serves', requirementIds },
        ...(problem.requirements.every(({ cpv }) => namesNoTrade(cpv)) ? [{ code: 'trades_unsaid' } as const] : []),
      ];
    case 'capacity':
      return [{ code: 'capacity_short', requirementIds }];
    case 'team_size':
      return [{ code: 'team_too_small', requirementIds }];
    case 'conflicting_set':
    case 'constraints':
      return [
        { code: 'cannot_all_be_met', constraints, requirementIds },
        ...(constraints.includes('conflicts') ? [{ code: 'some_stay_apart' } as const] : []),
        ...keptOutBy(problem, constraints),
        { code: minimal ? 'any_one_helps' : 'fewer_may_do' },
      ];
  }
}

/** Pinned organisations that stay apart from each other, where that is to blame. */
function keptOutBy(problem: Problem, constraints: readonly string[]): Told[] {
  if (!constraints.includes('conflicts') || !constraints.includes('pinned')) return [];
  const pinned = problem.organisations.filter(({ id }) => problem.constraints.pinned.includes(id));
  return pinned.flatMap((one, at) => {
    const apart = apartFrom(problem, one);
    const others = pinned.slice(at + 1).filter(({ id }) => apart.has(id));
    return others.map(({ id }): Told => ({ code: 'pinned_apart', a: one.id, b: id }));
  });
}
