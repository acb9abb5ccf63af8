import { fewestMembers } from '../../src/matching/bound/fewest-members.ts';
import { match, type Problem } from '../../src/matching/index.ts';
import { compile } from '../../src/matching/model/compile.ts';
import { type Scored, scoreOf } from '../../src/matching/model/team.ts';
import { snapshotOf } from '../matching/candidates.ts';
import { cbcSolver, hasCbc } from '../matching/cbc-solver.ts';
import { highsSolver, solveByHighs, solveByMip } from '../matching/highs-oracle.ts';
import { type Figure, median } from './figures.ts';
import { population } from './instances.ts';

/** Bars of the ratio of medians, by pool. */
const BARS: Readonly<Record<number, number>> = { 30: 0, 60: 15, 100: 100, 150: 200 };

/** Other pools of each size that the engine solves before it is timed. */
const WARM_UP = 30;

/** A pool of exactly `size` candidates around one lot of 12 requirements; every requirement has candidates. */
function poolOf(size: number, seed: number): Problem {
  const { organisations, ties, lots } = population(size * 12, seed, 1);
  const problem = snapshotOf(organisations, ties, []).problemOf(lots[0] as (typeof lots)[number]);
  const requirements = problem.requirements.map((one, r) => {
    const holder = problem.organisations[(r * 7) % size];
    return { ...one, minLevel: 1, certification: null, cpv: holder?.capabilities[0]?.cpv ?? one.cpv };
  });
  const chosen = problem.organisations.slice(0, size);
  const ids = new Set(chosen.map(({ id }) => id));
  return {
    ...problem,
    requirements,
    organisations: chosen,
    ties: problem.ties.filter(({ a, b }) => ids.has(a) && ids.has(b)),
    constraints: { ...problem.constraints, maxMembers: 6 },
  };
}

/**
 * The engine and, on the same pools, HiGHS (WASM) and CBC (native, where it is installed), both on the strong formulation with
 * one model per feasible team size. The faster of the two is the rival.
 */
export async function compareWithHighs(pools: readonly number[], instances: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  // Both sides first solve other pools, unmeasured: a worker that has been up for a minute has compiled code, and so has
  // the rival's.
  for (let seed = 101; seed < 101 + WARM_UP; seed++) {
    for (const size of pools) match(poolOf(size, seed), { k: 1, nodes: 20_000 });
  }
  for (const seed of [101, 102]) {
    const model = compile(poolOf(60, seed));
    if (model !== null) await solveByHighs(model, [3, 4]);
  }
  const cbc = hasCbc();
  if (!cbc) process.stdout.write('\nCBC is not on this machine (Debian: coinor-cbc): HiGHS is the only rival.\n');
  process.stdout.write(
    '\n| pool | engine median ms | HiGHS median ms | CBC median ms | ratio of medians | worst instance | equal |\n|---|---|---|---|---|---|---|\n',
  );
  // All pools by the engine, then all by HiGHS: V8 forgets the code of functions that were idle for some collections.
  const solved = pools.map((size) => {
    const problems = Array.from({ length: instances }, (_, at) => poolOf(size, at + 1));
    const own: number[] = [];
    const scores = problems.map((problem) => {
      const before = performance.now();
      const result = match(problem, { k: 1, nodes: 10_000_000 });
      own.push(performance.now() - before);
      return result.certificate.score;
    });
    return { size, problems, own, scores };
  });
  for (const { size, problems, own, scores } of solved) {
    const byHighs: number[] = [];
    const byCbc: number[] = [];
    let equal = 0;
    for (const [at, problem] of problems.entries()) {
      const model = compile(problem);
      if (model === null) throw new Error('a pool without pinned members compiles');
      const fewest = fewestMembers(model) ?? 7;
      const sizes = [1, 2, 3, 4, 5, 6].filter((k) => k >= fewest);
      const answers: (Scored | null | 'unknown')[] = [];
      for (const [times, solver] of [[byHighs, highsSolver] as const, ...(cbc ? [[byCbc, cbcSolver] as const] : [])]) {
        const start = performance.now();
        answers.push(await solveByMip(model, sizes, solver));
        times.push(performance.now() - start);
      }
      // A rival that gave up has told nothing; it has taken at least as long.
      const told = answers.filter((one) => one !== 'unknown').map((one) => one && scoreOf(model, one.total));
      equal += Number(told.length > 0 && told.every((score) => score === scores[at]));
    }
    const rival = byHighs.map((ms, at) => Math.min(ms, byCbc[at] ?? ms));
    // The faster solver counts: by its median for the ratio of medians, lot by lot for the worst.
    const ratio = Math.min(median(byHighs), ...(cbc ? [median(byCbc)] : [])) / median(own);
    const worst = Math.min(...own.map((ms, at) => (rival[at] as number) / ms));
    process.stdout.write(
      `| ${size} | ${median(own).toFixed(0)} | ${median(byHighs).toFixed(0)} | ${cbc ? median(byCbc).toFixed(0) : '–'} | ${ratio.toFixed(0)}× | ${worst.toFixed(1)}× | ${equal}/${instances} |\n`,
    );
    const bar = BARS[size] ?? 0;
    figures.push({
      what: `equal to the rivals at ${size}`,
      reached: `${equal}/${instances}`,
      target: 'all',
      met: equal === instances,
    });
    if (bar > 0)
      figures.push({
        what: `ratio to the faster rival at ${size}`,
        reached: `${ratio.toFixed(0)}×`,
        target: `≥ ${bar}×`,
        met: ratio >= bar,
      });
    figures.push({
      what: `worst instance at ${size}`,
      reached: `${worst.toFixed(1)}×`,
      target: '≥ 1×',
      met: worst >= 1,
    });
  }
  return figures;
}
