/**
 * Further trades of a work whose main code and text are known: 120 candidates of each level from what is counted of known works,
 * from works like it, from the CPV suggester's reading of the text, its title and pieces (`features.ts`), weighed by grown
 * trees (`trees.ts`, `odds.ts`) and turned into calibrated probabilities (`calibration.ts`). Codes written out in the text are read as such.
 *
 * Goals and what was reached on rows that were not learned from: test/bench/FIGURES.md; `npm run bench -- trades`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cpvLabel } from '../../taxonomies/known-codes.ts';
import { gramsOfText } from '../../taxonomies/suggest/grams.ts';
import { LABEL_LANGUAGES } from '../../taxonomies/suggest/labels.ts';
import { guessLanguage } from '../../taxonomies/suggest/language.ts';
import { ARTIFACT_URL, loadReading } from '../../taxonomies/suggest/suggester.ts';
import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import { type TradesArtifact, unpackTrades } from './artifact.ts';
import { KnownWorks } from './known.ts';
import { nodeOf, type TradeLevel } from './nodes.ts';
import { oddsOf } from './odds.ts';
import { orderedNodes, type RankedNode, rankedNodes, type Weighed, writtenCodes } from './rank.ts';
import { spokenCodes } from './spoken.ts';
import type { Work } from './work.ts';

/** A further trade of a work, with its probability and the passage that speaks for it where one does. */
export interface FurtherTrade {
  /** Eight digits. */
  code: string;
  label: string;
  /** Calibrated, in [0,1]. */
  score: number;
  /** As written; absent where the trade comes from knowing works of that kind. */
  quote?: string;
}

/** Finds the further trades of works. Deterministic; a tenth of a second each. */
export interface Decomposer {
  /** Classes as codes, most probable first. */
  further(work: Work, limit?: number): FurtherTrade[];
  /** Groups and classes in one list, most probable first: a group before its classes. */
  ranking(work: Work): RankedNode[];
}

/** Where the artifact lives. */
export const TRADES_URL = new URL('../data/trades.json.gz', import.meta.url);

const DEFAULT_LIMIT = 10;

/** What a code has at least of all that known works name of its class, to stand for it where no word does: more than all others. */
const STANDS_FOR_CLASS = 0.5;

/** Which code under a class is meant where no word says it: the one that known works name most, or else the class itself. */
class CodesBelow {
  readonly #named = new Map<string, number>();

  constructor(works: readonly { main: string; further: readonly string[] }[]) {
    const add = (key: string): void => {
      this.#named.set(key, (this.#named.get(key) ?? 0) + 1);
    };
    for (const { main, further } of works) {
      for (const code of further) {
        add(code);
        add(`${main.slice(0, 2)} ${code}`);
      }
    }
  }

  of(node: number, main: string): string {
    const tree = cpvTree();
    const below = tree.codes.filter((_, position) => tree.levels[2]!.ofCode[position] === node);
    const named = below.map(
      (code) => (this.#named.get(code) ?? 0) + 2 * (this.#named.get(`${main.slice(0, 2)} ${code}`) ?? 0),
    );
    const most = Math.max(...named);
    const whole = below.find((code) => code.endsWith('0000'));
    const all = named.reduce((sum, one) => sum + one, 0);
    return whole !== undefined && most < STANDS_FOR_CLASS * all ? whole : below[named.indexOf(most)]!;
  }
}

/** Makes a decomposer of an unpacked artifact. Throws when it was learned over another suggester. */
export function decomposerOf(artifact: TradesArtifact): Decomposer {
  const reading = loadReading();
  const known = new KnownWorks(artifact.works, artifact, reading);
  const below = new CodesBelow(artifact.works);
  const tree = cpvTree();

  const languageOf = (work: Work): string => {
    const asked = work.lang.toLowerCase().slice(0, 2);
    return LABEL_LANGUAGES.includes(asked) ? asked : guessLanguage(gramsOfText(work.text), reading.languages);
  };

  function weighed(work: Work, lang: string): Readonly<Record<TradeLevel, Weighed>> {
    const { levels } = known.about({ ...work, lang }, reading.library.of(lang));
    const odds = oddsOf(levels, artifact.trees, work.cpvMain);
    const of = (level: TradeLevel): Weighed => ({
      nodes: levels[level].nodes,
      odds: odds[level],
      calibration: artifact.calibration[work.kind][level],
    });
    return { 1: of(1), 2: of(2) };
  }

  return {
    further(work, limit = DEFAULT_LIMIT) {
      const lang = languageOf(work);
      const language = reading.library.of(lang);
      const classes = orderedNodes(weighed(work, lang)[2], 2, work).slice(0, limit);
      const said = spokenCodes(work.text, language);
      const written = new Map(writtenCodes(work.text).map((one) => [nodeOf(one.code, 2), one]));
      return classes.map(({ node, score }) => {
        const spoken = written.get(node) ?? said.get(node);
        const code = spoken?.code ?? below.of(node, work.cpvMain);
        const quote = spoken?.quote;
        const label = language.labels[tree.codeIndex.get(code)!] ?? cpvLabel(code, 'en')!;
        const rounded = Number(Math.min(1, Math.max(0, score)).toFixed(4));
        return { code, label, score: rounded, ...(quote === undefined ? {} : { quote }) };
      });
    },

    ranking: (work) => rankedNodes(weighed(work, languageOf(work)), work),
  };
}

let loaded: Decomposer | undefined;

/** The decomposer of the committed artifact, read at the first call and kept. */
export function loadDecomposer(): Decomposer {
  if (loaded) return loaded;
  const artifact = unpackTrades(readFileSync(TRADES_URL));
  const base = createHash('sha256').update(readFileSync(ARTIFACT_URL)).digest('hex');
  if (artifact.base !== base) throw new Error('trades were learned over another suggester: run npm run train:trades');
  loaded = decomposerOf(artifact);
  return loaded;
}
