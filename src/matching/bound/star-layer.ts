import { LCM, type Model } from '../model/model.ts';
import { ownMeasure } from '../model/team.ts';
import { type WorkCells, workCells } from '../model/work-cells.ts';
import { candidateValue, constantPart, type Prices, type Scratch, scratch, turnoverPart } from './bounds.ts';
import { leading } from './leading.ts';
import { Stars, VISITS } from './stars.ts';

/** A subproblem under star bounds: teams of k that have the members of `team` and others of `pool`. */
export type StarLayer = {
  readonly k: number;
  /** Candidate numbers. */
  readonly team: readonly number[];
  readonly pool: Int32Array;
  /** Exact total of the team's own and pair measures. */
  readonly structure: number;
  /** What each of the pool adds to it: its own measure and its pairs with the team. */
  readonly fixed: Float64Array;
  readonly prices: Prices;
  /** What each hands to partners beyond its even part. */
  readonly extra: Float64Array;
  readonly stars: Stars;
};

/** A layer at its prices: values without pairs among the pool, stars, and the relaxed choice. */
export type StarPriced = {
  readonly layer: StarLayer;
  /** The bound's part that no choice changes: prices, and the team at those prices. */
  readonly base: number;
  readonly values: Float64Array;
  /** What each hands to partners; the first positions by it. */
  readonly share: Float64Array;
  readonly lead: Int32Array;
  readonly starValues: Float64Array;
  /** Worth of the least partner in each star. */
  readonly last: Float64Array;
  /** The positions of the best stars, in descending order. */
  readonly chosen: Int32Array;
  readonly bound: number;
};

/** The whole layer: teams of k from the pool, with even splits. */
export function starLayer(model: Model, k: number, pool: Int32Array, prices: Prices): StarLayer {
  const fixed = new Float64Array(pool.length);
  for (let p = 0; p < pool.length; p++) fixed[p] = ownMeasure(model, pool[p]!, k);
  const stars = Stars.even(model, k, pool);
  return { k, team: [], pool, structure: 0, fixed, prices, extra: new Float64Array(pool.length), stars };
}

/** The layer on some of its positions, ascending. */
export function restrict(layer: StarLayer, kept: Int32Array): StarLayer {
  const pick = (values: Float64Array) => {
    const picked = new Float64Array(kept.length);
    for (let p = 0; p < kept.length; p++) picked[p] = values[kept[p]!]!;
    return picked;
  };
  const pool = new Int32Array(kept.length);
  for (let p = 0; p < kept.length; p++) pool[p] = layer.pool[kept[p]!]!;
  return {
    ...layer,
    pool,
    fixed: pick(layer.fixed),
    extra: pick(layer.extra),
    stars: layer.stars.restrict(kept),
  };
}

/** The layer once position p has joined, with the given other positions (ascending, p not among them) still open. */
export function join(model: Model, layer: StarLayer, p: number, open: Int32Array): StarLayer {
  const i = layer.pool[p]!;
  const kept = new Int32Array(open.length);
  let size = 0;
  for (const q of open) if (layer.stars.pair(p, q) !== Number.NEGATIVE_INFINITY) kept[size++] = q;
  const below = restrict(layer, kept.subarray(0, size));
  for (let at = 0; at < size; at++) {
    below.fixed[at]! += layer.stars.pair(p, kept[at]!);
  }
  return {
    ...below,
    prices: withMember(model, layer.prices, i),
    team: [...layer.team, i],
    structure: layer.structure + layer.fixed[p]!,
  };
}

/** Room for the values of a layer's pool, to be used again by evaluations of which only one at a time is kept. */
export type StarSpace = Pick<StarPriced, 'values' | 'share' | 'starValues' | 'last'> & { readonly open: Int32Array };

/** Room for a pool of n. */
export function starSpace(n: number): StarSpace {
  const room = () => new Float64Array(n);
  const open = new Int32Array(n);
  for (let p = 0; p < n; p++) open[p] = p;
  return { values: room(), share: room(), starValues: room(), last: room(), open };
}

/**
 * Values, stars and choice of a layer at its prices; null with too few candidates. The stars of whoever can be in a team
 * of total `reach` are exact, the others are left at upper bounds, and so is what is known of their least partner.
 */
export function evaluate(
  model: Model,
  layer: StarLayer,
  reach: number,
  room = starSpace(layer.pool.length),
): StarPriced | null {
  const { k, pool, prices, extra } = layer;
  const n = pool.length;
  const need = k - layer.team.length;
  if (n < need) return null;
  const cells = workCells(model);
  const space = scratch(model);
  let base = constantPart(model, prices) + layer.structure;
  for (const i of layer.team) base += pricedWork(model, cells, prices, space, k, i);
  const { values, share, starValues, last, open } = room;
  for (let p = 0; p < n; p++) {
    values[p] = layer.fixed[p]! + pricedWork(model, cells, prices, space, k, pool[p]!);
    share[p] = Math.round(values[p]! / Math.max(1, need)) + extra[p]!;
  }
  const lead = leading(share, open, VISITS);
  if (need > 1) layer.stars.choiceValues(lead, values, share, need, starValues, last);
  else if (need > 0) layer.stars.values(open, lead, values, share, need, starValues, last);
  const chosen = best(starValues, need);
  let bound = base;
  for (const p of chosen) bound += starValues[p]!;
  if (need > 1) {
    const least = starValues[chosen[need - 1]!]!;
    layer.stars.refine(least + reach - bound, lead, values, share, need, starValues, last);
  }
  return { layer, base, values, share, lead, starValues, last, chosen, bound };
}

/**
 * Prices for teams that have candidate i: where i can do all of a requirement, a basis point of it is worth at least
 * what i makes of it. This never raises the bound, as i's own gain falls by as much as the constant rises.
 */
function withMember(model: Model, prices: Prices, i: number): Prices {
  const cells = workCells(model);
  const work = prices.work.slice();
  const bonus = model.sme[i] === 1 ? prices.sme : 0;
  for (let at = cells.starts[i]!; at < cells.starts[i + 1]!; at++) {
    const r = cells.requirement[at]!;
    if (cells.cap[at]! < model.work[r]!) continue;
    work[r] = Math.max(work[r]!, cells.value[at]! + bonus);
  }
  return { ...prices, work };
}

/** Positions of the `count` largest values, in descending order, ties by position. */
function best(values: Float64Array, count: number): Int32Array {
  const chosen = new Int32Array(count);
  let size = 0;
  for (let p = 0; p < values.length && count > 0; p++) {
    const value = values[p]!;
    if (size === count && value <= values[chosen[count - 1]!]!) continue;
    let at = size < count ? size++ : count - 1;
    for (; at > 0 && values[chosen[at - 1]!]! < value; at--) chosen[at] = chosen[at - 1]!;
    chosen[at] = p;
  }
  return chosen;
}

/**
 * The most that candidate i can add at these prices, its own measure and pairs aside; as `candidateValue`, but quick
 * where the minimum share is reached by work with a positive reduced value and one more requirement.
 */
function pricedWork(model: Model, cells: WorkCells, prices: Prices, space: Scratch, k: number, i: number): number {
  const { requirement, cap, value } = cells;
  const end = cells.starts[i + 1]!;
  const bonus = model.sme[i] === 1 ? prices.sme : 0;
  const { work } = prices;
  let load = 0;
  let total = 0;
  let next = Number.NEGATIVE_INFINITY;
  let room = 0;
  for (let at = cells.starts[i]!; at < end; at++) {
    const gain = value[at]! + bonus - work[requirement[at]!]!;
    if (gain > 0) {
      load += cap[at]!;
      total += gain * cap[at]!;
    } else if (gain > next) {
      next = gain;
      room = cap[at]!;
    }
  }
  const least = model.minShareBp - load;
  if (least > 0) {
    if (room < least) return candidateValue(model, prices, i, space) - ownMeasure(model, i, k);
    total += next * least;
  }
  let whole = total * LCM;
  if (prices.turnover > 0) whole += prices.turnover * turnoverPart(model, i);
  if (model.lead[i] === 1) whole += prices.lead;
  if (model.research[i] === 1) whole += prices.research;
  return whole;
}
