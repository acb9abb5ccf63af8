import { constantPart, firstPrices } from './bounds.ts';
import { descend, type Layer } from './descent.ts';
import { improve } from './improve.ts';
import { Archive } from './incumbent.ts';
import type { Model } from './model.ts';
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
} from './star-descent.ts';
import type { Scored } from './team.ts';

/** Steps of the descent per layer at the root, and again on the candidates that survive. */
const ROOT_STEPS = 100;
const STAR_STEPS = 60;
const LATER_STEPS = 40;

/** Called now and then with what is known; returning true stops the search. */
export type Watch = (state: { nodes: number; bound: number; incumbent: number | null }) => boolean;

/** One rank's outcome: the best team that differs from the earlier ones, and the largest total that any can have. */
export type RankOutcome = {
  readonly best: Scored | null;
  readonly upper: number;
  readonly complete: boolean;
  readonly nodes: number;
};

type Root = { readonly k: number; readonly layer: StarLayer; readonly upper: number };

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

  /** Bounds of every layer before any is searched; teams met on the way become incumbents. */
  #rootBounds(hunt: Hunt): Root[] {
    if (this.#roots !== null) return this.#roots;
    const model = this.#model;
    const roots: Root[] = [];
    let prices = firstPrices(model, 1);
    const least = Math.max(1, model.pinned.length);
    const offering = this.#offering(hunt);
    for (let k = least; k <= Math.min(model.maxMembers, model.n); k++) {
      const layer = this.#layer(k, this.#pool, this.#partners);
      const priced = descend(model, layer, { ...prices, k }, ROOT_STEPS, offering);
      if (priced === null) continue;
      prices = priced.prices;
      const start = starLayer(model, k, this.#pool, layer.forced, prices);
      const starred = descendStars(model, start, STAR_STEPS, offering);
      if (starred === null) continue;
      const ranked = [...descending(starred.starValues, model.n)];
      improve(hunt, starred.choice.chosen, ranked);
      roots.push({ k, layer: starred.layer, upper: starred.choice.bound });
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

  /** Drops candidates that cannot be in a better team, tightens the star bound on the rest, repeats while it helps, then branches. */
  #searchRoot(hunt: Hunt, root: Root): void {
    const model = this.#model;
    let now: StarPriced | null = evaluate(model, root.layer);
    for (let round = 0; now !== null && now.choice.bound >= lowerBound(hunt); round++) {
      const before = now.layer.pool.length;
      const kept = survivors(now, lowerBound(hunt));
      const layer: StarLayer = kept.length < before ? restrict(model, now.layer, kept) : now.layer;
      const enough = kept.length > before * 0.9 || kept.length < 30 || round === 5;
      now = enough ? evaluate(model, layer) : descendStars(model, layer, LATER_STEPS, this.#offering(hunt));
      if (!enough || now === null) continue;
      if (now.choice.bound < lowerBound(hunt)) return;
      const { values } = now;
      const { k, pool, extra, stars, forced } = now.layer;
      searchLayer(hunt, { k, pool, values, extra, stars, constant: constantPart(model, layer.prices), forced });
      return;
    }
  }
}

/** Candidates whose best team, by the bound, is not below what is known (variable fixing), as ascending positions. */
function survivors({ starValues, choice }: StarPriced, lower: number): Int32Array {
  const picked = new Set(choice.chosen);
  const kept: number[] = [];
  starValues.forEach((value, p) => {
    if (picked.has(p) || choice.bound - choice.last + value >= lower) kept.push(p);
  });
  return Int32Array.from(kept);
}
