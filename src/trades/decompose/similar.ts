import type { Grams } from '../../taxonomies/suggest/grams.ts';
import { GRAMS_KEPT, type Model, NEUTRAL_STORED, vectorOf } from '../../taxonomies/suggest/model.ts';
import { NearestTexts, type Neighbour } from '../../taxonomies/suggest/nearest.ts';
import { neutralDimension, neutralVector } from '../../taxonomies/suggest/neutral.ts';
import type { SparseRows } from '../../taxonomies/suggest/sparse.ts';
import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import { nodeOf, type TradeLevel } from './nodes.ts';

/** Known works that texts are compared with: their vectors over the suggester's vocabulary, and their codes. */
export interface KnownTexts {
  words: SparseRows;
  meaning: SparseRows;
  main: readonly string[];
  further: readonly (readonly string[])[];
}

/** Similar works that are counted: chosen by reasoning; the nearest weigh most, and the trees weigh the sum. */
const NEIGHBOURS = 40;

/** Masses of similar works by the nodes of their further codes. */
export interface SimilarMass {
  similar: Float32Array;
  similarNear: Float32Array;
  similarMeaning: Float32Array;
}

/** Known works like a text. */
export interface Found {
  words: readonly Neighbour[];
  meaning: readonly Neighbour[];
}

/** How near two main codes are: 4 for one class, 3 a group, 2 a division, else 1. */
const nearness = (a: string, b: string): number =>
  a.slice(0, 4) === b.slice(0, 4) ? 4 : a.slice(0, 3) === b.slice(0, 3) ? 3 : a.slice(0, 2) === b.slice(0, 2) ? 2 : 1;

/** Finds known works like a text. */
export class SimilarWorks {
  readonly #known: KnownTexts;
  readonly #words: NearestTexts;
  readonly #meaning: NearestTexts;
  readonly #model: Model;

  constructor(known: KnownTexts, model: Model) {
    this.#known = known;
    this.#model = model;
    this.#words = new NearestTexts(known.words, model.data.vocabulary.length);
    this.#meaning = new NearestTexts(known.meaning, neutralDimension());
  }

  /** Known works most like a text, by words and by meaning; `raw` as rawNeutral gives it. */
  find(grams: Grams, raw: Float32Array): Found {
    const { data } = this.#model;
    return {
      words: this.#words.nearest(vectorOf(grams, data, GRAMS_KEPT), NEIGHBOURS),
      meaning: this.#meaning.nearest(neutralVector(raw, data.usual, NEUTRAL_STORED), NEIGHBOURS),
    };
  }

  /** Masses of what was found, for a work with that main code. */
  mass({ words, meaning }: Found, main: string, level: TradeLevel): SimilarMass {
    const near = (n: Neighbour): number => nearness(this.#known.main[n.row]!, main) ** 2;
    return {
      similar: this.#mass(words, level, (n) => n.similarity ** 2),
      similarNear: this.#mass(words, level, (n) => n.similarity ** 1.5 * near(n)),
      similarMeaning: this.#mass(meaning, level, (n) => n.similarity ** 2 * near(n)),
    };
  }

  #mass(neighbours: readonly Neighbour[], level: TradeLevel, weightOf: (n: Neighbour) => number): Float32Array {
    const mass = new Float32Array(cpvTree().levels[level]!.prefixes.length);
    let total = 0.05;
    for (const neighbour of neighbours) {
      const weight = weightOf(neighbour);
      total += weight;
      const nodes = new Set(this.#known.further[neighbour.row]!.map((code) => nodeOf(code, level)));
      for (const node of nodes) if (node >= 0) mass[node] = mass[node]! + weight;
    }
    return mass.map((value) => value / total);
  }
}
