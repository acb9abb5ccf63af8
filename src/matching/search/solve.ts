import { WHOLE_BP } from '../../shared/money.ts';
import { firstPrices, type Prices } from '../bound/bounds.ts';
import { descend } from '../bound/descent.ts';
import { fewestMembers } from '../bound/fewest-members.ts';
import { descending } from '../bound/leading.ts';
import { bestPartners } from '../bound/pairs.ts';
import { byStar, descendStars, reachable, startingTeams } from '../bound/star-descent.ts';
import { join, restrict, type StarLayer, starLayer } from '../bound/star-layer.ts';
import type { Model } from '../model/model.ts';
import { Companions } from '../model/passengers.ts';
import type { Scored } from '../model/team.ts';
import { searchLayers } from './branching.ts';
import { startByWork } from './by-work.ts';
import { Draft } from './draft.ts';
import { following, lowestOfRanks } from './further-ranks.ts';
import { differs, type Hunt, lowerBound, offer } from './hunt.ts';
import { improve, shortlistOf, tiedPairs } from './improve.ts';
import { Archive } from './incumbent.ts';

/**
 * Steps of the plain descent, whose prices all layers start from. On the problems named in branching.ts 20 and 80 searched
 * 603 and 597 nodes instead of 611; the best teams were the same, the five together worth 2.7 % more with either.
 */
const PLAIN_STEPS = 40;
/**
 * Tied pairs from which local search starts, and stars after each round of descent; more in large pools. Of six (branching.ts):
 * half and twice as many found the same best teams, by 1 % and 9 % more nodes.
 */
const tiedStarts = (candidates: number): number => (candidates > 300 ? 24 : 3);
const starsTried = (candidates: number): number => (candidates > 300 ? 1 : 0);
/** Teams by work alone are looked for in pools larger than this: small ones are searched to the end anyway. */
const BY_WORK_ABOVE = 300;
/**
 * Steps of the star descent between two rounds of fixing, and rounds at most: small pools are sooner branched on. Of six: half
 * the steps 14 % more nodes, the five teams worth 0.15 % less; twice as many 2 % fewer nodes; half the rounds 1 % more.
 */
const starSteps = (pool: number): number => (pool > 8000 ? 16 : pool > 300 ? 32 : 16);
const rounds = (candidates: number): number => (candidates > 1000 ? 8 : candidates > 300 ? 2 : 1);
/** Rounds that are run even when little comes of them. With 1 or 4 the same nodes and teams; with 4 a tenth more work. */
const PATIENCE = 2;
/**
 * Part of the budget that listing the teams of all further ranks may take: so much, and so many times the first rank's. Of
 * six, each halved or doubled searched the same nodes.
 */
const LIST_LEAST = 4000;
const LIST_TIMES = 8;
/** Teams met before from which local search starts for each further rank. With 3 and 12 the same nodes and teams. */
const STARTS = 6;
/** Pools so small are branched on at once. Of six, 20 and 80 searched the same nodes. */
const SMALL_POOL = 40;
/**
 * Further rounds are run where one left less than this part of the pool, or closed more than that part of the gap. Of six,
 * halved or doubled, both searched the same nodes.
 */
const SHRUNK = 0.9;
const SLOW = 0.05;

/** Called now and then with what is known; returning true stops the search. */
export type Watch = (state: { nodes: number; bound: number; incumbent: number | null }) => boolean;

/** What a rank is asked for. */
export type RankOptions = {
  readonly minDifference: number;
  readonly slack: number;
  readonly maxNodes: number;
  readonly watch: Watch | null;
};

/** One rank's outcome: the best team that differs from the earlier ones, and the largest total that any can have. */
export type RankOutcome = {
  readonly best: Scored | null;
  readonly upper: number;
  readonly complete: boolean;
  readonly nodes: number;
};

/** A layer at star bounds, on the candidates that can reach the total `threshold`. */
type Root = { readonly k: number; readonly layer: StarLayer; readonly bound: number; readonly threshold: number };

/** A model with the work that all ranks share: prices, bounds and surviving candidates of every layer. */
export class Solver {
  readonly #model: Model;
  readonly #archive: Archive;
  readonly #pool: Int32Array;
  readonly #draft: Draft;
  readonly #ranks: number;
  #roots: Root[] | null = null;
  /** Largest bound that is still open in the search under way. */
  #ceiling = Number.POSITIVE_INFINITY;
  /** What the first rank took of its budget; null: it is not known, or was not enough. */
  #firstSpent: number | null = null;
  #shortlist: ReadonlySet<number> = new Set();
  /** All teams that differ from the first rank's and reach this total have been met; null: not known. */
  #floor: number | null = null;

  /** `ranks`: how many will be asked for; bounds are prepared for the last of them at once. */
  constructor(model: Model, ranks: number) {
    this.#model = model;
    this.#ranks = ranks;
    this.#archive = new Archive(model);
    this.#pool = Int32Array.from({ length: model.n }, (_, i) => i);
    this.#draft = new Draft(model);
  }

  /** The best team that differs from all earlier ones by `minDifference` members, with its proof. */
  rank(earlier: readonly (readonly number[])[], options: RankOptions): RankOutcome {
    const ranking = this.#ranking(options);
    const listing = earlier.length === 1 && this.#ranks > 2 ? this.#list(earlier, options) : 0;
    const first = following(ranking, earlier);
    if (earlier.length > 0 && this.#floor !== null && first !== null && first.total >= this.#floor)
      return { best: first, upper: first.total, complete: true, nodes: listing };
    const hunt = this.#hunt(earlier, options, null);
    this.#draft.forget();
    hunt.incumbent = first;
    this.#search(hunt);
    if (earlier.length === 0) this.#firstSpent = hunt.stopped ? null : hunt.spent;
    return {
      best: hunt.incumbent,
      upper: Math.max(hunt.open, lowerBound(hunt)),
      complete: !hunt.stopped,
      nodes: hunt.nodes + listing,
    };
  }

  #ranking = ({ minDifference }: Pick<RankOptions, 'minDifference'>) => ({
    model: this.#model,
    archive: this.#archive,
    minDifference,
    ranks: this.#ranks,
  });

  #hunt(earlier: readonly (readonly number[])[], options: RankOptions, floor: number | null): Hunt {
    const { watch } = options;
    const hunt: Hunt = {
      model: this.#model,
      archive: this.#archive,
      earlier,
      minDifference: options.minDifference,
      slack: options.slack,
      floor,
      incumbent: null,
      nodes: 0,
      spent: 0,
      maxNodes: options.maxNodes,
      stopped: false,
      open: Number.NEGATIVE_INFINITY,
      onNode:
        watch === null
          ? null
          : () => watch({ nodes: hunt.nodes, bound: this.#ceiling, incumbent: hunt.incumbent?.total ?? null }),
    };
    return hunt;
  }

  #search(hunt: Hunt): void {
    this.#ceiling = Number.POSITIVE_INFINITY;
    const roots = this.#prepare(hunt);
    if (hunt.stopped) {
      // Not every layer has a bound yet.
      hunt.open = Number.POSITIVE_INFINITY;
      return;
    }
    const layers = roots.map(({ layer, bound }) => ({ layer, bound, steps: starSteps(layer.pool.length) }));
    searchLayers(hunt, layers, (bound) => {
      this.#ceiling = Math.max(bound, hunt.open, lowerBound(hunt));
    });
  }

  /**
   * Looks for every team that may be one of the further ranks, all in one search: those that reach what the last of them
   * is seen to reach by local search. Given up when it takes much more than the first rank did; how many nodes it took.
   */
  #list(earlier: readonly (readonly number[])[], options: RankOptions): number {
    if (this.#firstSpent === null || options.slack > 0) return 0;
    const ranking = this.#ranking(options);
    const floor = lowestOfRanks(ranking, earlier, (taken) => {
      const hunt = this.#hunt(taken, options, null);
      const starts = this.#archive.leading(STARTS, (team) => differs(hunt, team));
      this.#draft.forget();
      for (const { team } of starts) improve(hunt, this.#draft, team, this.#shortlist);
    });
    if (floor === 0) return 0;
    const maxNodes = Math.min(options.maxNodes, LIST_LEAST + LIST_TIMES * this.#firstSpent);
    const hunt = this.#hunt(earlier, { ...options, maxNodes }, floor);
    hunt.incumbent = following(ranking, earlier);
    this.#search(hunt);
    if (!hunt.stopped && !this.#archive.isFull) this.#floor = floor;
    return hunt.nodes;
  }

  /** Star bounds of every layer that can still win; teams met on the way become incumbents. */
  #prepare(hunt: Hunt): Root[] {
    const model = this.#model;
    if (this.#roots === null) {
      const most = Math.min(model.maxMembers, model.n, Math.floor(WHOLE_BP / model.minShareBp));
      const fewest = Math.max(model.minMembers, model.pinned.length, fewestMembers(model) ?? most + 1);
      const sums = bestPartners(model, this.#pool, most);
      const plain = { k: most, pool: this.#pool, partners: sums, width: most, forced: model.pinned };
      const start = descend(model, plain, firstPrices(model, most), PLAIN_STEPS, this.#offering(hunt));
      let prices = start?.prices ?? firstPrices(model, most);
      if (start !== null) {
        const shortlist = shortlistOf(model, descending(start.values, model.n));
        this.#shortlist = shortlist;
        improve(hunt, this.#draft, start.choice.chosen, shortlist);
        if (hunt.onNode?.()) hunt.stopped = true;
        for (const pair of tiedPairs(model, this.#draft, tiedStarts(model.n))) {
          const team = [...new Set([...model.pinned, ...pair])];
          if (team.length <= most) improve(hunt, this.#draft, team, shortlist);
        }
        if (model.n > BY_WORK_ABOVE) startByWork(hunt, this.#draft, this.#pool, { most, fewest }, prices);
      }
      this.#roots = [];
      for (let k = most; k >= fewest; k--) {
        const layer = this.#layer(k, prices);
        if (layer === null) continue;
        const root = this.#tighten(hunt, { k, layer, bound: Number.POSITIVE_INFINITY, threshold: 0 });
        prices = root.layer.prices;
        this.#roots.push(root);
      }
    } else this.#roots = this.#roots.map((root) => this.#tighten(hunt, root));
    return this.#roots;
  }

  #offering(hunt: Hunt): (team: number[]) => number {
    return (team) => {
      offer(hunt, team);
      if (hunt.onNode?.()) hunt.stopped = true;
      return hunt.stopped ? Number.POSITIVE_INFINITY : lowerBound(hunt);
    };
  }

  /** The layer of teams of k with the pinned members; null when two of them are in conflict. */
  #layer(k: number, prices: Prices): StarLayer | null {
    const model = this.#model;
    let layer = starLayer(model, k, this.#pool, { ...prices, k });
    for (const i of model.pinned) {
      const p = layer.pool.indexOf(i);
      if (p < 0) return null;
      layer = join(
        model,
        layer,
        p,
        layer.pool.map((_, q) => q).filter((q) => q !== p),
      );
    }
    const able = new Companions(model, layer.team).among(
      layer.pool.map((_, p) => p),
      layer.pool,
    );
    return able.length < layer.pool.length ? restrict(layer, able) : layer;
  }

  /** Star bounds on the candidates that can reach the threshold, in rounds of descent, local search and fixing. */
  #tighten(hunt: Hunt, root: Root): Root {
    const model = this.#model;
    const known = root.bound < Number.POSITIVE_INFINITY;
    if (known && root.threshold <= lowerBound(hunt)) return root;
    const threshold = Math.min(lowestOfRanks(this.#ranking(hunt), hunt.earlier), lowerBound(hunt));
    if (known) {
      const whole = this.#layer(root.k, root.layer.prices);
      return whole === null ? root : this.#tighten(hunt, { ...root, layer: whole, bound: Number.POSITIVE_INFINITY });
    }
    const offering = this.#offering(hunt);
    let { layer, bound } = root;
    for (let round = 0; ; round++) {
      const now = descendStars(model, layer, starSteps(layer.pool.length), (team) =>
        offering(team) === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : threshold,
      );
      if (now === null) return { ...root, bound: Number.NEGATIVE_INFINITY, threshold };
      const before = bound;
      bound = Math.min(bound, now.bound);
      layer = now.layer;
      if (hunt.stopped || bound < threshold) break;
      const shortlist = shortlistOf(model, byStar(now));
      for (const team of startingTeams(now, starsTried(model.n))) improve(hunt, this.#draft, team, shortlist);
      const { order } = reachable(now, threshold);
      const shrunk = order.length < SHRUNK * layer.pool.length;
      if (order.length < layer.pool.length) layer = restrict(layer, order.sort());
      if (order.length < layer.k - layer.team.length) return { ...root, bound: Number.NEGATIVE_INFINITY, threshold };
      const slow = before - bound < SLOW * (bound - threshold);
      const last = round + 1 >= rounds(model.n) || (slow && !shrunk && round + 1 >= PATIENCE);
      if (last || order.length < SMALL_POOL) break;
    }
    return { ...root, layer, bound, threshold };
  }
}
