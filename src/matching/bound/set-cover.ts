/**
 * Exact minimum-cost set cover: Lagrangian bounds by subgradient descent, greedy covers at reduced costs, fixing of
 * columns by reduced cost, depth-first branching on the row with the fewest columns (Caprara, Fischetti, Toth,
 * *A heuristic method for the set covering problem*, 1999; Beasley, 1987). Integer costs; budget in nodes.
 */
export type Column = { readonly cost: number; readonly rows: readonly number[] };

/** The best cover found (column numbers, ascending), its cost, and a proven lower bound; null: some row has no column. */
export type Cover = {
  readonly columns: readonly number[];
  readonly cost: number;
  readonly lower: number;
  readonly nodes: number;
};

/*
 * Measured by halving and doubling each on seven set covers of OR-Library (`bench -- constants --on covers`; classes 4, 5, 6
 * and A, 2,031 nodes in all). All seven are proven with every one of these values unless it says otherwise; nodes of so few
 * move by a quarter with any of them.
 */

/**
 * Steps of the descent at the root and at each node. With 250 and 1,000: ×0.90 and the same nodes; with 15 and 60: ×1.75
 * and ×0.48, the time ×1.04 and ×1.14.
 */
const ROOT_STEPS = 500;
const NODE_STEPS = 30;
/**
 * How long the first steps are, at the root and at a node. Halved ×0.67 and ×1.27 of the nodes, doubled ×0.82 and ×0.99.
 */
const ROOT_PACE = 1.5;
const NODE_PACE = 0.5;
/**
 * Steps without progress before they get shorter, and where they are too short. With 8 and 30: ×1.04, ×0.82; with 0.0025
 * and 0.01: ×0.78, ×0.77.
 */
const PATIENCE = 15;
const SHORTEST = 0.005;
/** What is progress of a bound, in cost. With 0.005 and 0.02: ×0.89 and ×0.69 of the nodes. */
const PROGRESS = 0.01;
/**
 * A step aims so far beyond the best cover, and at least so much above the bound. With 0.51 one of seven was proven, with
 * 2.04 five; the least aim made no difference halved or doubled.
 */
const ABOVE = 1.02;
const LEAST_AIM = 0.5;
/** Steps after which a cover is put together from the prices. With 5 and 20: ×0.87 and ×0.89 of the nodes. */
const GREEDY_EVERY = 10;
/** Costs are whole: a bound this close above a whole number is that number but for rounding. */
const ROUNDING = 1e-6;

type State = { best: number[]; cost: number; nodes: number; stopped: boolean };

/** Smallest cost of columns that together hold rows 0..rows−1. */
export function minimumCover(rows: number, columns: readonly Column[], maxNodes: number): Cover | null {
  const holders: number[][] = Array.from({ length: rows }, () => []);
  columns.forEach((column, j) => {
    for (const r of column.rows) holders[r]!.push(j);
  });
  return holders.some(({ length }) => length === 0) ? null : new CoverSearch(rows, columns, holders, maxNodes).run();
}

/** A search for the cheapest cover: prices bound it from below, greedy covers from above, and it branches in between. */
class CoverSearch {
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly holders: readonly (readonly number[])[];
  readonly maxNodes: number;
  readonly state: State;
  readonly all;
  readonly open;
  readonly prices;
  rootBound;

  constructor(rows: number, columns: readonly Column[], holders: readonly (readonly number[])[], maxNodes: number) {
    this.rows = rows;
    this.columns = columns;
    this.holders = holders;
    this.maxNodes = maxNodes;
    this.state = { best: [], cost: Number.POSITIVE_INFINITY, nodes: 0, stopped: false };
    this.all = this.columns.map((_, j) => j);
    this.open = Array.from({ length: this.rows }, (_, r) => r);
    this.prices = Float64Array.from(this.holders, (list) =>
      Math.min(...list.map((j) => this.columns[j]!.cost / this.columns[j]!.rows.length)),
    );
    this.rootBound = 0;
  }

  run(): Cover {
    this.explore(this.all, new Uint8Array(this.rows), [], 0, this.prices, ROOT_STEPS);
    const lower = this.state.stopped
      ? Math.min(this.state.cost, Math.ceil(this.rootBound - ROUNDING))
      : this.state.cost;
    return { columns: this.state.best, cost: this.state.cost, lower, nodes: this.state.nodes };
  }

  /** Reduced costs of the columns left, over the rows left. */
  reduce(left: readonly number[], covered: Uint8Array, u: Float64Array): Float64Array {
    return Float64Array.from(left, (j) => {
      let cost = this.columns[j]!.cost;
      for (const r of this.columns[j]!.rows) if (covered[r] === 0) cost -= u[r]!;
      return cost;
    });
  }

  greedy(left: readonly number[], reduced: Float64Array, fixed: readonly number[], covered: Uint8Array) {
    const count = new Int32Array(this.rows);
    const chosen: number[] = [];
    const take = (j: number) => {
      chosen.push(j);
      for (const r of this.columns[j]!.rows) count[r] = count[r]! + 1;
    };
    for (const j of fixed) take(j);
    const order = left.map((_, at) => at).sort((a, b) => reduced[a]! - reduced[b]! || a - b);
    for (const at of order) {
      if (reduced[at]! > 0) break;
      const j = left[at]!;
      if (this.columns[j]!.rows.some((r) => count[r] === 0)) take(j);
    }
    const useful = new Set(left);
    for (let r = 0; r < this.rows; r++) {
      if (count[r] !== 0 || covered[r] === 1) continue;
      let pick = -1;
      let rate = Number.POSITIVE_INFINITY;
      for (const j of this.holders[r]!) {
        if (!useful.has(j)) continue;
        const gain = this.columns[j]!.rows.reduce((sum, row) => sum + Number(count[row] === 0), 0);
        if (this.columns[j]!.cost / gain < rate) {
          rate = this.columns[j]!.cost / gain;
          pick = j;
        }
      }
      if (pick < 0) return;
      take(pick);
    }
    for (const j of [...chosen].sort((a, b) => this.columns[b]!.cost - this.columns[a]!.cost || b - a)) {
      if (!this.columns[j]!.rows.every((r) => count[r]! > 1)) continue;
      for (const r of this.columns[j]!.rows) count[r] = count[r]! - 1;
      chosen.splice(chosen.indexOf(j), 1);
    }
    const cost = chosen.reduce((sum, j) => sum + this.columns[j]!.cost, 0);
    if (cost < this.state.cost) {
      this.state.cost = cost;
      this.state.best = [...chosen].sort((a, b) => a - b);
    }
  }

  /** The best bound of the descent and its reduced costs. Prices are left at their best. */
  descend(
    left: readonly number[],
    covered: Uint8Array,
    fixed: readonly number[],
    base: number,
    u: Float64Array,
    steps: number,
  ) {
    let bestBound = Number.NEGATIVE_INFINITY;
    let bestReduced: Float64Array = new Float64Array(left.length);
    let bestPrices: Float64Array = u.slice();
    let pace = steps === NODE_STEPS ? NODE_PACE : ROOT_PACE;
    let stalled = 0;
    for (let step = 0; step < steps; step++) {
      const reduced = this.reduce(left, covered, u);
      const slope = new Int32Array(this.rows).fill(1);
      let bound = base;
      for (let r = 0; r < this.rows; r++) if (covered[r] === 0) bound += u[r]!;
      left.forEach((j, at) => {
        if (reduced[at]! >= 0) return;
        bound += reduced[at]!;
        for (const r of this.columns[j]!.rows) slope[r] = slope[r]! - 1;
      });
      if (bound > bestBound + ROUNDING) {
        stalled = bound > bestBound + PROGRESS ? 0 : stalled + 1;
        bestBound = bound;
        bestReduced = reduced;
        bestPrices = u.slice();
      } else stalled++;
      if (Math.ceil(bestBound - ROUNDING) >= this.state.cost) break;
      if (step % GREEDY_EVERY === 0 || step === steps - 1) this.greedy(left, reduced, fixed, covered);
      if (stalled >= PATIENCE) {
        pace /= 2;
        stalled = 0;
        if (pace < SHORTEST) break;
      }
      let square = 0;
      for (let r = 0; r < this.rows; r++) if (covered[r] === 0) square += slope[r]! ** 2;
      if (square === 0) break;
      const size = (pace * Math.max(this.state.cost * ABOVE - bound, LEAST_AIM)) / square;
      for (let r = 0; r < this.rows; r++) {
        if (covered[r] === 0) u[r] = Math.max(0, u[r]! + size * slope[r]!);
      }
    }
    u.set(bestPrices);
    return { bound: bestBound, reduced: bestReduced };
  }

  explore(
    left: readonly number[],
    covered: Uint8Array,
    fixed: readonly number[],
    base: number,
    u: Float64Array,
    steps: number,
  ) {
    if (covered.every((one) => one === 1)) {
      if (base < this.state.cost) {
        this.state.cost = base;
        this.state.best = [...fixed].sort((a, b) => a - b);
      }
      return;
    }
    if (++this.state.nodes > this.maxNodes) {
      this.state.stopped = true;
      return;
    }
    const { bound, reduced } = this.descend(left, covered, fixed, base, u, steps);
    if (fixed.length === 0) this.rootBound = bound;
    if (Math.ceil(bound - ROUNDING) >= this.state.cost) return;
    const kept: number[] = [];
    const keptCost = new Map<number, number>();
    left.forEach((j, at) => {
      if (Math.ceil(bound + Math.max(0, reduced[at]!) - ROUNDING) >= this.state.cost) return;
      kept.push(j);
      keptCost.set(j, reduced[at]!);
    });
    const able = new Int32Array(this.rows);
    for (const j of kept) for (const r of this.columns[j]!.rows) able[r] = able[r]! + 1;
    let row = -1;
    for (const r of this.open) if (covered[r] === 0 && (row < 0 || able[r]! < able[row]!)) row = r;
    if (able[row] === 0) return;
    const branch = kept
      .filter((j) => this.columns[j]!.rows.includes(row))
      .sort((a, b) => keptCost.get(a)! - keptCost.get(b)! || a - b);
    let alive = kept;
    for (const j of branch) {
      if (this.state.stopped) return;
      const next = covered.slice();
      for (const r of this.columns[j]!.rows) next[r] = 1;
      alive = alive.filter((other) => other !== j);
      this.explore(alive, next, [...fixed, j], base + this.columns[j]!.cost, u.slice(), NODE_STEPS);
    }
  }
}
