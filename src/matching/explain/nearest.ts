import { byId, eligibility } from '../model/compile.ts';
import type { Organisation, Problem, Requirement } from '../problem/problem.ts';
import type { Nearest } from '../problem/result.ts';
import type { Lack } from '../problem/told.ts';
import { apartFromPinned } from '../quality/apart.ts';
import { cpvCloseness } from '../quality/cpv.ts';
import {
  bestFit,
  capabilityQuality,
  capacityBp,
  certificationKey,
  holdsCertification,
  leastQuality,
} from '../quality/quality.ts';

/**
 * So many are named for each requirement: chosen by reasoning, as many as a coordinator rings up. No search depends on
 * it.
 */
const NAMED = 3;

/** The organisations that come nearest to a requirement, at most `count`, with what each lacks. */
export function nearestTo(problem: Problem, requirementId: string, count = NAMED): Nearest[] {
  const requirement = problem.requirements.find(({ id }) => id === requirementId);
  if (requirement === undefined) return [];
  const kept = keptOut(problem);
  const found: Nearest[] = [];
  for (const organisation of problem.organisations) {
    const closeness = Math.max(0, ...organisation.capabilities.map(({ cpv }) => cpvCloseness(cpv, requirement.cpv)));
    if (closeness === 0) continue;
    const lacks = lacksOf(organisation, requirement, problem, kept);
    found.push({
      organisationId: organisation.id,
      closeness: closeness / 1000,
      lacks,
      explanation: { code: 'nearest', organisationId: organisation.id, lacks },
    });
  }
  found.sort(
    (a, b) => a.lacks.length - b.lacks.length || b.closeness - a.closeness || byId(a.organisationId, b.organisationId),
  );
  return found.slice(0, count);
}

/** Who takes no part, whatever it can do: banned, or apart from a pinned organisation. */
export type KeptOut = { readonly banned: ReadonlySet<string>; readonly apart: ReadonlySet<string> };

export const keptOut = (problem: Problem): KeptOut => ({
  banned: new Set(problem.constraints.banned),
  apart: apartFromPinned(problem),
});

/** Everything that keeps an organisation from serving a requirement; empty when nothing does. */
export function lacksOf(organisation: Organisation, requirement: Requirement, problem: Problem, kept: KeptOut): Lack[] {
  const { deadline } = problem.constraints;
  const lacks: Lack[] = [];
  const near = organisation.capabilities.filter(({ cpv }) => cpvCloseness(cpv, requirement.cpv) > 0);
  const least = leastQuality(requirement, problem.constraints.minQuality);
  const level = near.filter((one) => one.level >= requirement.minLevel);
  if (near.length === 0) lacks.push('capability');
  else if (level.length === 0) lacks.push('level');
  else if (level.every((one) => capabilityQuality(one, requirement) < least)) lacks.push('quality');
  else if (level.every((one) => capacityBp(one.capacityCents, requirement) === 0)) lacks.push('capacity');
  if (!holdsCertification(organisation.certifications, requirement.certification, deadline)) {
    const key = certificationKey(requirement.certification ?? '');
    const expired = organisation.certifications.some(({ code }) => certificationKey(code) === key);
    lacks.push(expired ? 'certification_expired' : 'certification');
  }
  const barred = eligibility(organisation, problem, kept.banned);
  if (barred === 'excluded' || barred === 'banned' || barred === 'turnover') lacks.push(barred);
  else if (barred === 'minimum_share' && bestFit(organisation, requirement, problem.constraints) !== null) {
    lacks.push('minimum_share');
  }
  if (kept.apart.has(organisation.id)) lacks.push('apart');
  return lacks;
}
