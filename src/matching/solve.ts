import { type Choice, choose, constantPart, firstPrices, type Prices, poolValues, scratch } from './bounds.ts';
import { descend, type Layer } from './descent.ts';
import { Archive } from './incumbent.ts';
import type { Model } from './model.ts';
import { bestPartners } from './pairs.ts';
import { differs, type Hunt, lowerBound, offer, searchLayer } from './search.ts';
import { pairUnit, type Scored } from './team.ts';

/** Steps of the descent per layer at the root, and again on the candidates that survive. */
const ROOT_STEPS = 120;
const LATER_STEPS = 60;

/** Called now and then with what is known; returning true stops the search. */
export type Watch = (state: { nodes: number; bound: number; incumbent: number | null }) => boolean;

/** One rank's outcome: the best team that differs from the earlier ones, and the largest total that any can have. */
export type RankOutcome = {
  readonly best: Scored | null;
  readonly upper: number;
  readonly complete: boolean;
  readonly nodes: number;
};

type Root = { readonly k: number; readonly prices: Prices; upper: number };

/** A model with the work that all ranks share: prices and bounds of every layer over the whole pool. */
export class Solver {
  readonly #model: Model;
  readonly #archive: Archive;
  readonly #pool: Int32Array;
  readonly #partners: Float64Array;
  readonly #width: number;
  #roots: Root[] | null = null;

  constructor(model: Model) {
    this.#model = model;
    this.#archive = new Archive(model);
    this.#pool = Int32Array.from({ length: model.n }, (_, i) => i);
    this.#width = Math.max(1, model.maxMembers);
    this.#partners = bestPartners(model, this.#pool, this.#width);
  }

  /** The exact score of any team, pinned or not; null when it breaks a hard condition. */
  scoreOf(team: readonly number[]): Scored | null {
    return team.length === 0 ? null : this.#archive.score(team);
  }

  /** The best team that differs from all earlier ones by `minDifference` members, with its proof. */
  rank(
    earlier: readonly (readonly number[])[],
    options: { minDifference: number; slack: number; maxNodes: number; watch: Watch | null },
  ): RankOutcome {
    const watch = options.watch;
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
    const roots = this.#rootBounds(hunt);
    const open = [...roots].sort((a, b) => b.upper - a.upper || a.k - b.k);
    for (const root of open) {
      ceiling = Math.max(root.upper, hunt.open, lowerBound(hunt));
      if (root.upper < lowerBound(hunt)) break;
      if (hunt.stopped) {
        hunt.open = Math.max(hunt.open, root.upper);
        break;
      }
      this.#searchRoot(hunt, root);
    }
    const upper = Math.max(hunt.open, lowerBound(hunt));
    return { best: hunt.incumbent, upper, complete: !hunt.stopped, nodes: hunt.nodes };
  }

  /** Prices of every layer before any is searched; teams met on the way become incumbents. */
  #rootBounds(hunt: Hunt): Root[] {
    if (this.#roots !== null) return this.#roots;
    const roots: Root[] = [];
    let prices = firstPrices(this.#model, 1);
    const least = Math.max(1, this.#model.pinned.length);
    for (let k = least; k <= Math.min(this.#model.maxMembers, this.#model.n); k++) {
      const layer = this.#layer(k, this.#pool, this.#partners);
      const priced = descend(this.#model, layer, { ...prices, k }, ROOT_STEPS, this.#offering(hunt));
      if (priced === null) continue;
      prices = priced.prices;
      roots.push({ k, prices: priced.prices, upper: priced.choice.bound });
    }
    this.#roots = roots;
    return roots;
  }

  #offering(hunt: Hunt): (team: number[]) => number {
    return (team) => {
      offer(hunt, team);
      return lowerBound(hunt);
    };
  }

  #layer(k: number, pool: Int32Array, partners: Float64Array): Layer {
    const forced = this.#model.pinned.map((i) => pool.indexOf(i));
    return { k, pool, partners, width: this.#width, forced };
  }

  /** Drops candidates that cannot be in a better team, tightens prices on the rest, repeats while it helps, then branches. */
  #searchRoot(hunt: Hunt, root: Root): void {
    const model = this.#model;
    let layer = this.#layer(root.k, this.#pool, this.#partners);
    let prices = root.prices;
    for (let round = 0; ; round++) {
      const values = new Float64Array(layer.pool.length);
      const space = scratch(model);
      poolValues(model, prices, layer.pool, layer.partners, layer.width, space, values);
      const constant = constantPart(model, prices);
      const choice = choose(constant, values, layer.k, layer.forced);
      if (choice === null || choice.bound < lowerBound(hunt)) return;
      const before = layer.pool.length;
      const kept = survivors(layer, values, choice, lowerBound(hunt));
      const enough = kept.length > before * 0.8 || kept.length < 40 || round === 6;
      if (kept.length < before) layer = this.#layer(layer.k, kept, bestPartners(model, kept, this.#width));
      if (enough) {
        this.#branch(hunt, layer, prices);
        return;
      }
      const priced = descend(model, layer, prices, LATER_STEPS, this.#offering(hunt));
      if (priced === null || priced.choice.bound < lowerBound(hunt)) return;
      prices = priced.prices;
    }
  }

  #branch(hunt: Hunt, layer: Layer, prices: Prices): void {
    const model = this.#model;
    const values = new Float64Array(layer.pool.length);
    const space = scratch(model);
    poolValues(model, prices, layer.pool, layer.partners, layer.width, space, values);
    const unit = layer.k > 1 ? pairUnit(layer.k) / 2 : 0;
    for (let p = 0; p < values.length; p++) {
      values[p] =
        (values[p] as number) - (layer.k > 1 ? (layer.partners[p * layer.width + layer.k - 1] as number) * unit : 0);
    }
    searchLayer(hunt, { ...layer, values, constant: constantPart(model, prices) });
  }
}

/** Candidates whose best team, by the bound, is not below what is known (variable fixing by reduced values). */
function survivors(layer: Layer, values: Float64Array, choice: Choice, lower: number): Int32Array {
  const picked = new Set(choice.chosen);
  return layer.pool.filter((_, p) => picked.has(p) || choice.bound - choice.last + (values[p] as number) >= lower);
}
