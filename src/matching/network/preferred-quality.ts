import { WHOLE_BP } from '../../shared/money.ts';
import type { Constraints, Organisation, Requirement } from '../problem/problem.ts';
import { bestFit } from '../quality/quality.ts';

/**
 * By how much a preference is lowered at a time. Chosen by reasoning: three steps from 0.5 to the least of 0.36, fewer
 * than there are qualities between.
 */
const STEP = 0.05;

/**
 * The requirements with the least quality that the pool allows each: the preferred one, or the highest below it, in steps
 * of 0.05, at which the organisations that may sit in a team can do all of the work (the `maxMembers` largest capacities
 * together). Never below the problem's own `minQuality`, at which nothing is asked of the pool.
 */
export function withPreferredQuality(
  requirements: readonly Requirement[],
  organisations: readonly Organisation[],
  constraints: Constraints,
  preferred: number,
): Requirement[] {
  if (Math.round(1000 * preferred) / 1000 <= constraints.minQuality) return [...requirements];
  const banned = new Set(constraints.banned);
  const pool = organisations.filter(({ id, excluded }) => !excluded && !banned.has(id));
  return requirements.map((requirement) => {
    const allows = (minQuality: number): boolean => {
      const caps = pool.flatMap((one) => bestFit(one, { ...requirement, minQuality }, constraints)?.capBp ?? []);
      const most = caps.sort((a, b) => b - a).slice(0, constraints.maxMembers);
      return most.reduce((sum, cap) => sum + cap, 0) >= Math.min(WHOLE_BP, requirement.weightBp);
    };
    for (let step = 0; ; step++) {
      const minQuality = Math.round(1000 * (preferred - step * STEP)) / 1000;
      if (minQuality <= constraints.minQuality) return requirement;
      if (allows(minQuality)) return { ...requirement, minQuality: Math.max(requirement.minQuality, minQuality) };
    }
  });
}
