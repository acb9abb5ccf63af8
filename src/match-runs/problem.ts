import {
  DEFAULT_MIN_QUALITY,
  DEFAULT_POLICY,
  DEFAULT_WORTH,
  FLOOR_QUALITY,
  weightsIn,
} from '../clusters/policy.domain.ts';
import type { MatchingPolicy } from '../clusters/service.ts';
import { DEFAULT_MEMBERS, type WrittenLot } from '../matching/index.ts';
import { dayOf } from '../shared/day.ts';
import type { LoadedTender } from '../tenders/service.ts';
import type { MatchOptions } from './table.ts';

/** What is known of a lot when its problem is written. */
export type LotFacts = {
  tender: LoadedTender['tender'];
  lot: LoadedTender['lots'][number];
  requirements: LoadedTender['requirements'];
  /** Where the work is done, in degrees; null when the notice does not say. */
  site: { lat: number; lon: number } | null;
  policy: MatchingPolicy | null;
  options: MatchOptions;
};

/**
 * The lot's own part of a problem file (src/matching/problem/problem.ts): everything but organisations, ties and
 * conflicts.
 */
export function lotPart(facts: LotFacts): WrittenLot {
  const { lot, options } = facts;
  const { constraints } = facts.tender;
  const maxMembers = constraints.maxMembers ?? DEFAULT_MEMBERS;
  const worth = { ...DEFAULT_WORTH, ...facts.policy };
  return {
    requirements: facts.requirements.map((r) => ({
      id: r.id,
      cpv: r.cpv,
      weightBp: r.weightBp,
      mandatory: r.mandatory,
      minLevel: r.minLevel,
      certification: r.certification,
      capacityCents: r.capacityCents ?? 0,
      mustBeDoneByMember: r.mustBeDoneByMember,
    })),
    constraints: {
      ...(lot.deadline === null ? {} : { deadline: dayOf(lot.deadline) }),
      minMembers: Math.min(constraints.minMembers ?? 2, maxMembers),
      maxMembers,
      minTurnoverCents: constraints.minTurnoverCents ?? 0,
      minMemberTurnoverCents: constraints.minMemberTurnoverCents ?? 0,
      minLeadTurnoverCents: constraints.minMandataireTurnoverCents ?? 0,
      minSmeShareBp: constraints.minSmeShareBp ?? 0,
      minShareBp: constraints.minShareBp ?? worth.minShareBp,
      minContribution: constraints.minContribution ?? worth.minContribution,
      minQuality: constraints.minQuality ?? Math.min(preferredQuality(facts), FLOOR_QUALITY),
      researchOrganisation: constraints.researchOrganisation ?? false,
      pinned: constraints.pinned ?? [],
      banned: constraints.banned ?? [],
      ...(facts.site === null ? {} : { site: facts.site }),
    },
    weights: weightsOf(facts),
    ...(options.k === undefined ? {} : { k: options.k }),
    ...(options.minDifference === undefined ? {} : { minDifference: options.minDifference }),
    maxDistance: worth.maxDistance,
  };
}

/** The quality that is asked where the pool allows it; the tender's own is asked in any case. */
export const preferredQuality = ({ tender, policy }: Pick<LotFacts, 'tender' | 'policy'>): number =>
  tender.constraints.minQuality ?? policy?.minQuality ?? DEFAULT_MIN_QUALITY;

/** The cluster's policy, with what the run changes of it: a weight that nobody names keeps its default. */
const weightsOf = ({ policy, options }: LotFacts) => ({
  ...weightsIn({ ...DEFAULT_POLICY, ...policy }),
  ...options.weights,
});
