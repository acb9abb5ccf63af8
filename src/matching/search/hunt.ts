import type { Model } from '../model/model.ts';
import type { Scored } from '../model/team.ts';
import { type Archive, better, mostShared, shared } from './incumbent.ts';

/** What all layers of one rank share: the best team known, the teams to differ from, and the budget. */
export type Hunt = {
  readonly model: Model;
  readonly archive: Archive;
  readonly earlier: readonly (readonly number[])[];
  readonly minDifference: number;
  /** Total that need not be looked for: bounds up to this much above the best known are dropped. */
  readonly slack: number;
  /** Every team that reaches this total is wanted, not only the best; null: the best. */
  readonly floor: number | null;
  incumbent: Scored | null;
  nodes: number;
  /** What the nodes cost, against `maxNodes`: one each, and one for every `CANDIDATES` candidates looked at in it. */
  spent: number;
  readonly maxNodes: number;
  stopped: boolean;
  /** Largest bound among the subproblems that were dropped unexplored (budget) or within the slack. */
  open: number;
  readonly onNode: (() => boolean) | null;
};

/** Offers a team as the new best one; its total when it reaches `needed` (without: the best known). */
export function offer(
  hunt: Hunt,
  team: readonly number[],
  needed = hunt.floor ?? hunt.incumbent?.total,
): number | null {
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

/** The best total known, or the floor; 0 without either: a relaxation below 0 has no team at all. */
export const lowerBound = (hunt: Hunt): number => hunt.floor ?? hunt.incumbent?.total ?? 0;

/**
 * Candidates that cost a node as much as the node itself. Chosen by reasoning: the budget stands for time, and a node looks at
 * its whole pool. Halved or doubled, it scales what a budget buys in large pools; what is proven stays the same.
 */
const CANDIDATES = 256;
/**
 * Nodes after which somebody is asked whether to stop: a search has thousands of nodes a second, so some ten
 * milliseconds.
 */
const ASKED_EVERY = 64;

/** Counts a node over so many candidates; true when the budget is used up or someone wants it to stop. */
export function count(hunt: Hunt, candidates: number): boolean {
  hunt.nodes++;
  hunt.spent += 1 + Math.floor(candidates / CANDIDATES);
  if (hunt.spent >= hunt.maxNodes || (hunt.onNode !== null && hunt.nodes % ASKED_EVERY === 0 && hunt.onNode())) {
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
