import { LCM, type Model } from '../model/model.ts';
import { priceStep } from './descent.ts';
import { descending, leading } from './leading.ts';
import { evaluate, type StarLayer, type StarPriced, starSpace } from './star-layer.ts';

/*
 * Measured by halving and doubling on the six problems of `search/branching.ts`, 653 nodes in all; the best teams were always
 * the same.
 */

/**
 * In a pool larger than this, fixing is tried on a sample first, and left for later when it would drop hardly anyone, for
 * time. On three lots of twelve requirements among 20,000 organisations 1,500 searched the same nodes.
 */
const SAMPLED_ABOVE = 3000;
const SAMPLE = 200;
const IDLE = 0.9;

/**
 * Stars looked at one by one when a candidate is tried as a member, for time: the others are bounded by the best of them. On
 * the same lots 256 left the same gap and the same best teams.
 */
const LEAD = 512;
/**
 * Steps without progress before they get shorter, and where they are too short. With 3 and 12: 1 % fewer and 6 % more nodes, the
 * five teams worth 0.09 % and 0.03 % less; with 0.01 and 0.04 the same nodes.
 */
const PATIENCE = 6;
const SHORTEST = 0.02;
/** What part of the bound is progress: halved and doubled, the same nodes. */
const PROGRESS = 1e-4;

/** The least worth of a least partner outside the lead. */
function leastOfRest(lead: Int32Array, last: Float64Array): number {
  const seen = new Uint8Array(last.length);
  for (const p of lead) seen[p] = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let p = 0; p < last.length; p++) if (seen[p] === 0) least = Math.min(least, last[p]!);
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
  const least = starValues[chosen[need - 1]!]!;
  const withMember = layer.stars.withMember({
    lead,
    restLast,
    share,
    r: need,
    stars: starValues,
    last,
    base,
    enough: lower,
  });
  const stays = (p: number): boolean => {
    const first = bound - least + Math.min(least, starValues[p]!);
    if (first < lower) return false;
    bounds[p] = Math.min(first, withMember(p));
    return bounds[p]! >= lower;
  };
  const every = Math.ceil(n / SAMPLE);
  const sample = n > SAMPLED_ABOVE ? all.filter((p) => p % every === 0) : all.subarray(0, 0);
  const idle = sample.length > 0 && sample.filter(stays).length > IDLE * sample.length;
  if (idle) for (let p = 0; p < n; p++) bounds[p] = bound - least + Math.min(least, starValues[p]!);
  const kept = idle ? all : all.filter(stays);
  return { order: kept.sort((a, b) => bounds[b]! - bounds[a]! || a - b), bounds };
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
  let lastChosen: Int32Array = new Int32Array(0);
  for (let turn = 0; turn < steps; turn++) {
    const now = evaluate(model, layer, Number.POSITIVE_INFINITY, room);
    if (now === null) return null;
    stalled = now.bound < least - Math.abs(least) * PROGRESS || turn === 0 ? 0 : stalled + 1;
    if (now.bound < least) {
      best = layer;
      least = now.bound;
    }
    const same = now.chosen.every((p, at) => p === lastChosen[at]);
    if (!same || turn === 0) lower = onTeam([...layer.team, ...Array.from(now.chosen, (p) => pool[p]!)]);
    lastChosen = now.chosen;
    if (least < lower || turn === steps - 1) break;
    if (stalled >= PATIENCE) {
      pace /= 2;
      stalled = 0;
      if (pace < SHORTEST) break;
    }
    layer = moved(model, now, lower, pace);
  }
  return evaluate(model, best, lower, room);
}

/**
 * How strongly shares and splits move beside prices: one seat counts like so much work. With 300 ×0.96, with 1,200 ×1.35
 * of the nodes.
 */
const SEAT = 600;

function moved(model: Model, now: StarPriced, lower: number, pace: number): StarLayer {
  const { layer, share, lead, chosen } = now;
  const { team, pool, stars } = layer;
  const need = chosen.length;
  const before = team.length;
  /** Whoever is in the relaxed team or a star of it, and how often it is seen as a partner beyond what it should be. */
  const seen: number[] = [];
  const relaxed = [...team];
  const seats = new Float64Array(need * need);
  const weight = new Float64Array(before + need * need).fill(1, 0, before);
  const add = (p: number, seat: number) => {
    let at = seen.indexOf(p);
    if (at < 0) {
      at = seen.push(p) - 1;
      relaxed.push(pool[p]!);
    }
    seats[at]! += seat;
    weight[before + at]! += 1 / need;
  };
  const others: number[][] = [];
  for (let a = 0; a < need; a++) {
    const p = chosen[a]!;
    const partners = stars.partners(p, lead, lead.length < pool.length, share, need);
    others.push(partners);
    add(p, 1 - need);
    for (const q of partners) add(q, 1);
  }
  /** Pairs that only one of the two ends sees. */
  const oneSided: number[] = [];
  for (let a = 0; a < need; a++) {
    const p = chosen[a]!;
    for (const q of others[a]!) {
      const b = chosen.indexOf(q);
      if (b < 0 || !others[b]!.includes(p)) oneSided.push(p, q);
    }
  }
  let square = oneSided.length / 2;
  for (let at = 0; at < seen.length; at++) square += seats[at]! ** 2;
  const step = priceStep(model, layer.prices, { team: relaxed, weight }, now.bound, lower, pace, SEAT ** 2 * square);
  const extra = layer.extra.slice();
  const part = step.size * LCM * SEAT * SEAT;
  for (let at = 0; at < seen.length; at++) {
    const p = seen[at]!;
    extra[p]! -= Math.round(part * seats[at]!);
  }
  for (let at = 0; at < oneSided.length; at += 2) {
    stars.move(oneSided[at]!, oneSided[at + 1]!, Math.round(part));
  }
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
    .map((positions) => [...team, ...positions.map((p) => pool[p]!)]);
}

/** The pool in descending order of stars, in candidate numbers. */
export const byStar = ({ layer, starValues }: StarPriced): Int32Array =>
  descending(starValues, starValues.length).map((p) => layer.pool[p]!);
