import type { Model } from '../model/model.ts';
import { MAX_MEMBERS, type Problem } from '../problem/problem.ts';
import { isFeasible } from '../search/feasibility.ts';

/** Above this many candidates times requirements the filter is not run: it solves the problem once per condition. */
const LARGEST = 60_000;
/** Nodes for each question of the filter: with 1,000 and 4,000 it named the same conditions in 60 random problems. */
const NODES = 2_000;

/** One thing that can be given up: a mandatory requirement or a condition, and the model without it. */
type Condition = { readonly name: string; readonly isRequirement: boolean; readonly without: (model: Model) => Model };

/** A set of requirements and conditions that cannot be met together. `minimal`: dropping any one of them helps, proven. */
export type Conflict = {
  readonly requirements: readonly string[];
  readonly constraints: readonly string[];
  readonly minimal: boolean;
};

/**
 * Deletion filter (Chinneck, Dravnieks, 1991): drops one condition after the other for good when what is left is still
 * infeasible. What stays is a minimal conflicting set. Null when the problem is too large for it.
 */
export function conflictingSet(problem: Problem, model: Model): Conflict | null {
  if (model.n * model.m > LARGEST) return null;
  let current = model;
  let minimal = true;
  const kept: Condition[] = [];
  for (const condition of conditionsOf(problem, model)) {
    const relaxed = condition.without(current);
    const feasible = isFeasible(relaxed, NODES);
    if (feasible === false) current = relaxed;
    else {
      kept.push(condition);
      if (feasible === null) minimal = false;
    }
  }
  return {
    requirements: kept.filter(({ isRequirement }) => isRequirement).map(({ name }) => name),
    constraints: kept.filter(({ isRequirement }) => !isRequirement).map(({ name }) => name),
    minimal,
  };
}

/** Conditions first, requirements last: what a coordinator can change sooner is given up sooner only if it must. */
function conditionsOf(problem: Problem, model: Model): Condition[] {
  const { constraints } = problem;
  const condition = (name: string, active: boolean, without: (model: Model) => Model): Condition[] =>
    active ? [{ name, isRequirement: false, without }] : [];
  const empty = (m: Model) => ({
    starts: new Int32Array(m.n + 1),
    columns: new Int32Array(0),
    values: new Uint16Array(0),
  });
  const requirements = model.requirementIds.flatMap((name, r): Condition[] =>
    model.required[r] === 0
      ? []
      : [
          {
            name,
            isRequirement: true,
            without: (m) => ({ ...m, required: m.required.map((one, at) => (at === r ? 0 : one)) }),
          },
        ],
  );
  return [
    ...requirements,
    ...condition('minTurnoverCents', constraints.minTurnoverCents > 0, (m) => ({ ...m, minTurnoverCents: 0 })),
    ...condition('minSmeShareBp', constraints.minSmeShareBp > 0, (m) => ({ ...m, minSmeShareBp: 0 })),
    ...condition('researchOrganisation', constraints.researchOrganisation, (m) => ({ ...m, needsResearch: false })),
    ...condition('mandataire', true, (m) => ({ ...m, needsLead: false })),
    ...condition('conflicts', model.conflicts.columns.length > 0, (m) => ({ ...m, conflicts: empty(m) })),
    ...condition('pinned', constraints.pinned.length > 0, (m) => ({ ...m, pinned: [] })),
    ...condition('minContribution', model.minGain > 0, (m) => ({ ...m, minGain: 0 })),
    ...condition('minShareBp', true, (m) => ({ ...m, minShareBp: 1 })),
    ...condition('minMembers', model.minMembers > 1, (m) => ({ ...m, minMembers: 1 })),
    ...condition('maxMembers', constraints.maxMembers < MAX_MEMBERS, (m) => ({ ...m, maxMembers: MAX_MEMBERS })),
  ];
}
