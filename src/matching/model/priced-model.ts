import type { IntegerWeights, Model } from './model.ts';

/**
 * Most steps into which a thousandth of quality is divided: 60 of 1000 fit in 16 bits. With 120 answers are wrong; with
 * 30 the same.
 */
const FINEST = 60;
/** Totals stay exact while weights sum to 10,000 at most: below 2.8e15 < 2^53 (see model.ts). */
const MOST_WEIGHT = 10_000;
/**
 * A quotient of doubles this close below a whole number is rounded down once more: in favour of the work, so the bound
 * holds.
 */
const ROUNDING = 1e-6;

/** A model whose totals are `steps` times as large. */
export type PricedModel = { readonly model: Model; readonly steps: number };

/**
 * The model when capacity costs something: every basis point of work loses quality worth at most its price, in steps of
 * a sixtieth of a thousandth, rounded in favour of the work. So a team's priced score is at least its score less what it
 * would pay. `price`: score per basis point that a candidate pays for a requirement. Null when quality counts nothing.
 */
export function pricedModel(
  model: Model,
  touched: readonly number[],
  price: (candidate: number, requirement: number) => number,
): PricedModel | null {
  const { weights, m } = model;
  if (weights.coverage === 0) return null;
  const steps = Math.max(1, Math.min(FINEST, Math.floor(MOST_WEIGHT / weights.sum)));
  const perStep = weights.coverage / (steps * weights.sum * 10_000_000);
  const quality = model.quality.map((one) => one * steps);
  for (const i of touched) {
    for (let r = 0; r < m; r++) {
      const at = i * m + r;
      if (quality[at] === 0) continue;
      quality[at] = Math.max(1, quality[at]! - Math.max(0, Math.floor(price(i, r) / perStep - ROUNDING)));
    }
  }
  return { steps, model: { ...model, quality, weights: finer(weights, steps) } };
}

/** Everything but coverage, whose quality is in finer steps already. */
const finer = (weights: IntegerWeights, steps: number): IntegerWeights => ({
  coverage: weights.coverage,
  cohesion: weights.cohesion * steps,
  proximity: weights.proximity * steps,
  sme: weights.sme * steps,
  balance: weights.balance * steps,
  fairTurn: weights.fairTurn * steps,
  parsimony: weights.parsimony * steps,
  sum: weights.sum * steps,
});
