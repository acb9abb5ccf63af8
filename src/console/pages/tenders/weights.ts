/** The whole, in basis points. */
export const WHOLE = 10_000;

/**
 * Weights that sum to the whole after one of them was set: the others keep their proportions and share the rest, in
 * whole basis points, the largest remainders first.
 * @param at the one that was set; -1: none, all share the whole
 */
export function rebalanced(weights: readonly number[], at: number, value = 0): number[] {
  if (weights.length === 0) return [];
  if (weights.length === 1) return [WHOLE];
  const fixed = at < 0 ? 0 : Math.min(WHOLE, Math.max(0, Math.round(value)));
  const others = weights.flatMap((weight, i) => (i === at ? [] : [{ i, weight }]));
  const sum = others.reduce((total, { weight }) => total + weight, 0);
  const rest = WHOLE - fixed;
  const parts = others.map(({ i, weight }) => {
    const exact = sum === 0 ? rest / others.length : (rest * weight) / sum;
    return { i, floor: Math.floor(exact), remainder: exact - Math.floor(exact) };
  });
  const missing = rest - parts.reduce((total, { floor }) => total + floor, 0);
  const next = [...weights];
  if (at >= 0) next[at] = fixed;
  const byRemainder = [...parts].sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const [place, { i, floor }] of byRemainder.entries()) next[i] = floor + (place < missing ? 1 : 0);
  return next;
}
