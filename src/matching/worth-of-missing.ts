import { type MatchOptions, match } from './match.ts';
import { byId, compile } from './model/compile.ts';
import type { Organisation, Problem, Requirement } from './problem/problem.ts';

/** What one more firm for a requirement would be worth. Scores in [0,1]. */
export type WorthOfMissing = {
  readonly requirementId: string;
  /** Nobody among the candidates can serve it. */
  readonly unserved: boolean;
  /** Best score with such a firm, and with firms for all other unserved requirements; null: still no team. */
  readonly score: number | null;
  /** That score less the best without this firm (0 where there is no team without it). */
  readonly gain: number;
  /** Its part of the work is below the least part of a member: a member has to learn it, or a firm that can do more. */
  readonly small: boolean;
  /** Both searches were finished. */
  readonly proven: boolean;
};

/** What missing capabilities are worth for a lot. */
export type MissingCapabilities = {
  /** Best score of the teams that there are; null: none. */
  readonly score: number | null;
  /** Those that would be worth something, the most first. */
  readonly items: readonly WorthOfMissing[];
  /** False when time or nodes ended before all requirements were tried. */
  readonly complete: boolean;
};

/**
 * Level and references of the imagined firm. Chosen by reasoning: a good one, as a coordinator would look for, not the
 * best there is.
 */
const IMAGINED = { level: 4, evidence: 5 };

/** How far each search goes; stopped or ended, nothing further is tried. */
type Effort = Pick<MatchOptions, 'nodes' | 'shouldStop' | 'shouldEnd'>;

/**
 * The value of a capability that is missing: the best team with an imagined firm that has it against the best without, a team
 * of one included. Where several requirements have nobody, each is judged with firms for the others beside it: one alone
 * would open nothing. Pure and deterministic. The firm stands at the site, is bound by no tie and never leads.
 */
export function worthOfMissing(asked: Problem, options: Effort = {}): MissingCapabilities {
  const problem = { ...asked, constraints: { ...asked.constraints, minMembers: 1 } };
  const effort = { ...options, k: 1 };
  const stopped = (): boolean => (options.shouldStop?.() ?? false) || (options.shouldEnd?.() ?? false);
  const today = bestOf(problem, effort);
  const unserved = unservedOf(problem);
  const helped = withFirms(problem, unserved);
  const base = unserved.length === 0 ? today : bestOf(helped, effort);
  const items: WorthOfMissing[] = [];
  let complete = !stopped();
  for (const requirement of problem.requirements) {
    complete = complete && !stopped();
    if (!complete) break;
    const isUnserved = unserved.includes(requirement);
    const small = requirement.weightBp < problem.constraints.minShareBp;
    if (small && !isUnserved) continue;
    const found = isUnserved ? base : bestOf(withFirms(helped, [requirement]), effort);
    const others = unserved.filter((one) => one !== requirement);
    const without = isUnserved ? withoutFirm(problem, requirement, others, effort) : base;
    const gain = (found.score ?? 0) - (without.score ?? 0);
    if (gain <= 0) continue;
    items.push({
      requirementId: requirement.id,
      unserved: isUnserved,
      score: found.score,
      gain,
      small,
      proven: found.proven && without.proven,
    });
  }
  items.sort((a, b) => b.gain - a.gain || byId(a.requirementId, b.requirementId));
  return { score: today.score, items, complete };
}

/** The best without a firm for it: none where it cannot be left out. */
function withoutFirm(problem: Problem, requirement: Requirement, others: readonly Requirement[], effort: MatchOptions) {
  if (requirement.mandatory || requirement.mustBeDoneByMember) return { score: null, proven: true };
  return bestOf(withFirms(problem, others), effort);
}

function bestOf(problem: Problem, effort: MatchOptions): { score: number | null; proven: boolean } {
  const { certificate } = match(problem, effort);
  return { score: certificate.score, proven: certificate.status === 'optimal' || certificate.status === 'infeasible' };
}

/** The requirements that nobody serves who may take part. */
function unservedOf(problem: Problem): Requirement[] {
  const model = compile(problem);
  // A pinned organisation that cannot take part: no firm helps there.
  if (model === null) return [];
  const { n, m, cap } = model;
  return problem.requirements.filter(
    (_, r) => !Array.from({ length: n }, (_, i) => cap[i * m + r]!).some((bp) => bp > 0),
  );
}

/** The problem with a firm for each of these requirements; who has a small part is let in with it. */
function withFirms(problem: Problem, requirements: readonly Requirement[]): Problem {
  if (requirements.length === 0) return problem;
  const { constraints } = problem;
  const firms = requirements.map((one) => imaginedFirm(problem, one));
  const least = Math.min(constraints.minShareBp, ...requirements.map(({ weightBp }) => weightBp));
  return {
    ...problem,
    organisations: [...problem.organisations, ...firms].sort((a, b) => byId(a.id, b.id)),
    constraints: { ...constraints, minShareBp: least },
  };
}

function imaginedFirm({ constraints }: Problem, requirement: Requirement): Organisation {
  const { cpv, certification } = requirement;
  return {
    id: `missing:${requirement.id}`,
    kind: 'company',
    sizeClass: 'small',
    headcount: 20,
    turnoverCents: constraints.minMemberTurnoverCents,
    nuts: null,
    lat: constraints.site?.lat ?? null,
    lon: constraints.site?.lon ?? null,
    canLead: false,
    excluded: false,
    recentProposals: 0,
    group: null,
    capabilities: [
      { cpv, level: Math.max(requirement.minLevel, IMAGINED.level), evidence: IMAGINED.evidence, capacityCents: null },
    ],
    certifications: certification === null ? [] : [{ code: certification, validUntil: null }],
  };
}
