import * as highsModule from 'highs';
import { workValue } from '../../src/matching/model/allocation.ts';
import { cell, LCM, type Model, UNIT } from '../../src/matching/model/model.ts';
import { isBarren } from '../../src/matching/model/passengers.ts';
import {
  ownMeasure,
  pairMeasure,
  pairUnit,
  type Scored,
  scoreFreely,
  scoreTeam,
  sizeMeasure,
} from '../../src/matching/model/team.ts';

/** The loader: the package is CommonJS typed as a module, so its default export sits one level deeper at run time. */
export const loadHighs = ((highsModule.default as { default?: unknown }).default ??
  highsModule.default) as typeof highsModule.default.default;

/** Objective of the rival's models: points out of 1000, so that its tolerances are far below a real difference. */
const POINTS = 1000;

/** Solves a mixed-integer model in the LP format: the value of each column. Null: infeasible; `unknown`: given up. */
export type MipSolver = (text: string) => Promise<((column: string) => number) | null | 'unknown'>;

/** HiGHS (WASM), a fresh instance for each model. */
export const highsSolver: MipSolver = async (text) => {
  const highs = await loadHighs();
  const solution = highs.solve(text, { mip_rel_gap: 0, mip_abs_gap: 1e-7, output_flag: false });
  if (solution.Status !== 'Optimal') return null;
  const columns = solution.Columns as Record<string, { Primal: number }>;
  return (column) => columns[column]?.Primal ?? 0;
};

/** The best team by the HiGHS solver: see `solveByMip`. */
export const solveByHighs = (model: Model, sizes: readonly number[]) => solveByMip(model, sizes, highsSolver);

/**
 * The best team by a mixed-integer solver, one model per team size in the strong formulation (Σ_j y_ij = (k − 1) z_i), with
 * no gap allowed; its team is scored exactly by the engine. That members count is no linear condition: a team that breaks
 * it is cut off and the model solved again (lazy cuts). Null: infeasible. `unknown`: it took too many cuts, or the solver
 * gave up. Needs a policy without balance, which is not linear.
 */
export async function solveByMip(
  model: Model,
  sizes: readonly number[],
  solve: MipSolver,
): Promise<Scored | null | 'unknown'> {
  if (model.weights.balance > 0) throw new RangeError('balance is not linear');
  let best: Scored | null = null;
  for (const k of sizes) {
    if (k < model.minMembers) continue;
    const cuts = barrenPairs(model);
    for (let turns = 0; ; turns++) {
      if (turns > MOST_TURNS) return 'unknown';
      const found = await solve(layerModel(model, k, cuts));
      if (found === 'unknown') return found;
      if (found === null) break;
      const team = Array.from({ length: model.n }, (_, i) => i).filter((i) => found(`z${i}`) > 0.5);
      const scored = scoreTeam(model, team);
      if (scored !== null) {
        if (best === null || scored.total > best.total) best = scored;
        break;
      }
      if (scoreFreely(model, team) === null) throw new Error(`the solver proposes an infeasible team for size ${k}`);
      cuts.push(cutOf(model, team));
    }
  }
  return best;
}

/** So many teams are cut off before it is given up. */
const MOST_TURNS = 40;

/** Pairs that no team has, known before any model is solved. */
function barrenPairs(model: Model): number[][] {
  const pairs: number[][] = [];
  for (let i = 0; i < model.n; i++) {
    for (let j = i + 1; j < model.n; j++) if (isBarren(model, [i, j])) pairs.push([i, j]);
  }
  return pairs;
}

/**
 * What the rules of passengers.ts forbid of a team: not all of these members together. As few as possible, when larger
 * teams inherit it (its proof is there, and brute force, which cuts nothing, agrees on small cases); else this very team.
 */
function cutOf(model: Model, team: readonly number[]): number[] {
  if (!isBarren(model, team)) return [...team];
  let kept = [...team];
  for (const i of team) {
    const fewer = kept.filter((other) => other !== i);
    if (isBarren(model, fewer)) kept = fewer;
  }
  return kept;
}

/** One layer as an LP file. z: member, x: basis points of work, y: pair. `cuts`: members that are not together. */
function layerModel(model: Model, k: number, cuts: readonly (readonly number[])[]): string {
  const { n, m } = model;
  const scale = POINTS / (model.weights.sum * UNIT);
  const objective: string[] = [];
  const rows: string[] = [];
  const bounds: string[] = [];
  const add = (list: string[], coefficient: number, name: string) => {
    if (coefficient !== 0) list.push(`${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} ${name}`);
  };
  const row = (terms: string[], sense: string, right: number) => {
    if (terms.length > 0) rows.push(` ${terms.join(' ')} ${sense} ${right}`);
  };
  const all = Array.from({ length: n }, (_, i) => i);
  const pairs = all.flatMap((i) => all.slice(i + 1).map((j) => [i, j] as const));
  for (const i of all) add(objective, ownMeasure(model, i, k) * scale, `z${i}`);
  if (k > 1) for (const [i, j] of pairs) add(objective, pairMeasure(model, i, j) * pairUnit(k) * scale, `y${i}_${j}`);
  for (const i of all) {
    const load: string[] = [];
    for (let r = 0; r < m; r++) {
      const cap = model.cap[i * m + r] as number;
      if (cap === 0) continue;
      add(objective, workValue(model, i, r) * LCM * scale, `x${i}_${r}`);
      row([`+ 1 x${i}_${r}`, `- ${cap} z${i}`], '<=', 0);
      load.push(`+ 1 x${i}_${r}`);
    }
    row([...load, `- ${model.minShareBp} z${i}`], '>=', 0);
    for (const limit of model.sharedCapacity.get(i) ?? []) {
      row([...limit.requirements.map((r) => `+ 1 x${i}_${r}`), `- ${limit.capBp} z${i}`], '<=', 0);
    }
    if (k > 1) {
      const mine = all.filter((j) => j !== i).map((j) => `+ 1 y${Math.min(i, j)}_${Math.max(i, j)}`);
      row([...mine, `- ${k - 1} z${i}`], '=', 0);
    }
  }
  for (let r = 0; r < m; r++) {
    const doers = all.filter((i) => (model.cap[i * m + r] as number) > 0).map((i) => `+ 1 x${i}_${r}`);
    if (doers.length > 0) row(doers, model.required[r] === 1 ? '=' : '<=', model.work[r] as number);
    else if (model.required[r] === 1) row(['+ 0 z0'], '>=', 1);
  }
  const over = (weight: (i: number) => number) => all.filter((i) => weight(i) !== 0).map((i) => `+ ${weight(i)} z${i}`);
  row(
    over(() => 1),
    '=',
    k,
  );
  const atLeast = (terms: string[], right: number) => row(terms.length > 0 ? terms : ['+ 0 z0'], '>=', right);
  if (model.minTurnoverCents > 0)
    atLeast(
      over((i) => (model.turnover[i] as number) / model.minTurnoverCents),
      1,
    );
  if (model.needsLead)
    atLeast(
      over((i) => model.lead[i] as number),
      1,
    );
  if (model.needsResearch)
    atLeast(
      over((i) => model.research[i] as number),
      1,
    );
  if (model.minSmeShareBp > 0) {
    const sme = all.flatMap((i) =>
      model.sme[i] === 1
        ? Array.from({ length: m }, (_, r) => r).flatMap((r) =>
            (model.cap[i * m + r] as number) > 0 ? [`+ 1 x${i}_${r}`] : [],
          )
        : [],
    );
    atLeast(sme, model.minSmeShareBp);
  }
  for (const [i, j] of pairs) if (cell(model.conflicts, i, j) !== 0) row([`+ 1 z${i}`, `+ 1 z${j}`], '<=', 1);
  for (const cut of cuts)
    row(
      cut.map((i) => `+ 1 z${i}`),
      '<=',
      cut.length - 1,
    );
  for (const i of model.pinned) bounds.push(` z${i} = 1`);
  if (k > 1) for (const [i, j] of pairs) bounds.push(` 0 <= y${i}_${j} <= 1`);
  const named = rows.map((text, index) => ` c${index}:${text}`);
  return [
    'Maximize',
    ` obj: ${objective.join('\n ') || '0 z0'} + ${sizeMeasure(model, k) * scale} one`,
    'Subject To',
    ...named,
    'Bounds',
    ' one = 1',
    ...bounds,
    'Binary',
    ` ${all.map((i) => `z${i}`).join('\n ')}`,
    'End',
  ].join('\n');
}
