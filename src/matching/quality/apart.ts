import type { Organisation, Problem } from '../problem/problem.ts';

/** The organisations that never sit in one consortium with this one: declared pairs, and firms of its group. */
export function apartFrom(problem: Problem, { id, group }: Organisation): ReadonlySet<string> {
  const apart = new Set(problem.conflicts.flatMap(({ a, b }) => (a === id ? [b] : b === id ? [a] : [])));
  if (group !== null) {
    for (const other of problem.organisations) if (other.group === group && other.id !== id) apart.add(other.id);
  }
  return apart;
}

/** The organisations that a pinned one keeps out. */
export function apartFromPinned(problem: Problem): ReadonlySet<string> {
  const pinned = new Set(problem.constraints.pinned);
  return new Set(problem.organisations.flatMap((one) => (pinned.has(one.id) ? [...apartFrom(problem, one)] : [])));
}
