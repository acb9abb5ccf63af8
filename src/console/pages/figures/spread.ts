/** How evenly something is spread over members. */
export type Spread = {
  /** Points of the Lorenz curve: part of the members (from the least served), part that they have; both in [0,1]. */
  curve: readonly { members: number; part: number }[];
  /** Part of the members that have nothing, in [0,1]. */
  without: number;
  /** Part of the whole that the best served tenth of the members has, in [0,1]. */
  topTenth: number;
  /** Gini coefficient, 0 to 1. */
  gini: number;
};

/** The spread of amounts that are not negative (less counts as nothing); null where nobody has anything. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.map((value) => Math.max(0, value)).sort((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (total === 0) return null;
  let sum = 0;
  const curve = [
    { members: 0, part: 0 },
    ...sorted.map((value, i) => {
      sum += value;
      return { members: (i + 1) / sorted.length, part: sum / total };
    }),
  ];
  const area = curve.reduce((under, point, i) => {
    const before = curve[i - 1];
    return before === undefined ? under : under + ((point.members - before.members) * (point.part + before.part)) / 2;
  }, 0);
  const tenth = Math.max(1, Math.round(sorted.length / 10));
  return {
    curve,
    without: sorted.filter((value) => value === 0).length / sorted.length,
    topTenth: sorted.slice(-tenth).reduce((top, value) => top + value, 0) / total,
    gini: Math.max(0, 1 - 2 * area),
  };
}

/** Round steps for an axis from 0 to at least `most`: 1, 2 or 5 times a power of ten, at most six of them. */
export function axisSteps(most: number): number[] {
  if (most <= 0) return [0];
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}
