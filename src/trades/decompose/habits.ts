import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import type { KeptWork } from './artifact.ts';
import { nodeOf, type TradeLevel } from './nodes.ts';

/** Shares of known works with each node of one level: works whose main code means nearly the same, and those of one language. */
export interface HabitShares {
  /** Each work weighed by how like its main code's label is to this one's, squared. */
  alike: Float32Array;
  /** Works of the same language and division. */
  language: Float32Array;
}

/** Added to the weights: a few works alone are no habit. Chosen by reasoning; the trees weigh the shares. */
const DOUBT_ALIKE = 0.3;
const DOUBT_LANGUAGE = 1;

/** What buyers ask for beside works of nearly the same kind, and beside works of their language. */
export class Habits {
  readonly #works: readonly (KeptWork & { code: number })[];
  readonly #nodes: Readonly<Record<TradeLevel, readonly (readonly number[])[]>>;

  constructor(works: readonly KeptWork[]) {
    this.#works = works.map((work) => ({ ...work, code: cpvTree().codeIndex.get(work.main) ?? -1 }));
    const of = (level: TradeLevel): number[][] =>
      works.map(({ further }) => [...new Set(further.map((code) => nodeOf(code, level)).filter((node) => node >= 0))]);
    this.#nodes = { 1: of(1), 2: of(2) };
  }

  /** `likeness` of the work's main code to each code (`mainLabelLikeness`). Projects say nothing of a lot. */
  shares(
    work: { kind: 'lot' | 'project'; main: string; lang: string },
    likeness: Float32Array,
    level: TradeLevel,
  ): HabitShares {
    const length = cpvTree().levels[level]!.prefixes.length;
    const found = { alike: new Float32Array(length), language: new Float32Array(length) };
    let [alike, language] = [DOUBT_ALIKE, DOUBT_LANGUAGE];
    this.#works.forEach((known, row) => {
      if (work.kind === 'lot' && known.kind === 'project') return;
      const like = known.code < 0 ? 0 : likeness[known.code]! ** 2;
      const same = known.lang === work.lang && known.main.slice(0, 2) === work.main.slice(0, 2) ? 1 : 0;
      alike += like;
      language += same;
      if (like === 0 && same === 0) return;
      for (const node of this.#nodes[level][row]!) {
        found.alike[node] = found.alike[node]! + like;
        found.language[node] = found.language[node]! + same;
      }
    });
    return {
      alike: found.alike.map((value) => value / alike),
      language: found.language.map((value) => value / language),
    };
  }
}
