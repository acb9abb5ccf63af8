import { gramsOfText } from '../../../taxonomies/suggest/grams.ts';
import { LabelLibrary } from '../../../taxonomies/suggest/labels.ts';
import { GRAMS_STORED, type Model, NEUTRAL_STORED, tellingOf, vectorOf } from '../../../taxonomies/suggest/model.ts';
import { neutralVector, rawNeutral, sharpen } from '../../../taxonomies/suggest/neutral.ts';
import type { RankerWeights } from '../../../taxonomies/suggest/ranker.ts';
import { packRows } from '../../../taxonomies/suggest/sparse.ts';
import { type PreparedRow, trainModel } from '../../../taxonomies/suggest/train/base.ts';
import type { KeptWork } from '../artifact.ts';
import { type Calibration, fitCalibration, fitLine } from '../calibration.ts';
import { WIDTH } from '../features.ts';
import { buyerKey, type Candidates, KnownWorks, type Reading } from '../known.ts';
import { nodeOf, TRADE_LEVELS, type TradeLevel } from '../nodes.ts';
import { oddsOf } from '../odds.ts';
import type { KnownTexts } from '../similar.ts';
import type { Trees } from '../trees.ts';
import { growTrees } from './grow.ts';
import type { WorkRow } from './rows.ts';

/** A work as it is kept: codes, language and a hash of the buyer's name. */
export const keptWork = ({ kind, lang, cpvMain, further, buyer }: WorkRow): KeptWork => ({
  kind,
  lang,
  main: cpvMain,
  further,
  buyer: buyerKey(buyer),
});

/** Vectors of works over the suggester's vocabulary. */
export function vectorsOf(
  rows: readonly WorkRow[],
  { model, library }: Reading,
): Pick<KnownTexts, 'words' | 'meaning'> {
  library.load([...new Set(rows.map(({ lang }) => lang))]);
  const read = rows.map(({ text, lang }) => {
    const grams = gramsOfText(text);
    return { grams, raw: rawNeutral(sharpen(library.of(lang).index.scores(grams))) };
  });
  return {
    words: packRows(read.map(({ grams }) => vectorOf(grams, model.data, GRAMS_STORED))),
    meaning: packRows(read.map(({ raw }) => neutralVector(raw, model.data.usual, NEUTRAL_STORED))),
  };
}

/** A measured work as models saw it that had not learned from it. */
export interface Unseen {
  row: WorkRow;
  fold: number;
  levels: Readonly<Record<TradeLevel, Candidates & { hits: Uint8Array; gold: number }>>;
}

/** Candidates of a row with their outcomes. */
function judged(row: WorkRow, { nodes, features }: Candidates, level: TradeLevel): Unseen['levels'][TradeLevel] {
  const own = nodeOf(row.cpvMain, level);
  const gold = new Set(row.further.map((code) => nodeOf(code, level)).filter((node) => node >= 0 && node !== own));
  return { nodes, features, hits: Uint8Array.from(nodes, (node) => (gold.has(node) ? 1 : 0)), gold: gold.size };
}

const readingOf = (model: Model, weights: RankerWeights): Reading => ({
  model,
  weights,
  library: new LabelLibrary(tellingOf(model.data, model.data.codes.length)),
});

/**
 * Features of every measured row by models that learned from neither it nor its procedure: the suggester's model, the
 * counts and the known works of each fold are made of the other folds.
 */
export function unseenFeatures(
  base: readonly PreparedRow[],
  works: readonly WorkRow[],
  folds: { base: Uint8Array; works: Uint8Array; count: number },
  weights: RankerWeights,
): Unseen[] {
  const found: Unseen[] = [];
  for (let fold = 0; fold < folds.count; fold++) {
    const model = trainModel(
      base.filter((_, i) => folds.base[i] !== fold),
      TRADE_LEVELS,
    );
    const reading = readingOf(model, weights);
    const learned = works.filter((_, i) => folds.works[i] !== fold);
    const known = new KnownWorks(learned.map(keptWork), vectorsOf(learned, reading), reading);
    works.forEach((row, i) => {
      if (folds.works[i] !== fold || !row.measured) return;
      const { levels } = known.about(row, reading.library.of(row.lang));
      found.push({ row, fold, levels: { 1: judged(row, levels[1], 1), 2: judged(row, levels[2], 2) } });
    });
  }
  return found;
}

/** Trees are grown so often, with other rows and features drawn: their mean is surer than any of them. */
const SEEDS = [1, 2, 3, 4, 5] as const;

/** Grows the trees of one level, once for each seed, on rows that have gold there. */
export function treesOf(rows: readonly Unseen[], level: TradeLevel): Trees[] {
  const usable = rows.filter(({ levels }) => levels[level].gold > 0).map(({ levels }) => levels[level]);
  const count = usable.reduce((sum, { nodes }) => sum + nodes.length, 0);
  const features = new Float32Array(count * WIDTH);
  const hits = new Uint8Array(count);
  let at = 0;
  for (const item of usable) {
    features.set(item.features, at * WIDTH);
    hits.set(item.hits, at);
    at += item.nodes.length;
  }
  return SEEDS.map((seed) => growTrees({ features, width: WIDTH, hits }, seed));
}

/** A measured row with the log-odds of trees that were grown without its fold. */
export type Scored = Unseen & { scores: Readonly<Record<TradeLevel, Float64Array>> };

/** Scores every row by trees of the other folds. */
export function scoredUnseen(rows: readonly Unseen[], folds: number): Scored[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const others = rows.filter((row) => row.fold !== fold);
    const trees = { 1: treesOf(others, 1), 2: treesOf(others, 2) };
    return rows
      .filter(({ fold: own }) => own === fold)
      .map((row) => ({ ...row, scores: oddsOf(row.levels, trees, row.row.cpvMain) }));
  });
}

/**
 * Most probable candidates of each row that projects are calibrated on: the ones that are ever shown, with as many more as
 * say where the line ends.
 */
const TOP_OF_PROJECT = 30;

/**
 * Calibration of one level for lots or projects, on rows whose scores come from trees that had not seen them. Projects are
 * too few for as many steps as lots have: theirs is a line in log-odds.
 */
export function calibrationOf(rows: readonly Scored[], kind: 'lot' | 'project', level: TradeLevel): Calibration {
  const scored = rows
    .filter(({ row, levels }) => row.kind === kind && levels[level].gold > 0)
    .map(({ levels, scores }) =>
      Array.from(scores[level], (score, i) => ({ score, hit: levels[level].hits[i] === 1 })),
    );
  if (kind === 'lot') return fitCalibration(scored.flat(), 60);
  return fitLine(scored.flatMap((row) => row.sort((a, b) => b.score - a.score).slice(0, TOP_OF_PROJECT)));
}
