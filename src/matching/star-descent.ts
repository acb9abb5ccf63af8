import { type Choice, candidateValue, choose, constantPart, type Prices, scratch } from './bounds.ts';
import { priceStep } from './descent.ts';
import { LCM, type Model } from './model.ts';
import { NearRows } from './near-rows.ts';
import { positions } from './pairs.ts';
import { Splits, Stars } from './stars.ts';
import { pairUnit } from './team.ts';

/** A layer under star bounds: prices, what each candidate hands to partners beyond its even part, and the splits of pairs. */
export type StarLayer = {
  readonly k: number;
  readonly pool: Int32Array;
  readonly forced: readonly number[];
  readonly prices: Prices;
  readonly extra: Float64Array;
  readonly splits: Splits;
  readonly near: NearRows;
  readonly stars: Stars;
};

/** What the descent leaves: the layer at its best prices, values without pairs, stars, and the relaxed choice. */
export type StarPriced = {
  readonly layer: StarLayer;
  readonly values: Float64Array;
  readonly starValues: Float64Array;
  /** What each hands to partners. */
  readonly share: Float64Array;
  /** Worth of the least partner in each star. */
  readonly last: Float64Array;
  readonly choice: Choice;
};

/** A layer with even splits over the whole pool. */
export function starLayer(
  model: Model,
  k: number,
  pool: Int32Array,
  forced: readonly number[],
  prices: Prices,
  near: NearRows,
): StarLayer {
  const splits = new Splits();
  const stars = new Stars(model, pool, positions(model, pool), near, splits, k > 1 ? pairUnit(k) : 0);
  return { k, pool, forced, prices, extra: new Float64Array(pool.length), splits, near, stars };
}

/** The layer on some of its candidates, given as ascending positions. */
export function restrict(model: Model, layer: StarLayer, kept: Int32Array): StarLayer {
  const pool = Int32Array.from(kept, (p) => layer.pool[p] as number);
  const near = new NearRows(model, pool, layer.near, kept);
  const unit = layer.k > 1 ? pairUnit(layer.k) : 0;
  return {
    ...layer,
    pool,
    forced: layer.forced.map((p) => kept.indexOf(p)),
    extra: Float64Array.from(kept, (p) => layer.extra[p] as number),
    near,
    stars: new Stars(model, pool, positions(model, pool), near, layer.splits, unit),
  };
}

/** Values, stars and choice of a layer at its prices; null with fewer than k candidates. */
export function evaluate(model: Model, layer: StarLayer): StarPriced | null {
  const { k, pool } = layer;
  const n = pool.length;
  const space = scratch(model);
  const values = Float64Array.from(pool, (i) => candidateValue(model, layer.prices, i, space));
  const share = Float64Array.from(values, (value, p) => Math.round(value / k) + (layer.extra[p] as number));
  const open = descending(share, n);
  const starValues = new Float64Array(n);
  const last = new Float64Array(n);
  layer.stars.values(open, values, share, k, starValues, last);
  const choice = choose(constantPart(model, layer.prices), starValues, k, layer.forced);
  return choice === null ? null : { layer, values, starValues, share, last, choice };
}

/** In a pool larger than this, fixing is tried on a sample first, and left for later when it would drop hardly anyone. */
const LARGE = 3000;
const SAMPLE = 200;

/** Candidates whose best team, by the bound, is not below a total (variable fixing), as ascending positions. */
export function survivors(model: Model, now: StarPriced, lower: number): Int32Array {
  const { layer, starValues, share, last, choice } = now;
  const open = descending(starValues, starValues.length);
  const pinned = new Set(layer.forced);
  const base = constantPart(model, layer.prices);
  const stays = (p: number): boolean => {
    if (pinned.has(p)) return true;
    if (choice.bound - choice.last + Math.min(choice.last, starValues[p] as number) < lower) return false;
    if (layer.k === 1 || pinned.size > 0) return true;
    return layer.stars.withMember(p, open, share, layer.k, starValues, last, base, lower) >= lower;
  };
  const all = Int32Array.from(layer.pool, (_, p) => p);
  const every = Math.ceil(all.length / SAMPLE);
  const sample = all.length > LARGE ? all.filter((p) => p % every === 0) : all.subarray(0, 0);
  if (sample.length > 0 && sample.filter(stays).length > 0.9 * sample.length) return all;
  return all.filter(stays);
}

/** Positions 0..n−1 in descending order of a value, ties by position. */
export function descending(values: Float64Array, n: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, p) => p);
  return order.sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
}

/**
 * Subgradient descent of the star bound over prices, handed shares and splits together. Splits are moved in place: the
 * bound is valid for any split. `onTeam` gets every relaxed team and returns the best total known.
 */
export function descendStars(
  model: Model,
  start: StarLayer,
  steps: number,
  onTeam: (team: number[]) => number,
): StarPriced | null {
  const { pool } = start;
  let layer = start;
  let best: StarPriced | null = null;
  let pace = 1;
  let stalled = 0;
  for (let turn = 0; turn < steps; turn++) {
    const now = evaluate(model, layer);
    if (now === null) return null;
    const better = best === null || now.choice.bound < best.choice.bound;
    const clearly = best === null || best.choice.bound - now.choice.bound > Math.abs(best.choice.bound) * 1e-4;
    stalled = better && clearly ? 0 : stalled + 1;
    if (better) best = now;
    const lower = onTeam(now.choice.chosen.map((p) => pool[p] as number));
    if ((best as StarPriced).choice.bound < lower || turn === steps - 1) break;
    if (stalled >= 6) {
      pace /= 2;
      stalled = 0;
      if (pace < 0.02) break;
    }
    layer = moved(model, now, lower, pace);
  }
  return best === null ? null : (evaluate(model, best.layer) as StarPriced);
}

/** How strongly shares and splits move beside prices: one seat counts like this many basis points of work. */
const SEAT = 600;

function moved(model: Model, now: StarPriced, lower: number, pace: number): StarLayer {
  const { layer, values, choice } = now;
  const { k, pool } = layer;
  const n = pool.length;
  const share = Float64Array.from(values, (value, p) => Math.round(value / k) + (layer.extra[p] as number));
  const open = descending(share, n);
  const weight = new Map<number, number>();
  const seats = new Map<number, number>();
  const add = (map: Map<number, number>, key: number, by: number) => map.set(key, (map.get(key) ?? 0) + by);
  const pairs = new Map<number, number>();
  for (const p of choice.chosen) {
    add(weight, p, 1 / k);
    add(seats, p, -(k - 1));
    if (k === 1) continue;
    for (const q of layer.stars.partners(p, open, share, k)) {
      add(weight, q, 1 / k);
      add(seats, q, 1);
      add(pairs, p < q ? p * n + q : q * n + p, p < q ? 1 : -1);
    }
  }
  let square = 0;
  for (const by of seats.values()) square += (SEAT * by) ** 2;
  for (const by of pairs.values()) square += (SEAT * by) ** 2;
  const step = priceStep(model, layer.prices, weight, pool, choice.bound, lower, pace, square);
  const extra = layer.extra.slice();
  for (const [p, by] of seats) extra[p] = (extra[p] as number) - Math.round(step.size * LCM * SEAT * SEAT * by);
  for (const [key, by] of pairs) {
    if (by === 0) continue;
    layer.stars.move(Math.floor(key / n), key % n, Math.round(step.size * LCM * SEAT * SEAT * by));
  }
  return { ...layer, prices: step.prices, extra };
}
