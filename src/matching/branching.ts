import { finish, rarest, servedBy, tooAlike } from './finish.ts';
import { count, type Hunt, hopeless, lowerBound, offer } from './search.ts';
import { descendStars, reachable } from './star-descent.ts';
import { evaluate, join, restrict, type StarLayer, type StarPriced } from './star-layer.ts';

/** Subproblems with at most so many candidates, or so few seats open, are finished at the prices they have. */
const SMALL = 40;
const SEATS = 2;
const NODE_STEPS = 16;

/** A subproblem that waits: a priced layer that p of it has joined, with the positions still open. */
type Waiting = {
  readonly bound: number;
  readonly parent: StarPriced;
  readonly p: number;
  readonly open: Int32Array;
};

/** Children of a priced subproblem, the most promising first; each is without its elder siblings. */
function children(hunt: Hunt, now: StarPriced): Waiting[] {
  const { layer } = now;
  const { order, bounds } = reachable(now, lowerBound(hunt));
  const { done } = servedBy(hunt, layer.team);
  const branch = rarest(hunt, layer.pool, done, order);
  if (branch === null) return [];
  const gone = new Uint8Array(layer.pool.length).fill(1);
  for (const p of order) gone[p] = 0;
  const found: Waiting[] = [];
  let left = order.length;
  for (const p of branch) {
    if (left-- < now.chosen.length) break;
    gone[p] = 1;
    const open = new Int32Array(left);
    let size = 0;
    for (let q = 0; q < gone.length; q++) if (gone[q] === 0) open[size++] = q;
    found.push({ bound: bounds[p] as number, parent: now, p, open });
  }
  return found;
}

/** Tightens a subproblem for a few steps and drops whoever can no longer be in a better team; null: nobody can. */
export function tighten(hunt: Hunt, layer: StarLayer, steps: number): StarPriced | null {
  const { model } = hunt;
  const onTeam = (team: number[]) => {
    offer(hunt, team);
    return lowerBound(hunt);
  };
  let now = descendStars(model, layer, steps, onTeam);
  for (let round = 0; now !== null; round++) {
    if (hopeless(hunt, now.bound)) return null;
    const n = now.layer.pool.length;
    const { order } = reachable(now, lowerBound(hunt));
    if (order.length === n) return now;
    const kept = order.sort();
    if (kept.length < now.chosen.length) return null;
    const next: StarLayer = restrict(now.layer, kept);
    const more = kept.length < 0.8 * n && round < 4 && kept.length > SMALL;
    now = more ? descendStars(model, next, steps, onTeam) : evaluate(model, next);
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
    if (count(hunt)) {
      hunt.open = Math.max(hunt.open, child.bound);
      return;
    }
    const below = open(hunt, child);
    if (below !== null) searchBelow(hunt, below);
  }
}

function open(hunt: Hunt, { parent, p, open }: Waiting): StarPriced | null {
  const layer = join(hunt.model, parent.layer, p, open);
  if (tooAlike(hunt, layer.k, layer.team)) return null;
  return tighten(hunt, layer, NODE_STEPS);
}
