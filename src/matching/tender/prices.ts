import type { Decisions } from './branch.ts';
import type { CapabilityKey } from './capability-use.ts';
import type { LotAnswer, PricedAnswer } from './lot-search.ts';
import { putTogether, type Rules } from './plans.ts';

/** A price for every contested capability: score of the whole plan for its whole capacity. */
export type Prices = ReadonlyMap<CapabilityKey, { readonly price: number; readonly capacityCents: number }>;

/**
 * Steps of the search for prices at most, and steps without progress before they get shorter. Measured on 40 random tenders
 * of three and four lots (`bench -- constants --on tenders`; 2,590 nodes, all proven): with 30 and 120, and with 2 and 8, the
 * plans are the same, by the same nodes or 0.3 % fewer.
 */
const STEPS = 60;
const PATIENCE = 4;
/**
 * What a step aims at while no bound is known, and at least: parts of a whole score. With 0.01 and 0.04 2 % more and 1 %
 * fewer nodes.
 */
const FIRST_AIM = 0.02;
const LEAST_AIM = 1e-6;
/** A bound lower by less than this is no progress but rounding: scores are in [0,1]. */
const ROUNDING = 1e-9;

/** What all lots do at given prices, and the bound on any plan's score that follows from it. */
export type PricedBound = { readonly answers: readonly PricedAnswer[]; readonly bound: number };

/**
 * Lagrangian bound: no plan takes more of a capability than there is, so with a price on it no plan is better than the
 * lots' best scores less what they pay, plus the whole capacities' price.
 */
export function boundAt(
  { searches, weights }: Rules,
  decisions: Decisions,
  prices: Prices,
  from: readonly PricedAnswer[] | null,
): PricedBound {
  const total = weights.reduce((a, b) => a + b, 0);
  const answers = searches.map((search, at) => {
    const perCent: Record<CapabilityKey, number> = {};
    for (const [key, { price, capacityCents }] of prices) {
      if (price > 0) perCent[key] = (price / capacityCents) * (total / weights[at]!);
    }
    return search.priced(decisions.lots[at]!, perCent, from?.[at]);
  });
  const paid = [...prices.values()].reduce((sum, { price }) => sum + price, 0);
  const bound = answers.reduce((sum, { upper }, at) => sum + (weights[at]! / total) * upper, paid);
  return { answers, bound };
}

/**
 * Prices that make the bound small, by subgradient steps: what is wanted beyond its capacity gets dearer, what is left
 * over cheaper. Plans are put together from what the lots do on the way and given to `keep`, which returns the best
 * score so far. Null without a contested capability.
 */
export function findPrices(
  rules: Rules,
  undecided: Decisions,
  alone: readonly LotAnswer[],
  keep: (plans: readonly (readonly LotAnswer[])[]) => number,
  mayGoOn: () => boolean,
): { prices: Prices; bound: PricedBound } | null {
  let prices = new Map<CapabilityKey, { price: number; capacityCents: number }>();
  let best: { prices: Prices; bound: PricedBound } | null = null;
  let excess = excessOf(rules, alone);
  let length = 1;
  let stuck = 0;
  for (let step = 0; step < STEPS && mayGoOn(); step++) {
    const floor = keep([]);
    const bound = best?.bound.bound ?? 1;
    for (const [key, { over, capacityCents }] of excess) {
      if (over > 0 && !prices.has(key)) prices.set(key, { price: 0, capacityCents });
    }
    const slopes = [...prices].map(([key]) => excess.get(key)?.over ?? -1);
    const norm = slopes.reduce((sum, one) => sum + one * one, 0);
    if (prices.size === 0 || norm === 0 || bound <= floor) break;
    const stride = (length * Math.max(bound === 1 ? FIRST_AIM : bound - floor, LEAST_AIM)) / norm;
    prices = new Map(
      [...prices].map(([key, { price, capacityCents }], at) => [
        key,
        { price: Math.max(0, price + stride * slopes[at]!), capacityCents },
      ]),
    );
    const now = boundAt(rules, undecided, prices, null);
    if (best === null || now.bound < best.bound.bound - ROUNDING) {
      best = { prices, bound: now };
      stuck = 0;
    } else if (++stuck >= PATIENCE) {
      length /= 2;
      stuck = 0;
      prices = new Map(best.prices);
    }
    keep(plansNear(rules, now.answers));
    excess = excessOf(rules, now.answers);
  }
  return best;
}

/** Plans from what lots do at some prices: each team with what it took there, then mended. */
export function plansNear(rules: Rules, answers: readonly PricedAnswer[]): LotAnswer[][] {
  const teams = answers.map(({ team, uses }, at) => {
    const nobody: LotAnswer = { team: [], score: 0, upper: 0, impossible: false, limits: {}, uses: new Map() };
    return (team.length === 0 ? null : rules.searches[at]?.evaluate(team, Object.fromEntries(uses))) ?? nobody;
  });
  return putTogether(rules, teams);
}

/** Per capability that several lots want: how far beyond its capacity, as a part of it; negative when some is left. */
function excessOf(
  { searches }: Rules,
  answers: readonly Pick<LotAnswer, 'uses'>[],
): Map<CapabilityKey, { over: number; capacityCents: number }> {
  const wanted = new Map<CapabilityKey, { cents: number; capacityCents: number }>();
  answers.forEach(({ uses }, at) => {
    for (const [key, cents] of uses) {
      const known = searches[at]?.capability(key.slice(0, key.indexOf('\u0000')), key)?.capacityCents ?? cents;
      const before = wanted.get(key) ?? { cents: 0, capacityCents: known };
      wanted.set(key, { cents: before.cents + cents, capacityCents: Math.min(before.capacityCents, known) });
    }
  });
  return new Map(
    [...wanted]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { cents, capacityCents }]) => [key, { over: cents / capacityCents - 1, capacityCents }]),
  );
}
