import type { Grams } from './grams.ts';
import { GRAMS_KEPT, linearScores, type Model, NEUTRAL_KEPT, NEUTRAL_STORED, vectorOf } from './model.ts';
import type { Neighbour } from './nearest.ts';
import { neutralVector, rawNeutral, sharpen, sumUp } from './neutral.ts';
import { cpvTree } from './tree.ts';

/** What speaks for each node of one level, one value per node. */
export interface LevelEvidence {
  /** Share of the label mass under the node: sums to 1 over the level (0 everywhere when no label resembles the text). */
  labelShare: Float32Array;
  /** Best label similarity under the node. */
  labelBest: Float32Array;
  /** Linear score of the neutral vector, about 1 for a sure node and 0 for others. */
  linear: Float32Array;
  /** Similarity mass of the nearest training texts: 30 (squared), the first 5, and 30 by neutral vector (cubed). */
  near: Float32Array;
  nearFirst: Float32Array;
  nearNeutral: Float32Array;
}

const NEIGHBOURS = 30;
const FIRST_NEIGHBOURS = 5;

function neighbourMass(neighbours: readonly Neighbour[], power: number, model: Model): (level: number) => Float32Array {
  return (level) => {
    const { prefixes, ofCode } = cpvTree().levels[level]!;
    const mass = new Float32Array(prefixes.length);
    for (const { row, similarity } of neighbours) {
      const node = ofCode[model.data.codes[row]!]!;
      mass[node]! += similarity ** power;
    }
    return mass;
  };
}

function bestBelow(scores: Float32Array, level: number): Float32Array {
  const { prefixes, ofCode } = cpvTree().levels[level]!;
  const best = new Float32Array(prefixes.length);
  for (let code = 0; code < scores.length; code++) {
    const node = ofCode[code]!;
    if (scores[code]! > best[node]!) best[node] = scores[code]!;
  }
  return best;
}

/** Gathers the evidence of all five levels for a text; `similarity`: to each label of its own language (LabelIndex). */
export function gather(text: Grams, similarity: Float32Array, model: Model): LevelEvidence[] {
  const mass = sharpen(similarity);
  const total = mass.reduce((sum, value) => sum + value, 0) + 1e-12;
  const raw = rawNeutral(mass);
  const neutral = neutralVector(raw, model.data.usual, NEUTRAL_KEPT);
  const neighbours = model.nearest.nearest(vectorOf(text, model.data, GRAMS_KEPT), NEIGHBOURS);
  const near = neighbourMass(neighbours, 2, model);
  const nearFirst = neighbourMass(neighbours.slice(0, FIRST_NEIGHBOURS), 1, model);
  const nearNeutral = neighbourMass(
    model.neutralNearest.nearest(neutralVector(raw, model.data.usual, NEUTRAL_STORED), NEIGHBOURS),
    3,
    model,
  );
  return cpvTree().levels.map(({ prefixes }, level) => ({
    labelShare: sumUp(mass, level).map((value) => value / total),
    labelBest: bestBelow(similarity, level),
    linear: linearScores(neutral, model.data.linear[level]!, prefixes.length),
    near: near(level),
    nearFirst: nearFirst(level),
    nearNeutral: nearNeutral(level),
  }));
}
