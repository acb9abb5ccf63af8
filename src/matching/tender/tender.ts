import type { Problem } from '../problem/problem.ts';
import type { Alone, Certificate, Proposal } from '../problem/result.ts';
import type { Told } from '../problem/told.ts';
import { ENGINE_VERSION } from '../problem/version.ts';
import { branch, type Decisions, undecided } from './branch.ts';
import { clashesOf } from './clash.ts';
import { explainPlan, type PlanFacts } from './explanation.ts';
import { mergeGroups } from './groups.ts';
import { type LotAnswer, LotSearch, type PricedAnswer } from './lot-search.ts';
import { improved, leftFor, oneAfterTheOther, putTogether, type Rules } from './plans.ts';
import { boundAt, findPrices, type Prices, plansNear } from './prices.ts';

/**
 * One lot of a tender: its problem, and what it counts beside the others (such as its value; any positive number).
 * `known`: what a search of the lot by itself has proven already, with the teams that it found, best first.
 */
export type TenderLot = {
  readonly id: string;
  readonly weight: number;
  readonly problem: Problem;
  readonly known?: { readonly certificate: Certificate; readonly teams: readonly (readonly string[])[] };
};

/** All lots of a tender together. An organisation is the same in every lot where it occurs. */
export type TenderProblem = {
  readonly lots: readonly TenderLot[];
  /** In how many lots one organisation may sit (BT-31); null: in all. A group of lots counts as one. */
  readonly maxLotsPerTenderer: number | null;
  /** Every lot has to be answered (BT-763): otherwise a plan may leave lots out. */
  readonly allLotsRequired?: boolean;
  /** Groups of lots (BT-330): the lots of a group are answered together, by one consortium, or not at all. */
  readonly groups: readonly (readonly string[])[];
};

/** Budgets, never in seconds: nodes of each lot's search, how many times lots are searched, and progress. */
export type TenderOptions = {
  readonly nodes?: number;
  readonly solves?: number;
  readonly onProgress?: (progress: { nodes: number; incumbent: number | null; bound: number | null }) => void;
  readonly shouldStop?: () => boolean;
  /** As of `MatchOptions`: true ends the search with the best plan so far, as if its searches were used up. */
  readonly shouldEnd?: () => boolean;
};

/** A consortium or nothing for each lot (or group of lots). */
export type PlannedSeat = {
  readonly lotIds: readonly string[];
  readonly consortium: Proposal | null;
  /** Who can do it alone with what the plan's other lots leave, best first, at most 100 of `aloneCount`. */
  readonly alone: readonly Alone[];
  readonly aloneCount: number;
};

/** One plan for the whole tender. */
export type TenderResult = {
  readonly engineVersion: string;
  readonly status: 'succeeded' | 'infeasible' | 'cancelled';
  /** Score: weighted mean of the lots' scores, 0 for a lot left out. */
  readonly certificate: Certificate;
  readonly lots: readonly PlannedSeat[];
  /** Who would sit in too many lots or promise too much, and what the plan does instead. */
  readonly explanation: readonly Told[];
};

type Branch = {
  readonly decisions: Decisions;
  readonly answers: readonly LotAnswer[];
  readonly priced: readonly PricedAnswer[] | null;
  readonly bound: number;
};

/**
 * Score differences below this are rounding: scores are in [0,1], where doubles are 1e-16 apart, and sums have 1,000
 * lots at most.
 */
const ROUNDING = 1e-12;
/**
 * Searches of lots unless given, and nodes of each: of 12 random tenders of three lots with fine capacities 10 and more
 * are proven with 300.
 */
const SOLVES = 200;
const LOT_NODES = 20_000;
/**
 * Branches that need no search cost little, but not nothing. With 25 and 100 the 40 tenders of `prices.ts` have the same
 * plans.
 */
const BRANCHES_PER_SOLVE = 50;

/**
 * Matches all lots at once: a plan shares out every capability's yearly capacity among the lots in whole cents, keeps to
 * the most lots per tenderer, and is the best of its kind by the weighted mean of the lots' scores. Best-first branch and
 * bound: every lot is solved by itself under what the branch has decided, which bounds all plans of the branch; where
 * answers clash, two branches between them hold every valid plan (see `branch`). Exact within the budget: `optimal`
 * means that no plan is better; otherwise the bound says how much better one could be.
 */
export function matchTender(tender: TenderProblem, options: TenderOptions = {}): TenderResult {
  const { lots, tooLarge } = mergeGroups(tender);
  const mostSolves = options.solves ?? SOLVES;
  let [stopped, ended] = [false, false];
  let best: Plan | null = null;
  let ceiling: number | null = null;
  const spent = (what: 'nodes' | 'solves') => searches.reduce((sum, one) => sum + one[what], 0);
  const watch = (during: number) => {
    options.onProgress?.({ nodes: spent('nodes') + during, incumbent: best?.score ?? null, bound: ceiling });
    stopped ||= options.shouldStop?.() ?? false;
    ended = (options.shouldEnd?.() ?? false) || ended;
    return stopped || ended;
  };
  const searches: LotSearch[] = lots.map(
    (lot) => new LotSearch(lot, { nodes: options.nodes ?? LOT_NODES, watch: (state) => watch(state.nodes) }),
  );
  const weights = lots.map(({ weight }) => weight);
  const mean = weightedMean(weights);
  const keep = (answers: readonly LotAnswer[] | null) => {
    if (answers === null || (tender.allLotsRequired && answers.some(({ team }) => team.length === 0))) return;
    const score = mean((at) => answers[at]!.score);
    if (best === null || score > best.score + ROUNDING) best = { answers, score };
  };
  const keepAll = (plans: readonly (readonly LotAnswer[])[]): number => {
    for (const plan of plans) keep(plan);
    return best?.score ?? 0;
  };
  const budgetLeft = () => !stopped && !ended && spent('solves') < mostSolves;
  const rules = { searches, weights, mostLots: tender.maxLotsPerTenderer };
  let prices: Prices | null = null;
  const branchOf = (decisions: Decisions, from: Branch | null): Branch => {
    const answers = searches.map((one, at) => one.solve(decisions.lots[at]!, from?.answers[at]));
    const hopeless = answers.some(
      ({ impossible }, at) => impossible && (tender.allLotsRequired || decisions.lots[at]?.pinned.length !== 0),
    );
    const free = hopeless ? Number.NEGATIVE_INFINITY : mean((at) => answers[at]!.upper);
    if (prices === null || free <= (best?.score ?? -1) + ROUNDING)
      return { decisions, answers, priced: null, bound: free };
    const priced = boundAt(rules, decisions, prices, from?.priced ?? null);
    return { decisions, answers, priced: priced.answers, bound: Math.min(free, priced.bound, from?.bound ?? 1) };
  };

  const root = branchOf(undecided(lots.length), null);
  ceiling = root.bound;
  const queue: Branch[] = [root];
  // The largest bound of what was given up unproven.
  let lost = Number.NEGATIVE_INFINITY;
  if (clashesOf(searches, root.answers, tender.maxLotsPerTenderer).length > 0) {
    keep(oneAfterTheOther(rules, budgetLeft));
    if (best !== null) keep(improved(rules, (best as Plan).answers, budgetLeft));
    const half = () => budgetLeft() && spent('solves') < mostSolves / 2;
    // With one lot each, no capacity is wanted twice in a valid plan.
    const found =
      tender.maxLotsPerTenderer === 1 ? null : findPrices(rules, root.decisions, root.answers, keepAll, half);
    if (found !== null && found.bound.bound < root.bound) {
      prices = found.prices;
      queue[0] = { ...root, priced: found.bound.answers, bound: found.bound.bound };
    }
  }
  for (let branches = 0; queue.length > 0; branches++) {
    queue.sort((a, b) => b.bound - a.bound);
    const [next] = queue as [Branch];
    const floor: number = (best as Plan | null)?.score ?? Number.NEGATIVE_INFINITY;
    ceiling = Math.max(next.bound, lost);
    if (next.bound <= floor + ROUNDING) break;
    if (watch(0) || !budgetLeft() || branches > BRANCHES_PER_SOLVE * mostSolves) {
      lost = Math.max(lost, next.bound);
      break;
    }
    queue.shift();
    const [clash] = clashesOf(searches, next.answers, tender.maxLotsPerTenderer);
    if (clash === undefined) {
      keep(next.answers);
      // Nothing clashes, so what is left of the bound is what the lots' own searches have not proven.
      if (next.bound > mean((at) => next.answers[at]!.score) + ROUNDING) lost = Math.max(lost, next.bound);
      continue;
    }
    keepAll(putTogether(rules, next.answers));
    if (next.priced !== null) keepAll(plansNear(rules, next.priced));
    for (const decisions of branch(next.decisions, clash, weights, tender.maxLotsPerTenderer ?? lots.length)) {
      const child = branchOf(decisions, next);
      if (child.bound > Number.NEGATIVE_INFINITY) queue.push(child);
    }
  }
  const plan = best as Plan | null;
  const certificate = certify(plan, lost, stopped, spent('nodes'));
  return {
    engineVersion: ENGINE_VERSION,
    status: stopped ? 'cancelled' : certificate.status === 'infeasible' ? 'infeasible' : 'succeeded',
    certificate,
    ...describePlan(rules, tender, { tooLarge, own: root.answers, plan: plan?.answers ?? null }),
  };
}

/** The mean over all lots of what `of` gives for each, by their weights. */
function weightedMean(weights: readonly number[]): (of: (at: number) => number) => number {
  const total = weights.reduce((a, b) => a + b, 0);
  return (of) => weights.reduce((sum, weight, at) => sum + weight * of(at), 0) / total;
}

/** The plan's lots with who could do each alone, and the plan in sentences. */
function describePlan(
  rules: Rules,
  tender: TenderProblem,
  found: Pick<PlanFacts, 'tooLarge' | 'own' | 'plan'>,
): Pick<TenderResult, 'lots' | 'explanation'> {
  const { searches } = rules;
  const answers = found.plan ?? [];
  const seats = searches.map((search, at): PlannedSeat => {
    const { alone, count } = search.alone(leftFor(rules, answers, at));
    const answer = answers[at];
    const consortium = answer === undefined || answer.team.length === 0 ? null : search.describe(answer);
    return { lotIds: search.lot.lotIds, consortium, alone, aloneCount: count };
  });
  const aloneCounts = seats.map(({ aloneCount }) => aloneCount);
  return { lots: seats, explanation: explainPlan({ tender, searches, aloneCounts, ...found }) };
}

type Plan = { readonly answers: readonly LotAnswer[]; readonly score: number };

function certify(plan: Plan | null, lost: number, stopped: boolean, nodes: number): Certificate {
  const open = lost > Number.NEGATIVE_INFINITY;
  if (plan === null) {
    const status = stopped ? 'cancelled' : open ? 'budget_exhausted' : 'infeasible';
    return { status, score: null, upperBound: open ? Math.min(1, lost) : null, gap: null, nodes };
  }
  const upperBound = Math.max(plan.score, Math.min(1, lost));
  const gap = upperBound - plan.score;
  const status = stopped ? 'cancelled' : gap > ROUNDING ? 'budget_exhausted' : 'optimal';
  return {
    status,
    score: plan.score,
    upperBound: gap > ROUNDING ? upperBound : plan.score,
    gap: gap > ROUNDING ? gap : 0,
    nodes,
  };
}
