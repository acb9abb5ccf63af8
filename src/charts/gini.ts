/** A point of the Lorenz curve: the share of members (poorest first) and the share that they have of the whole. */
export type LorenzPoint = { members: number; share: number };

/**
 * The Lorenz curve of non-negative values, from (0, 0) to (1, 1); the diagonal when all are zero.
 * RangeError on a negative or non-finite value.
 */
export function lorenzCurve(values: readonly number[]): LorenzPoint[] {
  if (values.some((value) => !Number.isFinite(value) || value < 0)) {
    throw new RangeError('lorenzCurve: values must be finite and not negative');
  }
  const sorted = [...values].sort((a, b) => a - b);
  const total = sorted.reduce((a, b) => a + b, 0);
  let sum = 0;
  const points = sorted.map((value, index): LorenzPoint => {
    sum += value;
    const members = (index + 1) / sorted.length;
    return { members, share: total === 0 ? members : sum / total };
  });
  return [{ members: 0, share: 0 }, ...points];
}

/** So many members that have the same value. */
export type Group = { readonly value: number; readonly members: number };

/**
 * The Gini coefficient: 0 when all have the same, towards 1 when one has everything (twice the area between the
 * diagonal and the Lorenz curve; C. Gini, 1912). 0 for no values or all zero.
 */
export const gini = (values: readonly number[]): number => giniOf(values.map((value) => ({ value, members: 1 })));

/** The same of members that are counted by what they have: within a group the curve is a straight line. */
export function giniOf(groups: readonly Group[]): number {
  const sorted = [...groups].sort((a, b) => a.value - b.value);
  const members = sorted.reduce((sum, group) => sum + group.members, 0);
  const total = sorted.reduce((sum, group) => sum + group.value * group.members, 0);
  if (members === 0 || total === 0) return 0;
  let had = 0;
  let area = 0;
  for (const group of sorted) {
    const before = had;
    had += group.value * group.members;
    area += (group.members / members) * ((before + had) / total / 2);
  }
  return Math.max(0, 1 - 2 * area);
}
