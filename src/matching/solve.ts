import { constantPart, firstPrices, type Prices } from './bounds.ts';
import { descend, type Layer } from './descent.ts';
import { Draft } from './draft.ts';
import { fewestMembers } from './fewest-members.ts';
import { improve, shortlistOf, tiedPairs } from './improve.ts';
import { Archive } from './incumbent.ts';
import type { Model } from './model.ts';
import { NearRows } from './near-rows.ts';
import { bestPartners } from './pairs.ts';
import { differs, type Hunt, lowerBound, offer, searchLayer } from './search.ts';
import {
  descending,
  descendStars,
  evaluate,
  restrict,
  type StarLayer,
  type StarPriced,
  starLayer,
  survivors,
} from './star-descent.ts';
import type { Scored } from './team.ts';

/** Steps of the plain descent: for the first layer, for each later one, which starts from its prices. */
const EARLY_STEPS = 20;
const FIRST_STEPS = 80;
const NEXT_STEPS = 30;
/** Tied pairs from which local search starts. */
const TIED_STARTS = 16;
/** Steps of the star descent between two rounds of fixing, and rounds at most. */
const starSteps = (pool: number): number => (pool > 8000 ? 8 : pool > 3000 ? 12 : 24);
const ROUNDS = 7;
/** Rounds that are run even when little comes of them. */
const PATIENCE = 2;

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

/** A layer with its plain prices; `tight` is its star layer on the candidates that can reach the total `threshold`. */
type Root = {
  readonly k: number;
  readonly prices: Prices;
  readonly values: Float64Array;
  readonly bound: number;
  tight: { readonly layer: StarLayer; readonly threshold: number; readonly bound: number } | null;
};

/** A model with the work that all ranks share: prices, bounds and surviving candidates of every layer. */
export class Solver {
  readonly #model: Model;
  readonly #archive: Archive;
  readonly #pool: Int32Array;
  readonly #partners: Float64Array;
  readonly #near: NearRows;
  readonly #draft: Draft;
  readonly #ranks: number;
  #roots: Root[] | null = null;

  /** `ranks`: how many will be asked for; bounds are prepared for the last of them at once. */
  constructor(model: Model, ranks: number) {
    this.#model = model;
    this.#ranks = ranks;
    this.#archive = new Archive(model);
    this.#pool = Int32Array.from({ length: model.n }, (_, i) => i);
    this.#draft = new Draft(model);
    this.#near = new NearRows(model, this.#pool);
    this.#partners = bestPartners(model, this.#pool, Math.max(1, model.maxMembers));
  }

  /** The exact score of any team, pinned or not; null when it breaks a hard condition. */
  scoreOf(team: readonly number[]): Scored | null {
    return team.length === 0 ? null : this.#archive.score(team);
  }

  /** The best team that differs from all earlier ones by `minDifference` members, with its proof. */
  rank(earlier: readonly (readonly number[])[], options: RankOptions): RankOutcome {
    const { watch } = options;
    let ceiling = Number.POSITIVE_INFINITY;
    const hunt: Hunt = {
      model: this.#model,
      archive: this.#archive,
      earlier,
      minDifference: options.minDifference,
      slack: options.slack,
      incumbent: null,
      nodes: 0,
      maxNodes: options.maxNodes,
      stopped: false,
      open: Number.NEGATIVE_INFINITY,
      onNode:
        watch === null
          ? null
          : () => watch({ nodes: hunt.nodes, bound: ceiling, incumbent: hunt.incumbent?.total ?? null }),
    };
    hunt.incumbent = this.#archive.best((team) => differs(hunt, team));
    const roots = this.#prepare(hunt, options.minDifference);
    if (roots === null) {
      return { best: hunt.incumbent, upper: Number.POSITIVE_INFINITY, complete: false, nodes: hunt.nodes };
    }
    const upper = (root: Root) => root.tight?.bound ?? root.bound;
    const queue = [...roots].sort((a, b) => upper(b) - upper(a) || a.k - b.k);
    for (const [at, root] of queue.entries()) {
      ceiling = Math.max(upper(root), hunt.open, lowerBound(hunt));
      if (upper(root) < lowerBound(hunt)) break;
      if (!hunt.stopped && hunt.onNode?.()) hunt.stopped = true;
      if (hunt.stopped) {
        for (const left of queue.slice(at)) hunt.open = Math.max(hunt.open, upper(left));
        break;
      }
      this.#search(hunt, root);
    }
    return {
      best: hunt.incumbent,
      upper: Math.max(hunt.open, lowerBound(hunt)),
      complete: !hunt.stopped,
      nodes: hunt.nodes,
    };
  }

  /** Plain bounds of every layer, then star bounds of those that can still win; teams met on the way become incumbents. Null: stopped. */
  #prepare(hunt: Hunt, difference: number): Root[] | null {
    const model = this.#model;
    const offering = this.#offering(hunt);
    if (this.#roots === null) {
      const roots: Root[] = [];
      const most = Math.min(model.maxMembers, model.n);
      const first = firstPrices(model, most);
      let prices = first;
      const fewest = Math.max(1, model.pinned.length, fewestMembers(model) ?? most + 1);
      for (let k = most; k >= fewest; k--) {
        const layer = this.#layer(k);
        if (k === most) {
          const early = descend(model, layer, prices, EARLY_STEPS, offering);
          if (early !== null) {
            const shortlist = shortlistOf(model, descending(early.values, model.n));
            improve(hunt, this.#draft, early.choice.chosen, shortlist);
            for (const pair of tiedPairs(model, this.#draft, TIED_STARTS)) {
              const start = [...new Set([...model.pinned, ...pair])];
              if (start.length <= most) improve(hunt, this.#draft, start, shortlist);
            }
            prices = early.prices;
          }
        }
        const steps = k === most ? FIRST_STEPS : NEXT_STEPS;
        const priced = descend(model, layer, { ...prices, k }, steps, offering);
        if (hunt.stopped) return null;
        if (priced === null) continue;
        prices = priced.prices;
        improve(hunt, this.#draft, priced.choice.chosen, shortlistOf(model, descending(priced.values, model.n)));
        const root: Root = { k, prices, values: priced.values, bound: priced.choice.bound, tight: null };
        roots.push(root);
        if (root.bound >= lowerBound(hunt)) this.#tighten(hunt, root, difference);
        if (hunt.stopped) return null;
        prices = root.tight?.layer.prices ?? prices;
      }
      this.#roots = roots;
    }
    for (const root of [...this.#roots].sort((a, b) => b.bound - a.bound || a.k - b.k)) {
      if (root.bound >= lowerBound(hunt)) this.#tighten(hunt, root, difference);
    }
    return this.#roots;
  }

  #offering(hunt: Hunt): (team: number[]) => number {
    return (team) => {
      offer(hunt, team);
      if (hunt.onNode?.()) hunt.stopped = true;
      return hunt.stopped ? Number.POSITIVE_INFINITY : lowerBound(hunt);
    };
  }

  #layer(k: number): Layer {
    return {
      k,
      pool: this.#pool,
      partners: this.#partners,
      width: Math.max(1, this.#model.maxMembers),
      forced: this.#model.pinned,
    };
  }

  /** A total that the last rank reaches for sure: what the teams met so far give when picked rank after rank. */
  #threshold(hunt: Hunt, difference: number): number {
    const earlier = [...hunt.earlier];
    let lowest = lowerBound(hunt);
    for (let rank = earlier.length + 1; rank <= this.#ranks; rank++) {
      const found = this.#archive.best((team) =>
        differs({ model: this.#model, earlier, minDifference: difference }, team),
      );
      if (found === null) return 0;
      lowest = Math.min(lowest, found.total);
      earlier.push(found.team);
    }
    return lowest;
  }

  /** Star bounds on the candidates that can reach the threshold, in rounds of descent and fixing. */
  #tighten(hunt: Hunt, root: Root, difference: number): void {
    const model = this.#model;
    if (root.tight !== null && root.tight.threshold <= lowerBound(hunt)) return;
    const threshold = Math.min(this.#threshold(hunt, difference), lowerBound(hunt));
    const spread = withinReach(root.values, root.bound, root.k, threshold, model.pinned);
    let layer = starLayer(model, root.k, this.#pool, model.pinned, root.prices, this.#near);
    if (spread.length < model.n) layer = restrict(model, layer, spread);
    let before = Number.POSITIVE_INFINITY;
    const offering = this.#offering(hunt);
    for (let round = 0; ; round++) {
      const now = descendStars(model, layer, starSteps(layer.pool.length), (team) => {
        const stop = offering(team) === Number.POSITIVE_INFINITY;
        return stop ? Number.POSITIVE_INFINITY : threshold;
      });
      if (hunt.stopped) return;
      if (now === null) {
        root.tight = { layer, threshold, bound: Number.NEGATIVE_INFINITY };
        return;
      }
      const ranked = descending(now.starValues, now.starValues.length).map((p) => now.layer.pool[p] as number);
      const shortlist = shortlistOf(model, ranked);
      for (const team of startingTeams(now)) improve(hunt, this.#draft, team, shortlist);
      root.tight = { layer: now.layer, threshold, bound: now.choice.bound };
      if (now.choice.bound < threshold) return;
      const kept = survivors(model, now, threshold);
      const shrunk = kept.length < 0.9 * now.layer.pool.length;
      layer = kept.length < now.layer.pool.length ? restrict(model, now.layer, kept) : now.layer;
      root.tight = { layer, threshold, bound: now.choice.bound };
      const slow = before - now.choice.bound < 0.05 * (now.choice.bound - threshold);
      before = now.choice.bound;
      if (round === ROUNDS || kept.length < 40 || (slow && !shrunk && round >= PATIENCE)) return;
    }
  }

  /** Fixes for this rank's own incumbent, tightens once more while that helps, then branches. */
  #search(hunt: Hunt, root: Root): void {
    const model = this.#model;
    if (root.tight === null) this.#tighten(hunt, root, hunt.minDifference);
    let layer = (root.tight as { layer: StarLayer }).layer;
    let now: StarPriced | null = evaluate(model, layer);
    for (let round = 0; now !== null && now.choice.bound >= lowerBound(hunt); round++) {
      const kept = survivors(model, now, lowerBound(hunt));
      const shrunk = kept.length < 0.8 * layer.pool.length;
      if (kept.length < layer.pool.length) layer = restrict(model, now.layer, kept);
      if (shrunk && kept.length > 40 && round < ROUNDS) {
        now = descendStars(model, layer, starSteps(layer.pool.length), this.#offering(hunt));
        continue;
      }
      now = evaluate(model, layer);
      if (now === null || now.choice.bound < lowerBound(hunt)) return;
      const { k, pool, extra, stars, forced, prices } = now.layer;
      searchLayer(hunt, { k, pool, values: now.values, extra, stars, constant: constantPart(model, prices), forced });
      return;
    }
  }
}

/** Candidates whose best team, by plain values over the whole pool, is not below a total. */
function withinReach(
  values: Float64Array,
  bound: number,
  k: number,
  lower: number,
  pinned: readonly number[],
): Int32Array {
  const free = k - pinned.length;
  if (free === 0) return Int32Array.from(pinned);
  const others = values.filter((_, p) => !pinned.includes(p)).sort((a, b) => b - a);
  const last = others[free - 1] as number;
  const kept: number[] = [];
  values.forEach((value, p) => {
    if (pinned.includes(p) || value >= last || bound - last + value >= lower) kept.push(p);
  });
  return Int32Array.from(kept);
}

/** Stars tried as teams after each round of descent. */
const STARS_TRIED = 4;

/** Teams to start local search from: the relaxed choice, and the best stars with their partners; in candidate numbers. */
function startingTeams(now: StarPriced): number[][] {
  const { layer, share, choice } = now;
  const order = descending(share, share.length);
  const stars = layer.forced.length > 0 ? [] : choice.chosen.slice(0, STARS_TRIED);
  return [choice.chosen, ...stars.map((p) => [p, ...layer.stars.partners(p, order, share, layer.k)])]
    .filter((team) => new Set(team).size === layer.k)
    .map((team) => team.map((p) => layer.pool[p] as number));
}
