import { leading } from '../bound/leading.ts';
import { nearFactor } from '../bound/pair-halves.ts';
import type { StarPriced } from '../bound/star-layer.ts';
import { VISITS } from '../bound/stars.ts';
import { LCM, UNIT } from '../model/model.ts';
import { Companions, isBarren } from '../model/passengers.ts';
import { pairUnit, sizeMeasure } from '../model/team.ts';
import { workCells } from '../model/work-cells.ts';
import { count, type Hunt, hopeless, lowerBound, offer } from './hunt.ts';
import { mostShared } from './incumbent.ts';

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

/** Whether some members shared with an earlier team are too many for any team of k that has them all. */
export function tooAlike(hunt: Hunt, k: number, team: readonly number[]): boolean {
  return hunt.earlier.some((other) => {
    let common = 0;
    for (const i of team) common += Number(other.includes(i));
    return common > mostShared(k, other.length, hunt.model.pinned.length, hunt.minDifference);
  });
}

/**
 * Depth-first branch and bound below a priced subproblem, at its prices. A node fixes some members; its bound is the
 * Lagrangian value with exact pairs among the fixed and with each open candidate, and stars for the pairs among the
 * open ones. It branches on the mandatory requirement that the fewest candidates can still serve, in descending order
 * of bounds, each child excluding its elder siblings. The last two members are enumerated with exact pairs.
 */
export function finish(hunt: Hunt, now: StarPriced): void {
  const { model } = hunt;
  const { layer, values } = now;
  const { k, pool, stars, extra } = layer;
  const n = pool.length;
  const cells = workCells(model);
  const all = now.chosen.length;
  const near = nearFactor(model, k) * 1000;
  const tied = k > 1 ? 2 * model.weights.cohesion * 1000 * pairUnit(k) : 0;
  const space = () => Array.from({ length: all + 1 }, () => new Float64Array(n));
  /** Per depth: value of each open position with its pairs to the team; what it hands to partners; its star. */
  const own = space();
  const share = space();
  const star = space();
  const last = space();
  /** Per depth: bound of the node once a position has joined. */
  const reach = space();

  const without = (open: Int32Array, p: number): Int32Array => {
    const kept = new Int32Array(open.length - 1);
    let size = 0;
    for (const q of open) if (q !== p) kept[size++] = q;
    return kept;
  };

  /** The node with position p added, of the open candidates given; fills `own` one level down. */
  const join = (node: Node, depth: number, p: number, open: Int32Array): Node => {
    const i = pool[p]!;
    const above = own[depth]!;
    const below = own[depth + 1]!;
    const kept = new Int32Array(open.length);
    let size = 0;
    for (const q of open) {
      if (q === p) continue;
      const pair = stars.pair(p, q);
      if (pair === Number.NEGATIVE_INFINITY) continue;
      below[q] = above[q]! + pair;
      kept[size++] = q;
    }
    const best = node.best.slice();
    const done = node.done.slice();
    for (let at = cells.starts[i]!; at < cells.starts[i + 1]!; at++) {
      const r = cells.requirement[at]!;
      best[r] = Math.max(best[r]!, cells.value[at]!);
      done[r]! += cells.cap[at]!;
    }
    const team = [...node.team, i];
    return {
      team,
      bound: node.bound + above[p]!,
      structure: node.structure + exact(depth, p),
      open: new Companions(model, team).among(kept.subarray(0, size), pool),
      best,
      done,
    };
  };

  /** What a position adds to the structure: its own measure and its pairs with the team. */
  const exact = (depth: number, p: number): number => layer.fixed[p]! + own[depth]![p]! - values[p]!;

  const bestOf = new Float64Array(model.m);
  /** Exact structure plus the work done by the best member of each requirement: at least the team's total. */
  const leaf = (node: Node, extras: readonly number[], structure: number) => {
    bestOf.set(node.best);
    for (const p of extras) {
      const i = pool[p]!;
      for (let at = cells.starts[i]!; at < cells.starts[i + 1]!; at++) {
        const r = cells.requirement[at]!;
        if (cells.value[at]! > bestOf[r]!) bestOf[r] = cells.value[at]!;
      }
    }
    let work = 0;
    for (let r = 0; r < model.m; r++) {
      const value = bestOf[r]!;
      if (value >= 0) work += value * model.work[r]!;
      else if (model.required[r] === 1) return;
    }
    if (hopeless(hunt, structure + work * LCM + sizeMeasure(model, k) + model.weights.balance * UNIT)) return;
    const team = [...node.team, ...extras.map((p) => pool[p]!)];
    if (!tooAlike(hunt, k, team)) offer(hunt, team);
  };

  const lastOne = (node: Node, depth: number) => {
    const here = own[depth]!;
    for (const p of node.open) {
      if (hopeless(hunt, node.bound + here[p]!)) continue;
      leaf(node, [p], node.structure + exact(depth, p));
    }
  };

  const rank = new Int32Array(n);
  /** Pairs in descending order of value; tied partners are looked at first, as only ties lift a pair beyond nearness. */
  const lastTwo = (node: Node, depth: number) => {
    const here = own[depth]!;
    const order = node.open.slice().sort((a, b) => here[b]! - here[a]! || a - b);
    rank.fill(-1);
    order.forEach((p, at) => {
      rank[p] = at;
    });
    const pair = (p: number, q: number, mates: Companions) => {
      const worth = stars.pair(p, q);
      if (worth === Number.NEGATIVE_INFINITY) return;
      if (hopeless(hunt, node.bound + here[p]! + here[q]! + worth) || mates.spoils(pool[q]!)) return;
      leaf(node, [p, q], node.structure + exact(depth, p) + exact(depth, q) + worth);
    };
    for (let a = 0; a < order.length; a++) {
      const p = order[a]!;
      const base = node.bound + here[p]!;
      const second = a + 1 < order.length ? here[order[a + 1]!]! : Number.NEGATIVE_INFINITY;
      if (hopeless(hunt, base + second + near + tied)) return;
      if (count(hunt, 0)) {
        hunt.open = Math.max(hunt.open, base + second + near + tied);
        return;
      }
      const special = stars.specialOf(p);
      const mates = new Companions(model, [...node.team, pool[p]!]);
      for (const q of special) if (rank[q]! > a) pair(p, q, mates);
      for (let b = a + 1; b < order.length; b++) {
        const q = order[b]!;
        if (hopeless(hunt, base + here[q]! + near)) break;
        if (!special.includes(q)) pair(p, q, mates);
      }
    }
  };

  /** Stars of the open candidates; keeps those that can be in a better team, in descending order. Null: none can. */
  const rankStars = (node: Node, depth: number, need: number, openNow: Int32Array): Int32Array | null => {
    const here = own[depth]!;
    const handed = share[depth]!;
    const seen = star[depth]!;
    const least = last[depth]!;
    handed.fill(Number.NEGATIVE_INFINITY);
    for (const p of openNow) handed[p] = Math.round(here[p]! / need) + extra[p]!;
    const lead = leading(handed, openNow, VISITS);
    stars.values(openNow, lead, here, handed, need, seen, least);
    const order = leading(seen, openNow, openNow.length);
    let sum = node.bound;
    for (let t = 0; t < need; t++) sum += seen[order[t]!]!;
    if (hopeless(hunt, sum)) return null;
    const end = seen[order[need - 1]!]!;
    const lower = lowerBound(hunt);
    const bounds = reach[depth]!;
    const kept = new Int32Array(order.length);
    let size = 0;
    const withMember = stars.withMember(order, null, handed, need, seen, least, node.bound, lower);
    for (const p of order) {
      bounds[p] = sum - end + Math.min(end, seen[p]!);
      if (bounds[p]! < lower) continue;
      bounds[p] = Math.min(bounds[p]!, withMember(p));
      if (bounds[p]! >= lower) kept[size++] = p;
    }
    return kept.subarray(0, size).sort((a, b) => bounds[b]! - bounds[a]! || a - b);
  };

  const explore = (node: Node, depth: number): void => {
    if (tooAlike(hunt, k, node.team) || isBarren(model, node.team)) return;
    const need = all - depth;
    if (need === 0) {
      if (!hopeless(hunt, node.bound)) leaf(node, [], node.structure);
      return;
    }
    if (node.open.length < need) return;
    if (need === 1) {
      lastOne(node, depth);
      return;
    }
    if (need === 2) {
      if (rarest(hunt, pool, node.done, node.open) !== null) lastTwo(node, depth);
      return;
    }
    let order = rankStars(node, depth, need, node.open);
    if (order === null || order.length < need) return;
    if (order.length < 0.7 * node.open.length) order = rankStars(node, depth, need, order);
    if (order === null || order.length < need) return;
    const branch = rarest(hunt, pool, node.done, order);
    if (branch === null) return;
    const bounds = reach[depth]!;
    let alive: Int32Array = order;
    for (const p of branch) {
      if (alive.length < need) return;
      if (!hopeless(hunt, bounds[p]!)) {
        if (count(hunt, node.open.length)) {
          hunt.open = Math.max(hunt.open, bounds[p]!);
          return;
        }
        explore(join(node, depth, p, alive), depth + 1);
      }
      alive = without(alive, p);
    }
  };

  own[0]!.set(values);
  const served = servedBy(hunt, layer.team);
  const open = new Int32Array(n);
  for (let p = 0; p < n; p++) open[p] = p;
  explore({ team: layer.team, bound: now.base, structure: layer.structure, open, ...served }, 0);
}

/** What a team can do of each requirement: the best value of a basis point, −1 none; and basis points. */
export function servedBy(hunt: Hunt, team: readonly number[]): { best: Float64Array; done: Float64Array } {
  const { model } = hunt;
  const cells = workCells(model);
  const best = new Float64Array(model.m).fill(-1);
  const done = new Float64Array(model.m);
  for (const i of team) {
    for (let at = cells.starts[i]!; at < cells.starts[i + 1]!; at++) {
      const r = cells.requirement[at]!;
      best[r] = Math.max(best[r]!, cells.value[at]!);
      done[r]! += cells.cap[at]!;
    }
  }
  return { best, done };
}

/**
 * Whom to branch on: of the positions in order those that serve the rarest mandatory requirement still open, else
 * everyone; null: it can't be served.
 */
export function rarest(hunt: Hunt, pool: Int32Array, done: Float64Array, order: Int32Array): Int32Array | null {
  const { model } = hunt;
  const cells = workCells(model);
  const able = new Int32Array(model.m);
  for (const p of order) {
    const i = pool[p]!;
    for (let at = cells.starts[i]!; at < cells.starts[i + 1]!; at++) {
      const r = cells.requirement[at]!;
      able[r]! += 1;
    }
  }
  let rare = -1;
  let fewest = order.length;
  for (let r = 0; r < model.m; r++) {
    if (model.required[r] === 0 || done[r]! >= model.work[r]!) continue;
    if (able[r] === 0) return null;
    if (able[r]! < fewest) {
      fewest = able[r]!;
      rare = r;
    }
  }
  return rare < 0 ? order : order.filter((p) => model.cap[pool[p]! * model.m + rare]! > 0);
}
