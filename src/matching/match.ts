import { aloneIn } from './explain/alone.ts';
import { describeProposal } from './explain/describe.ts';
import { explainEnding } from './explain/explanation.ts';
import { explainInfeasibility } from './explain/infeasibility.ts';
import { compile } from './model/compile.ts';
import { type Model, UNIT } from './model/model.ts';
import { type Scored, scoreOf } from './model/team.ts';
import type { Problem } from './problem/problem.ts';
import type { Asked, Certificate, Ending, LotResult, Proposal } from './problem/result.ts';
import { ENGINE_VERSION } from './problem/version.ts';
import { type RankOutcome, Solver } from './search/solve.ts';

/**
 * Nodes per rank unless given; one over many candidates counts as several. Chosen by reasoning: it is a limit of patience. Of
 * 44 lots of real notices among 20,000 organisations, 41 and more are proven within 20,000.
 */
export const DEFAULT_NODES = 50_000;

/** What is known while a run is going on; score and bound in [0,1]. */
export type Progress = {
  readonly rank: number;
  readonly nodes: number;
  readonly incumbent: number | null;
  readonly bound: number | null;
};

/** How far to go. Nothing here reads a clock. */
export type MatchOptions = {
  /** Consortia wanted; the problem's own `k` otherwise. */
  readonly k?: number;
  /** Budget of the search tree per rank, at least 1: a node counts one, and one more for every 256 candidates. */
  readonly nodes?: number;
  /** A gap in score (such as 0.005) that is good enough; the certificate reports it. Default 0. */
  readonly epsilon?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Asked now and then, every 64 nodes at least; true stops with status `cancelled`. */
  readonly shouldStop?: () => boolean;
  /**
   * Asked at the same moments, each time; true ends the search with what it has, as if its nodes had run out there. Who
   * ends a search at its n-th asking gets the same bytes again by ending another at its n-th.
   */
  readonly shouldEnd?: () => boolean;
};

/**
 * The best consortia for one lot, and who could do it alone. Pure: same problem and options, same result. Ranks end where
 * the next one would be further below the best than `maxDistance` allows. `infeasible`: no consortium, and nobody alone.
 */
export function match(problem: Problem, options: MatchOptions = {}): LotResult {
  const model = compile(problem);
  const asked = askedOf(problem, options);
  if (model === null) return infeasible(problem, null, asked, 0);
  const { alone, count } = aloneIn(model);
  const { consortia, first, ending, cancelled } = ranked(problem, model, asked, options);
  if (first.status === 'infeasible' && count === 0) return infeasible(problem, model, asked, first.nodes);
  return {
    engineVersion: ENGINE_VERSION,
    status: cancelled ? 'cancelled' : 'succeeded',
    certificate: first,
    consortia,
    ending,
    explanation: explainEnding(ending, consortia.length, count, asked.maxDistance),
    alone,
    aloneCount: count,
    options: asked,
    weights: problem.weights,
    infeasibility: null,
  };
}

const askedOf = ({ constraints, ...problem }: Problem, options: MatchOptions): Asked => ({
  k: options.k ?? problem.k,
  nodes: options.nodes ?? DEFAULT_NODES,
  epsilon: options.epsilon ?? 0,
  minDifference: problem.minDifference,
  maxDistance: problem.maxDistance,
  minMembers: constraints.minMembers,
  minShareBp: constraints.minShareBp,
  minContribution: constraints.minContribution,
});

/** Rank after rank, until there are enough, or the next is not worth listing. */
function ranked(problem: Problem, model: Model, asked: Asked, options: MatchOptions) {
  const solver = new Solver(model, asked.k);
  const consortia: Proposal[] = [];
  const earlier: Scored[] = [];
  let first: Certificate | null = null;
  let ending: Ending | null = null;
  let cancelled = false;
  let ended = false;
  for (let rank = 1; rank <= asked.k && !cancelled && !ended; rank++) {
    const outcome = solver.rank(
      earlier.map(({ team }) => team),
      {
        minDifference: asked.minDifference,
        slack: Math.floor(asked.epsilon * model.weights.sum * UNIT),
        maxNodes: asked.nodes,
        watch: (state) => {
          options.onProgress?.({ rank, ...scored(model, state) });
          cancelled = options.shouldStop?.() ?? false;
          ended = (options.shouldEnd?.() ?? false) || ended;
          return cancelled || ended;
        },
      },
    );
    const certificate = certify(model, outcome, cancelled);
    first ??= certificate;
    ending = cancelled ? null : endingAt(earlier[0], outcome, asked.maxDistance, certificate);
    if (outcome.best === null || ending !== null) break;
    earlier.push(outcome.best);
    consortia.push(describeProposal(problem, model, outcome.best, rank, certificate));
    if (ended && rank < asked.k) ending = { reason: 'budget', score: null, certificate };
  }
  return { consortia, first: first!, ending, cancelled };
}

/** Why the list ends before this rank; null: it does not. */
function endingAt(
  best: Scored | undefined,
  found: RankOutcome,
  maxDistance: number,
  certificate: Certificate,
): Ending | null {
  if (found.best === null) return { reason: found.complete ? 'none' : 'budget', score: null, certificate };
  if (best === undefined || found.best.total >= best.total * (1 - maxDistance)) return null;
  return { reason: 'distance', score: certificate.score, certificate };
}

function scored(model: Model, state: { nodes: number; incumbent: number | null; bound: number }) {
  const score = (total: number | null) => (total === null || !Number.isFinite(total) ? null : scoreOf(model, total));
  return { nodes: state.nodes, incumbent: score(state.incumbent), bound: score(state.bound) };
}

function certify(model: Model, outcome: RankOutcome, cancelled: boolean): Certificate {
  const { best, complete, nodes } = outcome;
  const status = cancelled ? 'cancelled' : !complete ? 'budget_exhausted' : best === null ? 'infeasible' : 'optimal';
  const upper = status === 'infeasible' ? null : Math.min(1, scoreOf(model, outcome.upper));
  const score = best === null ? null : scoreOf(model, best.total);
  const exact = best !== null && outcome.upper <= best.total;
  return {
    status,
    score,
    upperBound: exact ? score : upper,
    gap: score === null || upper === null ? null : exact ? 0 : upper - score,
    nodes,
  };
}

function infeasible(problem: Problem, model: Model | null, asked: Asked, nodes: number): LotResult {
  return {
    engineVersion: ENGINE_VERSION,
    status: 'infeasible',
    certificate: { status: 'infeasible', score: null, upperBound: null, gap: null, nodes },
    consortia: [],
    ending: null,
    explanation: [],
    alone: [],
    aloneCount: 0,
    options: asked,
    weights: problem.weights,
    infeasibility: explainInfeasibility(problem, model),
  };
}
