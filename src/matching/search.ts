import { workValue } from './allocation.ts';
import { type Archive, better, mostShared, shared } from './incumbent.ts';
import { cell, LCM, type Model } from './model.ts';
import { pairRow, positions } from './pairs.ts';
import { ownMeasure, pairUnit, type Scored, sizeMeasure } from './team.ts';

/** What all layers of one rank share: the best team known, the teams to differ from, and the budget. */
export type Hunt = {
  readonly model: Model;
  readonly archive: Archive;
  readonly earlier: readonly (readonly number[])[];
  readonly minDifference: number;
  /** Total that need not be looked for: bounds up to this much above the best known are dropped. */
  readonly slack: number;
  incumbent: Scored | null;
  nodes: number;
  readonly maxNodes: number;
  stopped: boolean;
  /** Largest bound among the subproblems that were dropped unexplored (budget) or within the slack. */
  open: number;
  readonly onNode: (() => boolean) | null;
};

/** Offers a team as the new best one. */
export function offer(hunt: Hunt, team: readonly number[]): void {
  if (!differs(hunt, team)) return;
  const scored = hunt.archive.score(team);
  if (scored !== null && (hunt.incumbent === null || better(scored, hunt.incumbent))) hunt.incumbent = scored;
}

/** Whether a whole team has the pinned members and is different enough from every earlier one. */
export function differs(hunt: Pick<Hunt, 'model' | 'earlier' | 'minDifference'>, team: readonly number[]): boolean {
  const pinned = hunt.model.pinned.length;
  if (!hunt.model.pinned.every((i) => team.includes(i))) return false;
  return hunt.earlier.every(
    (other) => shared(team, other) <= mostShared(team.length, other.length, pinned, hunt.minDifference),
  );
}

/** The best total known. */
export const lowerBound = (hunt: Hunt): number => hunt.incumbent?.total ?? Number.NEGATIVE_INFINITY;

/** Whether a subproblem with this bound can be dropped; notes the bound when it is only dropped for the slack. */
function hopeless(hunt: Hunt, bound: number): boolean {
  const lower = lowerBound(hunt);
  if (bound < lower) return true;
  if (hunt.slack === 0 || bound >= lower + hunt.slack) return false;
  hunt.open = Math.max(hunt.open, bound);
  return true;
}

/** One layer ready for branching: candidates that survived, their values without pairs, and their partner sums. */
export type Branching = {
  readonly k: number;
  readonly pool: Int32Array;
  /** Lagrangian values, pairs left out. */
  readonly values: Float64Array;
  readonly constant: number;
  readonly partners: Float64Array;
  readonly width: number;
  readonly forced: readonly number[];
};

type Node = {
  readonly team: readonly number[];
  readonly bound: number;
  /** Total of the team's own and pair measures, exact. */
  readonly structure: number;
  /** Pool positions that may still join, and the total of their pairs with the team. */
  readonly open: Int32Array;
  readonly pairs: Float64Array;
  /** Per requirement: best value of a basis point in the team, −1 none; and how much of it the team can do. */
  readonly best: Float64Array;
  readonly done: Float64Array;
};

/**
 * Depth-first branch and bound over the teams of one layer. A node fixes some members; its bound is the Lagrangian
 * value with exact pairs among the fixed, halves of the best pairs for the rest. It branches on the mandatory
 * requirement that the fewest candidates can still serve, in descending order of value, each child excluding its elder
 * siblings. The last two members are enumerated with exact pairs.
 */
export function searchLayer(hunt: Hunt, layer: Branching): void {
  const { model } = hunt;
  const { k, pool, values, partners, width } = layer;
  const unit = k > 1 ? pairUnit(k) : 0;
  const position = positions(model, pool);
  const dense = pool.length <= 1500 ? new Map<number, Float64Array>() : null;
  const limits = hunt.earlier.map((other) => ({
    team: new Set(other),
    most: mostShared(k, other.length, model.pinned.length, hunt.minDifference),
  }));

  const row = (p: number): Float64Array => {
    const known = dense?.get(p);
    if (known !== undefined) return known;
    const fresh = new Float64Array(pool.length);
    pairRow(model, pool[p] as number, pool, position, fresh);
    dense?.set(p, fresh);
    return fresh;
  };

  const tooAlike = (team: readonly number[]) =>
    limits.some(({ team: other, most }) => team.reduce((n, i) => n + Number(other.has(i)), 0) > most);

  const count = (): boolean => {
    hunt.nodes++;
    if (hunt.nodes >= hunt.maxNodes || (hunt.onNode !== null && hunt.nodes % 256 === 0 && hunt.onNode())) {
      hunt.stopped = true;
    }
    return hunt.stopped;
  };

  /** The node with candidate p added; candidates of `open` that remain are those flagged alive. */
  const join = (node: Node, p: number, open: Int32Array, openPairs: Float64Array): Node => {
    const i = pool[p] as number;
    const withP = row(p);
    const at = node.open.indexOf(p);
    const added = at < 0 ? 0 : (node.pairs[at] as number);
    const kept: number[] = [];
    const pairs: number[] = [];
    for (let c = 0; c < open.length; c++) {
      const q = open[c] as number;
      if (q === p || cell(model.conflicts, i, pool[q] as number) !== 0) continue;
      kept.push(q);
      pairs.push((openPairs[c] as number) + (withP[q] as number) * unit);
    }
    const best = node.best.slice();
    const done = node.done.slice();
    for (let r = 0; r < model.m; r++) {
      const cap = model.cap[i * model.m + r] as number;
      if (cap === 0) continue;
      best[r] = Math.max(best[r] as number, workValue(model, i, r));
      done[r] = (done[r] as number) + cap;
    }
    return {
      team: [...node.team, i],
      bound: node.bound + (values[p] as number) + added,
      structure: node.structure + ownMeasure(model, i, k) + added,
      open: Int32Array.from(kept),
      pairs: Float64Array.from(pairs),
      best,
      done,
    };
  };

  /** Exact structure plus the work done by the best member of each requirement: at least the team's total. */
  const leaf = (node: Node, extra: readonly number[], structure: number) => {
    let work = 0;
    for (let r = 0; r < model.m; r++) {
      let value = node.best[r] as number;
      for (const p of extra) {
        const i = pool[p] as number;
        if ((model.cap[i * model.m + r] as number) > 0) value = Math.max(value, workValue(model, i, r));
      }
      if (value >= 0) work += value * (model.work[r] as number);
      else if (model.required[r] === 1) return;
    }
    const bound = structure + work * LCM + sizeMeasure(model, k) + model.weights.balance * 10_000_000 * LCM;
    if (hopeless(hunt, bound)) return;
    const team = [...node.team, ...extra.map((p) => pool[p] as number)];
    if (!tooAlike(team)) offer(hunt, team);
  };

  const lastOne = (node: Node) => {
    for (let c = 0; c < node.open.length; c++) {
      const p = node.open[c] as number;
      const pairs = node.pairs[c] as number;
      if (hopeless(hunt, node.bound + (values[p] as number) + pairs)) continue;
      leaf(node, [p], node.structure + ownMeasure(model, pool[p] as number, k) + pairs);
    }
  };

  const lastTwo = (node: Node, order: Int32Array, worth: Float64Array) => {
    for (let a = 0; a + 1 < order.length; a++) {
      const first = order[a] as number;
      const top = node.bound + (worth[first] as number) + (worth[order[a + 1] as number] as number);
      if (hopeless(hunt, top)) return;
      if (count()) {
        hunt.open = Math.max(hunt.open, top);
        return;
      }
      const p = node.open[first] as number;
      const withP = row(p);
      const pairsP = node.pairs[first] as number;
      const base = node.bound + (values[p] as number) + pairsP;
      const ownP = ownMeasure(model, pool[p] as number, k);
      for (let b = a + 1; b < order.length; b++) {
        const second = order[b] as number;
        if (node.bound + (worth[first] as number) + (worth[second] as number) < lowerBound(hunt)) break;
        const q = node.open[second] as number;
        const pairs = (node.pairs[second] as number) + (withP[q] as number) * unit;
        if (hopeless(hunt, base + (values[q] as number) + pairs)) continue;
        if (cell(model.conflicts, pool[p] as number, pool[q] as number) !== 0) continue;
        leaf(node, [p, q], node.structure + pairsP + pairs + ownP + ownMeasure(model, pool[q] as number, k));
      }
    }
  };

  const explore = (node: Node): void => {
    if (tooAlike(node.team)) return;
    const need = k - node.team.length;
    if (need === 0) {
      if (!hopeless(hunt, node.bound)) leaf(node, [], node.structure);
      return;
    }
    if (node.open.length < need) return;
    if (count()) {
      hunt.open = Math.max(hunt.open, node.bound + topSum(worthOf(node, need), need));
      return;
    }
    if (need === 1) {
      lastOne(node);
      return;
    }
    const worth = worthOf(node, need);
    const top = largest(worth, need);
    const sum = top.reduce((total, c) => total + (worth[c] as number), 0);
    if (hopeless(hunt, node.bound + sum)) return;
    const last = worth[top[need - 1] as number] as number;
    const survivors: number[] = [];
    for (let c = 0; c < node.open.length; c++) {
      if (!hopeless(hunt, node.bound + sum - last + Math.min(last, worth[c] as number))) survivors.push(c);
    }
    survivors.sort((a, b) => (worth[b] as number) - (worth[a] as number) || a - b);
    const order = Int32Array.from(survivors);
    if (need === 2) {
      lastTwo(node, order, worth);
      return;
    }
    const branch = rarest(node, order);
    if (branch === null) return;
    let alive: Int32Array = order;
    for (const c of branch) {
      const others = bestOthers(alive, worth, c, need - 1);
      if (others === null) return;
      const bound = node.bound + (worth[c] as number) + others;
      if (hopeless(hunt, bound)) {
        alive = without(alive, c);
        continue;
      }
      if (hunt.stopped) {
        hunt.open = Math.max(hunt.open, bound);
        return;
      }
      alive = without(alive, c);
      const open = Int32Array.from(alive, (a) => node.open[a] as number);
      const openPairs = Float64Array.from(alive, (a) => node.pairs[a] as number);
      explore(join(node, node.open[c] as number, open, openPairs));
    }
  };

  /** Value of each open candidate with its pairs to the team and half its best pairs to who may join. */
  const worthOf = (node: Node, need: number): Float64Array => {
    const worth = new Float64Array(node.open.length);
    for (let c = 0; c < worth.length; c++) {
      const p = node.open[c] as number;
      const half = need > 1 ? ((partners[p * width + need - 1] as number) * unit) / 2 : 0;
      worth[c] = (values[p] as number) + (node.pairs[c] as number) + half;
    }
    return worth;
  };

  /** Whom to branch on: servers of the rarest mandatory requirement still open, else everyone; null: it can't be served. */
  const rarest = (node: Node, order: Int32Array): Int32Array | null => {
    let fewest: Int32Array = order;
    for (let r = 0; r < model.m; r++) {
      if (model.required[r] === 0 || (node.done[r] as number) >= (model.work[r] as number)) continue;
      const able = order.filter(
        (c) => (model.cap[(pool[node.open[c] as number] as number) * model.m + r] as number) > 0,
      );
      if (able.length === 0) return null;
      if (able.length < fewest.length) fewest = able;
    }
    return fewest;
  };

  const root: Node = {
    team: [],
    bound: layer.constant,
    structure: 0,
    open: Int32Array.from(pool, (_, p) => p),
    pairs: new Float64Array(pool.length),
    best: new Float64Array(model.m).fill(-1),
    done: new Float64Array(model.m),
  };
  let start = root;
  for (const p of layer.forced) {
    if (p !== layer.forced[0] && !start.open.includes(p)) return;
    start = join(start, p, start.open, start.pairs);
  }
  explore(start);
}

function without(list: Int32Array, gone: number): Int32Array {
  return list.filter((one) => one !== gone);
}

/** Sum of the `count` largest worths in an order that descends, leaving one out; null when there are too few. */
function bestOthers(order: Int32Array, worth: Float64Array, left: number, count: number): number | null {
  let sum = 0;
  let taken = 0;
  for (const c of order) {
    if (taken === count) break;
    if (c === left) continue;
    sum += worth[c] as number;
    taken++;
  }
  return taken === count ? sum : null;
}

/** Positions of the `count` largest values, descending. */
function largest(values: Float64Array, count: number): number[] {
  const top: number[] = [];
  for (let c = 0; c < values.length; c++) {
    if (top.length === count && (values[c] as number) <= (values[top[count - 1] as number] as number)) continue;
    let at = top.length === count ? count - 1 : top.length;
    while (at > 0 && (values[top[at - 1] as number] as number) < (values[c] as number)) {
      top[at] = top[at - 1] as number;
      at--;
    }
    top[at] = c;
  }
  return top;
}

const topSum = (values: Float64Array, count: number): number =>
  largest(values, count).reduce((sum, c) => sum + (values[c] as number), 0);
