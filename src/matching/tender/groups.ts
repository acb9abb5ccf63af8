import { MAX_REQUIREMENTS, type Problem, type Requirement } from '../problem/problem.ts';
import type { TenderLot, TenderProblem } from './tender.ts';

/** A lot, or a group of lots as one lot. */
export type PlannedLot = TenderLot & { readonly lotIds: readonly string[] };

/**
 * Lots of a group as one lot: requirements side by side, weights in proportion to the lots' weights, the latest
 * deadline. A lot belongs to the first group that names it. Groups that need more requirements than one problem may
 * have are taken apart again and returned as `tooLarge`.
 */
export function mergeGroups({ lots, groups }: TenderProblem): { lots: PlannedLot[]; tooLarge: readonly string[][] } {
  const groupOf = new Map<string, number>();
  groups.forEach((ids, g) => {
    for (const id of ids) if (!groupOf.has(id)) groupOf.set(id, g);
  });
  const tooLarge: string[][] = [];
  const done = new Set<string>();
  const merged = lots.flatMap((lot): PlannedLot[] => {
    if (done.has(lot.id)) return [];
    const g = groupOf.get(lot.id);
    const members = g === undefined ? [lot] : lots.filter(({ id }) => groupOf.get(id) === g);
    for (const { id } of members) done.add(id);
    if (members.length === 1) return [{ ...lot, lotIds: [lot.id] }];
    if (members.reduce((sum, { problem }) => sum + problem.requirements.length, 0) <= MAX_REQUIREMENTS) {
      return [mergeLots(members)];
    }
    tooLarge.push(members.map(({ id }) => id));
    return members.map((one) => ({ ...one, lotIds: [one.id] }));
  });
  return { lots: merged, tooLarge };
}

function mergeLots(lots: readonly TenderLot[]): PlannedLot {
  const weight = lots.reduce((sum, one) => sum + one.weight, 0);
  const all = lots.flatMap(({ problem }) => problem.requirements.map(({ id }) => id));
  const clash = new Set(all).size < all.length;
  const requirements = lots.flatMap((lot) =>
    lot.problem.requirements.map((one): Requirement => ({ ...one, id: clash ? `${lot.id}:${one.id}` : one.id })),
  );
  const parts = lots.flatMap((lot) => lot.problem.requirements.map((one) => (one.weightBp * lot.weight) / weight));
  const weights = parts.map((part) => Math.max(1, Math.floor(part)));
  const largest = weights.indexOf(Math.max(...weights));
  weights[largest]! += 10_000 - weights.reduce((a, b) => a + b, 0);
  const [first] = lots as [TenderLot];
  const problems = lots.map(({ problem }) => problem);
  return {
    id: lots.map(({ id }) => id).join('\u0000'),
    lotIds: lots.map(({ id }) => id),
    weight,
    problem: {
      ...first.problem,
      requirements: requirements.map((one, r) => ({ ...one, weightBp: weights[r]! })),
      organisations: [
        ...new Map(problems.flatMap(({ organisations }) => organisations.map((one) => [one.id, one]))).values(),
      ],
      ties: problems.flatMap(({ ties }) => ties),
      conflicts: problems.flatMap(({ conflicts }) => conflicts),
      constraints: mergedConstraints(problems),
    },
  };
}

/** The first lot's, with the latest deadline and everyone that any of the lots bars or wants. */
function mergedConstraints(problems: readonly Problem[]): Problem['constraints'] {
  const all = problems.map(({ constraints }) => constraints);
  const deadlines = all.flatMap(({ deadline }) => deadline ?? []).sort();
  return {
    ...(all[0] as Problem['constraints']),
    deadline: deadlines.at(-1) ?? null,
    pinned: [...new Set(all.flatMap(({ pinned }) => pinned))],
    banned: [...new Set(all.flatMap(({ banned }) => banned))],
  };
}
