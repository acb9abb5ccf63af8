import { priceStep } from './descent.ts';
import { descending, leading } from './leading.ts';
import { LCM, type Model } from './model.ts';
import { evaluate, type StarLayer, type StarPriced, starSpace } from './star-layer.ts';

/** In a pool larger than this, fixing is tried on a sample first, and left for later when it would drop hardly anyone. */
const LARGE = 3000;
const SAMPLE = 200;

/** Stars looked at one by one when a candidate is tried as a member. */
const LEAD = 512;

/** The least worth of a least partner outside the lead. */
function leastOfRest(lead: Int32Array, last: Float64Array): number {
  const seen = new Uint8Array(last.length);
  for (const p of lead) seen[p] = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let p = 0; p < last.length; p++) if (seen[p] === 0) least = Math.min(least, last[p] as number);
  return least;
}

/**
 * Positions whose best team, by the bound, is not below a total (variable fixing), in descending order of that bound,
 * ties by position; and the bounds, for those only.
 */
export function reachable(now: StarPriced, lower: number): { order: Int32Array; bounds: Float64Array } {
  const { layer, starValues, share, last, chosen, base, bound } = now;
  const n = starValues.length;
  const need = chosen.length;
  const bounds = new Float64Array(n);
  const all = new Int32Array(n);
  for (let p = 0; p < n; p++) all[p] = p;
  if (need === 0) return { order: all, bounds };
  const lead = leading(starValues, all, LEAD);
  const restLast = lead.length < n ? leastOfRest(lead, last) : null;
  const least = starValues[chosen[need - 1] as number] as number;
  const stays = (p: number): boolean => {
    const first = bound - least + Math.min(least, starValues[p] as number);
    if (first < lower) return false;
    bounds[p] = Math.min(first, layer.stars.withMember(p, lead, restLast, share, need, starValues, last, base, lower));
    return (bounds[p] as number) >= lower;
  };
  const every = Math.ceil(n / SAMPLE);
  const sample = n > LARGE ? all.filter((p) => p % every === 0) : all.subarray(0, 0);
  const idle = sample.length > 0 && sample.filter(stays).length > 0.9 * sample.length;
  if (idle) for (let p = 0; p < n; p++) bounds[p] = bound - least + Math.min(least, starValues[p] as number);
  const kept = idle ? all : all.filter(stays);
  return { order: kept.sort((a, b) => (bounds[b] as number) - (bounds[a] as number) || a - b), bounds };
}

/**
 * Subgradient descent of the star bound over prices, handed shares and splits together (Held, Wolfe, Crowder, 1974).
 * Splits are moved in place: the bound is valid for any split. `onTeam` gets every relaxed team and returns the best
 * total known; descent ends once the bound falls below it. Null: too few candidates.
 */
export function descendStars(
  model: Model,
  start: StarLayer,
  steps: number,
  onTeam: (team: number[]) => number,
): StarPriced | null {
  const { pool } = start;
  let layer = start;
  let best = start;
  let least = Number.POSITIVE_INFINITY;
  const room = starSpace(pool.length);
  let pace = 1;
  let stalled = 0;
  let lower = Number.NEGATIVE_INFINITY;
  let told: Int32Array = new Int32Array(0);
  for (let turn = 0; turn < steps; turn++) {
    const now = evaluate(model, layer, Number.POSITIVE_INFINITY, room);
    if (now === null) return null;
    stalled = now.bound < least - Math.abs(least) * 1e-4 || turn === 0 ? 0 : stalled + 1;
    if (now.bound < least) {
      best = layer;
      least = now.bound;
    }
    const same = now.chosen.every((p, at) => p === told[at]);
    if (!same || turn === 0) lower = onTeam([...layer.team, ...Array.from(now.chosen, (p) => pool[p] as number)]);
    told = now.chosen;
    if (least < lower || turn === steps - 1) break;
    if (stalled >= 6) {
      pace /= 2;
      stalled = 0;
      if (pace < 0.02) break;
    }
    layer = moved(model, now, lower, pace);
  }
  return evaluate(model, best, lower, room);
}

/** How strongly shares and splits move beside prices: one seat counts like this many basis points of work. */
const SEAT = 600;

function moved(model: Model, now: StarPriced, lower: number, pace: number): StarLayer {
  const { layer, share, lead, chosen } = now;
  const { team, pool, stars } = layer;
  const need = chosen.length;
  const others = Array.from(chosen, (p) => stars.partners(p, lead, lead.length < pool.length, share, need));
  /** Whoever is in the relaxed team or a star of it, and the times that it is seen as a partner less those that it should be. */
  const seen = Array.from(chosen);
  const seats = seen.map(() => 1 - need);
  const times = seen.map(() => 1);
  for (const p of others.flat()) {
    let at = seen.indexOf(p);
    if (at < 0) {
      at = seen.push(p) - 1;
      seats.push(0);
      times.push(0);
    }
    seats[at] = (seats[at] as number) + 1;
    times[at] = (times[at] as number) + 1;
  }
  /** Pairs that only one of the two ends sees. */
  const oneSided: [number, number][] = [];
  for (let a = 0; a < need; a++) {
    for (const q of others[a] as number[]) {
      const b = chosen.indexOf(q);
      if (b < 0 || !(others[b] as number[]).includes(chosen[a] as number)) oneSided.push([chosen[a] as number, q]);
    }
  }
  const square = SEAT ** 2 * (seats.reduce((sum, by) => sum + by * by, 0) + oneSided.length);
  const relaxed = {
    team: [...team, ...seen.map((p) => pool[p] as number)],
    weight: Float64Array.from([...team.map(() => 1), ...times.map((count) => count / need)]),
  };
  const step = priceStep(model, layer.prices, relaxed, now.bound, lower, pace, square);
  const extra = layer.extra.slice();
  const part = step.size * LCM * SEAT * SEAT;
  seen.forEach((p, at) => {
    extra[p] = (extra[p] as number) - Math.round(part * (seats[at] as number));
  });
  for (const [p, q] of oneSided) stars.move(p, q, Math.round(part));
  return { ...layer, prices: step.prices, extra };
}

/** Teams to start local search from: the relaxed choice, and the best stars with their partners; in candidate numbers. */
export function startingTeams(now: StarPriced, stars: number): number[][] {
  const { layer, share, lead, chosen } = now;
  const { team, pool } = layer;
  const need = chosen.length;
  const more = lead.length < pool.length;
  return [
    [...chosen],
    ...Array.from(chosen.slice(0, stars), (p) => [p, ...layer.stars.partners(p, lead, more, share, need)]),
  ]
    .filter((positions) => new Set(positions).size === need)
    .map((positions) => [...team, ...positions.map((p) => pool[p] as number)]);
}

/** The pool in descending order of stars, in candidate numbers. */
export const byStar = ({ layer, starValues }: StarPriced): Int32Array =>
  descending(starValues, starValues.length).map((p) => layer.pool[p] as number);
