/**
 * The model: what a consortium scores. Everything is an integer, so that equal means equal.
 *
 * A team T of k members gets an allocation x(r,i) ≥ 0 of requirements to members, in basis points of the whole work:
 * - Σ_i x(r,i) = weight(r) if r is mandatory or must be done by a member, ≤ weight(r) otherwise;
 * - x(r,i) ≤ cap(r,i) (see `Fit.capBp`), and x(r,i) = 0 where the quality is 0;
 * - where one capability serves several requirements and their needs together exceed its capacity, the sum of its
 *   x(r,i) is at most min_r floor(weight(r) × capacity / need(r)): nothing is promised twice;
 * - minShareBp ≤ load(i) = Σ_r x(r,i) for every member;
 * - Σ load of SMEs ≥ minSmeShareBp.
 *
 * A team is proposed only if it has minMembers, if every member counts (passengers.ts), and if no member lowers the
 * score: where T∖i has minMembers and keeps all conditions above, its total is not larger than that of T.
 *
 * Components, each in [0,1]; q, tie, near, site and turn are thousandths (integers), n = maxMembers:
 *   coverage  = Σ x(r,i) × q(r,i) / (10,000 × 1000)
 *   cohesion  = mean tie over the pairs of T; 0 for a team of one
 *   proximity = mean of near over the pairs of T, or with a site half of that plus half the mean nearness to the site;
 *               a team of one: its nearness to the site, 0 without a site
 *   sme       = Σ load of SMEs / 10,000
 *   balance   = k × smallest load / 10,000
 *   fairTurn  = mean over T of floor(1000 / (1 + recentProposals)) / 1000
 *   parsimony = (n − k) / (n − 1); 1 when n = 1
 * Score = Σ weight × component / Σ weight. The allocation is the one that makes it largest.
 *
 * Integers: weights are reduced to whole numbers W; one weight unit of score is U = 10,000 × 1000 × 27,720, where
 * 27,720 = lcm(1..12) is divisible by every k ≤ 12, every number of pairs and every n − 1. With Σ W ≤ 10,000 a total
 * stays below 2.8e15 < 2^53. Totals of allocations are kept in units of U / 1e7 = 27,720 ("value").
 */

/** lcm(1..12). */
export const LCM = 27_720;
/** Score 1 for one unit of weight. */
export const UNIT = 10_000_000 * LCM;

/** Limit on the sum of a member's work on some requirements that one capability serves. */
export type SharedCapacity = { readonly requirements: readonly number[]; readonly capBp: number };

/** The seven weights as integers, and their sum. */
export type IntegerWeights = {
  readonly coverage: number;
  readonly cohesion: number;
  readonly proximity: number;
  readonly sme: number;
  readonly balance: number;
  readonly fairTurn: number;
  readonly parsimony: number;
  readonly sum: number;
};

/** A symmetric sparse matrix over candidates: row i is `columns[starts[i] .. starts[i+1])`, ascending. */
export type Sparse = { readonly starts: Int32Array; readonly columns: Int32Array; readonly values: Uint16Array };

/** Quality, capacity and shared capacities, as in the model. */
export type Judged = {
  readonly quality: Uint16Array;
  readonly cap: Uint16Array;
  readonly sharedCapacity: ReadonlyMap<number, readonly SharedCapacity[]>;
};

/** A lot ready for search: candidates 0..n−1 in ascending order of id, requirements 0..m−1 as given. */
export type Model = {
  readonly n: number;
  readonly m: number;
  readonly ids: readonly string[];
  readonly requirementIds: readonly string[];
  /** Basis points per requirement. */
  readonly work: Int32Array;
  /** 1: wholly assigned in every team. */
  readonly required: Uint8Array;
  /** 1: its code names a trade, 0: no more than a field of work (see `namesNoTrade`). */
  readonly trade: Uint8Array;
  /** 1: where its codes name no trade, it works in half of these fields as a whole, by weight; 1 for all where one does. */
  readonly wide: Uint8Array;
  /** Row-major n × m: thousandths, 0 = cannot. */
  readonly quality: Uint16Array;
  /** Row-major n × m: basis points, 0 = cannot. */
  readonly cap: Uint16Array;
  /** Only for candidates that have one. */
  readonly sharedCapacity: ReadonlyMap<number, readonly SharedCapacity[]>;
  readonly sme: Uint8Array;
  readonly lead: Uint8Array;
  readonly research: Uint8Array;
  readonly turnover: Float64Array;
  /** 1: keeps the conditions on the group and does all mandatory work as a team of one (see passengers.ts). */
  readonly alone: Uint8Array;
  /** floor(1000 / (1 + recentProposals)). */
  readonly turn: Uint16Array;
  /** Nearness to the site, thousandths; all 0 without one. */
  readonly site: Uint16Array;
  readonly hasSite: boolean;
  /** Hectometres, three per candidate; see `located`. */
  readonly places: Int32Array;
  readonly located: Uint8Array;
  readonly nuts: Int32Array;
  readonly ties: Sparse;
  readonly conflicts: Sparse;
  readonly pinned: readonly number[];
  readonly weights: IntegerWeights;
  readonly minMembers: number;
  readonly maxMembers: number;
  readonly minShareBp: number;
  /** Basis points times thousandths of coverage that a member adds at least (see passengers.ts); 0: not asked. */
  readonly minGain: number;
  /** No proposal in which a member lowers the score, when the others can stand without it. */
  readonly noneLowers: boolean;
  /** By what members are judged to be passengers: as compiled, whatever prices or limits a derived model has. */
  readonly judged: Judged;
  readonly minSmeShareBp: number;
  readonly minTurnoverCents: number;
  readonly needsLead: boolean;
  readonly needsResearch: boolean;
};

/** Value of one cell of a sparse matrix, 0 when absent. */
export function cell(matrix: Sparse, row: number, column: number): number {
  let low = matrix.starts[row]!;
  let high = matrix.starts[row + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = matrix.columns[middle]!;
    if (at === column) return matrix.values[middle]!;
    if (at < column) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** Builds a symmetric sparse matrix from pairs; of several values for one pair the largest counts. */
export function sparse(n: number, pairs: readonly (readonly [number, number, number])[]): Sparse {
  // Counted, laid out by row, sorted within each: a map for each of tens of thousands of rows takes most of compiling.
  const ends = new Int32Array(n + 1);
  for (const [a, b] of pairs) {
    ends[a + 1]! += 1;
    if (a !== b) ends[b + 1]! += 1;
  }
  for (let i = 0; i < n; i++) ends[i + 1]! += ends[i]!;
  /** Column × 65,536 + value: sorted, the largest value of a column comes last. */
  const laid = new Float64Array(ends[n]!);
  const next = ends.slice(0, n);
  const lay = (row: number, column: number, value: number): void => {
    laid[next[row]!++] = column * 65_536 + value;
  };
  for (const [a, b, value] of pairs) {
    lay(a, b, value);
    if (a !== b) lay(b, a, value);
  }
  const starts = new Int32Array(n + 1);
  const columns = new Int32Array(laid.length);
  const values = new Uint16Array(laid.length);
  let at = 0;
  for (let i = 0; i < n; i++) {
    const row = laid.subarray(ends[i]!, ends[i + 1]!).sort();
    for (let p = 0; p < row.length; p++) {
      const column = Math.floor(row[p]! / 65_536);
      if (at > starts[i]! && columns[at - 1] === column) at--;
      columns[at] = column;
      values[at++] = row[p]! % 65_536;
    }
    starts[i + 1] = at;
  }
  return { starts, columns: columns.slice(0, at), values: values.slice(0, at) };
}
