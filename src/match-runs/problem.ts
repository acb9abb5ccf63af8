import { DEFAULT_POLICY } from '../clusters/policy.domain.ts';
import type { MatchingPolicy } from '../clusters/service.ts';
import type { LoadedTender } from '../tenders/service.ts';
import type { CandidateRow } from './candidates.repository.ts';
import type { MatchOptions } from './table.ts';

/** What is known when the problem of a lot is written. */
export type LotFacts = {
  tender: LoadedTender['tender'];
  lot: LoadedTender['lots'][number];
  requirements: LoadedTender['requirements'];
  candidates: readonly CandidateRow[];
  ties: readonly { a: string; b: string; weight_bp: number }[];
  workingGroupPairs: readonly { a: string; b: string }[];
  relations: readonly { a: string; b: string; kind: 'competitor' | 'same_group' }[];
  recentProposals: ReadonlyMap<string, number>;
  /** Where the work is done, in degrees; null when the notice does not say. */
  site: { lat: number; lon: number } | null;
  policy: MatchingPolicy | null;
  options: MatchOptions;
};

/** Working together in a group of the cluster counts as a tie of this strength when there is none stronger. */
const WORKING_GROUP_TIE_BP = 2_000;

/** The problem of a lot in the shape of a problem file (src/matching/problem.ts): plain JSON, everything in id order. */
export function lotProblem(facts: LotFacts): Record<string, unknown> {
  const { tender, lot, candidates, options } = facts;
  const known = new Set(candidates.map((c) => c.id));
  const { constraints } = tender;
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
    organisations: candidates.map((c) => candidateOf(c, facts.recentProposals.get(c.id) ?? 0)),
    ties: allTies(facts),
    conflicts: facts.relations.filter((r) => r.kind === 'competitor').map(({ a, b }) => ({ a, b })),
    constraints: {
      ...(lot.deadline === null ? {} : { deadline: lot.deadline.toISOString().slice(0, 10) }),
      maxMembers: constraints.maxMembers ?? 6,
      minTurnoverCents: constraints.minTurnoverCents ?? 0,
      minMemberTurnoverCents: constraints.minMemberTurnoverCents ?? 0,
      minLeadTurnoverCents: constraints.minMandataireTurnoverCents ?? 0,
      minSmeShareBp: constraints.minSmeShareBp ?? 0,
      researchOrganisation: constraints.researchOrganisation ?? false,
      pinned: constraints.pinned ?? [],
      banned: (constraints.banned ?? []).filter((id) => known.has(id)),
      ...(facts.site === null ? {} : { site: facts.site }),
    },
    weights: weightsOf(facts),
    ...(options.k === undefined ? {} : { k: options.k }),
    ...(options.minDifference === undefined ? {} : { minDifference: options.minDifference }),
  };
}

/** The cluster's policy, with what the run changes of it: a weight that nobody names keeps its default. */
const weightsOf = ({ policy, options }: LotFacts) => ({ ...DEFAULT_POLICY, ...policy, ...options.weights });

function allTies(facts: LotFacts): { a: string; b: string; weight: number }[] {
  const strongest = new Map<string, { a: string; b: string; bp: number }>();
  const add = (a: string, b: string, bp: number): void => {
    const key = `${a} ${b}`;
    if ((strongest.get(key)?.bp ?? -1) < bp) strongest.set(key, { a, b, bp });
  };
  for (const tie of facts.ties) add(tie.a, tie.b, tie.weight_bp);
  for (const pair of facts.workingGroupPairs) add(pair.a, pair.b, WORKING_GROUP_TIE_BP);
  return [...strongest.values()].map(({ a, b, bp }) => ({ a, b, weight: bp / 10_000 }));
}

/** An organisation of the problem file. */
export const candidateOf = (c: CandidateRow, recentProposals: number) => ({
  id: c.id,
  kind: c.kind,
  ...(c.size_class === null ? {} : { sizeClass: c.size_class }),
  headcount: c.headcount ?? 0,
  turnoverCents: c.turnover_cents ?? 0,
  ...(c.nuts === null ? {} : { nuts: c.nuts }),
  ...(c.lat === null || c.lon === null ? {} : { lat: c.lat, lon: c.lon }),
  canLead: c.can_lead,
  excluded: c.excluded,
  recentProposals,
  capabilities: c.capabilities,
  certifications: c.certifications,
});
