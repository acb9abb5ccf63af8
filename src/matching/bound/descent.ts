import { LCM, type Model, UNIT } from '../model/model.ts';
import {
  type Choice,
  candidateValue,
  choose,
  constantPart,
  type Prices,
  poolValues,
  scratch,
  turnoverPart,
} from './bounds.ts';

/*
 * Measured by halving and doubling each on twelve random problems (`bench -- constants --on search`): 60, 150 and 400
 * candidates, eight requirements, six members, five teams asked for, 400 nodes; 2,233 nodes in all, 8 proven.
 */

/**
 * One possible mandataire counts like so many basis points: all of the work. With 500 1 % fewer nodes, the best teams
 * the same.
 */
const HEAD = 1000;
/**
 * Steps without progress before they get shorter. With 6 the best teams were the same by 4 % more nodes, with 24 worth
 * 0.02 % less.
 */
const PATIENCE = 12;
/**
 * Where steps are so short the descent ends, and what part of the bound is progress. Halved or doubled, both changed
 * nothing.
 */
const SHORTEST = 0.01;
const PROGRESS = 1e-4;
/**
 * How far below the bound a team is expected while none is known. With half or double the best teams were worth 0.02 %
 * less.
 */
const UNKNOWN_GAP = 0.1;
/** The least that a step aims below the bound, as a part of the whole score. Halved or doubled, it changed nothing. */
const LEAST_AIM = 1e-4;

/** What the descent needs of a layer: its pool, the partner sums (see `bestPartners`), and the pinned positions. */
export type Layer = {
  readonly k: number;
  readonly pool: Int32Array;
  readonly partners: Float64Array;
  readonly width: number;
  readonly forced: readonly number[];
};

/** The best bound found, the prices that give it and the values at those prices. */
export type Priced = { readonly prices: Prices; readonly values: Float64Array; readonly choice: Choice };

/**
 * Subgradient descent of the layer's bound (Held, Wolfe, Crowder, 1974) from the given prices. Every relaxed team is
 * handed to `onTeam`, which returns the best total known: descent stops early once the bound falls below it.
 * Null when the layer has fewer than k candidates.
 */
export function descend(
  model: Model,
  layer: Layer,
  start: Prices,
  steps: number,
  onTeam: (team: number[]) => number,
): Priced | null {
  const { k, pool } = layer;
  let prices: Prices = { ...start, k, work: start.work.slice() };
  const values = new Float64Array(pool.length);
  const space = scratch(model);
  let best: Priced | null = null;
  let pace = 1;
  let stalled = 0;
  for (let turn = 0; turn < steps; turn++) {
    poolValues(model, prices, pool, layer.partners, layer.width, space, values);
    const choice = choose(constantPart(model, prices), values, k, layer.forced);
    if (choice === null) return null;
    if (best === null || choice.bound < best.choice.bound) {
      stalled =
        best !== null && best.choice.bound - choice.bound > Math.abs(best.choice.bound) * PROGRESS ? 0 : stalled + 1;
      best = { prices, values: values.slice(), choice };
    } else stalled++;
    const lower = onTeam(choice.chosen.map((p) => pool[p]!));
    if (best.choice.bound < lower) return best;
    if (stalled >= PATIENCE) {
      pace /= 2;
      stalled = 0;
      if (pace < SHORTEST) break;
    }
    const team = choice.chosen.map((p) => pool[p]!);
    const weight = new Float64Array(team.length).fill(1);
    prices = priceStep(model, prices, { team, weight }, choice.bound, lower, pace, 0).prices;
  }
  return best;
}

/**
 * One step of the prices against the slope: how much work is left over or done twice by the relaxed team, and how far
 * each condition on the group is missed. `relaxed` tells how much of which candidate sits in that team; `square` is what
 * other multipliers add to the squared length of the slope. One possible mandataire counts like `HEAD` basis points.
 */
export function priceStep(
  model: Model,
  prices: Prices,
  relaxed: { readonly team: readonly number[]; readonly weight: Float64Array },
  bound: number,
  lower: number,
  pace: number,
  square: number,
): { readonly prices: Prices; readonly size: number } {
  const slope = Float64Array.from(model.work);
  const space = scratch(model);
  let sme = -model.minSmeShareBp;
  let turnover = model.minTurnoverCents === 0 ? 0 : -1000;
  let lead = -Number(model.needsLead);
  let research = -Number(model.needsResearch);
  for (let at = 0; at < relaxed.team.length; at++) {
    const i = relaxed.team[at]!;
    const part = relaxed.weight[at]!;
    candidateValue(model, prices, i, space);
    for (let r = 0; r < model.m; r++) {
      slope[r]! -= part * space.used[r]!;
      if (model.sme[i] === 1) sme += part * space.used[r]!;
    }
    turnover += part * turnoverPart(model, i);
    lead += part * model.lead[i]!;
    research += part * model.research[i]!;
  }
  if (model.minSmeShareBp === 0 || (sme > 0 && prices.sme === 0)) sme = 0;
  if (model.minTurnoverCents === 0 || (turnover > 0 && prices.turnover === 0)) turnover = 0;
  if (!model.needsLead || (lead > 0 && prices.lead === 0)) lead = 0;
  if (!model.needsResearch || (research > 0 && prices.research === 0)) research = 0;
  let total = square + sme * sme + turnover * turnover + HEAD * HEAD * (lead * lead + research * research);
  for (let r = 0; r < model.m; r++) total += slope[r]! ** 2;
  const whole = UNIT * model.weights.sum;
  const target = lower > 0 && Number.isFinite(lower) ? lower : bound - UNKNOWN_GAP * Math.max(Math.abs(bound), whole);
  const aim = Math.max(bound - target, LEAST_AIM * whole);
  const size = total === 0 ? 0 : (pace * aim) / (LCM * total);
  const work = prices.work.map((price, r) => {
    const moved = Math.round(price - size * slope[r]!);
    return model.required[r] === 1 ? moved : Math.max(0, moved);
  });
  return {
    size,
    prices: {
      k: prices.k,
      work,
      sme: Math.max(0, Math.round(prices.sme - size * sme)),
      turnover: Math.max(0, Math.round(prices.turnover - size * LCM * turnover)),
      lead: Math.max(0, Math.round(prices.lead - size * LCM * HEAD * HEAD * lead)),
      research: Math.max(0, Math.round(prices.research - size * LCM * HEAD * HEAD * research)),
    },
  };
}
