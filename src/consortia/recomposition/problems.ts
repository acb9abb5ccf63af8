import type { Problem } from '../../matching/index.ts';
import { splitExactly, WHOLE_BP } from '../../shared/money.ts';
import type { SeatPart } from '../store/records.ts';

type Seat = { organisationId: string; role: string; shareBp: number; parts: readonly SeatPart[] };

/** The problem with these organisations only. */
function only(problem: Problem, keep: (id: string) => boolean): Problem {
  const organisations = problem.organisations.filter((o) => keep(o.id));
  const ids = new Set(organisations.map((o) => o.id));
  return {
    ...problem,
    organisations,
    ties: problem.ties.filter((t) => ids.has(t.a) && ids.has(t.b)),
    conflicts: problem.conflicts.filter((c) => ids.has(c.a) && ids.has(c.b)),
    constraints: {
      ...problem.constraints,
      pinned: problem.constraints.pinned.filter((id) => ids.has(id)),
      banned: problem.constraints.banned.filter((id) => ids.has(id)),
    },
  };
}

/** Without the organisations that refused: they are never proposed again. */
export const without = (problem: Problem, refused: readonly string[]): Problem =>
  only(problem, (id) => !refused.includes(id));

/**
 * The lots of one consortium as one problem: their requirements with their weights of the whole work, the
 * organisations of all; of one lot, that lot's. Conditions are the same for the whole tender; the earliest deadline counts.
 */
export function mergeProblems(problems: readonly Problem[], weights: ReadonlyMap<string, number>): Problem {
  const [first] = problems;
  if (first === undefined) throw new RangeError('mergeProblems: no problem');
  if (problems.length === 1) return first;
  const byId = <T extends { id: string }>(lists: (readonly T[])[]): T[] => [
    ...new Map(lists.flat().map((item) => [item.id, item])).values(),
  ];
  const byPair = <T extends { a: string; b: string }>(lists: (readonly T[])[]): T[] => [
    ...new Map(lists.flat().map((pair) => [`${pair.a} ${pair.b}`, pair])).values(),
  ];
  const deadlines = problems.flatMap((problem) => problem.constraints.deadline ?? []).sort();
  return {
    ...first,
    requirements: problems
      .flatMap((problem) => problem.requirements)
      .map((requirement) => ({ ...requirement, weightBp: weights.get(requirement.id) ?? 0 })),
    organisations: byId(problems.map((problem) => problem.organisations)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    ties: byPair(problems.map((problem) => problem.ties)),
    conflicts: byPair(problems.map((problem) => problem.conflicts)),
    constraints: {
      ...first.constraints,
      ...(deadlines[0] === undefined ? {} : { deadline: deadlines[0] }),
    },
  };
}

/**
 * The open part alone, for organisations outside the group that are in conflict with nobody in it. What is asked of
 * the group as a whole is left to the check of the whole team. Null: nothing is open.
 */
export function gapProblem(
  problem: Problem,
  staying: readonly Seat[],
  leaving: readonly Seat[],
  k: number,
): Problem | null {
  const loads = new Map<string, number>();
  for (const part of leaving.flatMap((seat) => seat.parts)) {
    loads.set(part.requirementId, (loads.get(part.requirementId) ?? 0) + part.loadBp);
  }
  const open = problem.requirements.filter((r) => (loads.get(r.id) ?? 0) > 0);
  if (open.length === 0) return null;
  const weights = splitExactly(
    WHOLE_BP,
    open.map((r) => loads.get(r.id) ?? 0),
  );
  const inside = new Set([...staying, ...leaving].map((seat) => seat.organisationId));
  const stays = new Set(staying.map((seat) => seat.organisationId));
  const groups = new Set(problem.organisations.filter((o) => stays.has(o.id)).flatMap((o) => o.group ?? []));
  const barred = new Set(problem.conflicts.flatMap(({ a, b }) => (stays.has(a) ? [b] : stays.has(b) ? [a] : [])));
  const pool = only(problem, (id) => !inside.has(id) && !barred.has(id));
  const led = staying.some((seat) => seat.role === 'mandataire');
  return {
    ...pool,
    requirements: open.map((r, i) => ({ ...r, weightBp: weights[i]! })),
    organisations: pool.organisations
      .filter((o) => o.group === null || !groups.has(o.group))
      .map((o) => (led ? { ...o, canLead: true } : o)),
    constraints: {
      ...pool.constraints,
      minSmeShareBp: 0,
      minTurnoverCents: 0,
      researchOrganisation: false,
      ...(led ? { minLeadTurnoverCents: 0 } : {}),
      minMembers: 1,
      maxMembers: Math.max(1, problem.constraints.maxMembers - staying.length),
      minShareBp: shareOfGap(problem, loads),
      pinned: [],
      banned: [],
    },
    k,
    minDifference: 1,
    // Who is worth proposing is settled by the check of the whole team.
    maxDistance: 1,
  };
}

/** The least share of a member as a part of what is open, in basis points; the whole of it where less is open. */
function shareOfGap({ constraints }: Problem, loads: ReadonlyMap<string, number>): number {
  const open = [...loads.values()].reduce((a, b) => a + b, 0);
  const least = constraints.minShareBp;
  return open === 0 ? least : Math.max(1, Math.min(WHOLE_BP, Math.floor((least * WHOLE_BP) / open)));
}

/** The whole work with these members pinned, as far as the engine knows them. */
export function pinnedProblem(problem: Problem, pinned: readonly string[], k: number): Problem {
  const known = new Set(problem.organisations.map((o) => o.id));
  return {
    ...problem,
    constraints: {
      ...problem.constraints,
      pinned: [...new Set([...problem.constraints.pinned, ...pinned])].filter((id) => known.has(id)),
    },
    k,
    minDifference: 1,
  };
}

/** The whole work for exactly this team; null when the engine does not know one of it. */
export function checkProblem(problem: Problem, team: readonly string[]): Problem | null {
  const members = new Set(team);
  const alone = only(problem, (id) => members.has(id));
  if (alone.organisations.length !== members.size) return null;
  return { ...alone, constraints: { ...alone.constraints, pinned: [...team], banned: [] }, k: 1, minDifference: 0 };
}
