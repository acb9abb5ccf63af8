import { WHOLE_BP } from '../../shared/money.ts';
import { network } from './flow.ts';
import type { Model } from './model.ts';

/** Who does how much of what. `parts[j * m + r]` is member j's part of requirement r in basis points of the whole. */
export type Allocation = {
  /** Σ x × (W.coverage × quality + W.sme × 1000 × sme), plus W.balance × 1000 × k × smallest load. */
  readonly value: number;
  readonly parts: Int32Array;
  readonly loads: Int32Array;
};

/** Value of one basis point of requirement r done by candidate i. */
export const workValue = (model: Model, i: number, r: number): number =>
  model.weights.coverage * model.quality[i * model.m + r]! + model.weights.sme * 1000 * model.sme[i]!;

/**
 * The best allocation for a team (candidate numbers, ascending), or null when none meets the conditions on work.
 * `below`: given up because no allocation reaches the value `needed`.
 */
export function allocate(
  model: Model,
  team: readonly number[],
  needed = Number.NEGATIVE_INFINITY,
): Allocation | 'below' | null {
  const quick = greedy(model, team);
  if (quick === null) return null;
  const { balance } = model.weights;
  if (quick.allocation.value + balance * 10_000_000 < needed) return 'below';
  if (balance === 0) return quick.holds ? quick.allocation : transport(model, team, model.minShareBp);
  return balanced(model, team, needed);
}

/**
 * Every requirement to its best members in turn. This is the optimum of the problem without lower bounds on loads and
 * without shared capacities: an upper bound, and when it happens to meet those conditions (`holds`) the optimum.
 * Null: the members cannot do a mandatory requirement even so.
 */
function greedy(model: Model, team: readonly number[]): { allocation: Allocation; holds: boolean } | null {
  const { m } = model;
  const parts = new Int32Array(team.length * m);
  const loads = new Int32Array(team.length);
  let value = 0;
  for (let r = 0; r < m; r++) {
    let open = model.work[r]!;
    while (open > 0) {
      let chosen = -1;
      for (let j = 0; j < team.length; j++) {
        const i = team[j]!;
        if (model.cap[i * m + r]! <= parts[j * m + r]!) continue;
        if (chosen < 0 || workValue(model, i, r) > workValue(model, team[chosen]!, r)) chosen = j;
      }
      if (chosen < 0) break;
      const i = team[chosen]!;
      const done = Math.min(open, model.cap[i * m + r]!);
      parts[chosen * m + r] = done;
      loads[chosen]! += done;
      value += done * workValue(model, i, r);
      open -= done;
    }
    if (open > 0 && model.required[r] === 1) return null;
  }
  return { allocation: { value, parts, loads }, holds: meetsConditions(model, team, parts, loads) };
}

/** Whether an allocation keeps the minimum shares, the SMEs' part and the shared capacities. */
function meetsConditions(model: Model, team: readonly number[], parts: Int32Array, loads: Int32Array): boolean {
  let smeLoad = 0;
  for (let j = 0; j < team.length; j++) {
    const i = team[j]!;
    if (loads[j]! < model.minShareBp) return false;
    if (model.sme[i] === 1) smeLoad += loads[j]!;
    for (const limit of model.sharedCapacity.get(i) ?? []) {
      if (limit.requirements.reduce((sum, r) => sum + parts[j * model.m + r]!, 0) > limit.capBp) return false;
    }
  }
  return smeLoad >= model.minSmeShareBp;
}

/**
 * Maximises transport value + balance by the smallest load t: the sum is concave in t, so bisection finds the best t.
 * The transport value never rises with t, which bounds what larger t can reach.
 */
function balanced(model: Model, team: readonly number[], needed: number): Allocation | 'below' | null {
  const gain = model.weights.balance * 1000 * team.length;
  const at = (t: number) => {
    const found = transport(model, team, t);
    return found === null ? null : { ...found, value: found.value + gain * t };
  };
  let low = model.minShareBp;
  let best = at(low);
  if (best === null) return null;
  let high = Math.floor(WHOLE_BP / team.length);
  let atLow = best.value;
  let most = atLow + gain * (high - low);
  while (low < high) {
    if (best.value < needed && most < needed) return 'below';
    const middle = (low + high) >> 1;
    const here = at(middle);
    const next = here === null ? null : at(middle + 1);
    if (here !== null && here.value > best.value) best = here;
    if (here === null || next === null || next.value <= here.value) {
      high = middle;
      most = atLow + gain * (high - low);
    } else {
      low = middle + 1;
      atLow = next.value;
      most = atLow + gain * (high - low);
      if (next.value > best.value) best = next;
    }
  }
  return best;
}

/**
 * The transportation problem with lower bounds: source → SMEs / others → members → (shared capacities) →
 * requirements → sink. A lower bound is a first arc with a bonus larger than any detour could cost.
 */
function transport(model: Model, team: readonly number[], leastLoad: number): Allocation | null {
  const { m } = model;
  const k = team.length;
  const limits = team.flatMap((i, j) => (model.sharedCapacity.get(i) ?? []).map((limit) => ({ limit, j })));
  const member = (j: number) => 4 + j;
  const requirement = (r: number) => 4 + k + limits.length + r;
  const graph = network(4 + k + limits.length + m);
  // Priced models (priced-model.ts) count quality in finer steps than thousandths.
  const dearest = team.reduce((most, i) => Math.max(most, ...model.quality.subarray(i * m, i * m + m)), 1000);
  const bonus = 2 * (5 + k + limits.length + m) * (1 + dearest * model.weights.coverage + 1000 * model.weights.sme);
  const counted: number[] = [];
  let wanted = 0;
  const atLeast = (from: number, to: number, least: number, most: number) => {
    if (least > 0) counted.push(graph.addArc(from, to, least, bonus));
    if (most > least) graph.addArc(from, to, most - least, 0);
    wanted += least;
  };
  atLeast(0, 2, model.minSmeShareBp, WHOLE_BP);
  graph.addArc(0, 3, WHOLE_BP, 0);
  const cells: { arc: number; at: number }[] = [];
  team.forEach((i, j) => {
    atLeast(model.sme[i] === 1 ? 2 : 3, member(j), leastLoad, WHOLE_BP);
    for (let r = 0; r < m; r++) {
      const cap = model.cap[i * m + r]!;
      if (cap === 0) continue;
      const shared = limits.findIndex((one) => one.j === j && one.limit.requirements.includes(r));
      const from = shared < 0 ? member(j) : 4 + k + shared;
      cells.push({ arc: graph.addArc(from, requirement(r), cap, workValue(model, i, r)), at: j * m + r });
    }
  });
  limits.forEach(({ limit, j }, index) => {
    graph.addArc(member(j), 4 + k + index, limit.capBp, 0);
  });
  for (let r = 0; r < m; r++) {
    const work = model.work[r]!;
    atLeast(requirement(r), 1, model.required[r] === 1 ? work : 0, work);
  }
  const total = graph.run();
  if (counted.reduce((sum, arc) => sum + graph.flow(arc), 0) < wanted) return null;
  const parts = new Int32Array(k * m);
  const loads = new Int32Array(k);
  for (const { arc, at } of cells) {
    parts[at] = graph.flow(arc);
    const j = Math.floor(at / m);
    loads[j]! += parts[at]!;
  }
  return { value: total - bonus * wanted, parts, loads };
}
