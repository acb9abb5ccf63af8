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

/**
 * The Gini coefficient: 0 when all have the same, towards 1 when one has everything (twice the area between the
 * diagonal and the Lorenz curve; C. Gini, 1912). 0 for no values or all zero.
 */
export function gini(values: readonly number[]): number {
  const points = lorenzCurve(values);
  let area = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    area += ((b.members - a.members) * (a.share + b.share)) / 2;
  }
  return values.length === 0 ? 0 : Math.max(0, 1 - 2 * area);
}
