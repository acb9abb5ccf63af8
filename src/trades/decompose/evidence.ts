import { gather, type LevelEvidence } from '../../taxonomies/suggest/evidence.ts';
import { type Grams, gramsOfLabel, gramsOfText } from '../../taxonomies/suggest/grams.ts';
import type { LanguageLabels } from '../../taxonomies/suggest/labels.ts';
import { type Model, natureIndex } from '../../taxonomies/suggest/model.ts';
import { rawNeutral, sharpen, sumUp } from '../../taxonomies/suggest/neutral.ts';
import { type RankedLevel, type RankerWeights, rankLevels } from '../../taxonomies/suggest/ranker.ts';
import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import { TRADE_LEVELS, type TradeLevel } from './nodes.ts';
import { passagesOf, piecesOf } from './passages.ts';

/** What a text says of the nodes of one level. */
export interface TextLevel {
  /** From the CPV suggester: the whole text. */
  text: LevelEvidence;
  /** Probability of each node by the suggester, for the whole text and for its first line. */
  probability: Float64Array;
  title: Float64Array;
  /** Best likeness of one passage to a label under the node. */
  passage: Float32Array;
  /** Share of the label mass under the node in each piece of the text: their sum, and the most of one. */
  pieces: Float32Array;
  piece: Float32Array;
}

/** What a text says by itself, whatever is known of other works: per trade level. */
export interface TextEvidence {
  grams: Grams;
  raw: Float32Array;
  levels: Readonly<Record<TradeLevel, TextLevel>>;
}

function bestBelow(scores: Float32Array, level: TradeLevel): Float32Array {
  const { prefixes, ofCode } = cpvTree().levels[level]!;
  const best = new Float32Array(prefixes.length);
  scores.forEach((score, code) => {
    const node = ofCode[code]!;
    if (score > best[node]!) best[node] = score;
  });
  return best;
}

/** Shares of the label mass under each node in the pieces of a text. */
function sharesOfPieces(
  text: string,
  language: LanguageLabels,
): Readonly<Record<TradeLevel, { sum: Float32Array; most: Float32Array }>> {
  const none = (level: TradeLevel): Float32Array => new Float32Array(cpvTree().levels[level]!.prefixes.length);
  const found = { 1: { sum: none(1), most: none(1) }, 2: { sum: none(2), most: none(2) } };
  for (const piece of piecesOf(text)) {
    const mass = sharpen(language.index.scores(gramsOfText(piece)));
    const total = mass.reduce((sum, value) => sum + value, 0) + 1e-12;
    for (const level of TRADE_LEVELS) {
      const { sum, most } = found[level];
      sumUp(mass, level).forEach((under, node) => {
        const share = under / total;
        sum[node] = sum[node]! + share;
        if (share > most[node]!) most[node] = share;
      });
    }
  }
  return found;
}

/** Reads a text with the suggester's model: evidence of the whole, its probabilities, its first line, passages and pieces. */
export function textEvidence(
  work: { text: string; nature: string },
  language: LanguageLabels,
  model: Model,
  weights: RankerWeights,
): TextEvidence {
  const grams = gramsOfText(work.text);
  const similarity = language.index.scores(grams);
  const evidence = gather(grams, similarity, model);
  const ranked = rankLevels(evidence, model, weights, natureIndex(work.nature));
  const first = gramsOfText(work.text.split('\n', 1)[0]!);
  const ofTitle = gather(first, language.index.scores(first), model);
  const rankedTitle = rankLevels(ofTitle, model, weights, natureIndex(work.nature));
  const best = new Float32Array(similarity.length);
  for (const { text } of passagesOf(work.text)) {
    language.index.scores(gramsOfLabel(text)).forEach((score, code) => {
      if (score > best[code]!) best[code] = score;
    });
  }
  const pieces = sharesOfPieces(work.text, language);
  const of = (level: TradeLevel): TextLevel => ({
    text: evidence[level]!,
    probability: byNode(ranked[level]!, level),
    title: byNode(rankedTitle[level]!, level),
    passage: bestBelow(best, level),
    pieces: pieces[level].sum,
    piece: pieces[level].most,
  });
  return { grams, raw: rawNeutral(sharpen(similarity)), levels: { 1: of(1), 2: of(2) } };
}

function byNode({ nodes, probabilities }: RankedLevel, level: TradeLevel): Float64Array {
  const found = new Float64Array(cpvTree().levels[level]!.prefixes.length);
  nodes.forEach((node, rank) => {
    found[node] = probabilities[rank]!;
  });
  return found;
}

/** Likeness of a main code's label to all labels, and to the labels under each node of both levels. */
export interface MainLikeness {
  codes: Float32Array;
  levels: Readonly<Record<TradeLevel, Float32Array>>;
}

/** Likeness of a main code's label to other labels, in one language for all: English. */
export function mainLabelLikeness(cpvMain: string, english: LanguageLabels): MainLikeness {
  const tree = cpvTree();
  const code = tree.codeIndex.get(cpvMain);
  const scores =
    code === undefined
      ? new Float32Array(tree.codes.length)
      : english.index.scores(gramsOfLabel(english.labels[code]!));
  return { codes: scores, levels: { 1: bestBelow(scores, 1), 2: bestBelow(scores, 2) } };
}
