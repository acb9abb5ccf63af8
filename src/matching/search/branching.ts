import { descendStars, reachable } from '../bound/star-descent.ts';
import { evaluate, join, restrict, type StarLayer, type StarPriced } from '../bound/star-layer.ts';
import { Companions, isBarren } from '../model/passengers.ts';
import { finish } from './finish.ts';
import { Frontier } from './frontier.ts';
import { count, type Hunt, hopeless, lowerBound, offer } from './hunt.ts';
import { rarest, servedBy, tooAlike } from './nodes.ts';

/*
 * The constants of the search were halved and doubled one by one on 18 random problems: 60, 150 and 400 candidates, eight
 * requirements, six members, five teams asked for, 400 nodes (611 nodes and 10 s of work in all, 16 proven). Where a
 * docstring says "of six", it was on two problems of each size with the engine 2.6 and more conditions (`bench --
 * constants`; 653 nodes, 5 proven).
 */

/**
 * Subproblems with at most so many candidates, or so few seats open, are finished at the prices they have. With 80
 * nothing changed; with 20, one problem more was proven, and the five teams were worth 0.06 % less.
 */
const SMALL = 40;
const SEATS = 2;
/**
 * Steps of descent at a node. Of six: halved 6 % more nodes, doubled 5 % fewer by 8 % more time; the best teams the
 * same.
 */
const nodeSteps = (pool: number): number => (pool > 400 ? 8 : 12);

/**
 * A subproblem is tightened again while it shrinks below this part, so many times at most. Of six: with 0.4 the same nodes,
 * always again 4 % fewer by 18 % more time; with 3 and 10 times the same.
 */
const SHRUNK = 0.8;
const TIGHTENINGS = 5;

/** A subproblem that waits: a priced layer that the branch's position number `at` has joined; elder ones are gone. */
type Waiting = {
  readonly bound: number;
  readonly parent: StarPriced;
  /** Positions that can be in a better team, and those of them to branch on. */
  readonly order: Int32Array;
  readonly branch: Int32Array;
  readonly at: number;
};

/** Children of a priced subproblem, the most promising first; each is without its elder siblings. */
function children(hunt: Hunt, now: StarPriced): Waiting[] {
  const { order, bounds } = reachable(now, lowerBound(hunt));
  const { done } = servedBy(hunt, now.layer.team);
  const branch = rarest(hunt, now.layer.pool, done, order);
  if (branch === null) return [];
  const found: Waiting[] = [];
  for (let at = 0; at < branch.length && order.length - at >= now.chosen.length; at++) {
    found.push({ bound: bounds[branch[at]!]!, parent: now, order, branch, at });
  }
  return found;
}

/**
 * Tightens a subproblem and drops whoever can no longer be in a better team; null: nobody can. Most of a large pool goes
 * at the prices that it came with, so steps of descent are first taken on what is left.
 */
export function tighten(hunt: Hunt, layer: StarLayer, steps: number): StarPriced | null {
  const { model } = hunt;
  const onTeam = (team: number[]) => {
    offer(hunt, team);
    return lowerBound(hunt);
  };
  let now = evaluate(model, layer, lowerBound(hunt));
  for (let round = 0; now !== null; round++) {
    if (hopeless(hunt, now.bound)) return null;
    const n = now.layer.pool.length;
    const { order } = reachable(now, lowerBound(hunt));
    const kept = order.sort();
    if (kept.length < now.chosen.length) return null;
    const next: StarLayer = kept.length < n ? restrict(now.layer, kept) : now.layer;
    const more = round === 0 || (kept.length < SHRUNK * n && round < TIGHTENINGS && kept.length > SMALL);
    if (!more && kept.length === n) return now;
    now = more ? descendStars(model, next, steps, onTeam) : evaluate(model, next, lowerBound(hunt));
    if (!more) break;
  }
  return now === null || hopeless(hunt, now.bound) ? null : now;
}

/** Searches a priced subproblem to the end: tightened children, depth first, small ones at the prices they have. */
export function searchBelow(hunt: Hunt, now: StarPriced): void {
  const { layer, chosen } = now;
  if (layer.pool.length <= SMALL || chosen.length <= SEATS) {
    finish(hunt, now);
    return;
  }
  for (const child of children(hunt, now)) {
    if (hopeless(hunt, child.bound)) continue;
    if (count(hunt, child.order.length)) {
      hunt.open = Math.max(hunt.open, child.bound);
      return;
    }
    const below = open(hunt, child);
    if (below !== null) searchBelow(hunt, below);
  }
}

function open(hunt: Hunt, { parent, order, branch, at }: Waiting): StarPriced | null {
  const gone = new Uint8Array(parent.layer.pool.length);
  for (let elder = 0; elder <= at; elder++) gone[branch[elder]!] = 1;
  const left = order.filter((p) => gone[p] === 0).sort();
  const { pool, team } = parent.layer;
  const members = [...team, pool[branch[at]!]!];
  if (tooAlike(hunt, parent.layer.k, members) || isBarren(hunt.model, members)) return null;
  const able = new Companions(hunt.model, members).among(left, pool);
  const layer = join(hunt.model, parent.layer, branch[at]!, able);
  return tighten(hunt, layer, nodeSteps(layer.pool.length));
}

/**
 * Subproblems with more candidates wait among all others; smaller ones are searched to the end at once. With 60 or 240
 * the five teams were worth 0.03 % less, the best one the same.
 */
const WIDE = 120;
/** So many may be kept for children that wait, up to 2 MB each: for memory; 32 and 128 searched the same nodes. */
const KEPT = 64;

/**
 * Searches the layers together: the subproblem with the largest bound is always the next, so that the bound that is
 * left when the budget ends is as small as it can be. `onBound` hears of the largest bound still open.
 */
export function searchLayers(
  hunt: Hunt,
  roots: readonly { readonly layer: StarLayer; readonly bound: number; readonly steps: number }[],
  onBound: (bound: number) => void,
): void {
  const frontier = new Frontier();
  let kept = 0;
  const expand = (now: StarPriced) => {
    if (kept >= KEPT || now.layer.pool.length <= WIDE || now.chosen.length <= SEATS) {
      searchBelow(hunt, now);
      return;
    }
    kept++;
    for (const child of children(hunt, now)) {
      const bound = Math.min(child.bound, now.bound);
      frontier.push(bound, () => {
        if (count(hunt, child.order.length)) {
          hunt.open = Math.max(hunt.open, bound);
          return;
        }
        const below = open(hunt, child);
        if (below !== null) frontier.push(Math.min(bound, below.bound), () => expand(below));
      });
    }
  };
  for (const { layer, bound, steps } of roots) {
    frontier.push(bound, () => {
      const now = tighten(hunt, layer, steps);
      if (now !== null) frontier.push(Math.min(bound, now.bound), () => expand(now));
    });
  }
  for (let next = frontier.pop(); next !== null; next = frontier.pop()) {
    onBound(next.bound);
    if (next.bound < lowerBound(hunt)) return;
    if (hopeless(hunt, next.bound)) continue;
    if (!hunt.stopped && hunt.onNode?.()) hunt.stopped = true;
    if (hunt.stopped) {
      hunt.open = Math.max(hunt.open, next.bound);
      return;
    }
    next.take();
  }
}
