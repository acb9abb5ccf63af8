import { notFound } from '../shared/errors.ts';
import { keptOut, lacksOf } from './explain/nearest.ts';
import { type MatchOptions, match } from './match.ts';
import { eligibility } from './model/compile.ts';
import type { Capability, Organisation, Problem, Requirement } from './problem/problem.ts';
import type { Proposal } from './problem/result.ts';
import type { Lack, Told, ToldChange } from './problem/told.ts';
import { apartFrom } from './quality/apart.ts';
import { capabilityQuality } from './quality/quality.ts';

/** A change of profile: what the organisation would have to have for one requirement. */
export type ProfileChange = {
  readonly requirementId: string;
  readonly kind: ToldChange['kind'];
  /** The capability or certification as it would be. */
  readonly capability: Capability | null;
  readonly certification: string | null;
  /** How much is asked: steps of level, five references counting as one step; a new capability counts its level and 3. */
  readonly effort: number;
  readonly explanation: Told;
};

/** Why an organisation is not proposed. Scores in [0,1]. */
export type WhyNot = {
  readonly organisationId: string;
  /** True when it sits in a proposed consortium, or in one as good as the best. */
  readonly proposed: boolean;
  /** The first rank that it sits in; null: none. */
  readonly rank: number | null;
  /**
   * What decided: `proposed`; `barred` (excluded or banned); `cannot` (it serves nothing, or no group with it keeps the
   * conditions); `passenger` (groups with it can do the work, but as well without it); `distance` (groups with it score
   * less than those proposed).
   */
  readonly reason: 'proposed' | 'barred' | 'cannot' | 'passenger' | 'distance';
  readonly bestScore: number | null;
  /** The best consortium that contains it; null when none exists. */
  readonly bestWith: Proposal | null;
  /** How far that one is behind the best. */
  readonly behind: number | null;
  /** True when both searches were proven. */
  readonly proven: boolean;
  /** Per requirement that it cannot serve: what it lacks. */
  readonly lacks: readonly { readonly requirementId: string; readonly lacks: readonly Lack[] }[];
  /** The smallest change that brings it into a best consortium; null when no single change does. */
  readonly smallestChange: ProfileChange | null;
  readonly explanation: readonly Told[];
};

/** Nodes of each search unless given: 41 of 44 lots among 20,000 organisations are proven with them (`bench -- passengers`). */
const NODES = 20_000;
/** Changes tried unless given, each a search. Chosen by reasoning: later ones ask more of a firm than it would do. */
const TRIES = 24;

/** How far each search goes; stopped, the answer is of no use; ended, nothing further is tried or called proven. */
type Effort = Pick<MatchOptions, 'nodes' | 'shouldStop' | 'shouldEnd'>;
/** `tries`: changes tried at most, smallest first. */
export type WhyNotOptions = Effort & { readonly tries?: number };

/**
 * Why not this organisation: the best consortium that contains it (by pinning it), its distance from the best one, and
 * the smallest change of its profile after which a consortium with it is as good as the best. Pure and deterministic.
 * Throws `not_found` when the problem has no such organisation.
 */
export function whyNot(problem: Problem, organisationId: string, options: WhyNotOptions = {}): WhyNot {
  const organisation = problem.organisations.find(({ id }) => id === organisationId);
  if (organisation === undefined) throw notFound('organisation in this problem');
  const effort: Effort = { ...options, nodes: options.nodes ?? NODES };
  const first = bestOf(problem, effort);
  const bestScore = first?.score ?? null;
  const own = matchWith(problem, organisation, effort);
  const bestWith = own?.consortia[0] ?? null;
  const proven = (first?.proven ?? false) && own?.certificate.status !== 'budget_exhausted';
  const behind = bestScore === null || bestWith === null ? null : Math.max(0, bestScore - bestWith.score);
  const rank = first?.ranks.findIndex((members) => members.includes(organisationId)) ?? -1;
  const proposed = behind === 0 || rank >= 0;
  const kept = keptOut(problem);
  const lacks = problem.requirements
    .map((requirement) => ({
      requirementId: requirement.id,
      lacks: lacksOf(organisation, requirement, problem, kept),
    }))
    .filter((one) => one.lacks.length > 0);
  const barred = organisation.excluded || kept.banned.has(organisation.id);
  const apart = keepingOut(problem, organisation, first?.members ?? []);
  const reason = proposed
    ? 'proposed'
    : barred
      ? 'barred'
      : bestWith !== null
        ? 'distance'
        : isPassenger(problem, organisation, effort)
          ? 'passenger'
          : 'cannot';
  const tried =
    proposed || barred || apart.pinned.length > 0 || bestScore === null
      ? { change: null, all: true }
      : smallest(problem, organisation, bestScore, effort, options.tries ?? TRIES);
  const smallestChange = tried.change;
  return {
    organisationId,
    proposed,
    rank: rank < 0 ? null : rank + 1,
    reason,
    bestScore,
    bestWith,
    behind,
    proven,
    lacks,
    smallestChange,
    explanation: explain(organisation, {
      proposed,
      rank: rank + 1,
      reason,
      bestWith,
      behind,
      smallestChange,
      allTried: tried.all,
      barred,
      apart,
    }),
  };
}

function bestOf(problem: Problem, effort: Effort) {
  const { certificate, consortia } = match(problem, effort);
  if (certificate.score === null) return null;
  return {
    score: certificate.score,
    proven: certificate.status === 'optimal',
    members: (consortia[0]?.members ?? []).map(({ organisationId }) => organisationId),
    ranks: consortia.map(({ members }) => members.map(({ organisationId }) => organisationId)),
  };
}

/** With whom the organisation never sits, of those that count here: the pinned, and the members of the best consortium. */
function keepingOut(problem: Problem, organisation: Organisation, best: readonly string[]) {
  const apart = apartFrom(problem, organisation);
  const { pinned } = problem.constraints;
  return {
    pinned: pinned.filter((id) => apart.has(id)),
    best: best.filter((id) => apart.has(id) && !pinned.includes(id)),
  };
}

/** The problem with the organisation, as changed, in every team. Null when it may not sit in any. */
function matchWith(problem: Problem, organisation: Organisation, effort: Effort) {
  const { constraints } = problem;
  if (organisation.excluded || constraints.banned.includes(organisation.id)) return null;
  const pinned = constraints.pinned.includes(organisation.id)
    ? constraints.pinned
    : [...constraints.pinned, organisation.id];
  if (pinned.length > constraints.maxMembers) return null;
  const changed: Problem = {
    ...problem,
    organisations: problem.organisations.map((one) => (one.id === organisation.id ? organisation : one)),
    constraints: { ...constraints, pinned },
  };
  if (typeof eligibility(organisation, changed, new Set(constraints.banned)) === 'string') return null;
  const result = match(changed, { ...effort, k: 1 });
  return result.status === 'infeasible' ? null : result;
}

/** Whether groups with the organisation could do the work, were it allowed that the others do it as well without it. */
function isPassenger(problem: Problem, organisation: Organisation, effort: Effort): boolean {
  const lenient = { ...problem, constraints: { ...problem.constraints, minContribution: 0 } };
  return (matchWith(lenient, organisation, effort)?.consortia.length ?? 0) > 0;
}

/** Tries the changes from the smallest effort on, until one is enough, or its time is over: then not all were tried. */
function smallest(
  problem: Problem,
  organisation: Organisation,
  bestScore: number,
  effort: Effort,
  tries: number,
): { change: ProfileChange | null; all: boolean } {
  const changes = problem.requirements
    .flatMap((requirement) => changesFor(organisation, requirement))
    .sort((a, b) => a.change.effort - b.change.effort || b.weight - a.weight);
  for (const { change, changed } of changes.slice(0, tries)) {
    if (effort.shouldStop?.() || effort.shouldEnd?.()) return { change: null, all: false };
    const found = matchWith(problem, changed, effort);
    if ((found?.certificate.score ?? -1) >= bestScore) return { change, all: true };
  }
  return { change: null, all: true };
}

type PossibleChange = { readonly change: ProfileChange; readonly changed: Organisation; readonly weight: number };

/** Single changes that would make the organisation serve a requirement, or serve it better. */
function changesFor(organisation: Organisation, requirement: Requirement): PossibleChange[] {
  const found: PossibleChange[] = [];
  const { certification, capacityCents } = requirement;
  const certified = certification === null || organisation.certifications.some(({ code }) => code === certification);
  const certifications = certified
    ? organisation.certifications
    : [...organisation.certifications, { code: certification as string, validUntil: null }];
  const add = (
    kind: ProfileChange['kind'],
    effort: number,
    capability: Capability | null,
    capabilities: readonly Capability[],
  ) => {
    const whole = effort + (certified ? 0 : 2);
    found.push({
      weight: requirement.weightBp,
      changed: { ...organisation, capabilities, certifications },
      change: {
        requirementId: requirement.id,
        kind,
        capability,
        certification: certified ? null : certification,
        effort: whole,
        explanation: {
          code: 'would_bring_in',
          change: {
            requirementId: requirement.id,
            kind,
            cpv: capability?.cpv ?? null,
            level: capability?.level ?? null,
            capacityCents: capability?.capacityCents ?? null,
            certification: certified ? null : certification,
          },
        },
      },
    });
  };
  const best = organisation.capabilities
    .map((capability, index) => ({
      capability,
      index,
      reach: capabilityQuality({ ...capability, level: 5 }, requirement),
    }))
    .sort((a, b) => b.reach - a.reach || b.capability.level - a.capability.level || a.index - b.index)[0];
  if (!certified && best !== undefined && best.reach > 0) {
    add('certification', 0, null, organisation.capabilities);
  }
  if (best !== undefined && best.reach > 0) {
    const put = (capability: Capability) =>
      organisation.capabilities.map((one, index) => (index === best.index ? capability : one));
    const { capability } = best;
    for (let level = capability.level + 1; level <= 5; level++) {
      const raised = { ...capability, level };
      add('level', level - capability.level, raised, put(raised));
    }
    if (capability.evidence < 5) {
      const shown = { ...capability, evidence: 5 };
      add('evidence', (5 - capability.evidence) / 5, shown, put(shown));
    }
    if (capability.capacityCents !== null && capability.capacityCents < capacityCents) {
      const grown = { ...capability, capacityCents };
      add('capacity', 2, grown, put(grown));
    }
  }
  if (best === undefined || best.capability.cpv !== requirement.cpv) {
    for (let level = requirement.minLevel; level <= 5; level++) {
      const gained = { cpv: requirement.cpv, level, evidence: 5, capacityCents: null };
      add('capability', 3 + level, gained, [...organisation.capabilities, gained]);
    }
  }
  return found;
}

function explain(
  { id }: Organisation,
  found: Pick<WhyNot, 'proposed' | 'reason' | 'bestWith' | 'behind' | 'smallestChange'> & {
    rank: number;
    allTried: boolean;
    barred: boolean;
    apart: ReturnType<typeof keepingOut>;
  },
): Told[] {
  if (found.rank > 0) return [{ code: 'in_rank', organisationId: id, rank: found.rank }];
  if (found.proposed) return [{ code: 'as_good', organisationId: id }];
  const { pinned, best } = found.apart;
  const tried = !found.barred && pinned.length === 0;
  return [
    standingOf(id, found),
    ...(pinned.length > 0 ? [{ code: 'apart_from_pinned', organisationIds: pinned } as const] : []),
    ...(best.length > 0 ? [{ code: 'apart_from_best', organisationIds: best } as const] : []),
    ...(found.smallestChange !== null
      ? [found.smallestChange.explanation]
      : tried
        ? [{ code: found.allTried ? 'no_change_helps' : 'changes_not_all_tried' } as const]
        : []),
  ];
}

/** The reason that decided. */
function standingOf(
  organisationId: string,
  { barred, reason, bestWith, behind }: Pick<WhyNot, 'reason' | 'bestWith' | 'behind'> & { barred: boolean },
): Told {
  if (barred) return { code: 'barred', organisationId };
  if (reason === 'passenger') return { code: 'would_be_passenger', organisationId };
  if (bestWith === null) return { code: 'in_no_consortium', organisationId };
  const others = bestWith.members.map((member) => member.organisationId).filter((one) => one !== organisationId);
  return { code: 'behind', organisationId, behind: behind ?? 0, others };
}
