import { DomainError } from '../shared/errors.ts';
import { overpromised } from './lot-capacity.ts';
import { ENGINE_VERSION, match } from './match.ts';
import { MAX_REQUIREMENTS, type Problem, type Requirement } from './problem.ts';
import type { Certificate, Consortium, LotResult } from './result.ts';

/** One lot of a tender: its problem, and what it counts beside the others (such as its value; any positive number). */
export type TenderLot = { readonly id: string; readonly weight: number; readonly problem: Problem };

/** All lots of a tender together. Every lot's problem has the same organisations where they occur. */
export type TenderProblem = {
  readonly lots: readonly TenderLot[];
  /** In how many lots one organisation may sit (BT-31); null: in all. */
  readonly maxLotsPerTenderer: number | null;
  /** Groups of lots (BT-330): the lots of a group are answered together, by one consortium, or not at all. */
  readonly groups: readonly (readonly string[])[];
};

/** Budgets: nodes of each lot's search, and how many times lots are searched. */
export type TenderOptions = {
  readonly nodes?: number;
  readonly solves?: number;
  readonly shouldStop?: () => boolean;
};

/** One plan for the whole tender: a consortium or nothing for each lot (or group of lots). */
export type TenderResult = {
  readonly engineVersion: string;
  /** Score: weighted mean of the lots' scores, 0 for a lot left out. */
  readonly certificate: Certificate;
  readonly lots: readonly {
    readonly lotIds: readonly string[];
    readonly result: LotResult;
    readonly consortium: Consortium | null;
  }[];
  readonly explanation: readonly string[];
};

/** What a branch has decided for one lot: who may not sit in it, and whose capacity is cut to how many cents. */
type Restriction = {
  readonly banned: readonly string[];
  readonly capacity: Readonly<Record<string, number>>;
};

type Branch = {
  readonly restrictions: readonly Restriction[];
  readonly results: readonly LotResult[];
  readonly bound: number;
};

/**
 * Matches all lots at once. Best-first branch and bound over restrictions: each lot is solved by itself; when an
 * organisation sits in more lots than it may, one branch per lot bars it from that lot (one of them must hold in any
 * valid plan, so the bound is exact). Capacity that two lots promise twice is cut in one lot or the other; as that does
 * not cover every way to share it, the bound then stays above and the certificate says so.
 */
export function matchTender(tender: TenderProblem, options: TenderOptions = {}): TenderResult {
  const lots = mergeGroups(tender);
  const total = lots.reduce((sum, { weight }) => sum + weight, 0);
  const memory = new Map<string, LotResult>();
  let nodes = 0;
  let solves = 0;
  const most = options.solves ?? 200;

  const solve = (lot: TenderLot, restriction: Restriction): LotResult => {
    const key = JSON.stringify([lot.id, restriction]);
    const known = memory.get(key);
    if (known !== undefined) return known;
    solves++;
    const result = match(restricted(lot.problem, restriction), { k: 1, nodes: options.nodes ?? 20_000 });
    nodes += result.certificate.nodes;
    memory.set(key, result);
    return result;
  };
  const branchOf = (restrictions: readonly Restriction[]): Branch => {
    const results = lots.map((lot, at) => solve(lot, restrictions[at] as Restriction));
    const bound = lots.reduce(
      (sum, { weight }, at) => sum + weight * ((results[at] as LotResult).certificate.upperBound ?? 0),
      0,
    );
    return { restrictions, results, bound: bound / total };
  };
  const scoreOf = (results: readonly LotResult[]) =>
    lots.reduce((sum, { weight }, at) => sum + weight * ((results[at] as LotResult).certificate.score ?? 0), 0) / total;

  let best: { results: readonly LotResult[]; score: number } | null = null;
  let lost = 0;
  let stopped = false;
  const keep = (results: readonly LotResult[]) => {
    const score = scoreOf(results);
    if (best === null || score > best.score) best = { results, score };
  };
  keep(oneAfterTheOther(lots, tender.maxLotsPerTenderer, solve));
  const queue: Branch[] = [branchOf(lots.map(() => ({ banned: [], capacity: {} })))];
  const seen = new Set<string>();
  while (queue.length > 0) {
    queue.sort((a, b) => b.bound - a.bound);
    const [next] = queue as [Branch];
    const floor = (best as { score: number } | null)?.score ?? 0;
    if (next.bound <= floor) break;
    if (solves >= most || options.shouldStop?.()) {
      stopped = true;
      break;
    }
    queue.shift();
    const clash = firstClash(lots, next.results, tender.maxLotsPerTenderer);
    if (clash === null) {
      keep(next.results);
      lost = Math.max(lost, Math.min(next.bound, next.bound > scoreOf(next.results) ? next.bound : 0));
      continue;
    }
    if (clash.kind === 'capacity') lost = Math.max(lost, next.bound);
    for (const at of clash.lots) {
      const restrictions = next.restrictions.map((one, lot) => (lot === at ? tighten(one, clash, at) : one));
      const key = JSON.stringify(restrictions);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(branchOf(restrictions));
    }
  }
  const plan = best as unknown as { results: readonly LotResult[]; score: number };
  const upper = Math.max(plan.score, lost, stopped ? (queue[0]?.bound ?? 0) : 0);
  return {
    engineVersion: ENGINE_VERSION,
    certificate: {
      status: upper > plan.score ? 'budget_exhausted' : 'optimal',
      score: plan.score,
      upperBound: upper,
      gap: upper - plan.score,
      nodes,
    },
    lots: lots.map((lot, at) => {
      const result = plan.results[at] as LotResult;
      return { lotIds: idsOf(lot.id), result, consortium: result.consortia[0] ?? null };
    }),
    explanation: explain(lots, plan.results, tender),
  };
}

type Clash = {
  readonly kind: 'lots' | 'capacity';
  readonly organisationId: string;
  readonly lots: readonly number[];
  /** Cents left to the organisation in each lot once the other lots have theirs. */
  readonly left: Readonly<Record<number, number>>;
};

/** The first organisation, by id, that sits in too many lots or promises more than it has. */
function firstClash(lots: readonly TenderLot[], results: readonly LotResult[], most: number | null): Clash | null {
  const seats = new Map<string, number[]>();
  results.forEach((result, at) => {
    for (const { organisationId } of result.consortia[0]?.members ?? []) {
      seats.set(organisationId, [...(seats.get(organisationId) ?? []), at]);
    }
  });
  const ids = [...seats.keys()].sort();
  for (const id of ids) {
    const held = seats.get(id) as number[];
    if (most !== null && held.length > most) return { kind: 'lots', organisationId: id, lots: held, left: {} };
  }
  for (const id of ids) {
    const held = seats.get(id) as number[];
    const left =
      held.length < 2
        ? null
        : overpromised(
            id,
            held,
            lots.map(({ problem }) => problem),
            results,
          );
    if (left !== null) return { kind: 'capacity', organisationId: id, lots: held, left };
  }
  return null;
}

function tighten(restriction: Restriction, clash: Clash, at: number): Restriction {
  const { organisationId: id } = clash;
  const left = clash.left[at] ?? 0;
  const before = restriction.capacity[id] ?? Number.POSITIVE_INFINITY;
  if (clash.kind === 'lots' || left <= 0 || left >= before) {
    return { ...restriction, banned: [...restriction.banned, id].sort() };
  }
  return { ...restriction, capacity: { ...restriction.capacity, [id]: left } };
}

/** The lot's problem under a restriction. A pinned organisation that is barred makes the lot infeasible. */
function restricted(problem: Problem, { banned, capacity }: Restriction): Problem {
  const capped = (id: string, cents: number | null) => {
    const limit = capacity[id];
    return limit === undefined ? cents : Math.min(cents ?? Number.MAX_SAFE_INTEGER, limit);
  };
  return {
    ...problem,
    organisations: problem.organisations.map((one) =>
      capacity[one.id] === undefined
        ? one
        : {
            ...one,
            capabilities: one.capabilities.map((c) => ({ ...c, capacityCents: capped(one.id, c.capacityCents) })),
          },
    ),
    constraints: { ...problem.constraints, banned: [...new Set([...problem.constraints.banned, ...banned])] },
  };
}

/** A first valid plan: lots by descending weight, each with whoever the earlier ones have left. */
function oneAfterTheOther(
  lots: readonly TenderLot[],
  most: number | null,
  solve: (lot: TenderLot, restriction: Restriction) => LotResult,
): LotResult[] {
  const order = lots
    .map((_, at) => at)
    .sort((a, b) => (lots[b] as TenderLot).weight - (lots[a] as TenderLot).weight || a - b);
  const seats = new Map<string, number>();
  const results: LotResult[] = [];
  for (const at of order) {
    const full = [...seats]
      .filter(([, count]) => count >= (most ?? 1))
      .map(([id]) => id)
      .sort();
    const result = solve(lots[at] as TenderLot, { banned: full, capacity: {} });
    for (const { organisationId } of result.consortia[0]?.members ?? []) {
      seats.set(organisationId, (seats.get(organisationId) ?? 0) + 1);
    }
    results[at] = result;
  }
  const dropped: LotResult = { ...(results[0] as LotResult), consortia: [], certificate: NOTHING };
  for (let at = order.length - 1; at >= 0 && firstClash(lots, results, most) !== null; at--) {
    results[order[at] as number] = dropped;
  }
  return results;
}

const NOTHING: Certificate = { status: 'infeasible', score: null, upperBound: null, gap: null, nodes: 0 };

const idsOf = (id: string): readonly string[] => id.split('\u0000');

/** Lots of a group as one lot: requirements side by side, weights in proportion to the lots' weights. */
function mergeGroups({ lots, groups }: TenderProblem): TenderLot[] {
  const merged: TenderLot[] = [];
  for (const lot of lots) {
    const group = groups.find((ids) => ids.includes(lot.id)) ?? [lot.id];
    if (group.find((id) => lots.some((one) => one.id === id)) !== lot.id) continue;
    const members = group.flatMap((id) => lots.filter((one) => one.id === id));
    merged.push(members.length === 1 ? lot : mergeLots(members));
  }
  return merged;
}

function mergeLots(lots: readonly TenderLot[]): TenderLot {
  const weight = lots.reduce((sum, one) => sum + one.weight, 0);
  const requirements = lots.flatMap((lot) =>
    lot.problem.requirements.map((one): Requirement => ({ ...one, id: `${lot.id}:${one.id}` })),
  );
  if (requirements.length > MAX_REQUIREMENTS) {
    throw new DomainError(
      'invalid',
      'invalid_problem',
      `A group of lots has more than ${MAX_REQUIREMENTS} requirements.`,
      {
        fields: [{ pointer: '/groups', message: `has more than ${MAX_REQUIREMENTS} requirements in one group` }],
      },
    );
  }
  const parts = lots.flatMap((lot) => lot.problem.requirements.map((one) => (one.weightBp * lot.weight) / weight));
  const weights = parts.map((part) => Math.max(1, Math.floor(part)));
  const largest = weights.indexOf(Math.max(...weights));
  weights[largest] = (weights[largest] as number) + 10_000 - weights.reduce((a, b) => a + b, 0);
  const [first] = lots as [TenderLot];
  const organisations = new Map(
    lots.flatMap(({ problem }) => problem.organisations.map((one) => [one.id, one] as const)),
  );
  return {
    id: lots.map(({ id }) => id).join('\u0000'),
    weight,
    problem: {
      ...first.problem,
      requirements: requirements.map((one, r) => ({ ...one, weightBp: weights[r] as number })),
      organisations: [...organisations.values()],
      ties: lots.flatMap(({ problem }) => problem.ties),
      conflicts: lots.flatMap(({ problem }) => problem.conflicts),
    },
  };
}

function explain(lots: readonly TenderLot[], results: readonly LotResult[], tender: TenderProblem): string[] {
  const rule =
    tender.maxLotsPerTenderer === null ? [] : [`No organisation sits in more than ${tender.maxLotsPerTenderer} lots.`];
  return [
    ...lots.map((lot, at) => {
      const members = results[at]?.consortia[0]?.members.map(({ organisationId }) => organisationId);
      const name = idsOf(lot.id).join(' with ');
      return members === undefined ? `${name}: left out.` : `${name}: ${members.join(', ')}.`;
    }),
    ...rule,
  ];
}
