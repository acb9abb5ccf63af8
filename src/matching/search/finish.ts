import { leading } from '../bound/leading.ts';
import { nearFactor } from '../bound/pair-halves.ts';
import type { StarPriced } from '../bound/star-layer.ts';
import { VISITS } from '../bound/stars.ts';
import { LCM, UNIT } from '../model/model.ts';
import { Companions, isBarren } from '../model/passengers.ts';
import { pairUnit, sizeMeasure } from '../model/team.ts';
import { workCells } from '../model/work-cells.ts';
import { count, type Hunt, hopeless, lowerBound, offer } from './hunt.ts';
import { type Node, rarest, servedBy, tooAlike } from './nodes.ts';

/**
 * Ranked once more where the first ranking left less than this part. Of six (branching.ts): with 0.35 4 % more nodes,
 * always 0.5 % fewer.
 */
const SHRUNK = 0.7;

/**
 * Depth-first branch and bound below a priced subproblem, at its prices. A node fixes some members; its bound is the
 * Lagrangian value with exact pairs among the fixed and with each open candidate, and stars for the pairs among the
 * open ones. It branches on the mandatory requirement that the fewest candidates can still serve, in descending order
 * of bounds, each child excluding its elder siblings. The last two members are enumerated with exact pairs.
 */
export function finish(hunt: Hunt, now: StarPriced): void {
  new Finish(hunt, now).run();
}

/** The branch and bound of one priced subproblem, with room for what each depth holds. */
class Finish {
  readonly hunt: Hunt;
  readonly now: StarPriced;
  readonly model;
  readonly layer;
  readonly values;
  readonly k;
  readonly pool;
  readonly stars;
  readonly extra;
  readonly n;
  readonly cells;
  readonly all;
  readonly near;
  readonly tied;
  /** Per depth: value of each open position with its pairs to the team; what it hands to partners; its star. */
  readonly own;
  readonly share;
  readonly star;
  readonly last;
  /** Per depth: bound of the node once a position has joined. */
  readonly reach;
  readonly bestOf;
  readonly rank;
  readonly served;
  readonly open;

  constructor(hunt: Hunt, now: StarPriced) {
    this.hunt = hunt;
    this.now = now;
    this.model = this.hunt.model;
    this.layer = this.now.layer;
    this.values = this.now.values;
    this.k = this.layer.k;
    this.pool = this.layer.pool;
    this.stars = this.layer.stars;
    this.extra = this.layer.extra;
    this.n = this.pool.length;
    this.cells = workCells(this.model);
    this.all = this.now.chosen.length;
    this.near = nearFactor(this.model, this.k) * 1000;
    this.tied = this.k > 1 ? 2 * this.model.weights.cohesion * 1000 * pairUnit(this.k) : 0;
    this.own = this.space();
    this.share = this.space();
    this.star = this.space();
    this.last = this.space();
    this.reach = this.space();
    this.bestOf = new Float64Array(this.model.m);
    this.rank = new Int32Array(this.n);

    this.own[0]!.set(this.values);
    this.served = servedBy(this.hunt, this.layer.team);
    this.open = new Int32Array(this.n);

    for (let p = 0; p < this.n; p++) this.open[p] = p;
  }

  run(): void {
    this.explore(
      { team: this.layer.team, bound: this.now.base, structure: this.layer.structure, open: this.open, ...this.served },
      0,
    );
  }

  space() {
    return Array.from({ length: this.all + 1 }, () => new Float64Array(this.n));
  }

  without(open: Int32Array, p: number): Int32Array {
    const kept = new Int32Array(open.length - 1);
    let size = 0;
    for (const q of open) if (q !== p) kept[size++] = q;
    return kept;
  }

  /** The node with position p added, of the open candidates given; fills `own` one level down. */
  join(node: Node, depth: number, p: number, open: Int32Array): Node {
    const i = this.pool[p]!;
    const above = this.own[depth]!;
    const below = this.own[depth + 1]!;
    const kept = new Int32Array(open.length);
    let size = 0;
    for (const q of open) {
      if (q === p) continue;
      const pair = this.stars.pair(p, q);
      if (pair === Number.NEGATIVE_INFINITY) continue;
      below[q] = above[q]! + pair;
      kept[size++] = q;
    }
    const best = node.best.slice();
    const done = node.done.slice();
    for (let at = this.cells.starts[i]!; at < this.cells.starts[i + 1]!; at++) {
      const r = this.cells.requirement[at]!;
      best[r] = Math.max(best[r]!, this.cells.value[at]!);
      done[r]! += this.cells.cap[at]!;
    }
    const team = [...node.team, i];
    return {
      team,
      bound: node.bound + above[p]!,
      structure: node.structure + this.exact(depth, p),
      open: new Companions(this.model, team).among(kept.subarray(0, size), this.pool),
      best,
      done,
    };
  }

  /** What a position adds to the structure: its own measure and its pairs with the team. */
  exact(depth: number, p: number): number {
    return this.layer.fixed[p]! + this.own[depth]![p]! - this.values[p]!;
  }

  /** Exact structure plus the work done by the best member of each requirement: at least the team's total. */
  leaf(node: Node, extras: readonly number[], structure: number) {
    this.bestOf.set(node.best);
    for (const p of extras) {
      const i = this.pool[p]!;
      for (let at = this.cells.starts[i]!; at < this.cells.starts[i + 1]!; at++) {
        const r = this.cells.requirement[at]!;
        if (this.cells.value[at]! > this.bestOf[r]!) this.bestOf[r] = this.cells.value[at]!;
      }
    }
    let work = 0;
    for (let r = 0; r < this.model.m; r++) {
      const value = this.bestOf[r]!;
      if (value >= 0) work += value * this.model.work[r]!;
      else if (this.model.required[r] === 1) return;
    }
    if (
      hopeless(this.hunt, structure + work * LCM + sizeMeasure(this.model, this.k) + this.model.weights.balance * UNIT)
    )
      return;
    const team = [...node.team, ...extras.map((p) => this.pool[p]!)];
    if (!tooAlike(this.hunt, this.k, team)) offer(this.hunt, team);
  }

  lastOne(node: Node, depth: number) {
    const here = this.own[depth]!;
    for (const p of node.open) {
      if (hopeless(this.hunt, node.bound + here[p]!)) continue;
      this.leaf(node, [p], node.structure + this.exact(depth, p));
    }
  }

  /** Pairs in descending order of value; tied partners are looked at first, as only ties lift a pair beyond nearness. */
  lastTwo(node: Node, depth: number) {
    const here = this.own[depth]!;
    const order = node.open.slice().sort((a, b) => here[b]! - here[a]! || a - b);
    this.rank.fill(-1);
    order.forEach((p, at) => {
      this.rank[p] = at;
    });
    const pair = (p: number, q: number, mates: Companions) => {
      const worth = this.stars.pair(p, q);
      if (worth === Number.NEGATIVE_INFINITY) return;
      if (hopeless(this.hunt, node.bound + here[p]! + here[q]! + worth) || mates.spoils(this.pool[q]!)) return;
      this.leaf(node, [p, q], node.structure + this.exact(depth, p) + this.exact(depth, q) + worth);
    };
    for (let a = 0; a < order.length; a++) {
      const p = order[a]!;
      const base = node.bound + here[p]!;
      const second = a + 1 < order.length ? here[order[a + 1]!]! : Number.NEGATIVE_INFINITY;
      if (hopeless(this.hunt, base + second + this.near + this.tied)) return;
      if (count(this.hunt, 0)) {
        this.hunt.open = Math.max(this.hunt.open, base + second + this.near + this.tied);
        return;
      }
      const special = this.stars.specialOf(p);
      const mates = new Companions(this.model, [...node.team, this.pool[p]!]);
      for (const q of special) if (this.rank[q]! > a) pair(p, q, mates);
      for (let b = a + 1; b < order.length; b++) {
        const q = order[b]!;
        if (hopeless(this.hunt, base + here[q]! + this.near)) break;
        if (!special.includes(q)) pair(p, q, mates);
      }
    }
  }

  /** Stars of the open candidates; keeps those that can be in a better team, in descending order. Null: none can. */
  rankStars(node: Node, depth: number, need: number, openNow: Int32Array): Int32Array | null {
    const here = this.own[depth]!;
    const handed = this.share[depth]!;
    const seen = this.star[depth]!;
    const least = this.last[depth]!;
    handed.fill(Number.NEGATIVE_INFINITY);
    for (const p of openNow) handed[p] = Math.round(here[p]! / need) + this.extra[p]!;
    const lead = leading(handed, openNow, VISITS);
    this.stars.values(openNow, lead, here, handed, need, seen, least);
    const order = leading(seen, openNow, openNow.length);
    let sum = node.bound;
    for (let t = 0; t < need; t++) sum += seen[order[t]!]!;
    if (hopeless(this.hunt, sum)) return null;
    const end = seen[order[need - 1]!]!;
    const lower = lowerBound(this.hunt);
    const bounds = this.reach[depth]!;
    const kept = new Int32Array(order.length);
    let size = 0;
    const withMember = this.stars.withMember({
      lead: order,
      restLast: null,
      share: handed,
      r: need,
      stars: seen,
      last: least,
      base: node.bound,
      enough: lower,
    });
    for (const p of order) {
      bounds[p] = sum - end + Math.min(end, seen[p]!);
      if (bounds[p]! < lower) continue;
      bounds[p] = Math.min(bounds[p]!, withMember(p));
      if (bounds[p]! >= lower) kept[size++] = p;
    }
    return kept.subarray(0, size).sort((a, b) => bounds[b]! - bounds[a]! || a - b);
  }

  explore(node: Node, depth: number): void {
    if (tooAlike(this.hunt, this.k, node.team) || isBarren(this.model, node.team)) return;
    const need = this.all - depth;
    if (need === 0) {
      if (!hopeless(this.hunt, node.bound)) this.leaf(node, [], node.structure);
      return;
    }
    if (node.open.length < need) return;
    if (need === 1) {
      this.lastOne(node, depth);
      return;
    }
    if (need === 2) {
      if (rarest(this.hunt, this.pool, node.done, node.open) !== null) this.lastTwo(node, depth);
      return;
    }
    let order = this.rankStars(node, depth, need, node.open);
    if (order === null || order.length < need) return;
    if (order.length < SHRUNK * node.open.length) order = this.rankStars(node, depth, need, order);
    if (order === null || order.length < need) return;
    const branch = rarest(this.hunt, this.pool, node.done, order);
    if (branch === null) return;
    const bounds = this.reach[depth]!;
    let alive: Int32Array = order;
    for (const p of branch) {
      if (alive.length < need) return;
      if (!hopeless(this.hunt, bounds[p]!)) {
        if (count(this.hunt, node.open.length)) {
          this.hunt.open = Math.max(this.hunt.open, bounds[p]!);
          return;
        }
        this.explore(this.join(node, depth, p, alive), depth + 1);
      }
      alive = this.without(alive, p);
    }
  }
}
