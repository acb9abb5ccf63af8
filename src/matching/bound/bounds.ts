import { workValue } from '../model/allocation.ts';
import { LCM, type Model, UNIT } from '../model/model.ts';
import { ownMeasure, pairUnit, sizeMeasure } from '../model/team.ts';
import { workCells } from '../model/work-cells.ts';

/**
 * Lagrangian bound of one layer (teams of exactly k): the assignment of work is priced by multipliers per requirement
 * (the p-median relaxation of Cornuéjols, Fisher, Nemhauser, 1977), the conditions on the group by surrogate
 * multipliers; what is left picks the k candidates of highest value. All prices are integers, so bounds are exact.
 */
export type Prices = {
  readonly k: number;
  /** Per requirement, in value per basis point. */
  readonly work: Float64Array;
  /** Value per basis point done by SMEs. */
  sme: number;
  /** Total per thousandth of the turnover asked. */
  turnover: number;
  /** Total for a possible mandataire, for a research organisation. */
  lead: number;
  research: number;
};

/** Prices at which every member just loses: the start of the descent. */
export function firstPrices(model: Model, k: number): Prices {
  const work = new Float64Array(model.m);
  for (let i = 0; i < model.n; i++) {
    for (let r = 0; r < model.m; r++) {
      if (model.cap[i * model.m + r]! > 0) work[r] = Math.max(work[r]!, workValue(model, i, r));
    }
  }
  return { k, work, sme: 0, turnover: 0, lead: 0, research: 0 };
}

/** Thousandths of the turnover asked that a candidate brings, rounded up, at most 1000. */
export const turnoverPart = (model: Model, i: number): number =>
  model.minTurnoverCents === 0 ? 0 : Math.min(1000, Math.ceil((model.turnover[i]! / model.minTurnoverCents) * 1000));

/** The part of the bound that every team of the layer has. */
export function constantPart(model: Model, prices: Prices): number {
  let work = 0;
  for (let r = 0; r < model.m; r++) work += prices.work[r]! * model.work[r]!;
  work -= prices.sme * model.minSmeShareBp;
  return (
    work * LCM +
    sizeMeasure(model, prices.k) +
    model.weights.balance * UNIT -
    prices.turnover * (model.minTurnoverCents === 0 ? 0 : 1000) -
    prices.lead * Number(model.needsLead) -
    prices.research * Number(model.needsResearch)
  );
}

/** Reusable space for `candidateValue`. */
export type Scratch = { readonly reduced: Float64Array; readonly used: Int32Array };
export const scratch = (model: Model): Scratch => ({
  reduced: new Float64Array(model.m),
  used: new Int32Array(model.m),
});

/**
 * The most that candidate i can add at these prices, pairs aside: all work with a positive reduced value, and the least
 * bad of the rest up to the minimum share. Leaves the work chosen in `space.used`.
 */
export function candidateValue(model: Model, prices: Prices, i: number, space: Scratch): number {
  const { starts, requirement, cap, value: worth } = workCells(model);
  const { reduced, used } = space;
  const [from, to] = [starts[i]!, starts[i + 1]!];
  const bonus = model.sme[i] === 1 ? prices.sme : 0;
  let load = 0;
  let value = 0;
  used.fill(0);
  for (let at = from; at < to; at++) {
    const r = requirement[at]!;
    const gain = worth[at]! + bonus - prices.work[r]!;
    reduced[r] = gain;
    if (gain <= 0) continue;
    used[r] = cap[at]!;
    load += cap[at]!;
    value += gain * cap[at]!;
  }
  while (load < model.minShareBp) {
    let next = -1;
    let room = 0;
    for (let at = from; at < to; at++) {
      const r = requirement[at]!;
      const left = cap[at]! - used[r]!;
      if (left === 0 || (next >= 0 && reduced[r]! <= reduced[next]!)) continue;
      next = r;
      room = left;
    }
    if (next < 0) break;
    const more = Math.min(model.minShareBp - load, room);
    used[next]! += more;
    load += more;
    value += reduced[next]! * more;
  }
  let total = value * LCM + ownMeasure(model, i, prices.k);
  if (prices.turnover > 0) total += prices.turnover * turnoverPart(model, i);
  if (model.lead[i] === 1) total += prices.lead;
  if (model.research[i] === 1) total += prices.research;
  return total;
}

/** The k best of the pool (pinned ones first, whatever their value), as positions, and the layer's bound. */
export type Choice = { readonly bound: number; readonly chosen: readonly number[]; readonly last: number };

/** Values of the pool's candidates at the prices, half their best pairs included. */
export function poolValues(
  model: Model,
  prices: Prices,
  pool: Int32Array,
  partners: Float64Array,
  width: number,
  space: Scratch,
  values: Float64Array,
): void {
  const { k } = prices;
  const unit = k > 1 ? pairUnit(k) / 2 : 0;
  for (let p = 0; p < pool.length; p++) {
    const half = k > 1 ? partners[p * width + k - 1]! * unit : 0;
    values[p] = candidateValue(model, prices, pool[p]!, space) + half;
  }
}

/** Picks the layer's relaxed team. `forced` marks pool positions that are in every team. Null: fewer than k candidates. */
export function choose(constant: number, values: Float64Array, k: number, forced: readonly number[]): Choice | null {
  const n = values.length;
  if (n < k || forced.length > k) return null;
  const chosen: number[] = [];
  const free = k - forced.length;
  const isForced = new Set(forced);
  for (let p = 0; p < n && free > 0; p++) {
    if (isForced.has(p)) continue;
    const value = values[p]!;
    if (chosen.length === free && value <= values[chosen[free - 1]!]!) continue;
    let at = chosen.length === free ? free - 1 : chosen.length;
    while (at > 0 && values[chosen[at - 1]!]! < value) {
      chosen[at] = chosen[at - 1]!;
      at--;
    }
    chosen[at] = p;
  }
  if (chosen.length < free) return null;
  const all = [...forced, ...chosen];
  return {
    bound: all.reduce((sum, p) => sum + values[p]!, constant),
    chosen: all,
    last: free === 0 ? Number.POSITIVE_INFINITY : values[chosen[free - 1]!]!,
  };
}
