import type { LevelEvidence } from './evidence.ts';
import { type Model, NATURES, type NodeCounts } from './model.ts';
import { positionsOfLargest } from './sparse.ts';
import { cpvTree } from './tree.ts';

/**
 * Ranks the nodes of each level, divisions first. At each level a softmax over candidate nodes weighs the evidence and the
 * probability of the node above (a conditional logit model; McFadden 1974). Nodes seen in training and nodes that live on
 * their label alone share one scale: `seen`, the training count and the label share of unseen nodes are inputs, and the
 * weights fitted on texts left out of training are the gate between the two.
 */

/** Inputs of the softmax, in the order of the weights; the last one is added by `rankLevels`. */
export const FEATURES = [
  'log label share',
  'label share',
  'best label',
  'log training count',
  'seen in training',
  'log label share, unseen',
  'log nature',
  'log linear score',
  'linear score',
  'log neighbours',
  'first neighbours',
  'log neutral neighbours',
  'same as above',
  'log probability above',
] as const;

/** Candidates weighed per level. */
export const CANDIDATES = 80;

/** One weight per feature and level; a set for texts of known nature and one for others. */
export interface RankerWeights {
  withNature: readonly (readonly number[])[];
  withoutNature: readonly (readonly number[])[];
}

/** Ranked nodes of one level with their probabilities, best first. */
export interface RankedLevel {
  nodes: Uint16Array;
  probabilities: Float64Array;
}

const logLabel = (share: number): number => Math.log(share + 1e-3);
const logLinear = (score: number): number => Math.log(Math.max(score, 0) + 0.02);
const logNear = (mass: number): number => Math.log(mass + 0.05);

/** The nodes with the strongest evidence, at most CANDIDATES, in code order. */
export function candidatesOf(evidence: LevelEvidence): Uint16Array {
  const scores = evidence.labelShare.map(
    (share, node) =>
      logLabel(share) +
      logLinear(evidence.linear[node]!) +
      logNear(evidence.near[node]!) / 2 +
      evidence.labelBest[node]!,
  );
  return Uint16Array.from(positionsOfLargest(scores, CANDIDATES));
}

/** How much the known nature (index in NATURES) speaks for a node: log of its smoothed share of the nature's texts. */
function logNature(counts: NodeCounts, nature: number, node: number): number {
  if (nature === 0) return 0;
  return Math.log((counts.byNature[nature]![node]! + 0.5) / (counts.total[node]! + NATURES.length / 2));
}

/** Writes the features of a node, without the last one, to `out` from `at`. */
export function nodeFeatures(
  evidence: LevelEvidence,
  model: Model,
  level: number,
  node: number,
  nature: number,
  out: Float32Array,
  at: number,
): void {
  const counts = model.counts[level]!;
  const seen = counts.total[node]! > 0 ? 1 : 0;
  const label = logLabel(evidence.labelShare[node]!);
  out[at] = label;
  out[at + 1] = evidence.labelShare[node]!;
  out[at + 2] = evidence.labelBest[node]!;
  out[at + 3] = Math.log(counts.total[node]! + 0.3);
  out[at + 4] = seen;
  out[at + 5] = seen ? 0 : label;
  out[at + 6] = logNature(counts, nature, node);
  out[at + 7] = logLinear(evidence.linear[node]!);
  out[at + 8] = evidence.linear[node]!;
  out[at + 9] = logNear(evidence.near[node]!);
  out[at + 10] = evidence.nearFirst[node]!;
  out[at + 11] = logNear(evidence.nearNeutral[node]!);
  out[at + 12] = cpvTree().levels[level]!.stops[node]!;
}

/** Probability of a node that was no candidate, for the level below. */
export const NO_CANDIDATE = 1e-6;

/** Softmax of linear scores: `features` holds rows of FEATURES.length values. */
export function softmax(features: Float32Array, rows: number, weights: readonly number[]): Float64Array {
  const width = FEATURES.length;
  const scores = new Float64Array(rows);
  let top = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows; row++) {
    let score = 0;
    for (let f = 0; f < width; f++) score += weights[f]! * features[row * width + f]!;
    scores[row] = score;
    top = Math.max(top, score);
  }
  let total = 0;
  for (let row = 0; row < rows; row++) total += scores[row] = Math.exp(scores[row]! - top);
  return scores.map((score) => score / total);
}

/** Ranks all five levels. `nature`: index in NATURES. */
export function rankLevels(
  evidence: readonly LevelEvidence[],
  model: Model,
  weights: RankerWeights,
  nature: number,
): RankedLevel[] {
  const width = FEATURES.length;
  const set = nature === 0 ? weights.withoutNature : weights.withNature;
  let above: Float64Array | undefined;
  return cpvTree().levels.map(({ prefixes, parent }, level) => {
    const candidates = candidatesOf(evidence[level]!);
    const features = new Float32Array(candidates.length * width);
    candidates.forEach((node, row) => {
      nodeFeatures(evidence[level]!, model, level, node, nature, features, row * width);
      features[row * width + width - 1] = above ? Math.log(above[parent[node]!]! + NO_CANDIDATE) : 0;
    });
    const probabilities = softmax(features, candidates.length, set[level]!);
    above = new Float64Array(prefixes.length);
    for (let row = 0; row < candidates.length; row++) above[candidates[row]!] = probabilities[row]!;
    const order = Uint16Array.from(candidates.keys()).sort((a, b) => probabilities[b]! - probabilities[a]! || a - b);
    return {
      nodes: order.map((row) => candidates[row]!),
      probabilities: Float64Array.from(order, (row) => probabilities[row]!),
    };
  });
}
