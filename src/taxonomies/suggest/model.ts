import type { Grams } from './grams.ts';
import type { Telling } from './label-index.ts';
import { NearestTexts } from './nearest.ts';
import { neutralDimension } from './neutral.ts';
import { largest, type Sparse, type SparseRows } from './sparse.ts';
import { cpvTree } from './tree.ts';

/** What is bought, as notices say it; index 0 stands for not known. */
export const NATURES = ['', 'services', 'supplies', 'works'] as const;

/** Index in NATURES, 0 for anything else. */
export function natureIndex(nature: string | null | undefined): number {
  return Math.max(0, NATURES.indexOf((nature ?? '') as (typeof NATURES)[number]));
}

/** Linear scores of one level: weight of (feature f, column c) ≈ bytes[f × columns + c] × scales[c]. */
export interface LinearLevel {
  /** Node of each column: the nodes seen twice or more in training, ascending. */
  nodes: Uint16Array;
  scales: Float32Array;
  bytes: Int8Array;
}

/** All that is learnt from the training texts, as stored in the artifact. */
export interface ModelData {
  /** Gram hashes found in two training texts or more, ascending, and in how many. */
  vocabulary: Uint32Array;
  documentFrequency: Uint16Array;
  /** Training texts as their strongest grams (positions in the vocabulary). */
  texts: SparseRows;
  /** Training texts as neutral vectors. */
  neutralTexts: SparseRows;
  /** Usual raw neutral values. */
  usual: Float32Array;
  /** Code (position in the tree) and nature of each training text. */
  codes: Uint16Array;
  natures: Uint8Array;
  /** One per level of the tree. */
  linear: readonly LinearLevel[];
}

/** Neutral values used by the linear scores and, fewer, to find neutral neighbours. */
export const NEUTRAL_KEPT = 200;
/** Grams of an asked text, and of a stored training text, that are compared. */
export const GRAMS_KEPT = 400;
export const GRAMS_STORED = 120;
export const NEUTRAL_STORED = 80;

/** Text as a tf-idf vector over the vocabulary, its `keep` strongest grams, length 1. */
export function vectorOf(
  text: Grams,
  model: Pick<ModelData, 'vocabulary' | 'documentFrequency' | 'codes'>,
  keep: number,
): Sparse {
  const { vocabulary, documentFrequency } = model;
  const ids: number[] = [];
  const values: number[] = [];
  let slot = 0;
  for (let i = 0; i < text.ids.length; i++) {
    const id = text.ids[i]!;
    while (slot < vocabulary.length && vocabulary[slot]! < id) slot++;
    if (slot === vocabulary.length) break;
    if (vocabulary[slot] !== id) continue;
    ids.push(slot);
    values.push(text.weights[i]! * Math.log(1 + model.codes.length / documentFrequency[slot]!));
  }
  return largest(ids, Float32Array.from(values), keep);
}

/** Tells how telling a gram is, from the number of training texts that hold it: √(idf / idf of two texts). */
export function tellingOf(words: Pick<ModelData, 'vocabulary' | 'documentFrequency'>, texts: number): Telling {
  const rarest = Math.log(1 + texts / 2);
  const known = new Map<number, number>();
  words.vocabulary.forEach((id, i) => {
    known.set(id, Math.sqrt(Math.log(1 + texts / words.documentFrequency[i]!) / rarest));
  });
  return (gram) => known.get(gram) ?? 1;
}

/** Training counts of one level: texts per node, and texts per nature and node. */
export interface NodeCounts {
  total: Uint16Array;
  byNature: readonly Uint16Array[];
}

function countNodes(data: ModelData): NodeCounts[] {
  return cpvTree().levels.map(({ prefixes, ofCode }) => {
    const total = new Uint16Array(prefixes.length);
    const byNature = NATURES.map(() => new Uint16Array(prefixes.length));
    data.codes.forEach((code, row) => {
      const node = ofCode[code]!;
      total[node]! += 1;
      const natured = byNature[data.natures[row]!]!;
      natured[node]! += 1;
    });
    return { total, byNature };
  });
}

/** The model ready to use: its data with the indexes built over it. */
export interface Model {
  data: ModelData;
  nearest: NearestTexts;
  neutralNearest: NearestTexts;
  counts: readonly NodeCounts[];
}

/** Builds the indexes (about 50 ms). */
export function buildModel(data: ModelData): Model {
  return {
    data,
    nearest: new NearestTexts(data.texts, data.vocabulary.length),
    neutralNearest: new NearestTexts(data.neutralTexts, neutralDimension()),
    counts: countNodes(data),
  };
}

/** Scores of all nodes of one level for a neutral vector; 0 for nodes without a column. */
export function linearScores(vector: Sparse, level: LinearLevel, nodeCount: number): Float32Array {
  const columns = level.nodes.length;
  const sums = new Float32Array(columns);
  for (let i = 0; i < vector.ids.length; i++) {
    const value = vector.values[i]!;
    const start = vector.ids[i]! * columns;
    for (let c = 0; c < columns; c++) sums[c] = sums[c]! + value * level.bytes[start + c]!;
  }
  const scores = new Float32Array(nodeCount);
  for (let c = 0; c < columns; c++) scores[level.nodes[c]!] = sums[c]! * level.scales[c]!;
  return scores;
}
