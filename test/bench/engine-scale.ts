import { type LotResult, match, type Problem } from '../../src/matching/index.ts';
import { snapshotOf } from '../matching/candidates.ts';
import { type Figure, median, quantile } from './figures.ts';
import { population } from './instances.ts';

/** Seconds after which a solve is stopped: a limit of the measurement, the engine itself counts nodes. */
const LIMIT_MS = 15_000;

type Solve = {
  readonly pool: number;
  readonly retrievalMs: number;
  readonly totalMs: number;
  readonly firstMs: number | null;
  readonly result: LotResult;
};

/** One lot: retrieval and search, timed; the moment of the first consortium. */
function solve(problem: () => Problem, k = 1): Solve {
  const start = performance.now();
  const lot = problem();
  const retrievalMs = performance.now() - start;
  let firstMs: number | null = null;
  const result = match(lot, {
    k,
    nodes: 10_000_000,
    onProgress: ({ incumbent }) => {
      if (incumbent !== null) firstMs ??= performance.now() - start;
    },
    shouldStop: () => performance.now() - start > LIMIT_MS,
  });
  const totalMs = performance.now() - start;
  const found = result.consortia.length > 0;
  return { pool: lot.organisations.length, retrievalMs, totalMs, firstMs: found ? (firstMs ?? totalMs) : null, result };
}

const proven = ({ result }: Solve): boolean => ['optimal', 'infeasible'].includes(result.certificate.status);

/** Lots of 12 requirements at growing numbers of organisations. */
export function measureScale(sizes: readonly number[], lots: number): Figure[] {
  const figures: Figure[] = [];
  const medians = new Map<number, { retrieval: number; total: number }>();
  process.stdout.write(
    '\n| organisations | pool median | retrieval ms | median / p95 ms | first consortium ms | proven | gap median of the rest | memory MB |\n|---|---|---|---|---|---|---|---|\n',
  );
  for (const size of sizes) {
    const count = size > 20_000 ? Math.min(lots, 6) : lots;
    const { organisations, ties, lots: wanted } = population(size, 42, count);
    const snapshot = snapshotOf(organisations, ties, []);
    const solves = wanted.map((lot) => solve(() => snapshot.problemOf(lot)));
    const total = solves.map(({ totalMs }) => totalMs);
    const first = solves.flatMap(({ firstMs }) => (firstMs === null ? [] : [firstMs]));
    const gaps = solves.filter((one) => !proven(one)).map(({ result }) => result.certificate.gap ?? 1);
    const done = solves.filter(proven).length;
    medians.set(size, { retrieval: median(solves.map(({ retrievalMs }) => retrievalMs)), total: median(total) });
    process.stdout.write(
      `| ${size} | ${median(solves.map(({ pool }) => pool))} | ${medians.get(size)?.retrieval.toFixed(0)} | ${median(total).toFixed(0)} / ${quantile(total, 0.95).toFixed(0)} | ${median(first).toFixed(0)} | ${done}/${count} | ${gaps.length === 0 ? '–' : median(gaps).toFixed(3)} | ${(process.memoryUsage().rss / 1e6).toFixed(0)} |\n`,
    );
    const share = done / count;
    const bar = size <= 2000 ? 1 : size <= 20_000 ? 0.95 : 0.7;
    figures.push({
      what: `proven at ${size}`,
      reached: `${done}/${count}`,
      target: `≥ ${bar * 100} %`,
      met: share >= bar,
    });
    if (size > 20_000) {
      const late = Math.max(...first, 0);
      const gap = gaps.length === 0 ? 0 : Math.max(...gaps);
      figures.push({
        what: `first consortium at ${size}, slowest`,
        reached: `${late.toFixed(0)} ms`,
        target: '≤ 1000 ms',
        met: late <= 1000 && first.length > 0,
      });
      figures.push({ what: `largest gap at ${size}`, reached: gap.toFixed(3), target: '≤ 0.02', met: gap <= 0.02 });
    }
  }
  const [small, large] = [medians.get(2000), medians.get(20_000)];
  if (small !== undefined && large !== undefined) {
    const exponent = (a: number, b: number) => Math.log10(b / a);
    const retrieval = exponent(small.retrieval, large.retrieval);
    const total = exponent(small.total, large.total);
    figures.push({
      what: 'growth 2,000 → 20,000, retrieval exponent',
      reached: retrieval.toFixed(2),
      target: '≤ 1.2',
      met: retrieval <= 1.2,
    });
    figures.push({
      what: 'growth 2,000 → 20,000, total exponent',
      reached: total.toFixed(2),
      target: '≤ 1.0',
      met: total <= 1,
    });
    figures.push({
      what: 'median at 20,000 to 2,000',
      reached: `${(large.total / small.total).toFixed(1)}×`,
      target: '≤ 10×',
      met: large.total <= 10 * small.total,
    });
  }
  return figures;
}

/** What each further seat and four more ranks cost, at 2,000 organisations; 40 requirements at 20,000. */
export function measureShapes(lots: number): Figure[] {
  const { organisations, ties, lots: wanted } = population(2000, 7, lots);
  const snapshot = snapshotOf(organisations, ties, []);
  const withSeats = (maxMembers: number) =>
    median(
      wanted.map(
        (lot) => solve(() => snapshot.problemOf({ ...lot, constraints: { ...lot.constraints, maxMembers } })).totalMs,
      ),
    );
  const [four, eight] = [withSeats(4), withSeats(8)];
  const seat = (eight / four) ** (1 / 4);
  const ranks = wanted.map((lot) => {
    const one = solve(() => snapshot.problemOf(lot));
    return solve(() => snapshot.problemOf(lot), 5).totalMs / one.totalMs;
  });
  const large = population(20_000, 11, lots, { requirements: 40 });
  const base = snapshotOf(large.organisations, large.ties, []);
  const forty = large.lots.map((lot) => solve(() => base.problemOf(lot)));
  const told = forty.filter(
    (one) => (one.firstMs ?? (one.result.status === 'infeasible' ? one.totalMs : Infinity)) <= 8000,
  );
  return [
    { what: 'each member more, Kmax 4 → 8', reached: `×${seat.toFixed(2)}`, target: '≤ ×1.6', met: seat <= 1.6 },
    {
      what: 'top-5 to one solve, median',
      reached: `${median(ranks).toFixed(1)}×`,
      target: '≤ 5×',
      met: median(ranks) <= 5,
    },
    {
      what: '40 requirements at 20,000: consortium or proof within 8 s',
      reached: `${told.length}/${forty.length} (${forty.filter(proven).length} proven in ${LIMIT_MS / 1000} s)`,
      target: 'all',
      met: told.length === forty.length,
    },
  ];
}
