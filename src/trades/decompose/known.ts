import { createHash } from 'node:crypto';
import type { LabelLibrary, LanguageLabels } from '../../taxonomies/suggest/labels.ts';
import { type Model, NATURES } from '../../taxonomies/suggest/model.ts';
import type { RankerWeights } from '../../taxonomies/suggest/ranker.ts';
import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import type { KeptWork } from './artifact.ts';
import { candidatesOf, type LevelCounts, type TradeEvidence } from './candidates.ts';
import { FurtherCounts } from './counts.ts';
import { mainLabelLikeness, type TextEvidence, textEvidence } from './evidence.ts';
import { featuresOf } from './features.ts';
import { Habits } from './habits.ts';
import { nodeOf, TRADE_LEVELS, type TradeLevel } from './nodes.ts';
import { type KnownTexts, SimilarWorks } from './similar.ts';
import type { Work } from './work.ts';

/** What texts are read with: the suggester's model and the labels of languages. */
export interface Reading {
  model: Model;
  weights: RankerWeights;
  library: LabelLibrary;
}

/** Buyers are known by a hash of their name's letters: enough to find their other works. */
export function buyerKey(name: string): string {
  const letters = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\d]/gu, '')
    .slice(0, 40);
  return letters === '' ? '' : createHash('sha256').update(letters).digest('hex').slice(0, 12);
}

/** Candidates of one level with their features. */
export interface Candidates {
  nodes: Uint16Array;
  features: Float32Array;
}

/** Known works, counted and indexed, and what they say of another. */
export class KnownWorks {
  readonly #reading: Reading;
  readonly #similar: SimilarWorks;
  readonly #habits: Habits;
  readonly #counts: Readonly<Record<TradeLevel, LevelCounts>>;
  readonly #byBuyer = new Map<string, KeptWork[]>();

  constructor(works: readonly KeptWork[], texts: Pick<KnownTexts, 'words' | 'meaning'>, reading: Reading) {
    this.#reading = reading;
    this.#similar = new SimilarWorks(
      { ...texts, main: works.map((w) => w.main), further: works.map((w) => w.further) },
      reading.model,
    );
    this.#habits = new Habits(works);
    const reverse = works.flatMap((w) => w.further.map((code) => ({ kind: w.kind, main: code, further: [w.main] })));
    const of = (level: TradeLevel): LevelCounts => ({
      lots: new FurtherCounts(works, level),
      projects: new FurtherCounts(
        works.filter((w) => w.kind === 'project'),
        level,
      ),
      reverse: new FurtherCounts(reverse, level),
      texts: reading.model.counts[level]!.total,
    });
    this.#counts = { 1: of(1), 2: of(2) };
    for (const work of works) {
      if (work.buyer !== '') this.#byBuyer.set(work.buyer, [...(this.#byBuyer.get(work.buyer) ?? []), work]);
    }
  }

  #buyerShare(buyer: string, level: TradeLevel): Float32Array {
    const share = new Float32Array(cpvTree().levels[level]!.prefixes.length);
    const theirs = this.#byBuyer.get(buyerKey(buyer)) ?? [];
    for (const work of theirs) {
      for (const node of new Set(work.further.map((code) => nodeOf(code, level)))) {
        if (node >= 0) share[node] = share[node]! + 1 / (theirs.length + 1);
      }
    }
    return share;
  }

  /** Candidates of both levels for a work whose language is known, and what its text says by itself. */
  about(
    work: Work,
    language: LanguageLabels,
  ): { text: TextEvidence; levels: Readonly<Record<TradeLevel, Candidates>> } {
    const { model, weights, library } = this.#reading;
    const nature = (NATURES as readonly string[]).includes(work.nature) ? work.nature : '';
    const text = textEvidence({ text: work.text, nature }, language, model, weights);
    const likeness = mainLabelLikeness(work.cpvMain, library.of('en'));
    const similar = this.#similar.find(text.grams, text.raw);
    const [group, cls] = TRADE_LEVELS.map((level): Candidates => {
      const evidence: TradeEvidence = {
        ...text.levels[level],
        mainLabel: likeness.levels[level],
        habits: this.#habits.shares({ kind: work.kind, main: work.cpvMain, lang: work.lang }, likeness.codes, level),
        ...this.#similar.mass(similar, work.cpvMain, level),
        buyer: this.#buyerShare(work.buyer, level),
      };
      const counts = this.#counts[level];
      const nodes = candidatesOf(evidence, counts, work.cpvMain, level);
      return { nodes, features: featuresOf(evidence, counts, { ...work, nature }, level, nodes) };
    });
    return { text, levels: { 1: group!, 2: cls! } };
  }
}
