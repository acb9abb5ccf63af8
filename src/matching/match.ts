import { describeConsortium } from './explain/describe.ts';
import { explainInfeasibility } from './explain/infeasibility.ts';
import { compile } from './model/compile.ts';
import { type Model, UNIT } from './model/model.ts';
import { scoreOf } from './model/team.ts';
import type { Problem } from './problem/problem.ts';
import type { Certificate, Consortium, LotResult } from './problem/result.ts';
import { ENGINE_VERSION } from './problem/version.ts';
import { type RankOutcome, Solver } from './search/solve.ts';

/** Nodes per rank unless given; one over many candidates counts as several. */
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
};

/** The best consortia for one lot. Pure: same problem and options, same result. */
export function match(problem: Problem, options: MatchOptions = {}): LotResult {
  const model = compile(problem);
  if (model === null) return infeasible(problem, null, 0);
  const wanted = options.k ?? problem.k;
  const solver = new Solver(model, wanted);
  const consortia: Consortium[] = [];
  const earlier: (readonly number[])[] = [];
  let first: Certificate | null = null;
  let cancelled = false;
  for (let rank = 1; rank <= wanted && !cancelled; rank++) {
    const outcome = solver.rank(earlier, {
      minDifference: problem.minDifference,
      slack: Math.floor((options.epsilon ?? 0) * model.weights.sum * UNIT),
      maxNodes: options.nodes ?? DEFAULT_NODES,
      watch: (state) => {
        const score = (total: number | null) =>
          total === null || !Number.isFinite(total) ? null : scoreOf(model, total);
        options.onProgress?.({
          rank,
          nodes: state.nodes,
          incumbent: score(state.incumbent),
          bound: score(state.bound),
        });
        cancelled = options.shouldStop?.() ?? false;
        return cancelled;
      },
    });
    const certificate = certify(model, outcome, cancelled);
    first ??= certificate;
    if (outcome.best === null) break;
    earlier.push(outcome.best.team);
    consortia.push(describeConsortium(problem, model, solver, outcome.best, rank, certificate));
  }
  if (first?.status === 'infeasible') return infeasible(problem, model, first.nodes);
  return {
    engineVersion: ENGINE_VERSION,
    status: cancelled ? 'cancelled' : 'succeeded',
    certificate: first as Certificate,
    consortia,
    infeasibility: null,
  };
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

function infeasible(problem: Problem, model: Model | null, nodes: number): LotResult {
  return {
    engineVersion: ENGINE_VERSION,
    status: 'infeasible',
    certificate: { status: 'infeasible', score: null, upperBound: null, gap: null, nodes },
    consortia: [],
    infeasibility: explainInfeasibility(problem, model),
  };
}
