import type { MatchingPolicy } from '../clusters/service.ts';
import type { Tx } from '../db/transaction.ts';
import { judgeTeam, MAX_REQUIREMENTS, organisationAt, readProblem, type TeamJudgement } from '../matching/index.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { findCandidates } from './candidates.repository.ts';
import { lotPart } from './problem.ts';

/** A group and its work: lots of one tender, and what each requirement is of the whole in basis points. */
export type GroupAtWork = {
  readonly tender: LoadedTender;
  readonly lotIds: readonly string[];
  readonly weights: ReadonlyMap<string, number>;
  readonly organisationIds: readonly string[];
};

/** Judges a group as it is today by the rules that proposals keep; null where its lots ask for nothing, or too much. */
export type TeamJudge = (tx: Tx, group: GroupAtWork) => Promise<TeamJudgement | null>;

/** Judges any group with the engine's own functions, in a transaction that may read its members. */
export function createTeamJudge(deps: {
  clock: Clock;
  policyOf: (tx: Tx, clusterId: string) => Promise<MatchingPolicy | null>;
}): TeamJudge {
  return async (tx, { tender: { tender, lots, requirements }, lotIds, weights, organisationIds }) => {
    const work = requirements
      .filter(({ id, lotId }) => lotIds.includes(lotId) && (weights.get(id) ?? 0) > 0)
      .map((one) => ({ ...one, weightBp: weights.get(one.id) ?? 0 }));
    const [lot] = lots
      .filter(({ id }) => lotIds.includes(id))
      .sort((a, b) => (a.deadline?.getTime() ?? Number.MAX_VALUE) - (b.deadline?.getTime() ?? Number.MAX_VALUE));
    if (lot === undefined || work.length === 0 || work.length > MAX_REQUIREMENTS) return null;
    const wanted = [...new Set([...organisationIds, ...(tender.constraints.pinned ?? [])])];
    const today = dayOf(deps.clock());
    const found = await findCandidates(tx, wanted, tender.clusterId);
    const known = new Set(found.map(({ candidate }) => candidate.id));
    const { pinned = [], banned = [], ...rules } = tender.constraints;
    const constraints = {
      ...rules,
      pinned: pinned.filter((id) => known.has(id)),
      banned: banned.filter((id) => known.has(id)),
    };
    const policy = await deps.policyOf(tx, tender.clusterId);
    const facts = { tender: { ...tender, constraints }, lot, requirements: work, site: null, policy, options: {} };
    const problem = readProblem({
      ...lotPart(facts),
      organisations: found.map(({ candidate }) => organisationAt(candidate, today, 0)),
      conflicts: found.flatMap(({ candidate: { id }, apart }) =>
        apart.filter((other) => known.has(other) && id < other).map((other) => ({ a: id, b: other })),
      ),
    });
    return judgeTeam(problem, organisationIds);
  };
}
