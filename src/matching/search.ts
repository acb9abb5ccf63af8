import { workValue } from './allocation.ts';
import { type Archive, better, mostShared, shared } from './incumbent.ts';
import { cell, LCM, type Model, UNIT } from './model.ts';
import { positions } from './pairs.ts';
import type { Stars } from './stars.ts';
import { nearness, ownMeasure, pairMeasure, pairUnit, type Scored, sizeMeasure } from './team.ts';

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

/** Offers a team as the new best one; its total when it reaches `needed` (without: the best known). */
export function offer(hunt: Hunt, team: readonly number[], needed = hunt.incumbent?.total): number | null {
  if (!differs(hunt, team)) return null;
  const scored = hunt.archive.score(team, needed);
  if (scored !== null && (hunt.incumbent === null || better(scored, hunt.incumbent))) hunt.incumbent = scored;
  return scored?.total ?? null;
}

/** Whether a whole team has the pinned members and is different enough from every earlier one. */
export function differs(hunt: Pick<Hunt, 'model' | 'earlier' | 'minDifference'>, team: readonly number[]): boolean {
  const { pinned } = hunt.model;
  if (!pinned.every((i) => team.includes(i))) return false;
  return hunt.earlier.every(
    (other) => shared(team, other) <= mostShared(team.length, other.length, pinned.length, hunt.minDifference),
  );
}

/** The best total known; 0 without one: a relaxation below 0 has no team at all. */
export const lowerBound = (hunt: Hunt): number => hunt.incumbent?.total ?? 0;

/** Counts a node; true when the budget is used up or someone wants it to stop. */
export function count(hunt: Hunt): boolean {
  hunt.nodes++;
  if (hunt.nodes >= hunt.maxNodes || (hunt.onNode !== null && hunt.nodes % 64 === 0 && hunt.onNode())) {
    hunt.stopped = true;
  }
  return hunt.stopped;
}

/** Whether a subproblem with this bound can be dropped; notes the bound when it is only dropped for the slack. */
export function hopeless(hunt: Hunt, bound: number): boolean {
  const lower = lowerBound(hunt);
  if (bound < lower) return true;
  if (hunt.slack === 0 || hunt.incumbent === null || bound >= lower + hunt.slack) return false;
  hunt.open = Math.max(hunt.open, bound);
  return true;
}

/** One layer ready for branching: candidates that survived, their values without pairs, and their stars. */
export type Branching = {
  readonly k: number;
  readonly pool: Int32Array;
  /** Lagrangian values, pairs left out. */
  readonly values: Float64Array;
  /** What each hands to partners beyond its even part. */
  readonly extra: Float64Array;
  readonly stars: Stars;
  readonly constant: number;
  readonly forced: readonly number[];
};

type Node = {
  readonly team: readonly number[];
  /** Lagrangian value of the team with its pairs, constant included. */
  readonly bound: number;
  /** Total of the team's own and pair measures, exact. */
  readonly structure: number;
  /** Pool positions that may still join. */
  readonly open: Int32Array;
  /** Per requirement: best value of a basis point in the team, −1 none; and how much of it the team can do. */
  readonly best: Float64Array;
  readonly done: Float64Array;
};

/**
 * Depth-first branch and bound over the teams of one layer. A node fixes some members; its bound is the Lagrangian
 * value with exact pairs among the fixed and with each open candidate, and stars for the pairs among the open ones.
 * It branches on the mandatory requirement that the fewest candidates can still serve, in descending order of stars,
 * each child excluding its elder siblings. The last two members are enumerated with exact pairs.
 */
export function searchLayer(hunt: Hunt, layer: Branching): void {
  const { model } = hunt;
  const { k, pool, values, stars } = layer;
  const n = pool.length;
  const unit = k > 1 ? pairUnit(k) : 0;
  const position = positions(model, pool);
  const nearFactor = (model.hasSite ? 1 : 2) * model.weights.proximity * unit;
  const limits = hunt.earlier.map((other) => ({
    team: new Set(other),
    most: mostShared(k, other.length, model.pinned.length, hunt.minDifference),
  }));
  /** Per depth: value of each open position with its pairs to the team; what it hands to partners; its star. */
  const own = Array.from({ length: k + 1 }, () => new Float64Array(n));
  const share = Array.from({ length: k + 1 }, () => new Float64Array(n));
  const star = Array.from({ length: k + 1 }, () => new Float64Array(n));
  const last = Array.from({ length: k + 1 }, () => new Float64Array(n));
  /** Per depth: bound of the node once a position has joined. */
  const reach = Array.from({ length: k + 1 }, () => new Float64Array(n));

  const tooAlike = (team: readonly number[]) =>
    limits.some(({ team: other, most }) => team.reduce((sum, i) => sum + Number(other.has(i)), 0) > most);

  /** The node with position p added, of the candidates given; fills `own` one level down. */
  const join = (node: Node, p: number, open: Int32Array): Node => {
    const depth = node.team.length;
    const i = pool[p] as number;
    const above = own[depth] as Float64Array;
    const below = own[depth + 1] as Float64Array;
    const kept = open.filter((q) => q !== p && cell(model.conflicts, i, pool[q] as number) === 0);
    for (const q of kept) {
      below[q] = (above[q] as number) + (nearFactor === 0 ? 0 : nearFactor * nearness(model, i, pool[q] as number));
    }
    if (model.weights.cohesion > 0) {
      for (let at = model.ties.starts[i] as number; at < (model.ties.starts[i + 1] as number); at++) {
        const q = position[model.ties.columns[at] as number] as number;
        if (q >= 0)
          below[q] = (below[q] as number) + 2 * model.weights.cohesion * (model.ties.values[at] as number) * unit;
      }
    }
    const best = node.best.slice();
    const done = node.done.slice();
    for (let r = 0; r < model.m; r++) {
      const cap = model.cap[i * model.m + r] as number;
      if (cap === 0) continue;
      best[r] = Math.max(best[r] as number, workValue(model, i, r));
      done[r] = (done[r] as number) + cap;
    }
    const added = (above[p] as number) - (values[p] as number);
    return {
      team: [...node.team, i],
      bound: node.bound + (above[p] as number),
      structure: node.structure + ownMeasure(model, i, k) + added,
      open: kept,
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
    if (hopeless(hunt, structure + work * LCM + sizeMeasure(model, k) + model.weights.balance * UNIT)) return;
    const team = [...node.team, ...extra.map((p) => pool[p] as number)];
    if (!tooAlike(team)) offer(hunt, team);
  };

  const lastOne = (node: Node) => {
    const here = own[k - 1] as Float64Array;
    for (const p of node.open) {
      if (hopeless(hunt, node.bound + (here[p] as number))) continue;
      const pairs = (here[p] as number) - (values[p] as number);
      leaf(node, [p], node.structure + ownMeasure(model, pool[p] as number, k) + pairs);
    }
  };

  /** Pairs in descending order of value; tied partners are looked at first, as only ties lift a pair beyond nearness. */
  const lastTwo = (node: Node) => {
    const here = own[k - 2] as Float64Array;
    const order = node.open.slice().sort((a, b) => (here[b] as number) - (here[a] as number) || a - b);
    const rank = share[k - 2] as Float64Array;
    rank.fill(-1);
    order.forEach((p, at) => {
      rank[p] = at;
    });
    const pair = (p: number, q: number, measure: number) => {
      const pairs = measure * unit;
      if (hopeless(hunt, node.bound + (here[p] as number) + (here[q] as number) + pairs)) return;
      const [i, j] = [pool[p] as number, pool[q] as number];
      if (cell(model.conflicts, i, j) !== 0) return;
      const known = (here[p] as number) - (values[p] as number) + (here[q] as number) - (values[q] as number);
      leaf(node, [p, q], node.structure + known + pairs + ownMeasure(model, i, k) + ownMeasure(model, j, k));
    };
    const near = nearFactor * 1000;
    for (let a = 0; a < order.length; a++) {
      const p = order[a] as number;
      const i = pool[p] as number;
      const base = node.bound + (here[p] as number);
      const second = a + 1 < order.length ? (here[order[a + 1] as number] as number) : Number.NEGATIVE_INFINITY;
      const tied = 2 * model.weights.cohesion * 1000 * unit;
      if (hopeless(hunt, base + second + near + tied)) return;
      if (count(hunt)) {
        hunt.open = Math.max(hunt.open, base + second + near + tied);
        return;
      }
      for (let at = model.ties.starts[i] as number; at < (model.ties.starts[i + 1] as number); at++) {
        const j = model.ties.columns[at] as number;
        const q = position[j] as number;
        if (q >= 0 && (rank[q] as number) > a) pair(p, q, pairMeasure(model, i, j));
      }
      for (let b = a + 1; b < order.length; b++) {
        const q = order[b] as number;
        if (hopeless(hunt, base + (here[q] as number) + near)) break;
        const j = pool[q] as number;
        if (cell(model.ties, i, j) === 0) pair(p, q, pairMeasure(model, i, j));
      }
    }
  };

  /** Stars of the open candidates; keeps those that can be in a better team, in descending order. Null: none can. */
  const rankStars = (node: Node, need: number, openNow: Int32Array): Int32Array | null => {
    const depth = node.team.length;
    const here = own[depth] as Float64Array;
    const handed = share[depth] as Float64Array;
    const seen = star[depth] as Float64Array;
    handed.fill(Number.NEGATIVE_INFINITY);
    for (const p of openNow) handed[p] = Math.round((here[p] as number) / need) + (layer.extra[p] as number);
    const byShare = openNow.slice().sort((a, b) => (handed[b] as number) - (handed[a] as number) || a - b);
    const least = last[depth] as Float64Array;
    stars.values(byShare, here, handed, need, seen, least);
    const order = byShare.slice().sort((a, b) => (seen[b] as number) - (seen[a] as number) || a - b);
    let sum = node.bound;
    for (let t = 0; t < need; t++) sum += seen[order[t] as number] as number;
    if (hopeless(hunt, sum)) return null;
    const end = seen[order[need - 1] as number] as number;
    const lower = lowerBound(hunt);
    const bounds = reach[depth] as Float64Array;
    const kept = order.filter((p) => {
      bounds[p] = sum - end + Math.min(end, seen[p] as number);
      if ((bounds[p] as number) < lower) return false;
      bounds[p] = Math.min(
        bounds[p] as number,
        stars.withMember(p, order, handed, need, seen, least, node.bound, lower),
      );
      return (bounds[p] as number) >= lower;
    });
    return kept.sort((a, b) => (bounds[b] as number) - (bounds[a] as number) || a - b);
  };

  const explore = (node: Node): void => {
    if (tooAlike(node.team)) return;
    const depth = node.team.length;
    const need = k - depth;
    if (need === 0) {
      if (!hopeless(hunt, node.bound)) leaf(node, [], node.structure);
      return;
    }
    if (node.open.length < need) return;
    if (need === 1) {
      lastOne(node);
      return;
    }
    if (need === 2) {
      if (rarest(node, node.open) !== null) lastTwo(node);
      return;
    }
    let order = rankStars(node, need, node.open);
    if (order === null || order.length < need) return;
    if (order.length < 0.7 * node.open.length) order = rankStars(node, need, order);
    if (order === null || order.length < need) return;
    const branch = rarest(node, order);
    if (branch === null) return;
    const bounds = reach[depth] as Float64Array;
    let alive: Int32Array = order;
    for (const p of branch) {
      if (alive.length < need) return;
      if (!hopeless(hunt, bounds[p] as number)) {
        if (count(hunt)) {
          hunt.open = Math.max(hunt.open, bounds[p] as number);
          return;
        }
        explore(join(node, p, alive));
      }
      alive = alive.filter((q) => q !== p);
    }
  };

  /** Whom to branch on: servers of the rarest mandatory requirement still open, else everyone; null: it can't be served. */
  const rarest = (node: Node, order: Int32Array): Int32Array | null => {
    let fewest: Int32Array = order;
    for (let r = 0; r < model.m; r++) {
      if (model.required[r] === 0 || (node.done[r] as number) >= (model.work[r] as number)) continue;
      const able = order.filter((p) => (model.cap[(pool[p] as number) * model.m + r] as number) > 0);
      if (able.length === 0) return null;
      if (able.length < fewest.length) fewest = able;
    }
    return fewest;
  };

  (own[0] as Float64Array).set(values);
  let start: Node = {
    team: [],
    bound: layer.constant,
    structure: 0,
    open: Int32Array.from(pool, (_, p) => p),
    best: new Float64Array(model.m).fill(-1),
    done: new Float64Array(model.m),
  };
  for (const p of layer.forced) {
    if (!start.open.includes(p)) return;
    start = join(start, p, start.open);
  }
  explore(start);
}
