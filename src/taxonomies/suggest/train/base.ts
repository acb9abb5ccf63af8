import { type Grams, gramsOfText } from '../grams.ts';
import { LabelLibrary } from '../labels.ts';
import {
  buildModel,
  GRAMS_STORED,
  type Model,
  type ModelData,
  NEUTRAL_KEPT,
  NEUTRAL_STORED,
  tellingOf,
  vectorOf,
} from '../model.ts';
import { neutralDimension, neutralVector, rawNeutral, sharpen } from '../neutral.ts';
import { packRows, type Sparse } from '../sparse.ts';
import { cpvTree } from '../tree.ts';
import { Ridge } from './ridge.ts';
import type { TextRow } from './rows.ts';

/** A row with what is worked out of it once, whatever is learnt later. */
export interface PreparedRow extends TextRow {
  grams: Grams;
  similarity: Float32Array;
  raw: Float32Array;
}

/**
 * Compares each text with the labels of its language (some milliseconds per row; 45 kB kept per row). How common a gram is
 * in texts is counted over all rows, the only thing that folds share: it knows nothing of codes.
 */
export function prepareRows(all: readonly TextRow[]): PreparedRow[] {
  const rows = all.map((row) => ({ ...row, grams: gramsOfText(row.text) }));
  const learnt = rows.filter((row) => row.code >= 0);
  const library = new LabelLibrary(tellingOf(vocabularyOf(learnt), learnt.length));
  library.load([...new Set(rows.map((row) => row.lang))]);
  return rows.map((row) => {
    const similarity = library.of(row.lang).index.scores(row.grams);
    return { ...row, similarity, raw: rawNeutral(sharpen(similarity)) };
  });
}

const LAMBDA = 0.3;

/** Grams found in two texts or more, with the number of texts. */
function vocabularyOf(rows: readonly { grams: Grams }[]): Pick<ModelData, 'vocabulary' | 'documentFrequency'> {
  const frequency = new Map<number, number>();
  for (const { grams } of rows) for (const id of grams.ids) frequency.set(id, (frequency.get(id) ?? 0) + 1);
  const vocabulary = Uint32Array.from([...frequency].filter(([, count]) => count > 1).map(([id]) => id)).sort();
  return { vocabulary, documentFrequency: Uint16Array.from(vocabulary, (id) => frequency.get(id)!) };
}

function meanRaw(rows: readonly PreparedRow[]): Float32Array {
  const mean = new Float64Array(neutralDimension());
  for (const { raw } of rows) {
    for (let i = 0; i < raw.length; i++) mean[i] = mean[i]! + raw[i]! / rows.length;
  }
  return Float32Array.from(mean);
}

/**
 * Learns from rows whose code is listed (others are left out): gram statistics, stored texts, linear weights. `levels`:
 * those that get linear weights, all unless given; the others' scores are 0.
 */
export function trainModel(all: readonly PreparedRow[], levels?: readonly number[]): Model {
  const rows = all.filter((row) => row.code >= 0);
  const codes = Uint16Array.from(rows, (row) => row.code);
  const words = { ...vocabularyOf(rows), codes };
  const usual = meanRaw(rows);
  const neutral = (keep: number): Sparse[] => rows.map((row) => neutralVector(row.raw, usual, keep));
  const ridge = new Ridge(neutral(NEUTRAL_KEPT), neutralDimension(), LAMBDA);
  return buildModel({
    ...words,
    texts: packRows(rows.map((row) => vectorOf(row.grams, words, GRAMS_STORED))),
    neutralTexts: packRows(neutral(NEUTRAL_STORED)),
    usual,
    natures: Uint8Array.from(rows, (row) => row.nature),
    linear: cpvTree().levels.map(({ ofCode }, level) =>
      levels === undefined || levels.includes(level)
        ? ridge.solve(codes.map((code) => ofCode[code]!))
        : { nodes: new Uint16Array(), scales: new Float32Array(), bytes: new Int8Array() },
    ),
  });
}
