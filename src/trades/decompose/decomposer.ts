/**
 * Further trades of a work whose main code and text are known: 120 candidates of each level from what is counted of known works,
 * from works like it, from the CPV suggester's reading of the text and from its passages (`features.ts`), weighed by grown
 * trees (`trees.ts`, `odds.ts`) and turned into calibrated probabilities (`calibration.ts`). Codes written out in the text are read as such.
 *
 * Goals and what was reached on rows that were not learned from: README, "Trades of a lot"; `npm run bench -- trades`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cpvLabel } from '../../taxonomies/known-codes.ts';
import { codesOfTrades, matchTrades } from '../../taxonomies/lexicon/match.ts';
import { gramsOfLabel, gramsOfText } from '../../taxonomies/suggest/grams.ts';
import { LABEL_LANGUAGES, type LanguageLabels } from '../../taxonomies/suggest/labels.ts';
import { guessLanguage } from '../../taxonomies/suggest/language.ts';
import { ARTIFACT_URL, loadReading } from '../../taxonomies/suggest/suggester.ts';
import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import { type TradesArtifact, unpackTrades } from './artifact.ts';
import { KnownWorks } from './known.ts';
import { nodeOf, type TradeLevel } from './nodes.ts';
import { oddsOf } from './odds.ts';
import { passagesOf } from './passages.ts';
import { orderedNodes, type RankedNode, rankedNodes, type Weighed, writtenCodes } from './rank.ts';
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

/** Finds the further trades of works. Deterministic; some tens of milliseconds each. */
export interface Decomposer {
  /** Classes as codes, most probable first. */
  further(work: Work, limit?: number): FurtherTrade[];
  /** Groups and classes in one list, most probable first: a group before its classes. */
  ranking(work: Work): RankedNode[];
}

/** Where the artifact lives. */
export const TRADES_URL = new URL('../data/trades.json.gz', import.meta.url);

/** Least likeness of a passage to a label for it to be quoted. */
const QUOTED = 0.42;
const DEFAULT_LIMIT = 10;

/** Which code under a class is meant: the one that known works name most, the text's words counting too. */
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

  /** `likeness`: of the best passage to each label, by position. */
  of(node: number, main: string, likeness: Float32Array): string {
    const tree = cpvTree();
    const { ofCode } = tree.levels[2]!;
    let best = { code: '', score: -1 };
    tree.codes.forEach((code, position) => {
      if (ofCode[position] !== node) return;
      const named =
        Math.log1p(this.#named.get(code) ?? 0) + 2 * Math.log1p(this.#named.get(`${main.slice(0, 2)} ${code}`) ?? 0);
      const general = code.endsWith('0000') ? 0.4 : 0;
      const score = named + general + 6 * Math.max(0, likeness[position]! - 0.35);
      if (score > best.score) best = { code, score };
    });
    return best.code;
  }
}

interface QuotedPassages {
  /** Likeness of the best passage to each label, and which passage it is. */
  likeness: Float32Array;
  passage: Uint16Array;
  texts: readonly string[];
}

function quotedPassages(text: string, { index, labels }: LanguageLabels): QuotedPassages {
  const texts = passagesOf(text).map((passage) => passage.text);
  const likeness = new Float32Array(labels.length);
  const passage = new Uint16Array(labels.length);
  texts.forEach((one, at) => {
    index.scores(gramsOfLabel(one)).forEach((score, code) => {
      if (score <= likeness[code]!) return;
      likeness[code] = score;
      passage[code] = at;
    });
  });
  return { likeness, passage, texts };
}

/** Passages in which the lexicon's words name a trade, by class. */
function tradePassages(text: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const { code, match } of codesOfTrades(matchTrades(text, 40).filter(({ score }) => score >= 0.4))) {
    const node = nodeOf(code, 2);
    if (node >= 0 && !found.has(node)) found.set(node, match.quote);
  }
  return found;
}

/** Makes a decomposer of an unpacked artifact. Throws when it was learned over another suggester. */
export function decomposerOf(artifact: TradesArtifact): Decomposer {
  const reading = loadReading();
  const known = new KnownWorks(artifact.works, artifact, reading);
  const below = new CodesBelow(artifact.works);
  const tree = cpvTree();

  const languageOf = (work: Work): LanguageLabels => {
    const asked = work.lang.toLowerCase().slice(0, 2);
    const lang = LABEL_LANGUAGES.includes(asked) ? asked : guessLanguage(gramsOfText(work.text), reading.languages);
    return reading.library.of(lang);
  };

  function weighed(work: Work): Readonly<Record<TradeLevel, Weighed>> {
    const { levels } = known.about(work, languageOf(work));
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
      const language = languageOf(work);
      const classes = orderedNodes(weighed(work)[2], 2, work).slice(0, limit);
      const passages = quotedPassages(work.text, language);
      const named = tradePassages(work.text);
      const written = new Map(writtenCodes(work.text).map((one) => [nodeOf(one.code, 2), one]));
      return classes.map(({ node, score }) => {
        const literal = written.get(node);
        const code = literal?.code ?? below.of(node, work.cpvMain, passages.likeness);
        const quote = literal?.quote ?? named.get(node) ?? likePassage(node, passages);
        const label = language.labels[tree.codeIndex.get(code)!] ?? cpvLabel(code, 'en')!;
        const rounded = Number(Math.min(1, Math.max(0, score)).toFixed(4));
        return { code, label, score: rounded, ...(quote === undefined ? {} : { quote }) };
      });
    },

    ranking: (work) => rankedNodes(weighed(work), work),
  };
}

function likePassage(node: number, { likeness, passage, texts }: QuotedPassages): string | undefined {
  const { ofCode } = cpvTree().levels[2]!;
  let best = -1;
  likeness.forEach((score, code) => {
    if (ofCode[code] === node && score >= QUOTED && (best < 0 || score > likeness[best]!)) best = code;
  });
  return best < 0 ? undefined : texts[passage[best]!];
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
