import { gather, type LevelEvidence } from '../../taxonomies/suggest/evidence.ts';
import { type Grams, gramsOfLabel, gramsOfText } from '../../taxonomies/suggest/grams.ts';
import type { LanguageLabels } from '../../taxonomies/suggest/labels.ts';
import { type Model, natureIndex } from '../../taxonomies/suggest/model.ts';
import { rawNeutral, sharpen } from '../../taxonomies/suggest/neutral.ts';
import { type RankerWeights, rankLevels } from '../../taxonomies/suggest/ranker.ts';
import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import { TRADE_LEVELS, type TradeLevel } from './nodes.ts';
import { passagesOf } from './passages.ts';

/** What a text says by itself, whatever is known of other works: per trade level. */
export interface TextEvidence {
  grams: Grams;
  raw: Float32Array;
  levels: Readonly<Record<TradeLevel, { text: LevelEvidence; probability: Float64Array; passage: Float32Array }>>;
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

/** Reads a text with the suggester's model: evidence of the whole, its probabilities, and the best passages. */
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
  const best = new Float32Array(similarity.length);
  for (const { text } of passagesOf(work.text)) {
    language.index.scores(gramsOfLabel(text)).forEach((score, code) => {
      if (score > best[code]!) best[code] = score;
    });
  }
  const of = (level: TradeLevel) => {
    const probability = new Float64Array(cpvTree().levels[level]!.prefixes.length);
    ranked[level]!.nodes.forEach((node, rank) => {
      probability[node] = ranked[level]!.probabilities[rank]!;
    });
    return { text: evidence[level]!, probability, passage: bestBelow(best, level) };
  };
  return { grams, raw: rawNeutral(sharpen(similarity)), levels: { 1: of(1), 2: of(2) } };
}

const likenesses = new Map<string, Readonly<Record<TradeLevel, Float32Array>>>();

/** Likeness of a main code's label to the labels under each node, in one language for all: English. */
export function mainLabelLikeness(
  cpvMain: string,
  english: LanguageLabels,
): Readonly<Record<TradeLevel, Float32Array>> {
  const known = likenesses.get(cpvMain);
  if (known) return known;
  const tree = cpvTree();
  const code = tree.codeIndex.get(cpvMain);
  const scores =
    code === undefined
      ? new Float32Array(tree.codes.length)
      : english.index.scores(gramsOfLabel(english.labels[code]!));
  const found = { 1: bestBelow(scores, TRADE_LEVELS[0]), 2: bestBelow(scores, TRADE_LEVELS[1]) };
  likenesses.set(cpvMain, found);
  return found;
}
