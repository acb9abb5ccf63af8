import type { Signals } from './signals.ts';

/** What a procedure entered as one group, and a like history, are worth as a tie. */
const JOINT = 800;
const LIKE = 800;

/** The tie of a company to the seed, thousandths: what the product would write as the pair's weight. */
export const tieOf = ({ joint, likeness }: Signals): number =>
  Math.min(1000, (joint ? JOINT : 0) + Math.floor((LIKE * likeness) / 1000));

/** The three components of the policy that tell companies apart here. */
export interface TruthWeights {
  coverage: number;
  cohesion: number;
  proximity: number;
}

/** What the team of seed and company scores, up to what all companies share: an integer, as in the engine. */
export const engineScore = (signals: Signals, weights: TruthWeights): number =>
  weights.coverage * signals.quality + weights.cohesion * tieOf(signals) + weights.proximity * signals.proximity;

const b = (s: Signals): number => s.topic + 0.5 * s.nearSite;
const c = (s: Signals): number => b(s) + 0.25 * s.valueFit;

/** The simple baselines of the data's SOURCE.md, worked out anew; their weights were fixed there beforehand. */
export const BASELINES: readonly (readonly [string, (signals: Signals) => number])[] = [
  ['popularity', (s) => s.awards],
  ['a topic', (s) => s.topic],
  ['b +place', b],
  ['c +value', c],
  ['d +ties', (s) => c(s) + (s.joint ? 1 : 0) + (s.friendOfFriend ? 0.3 : 0)],
  ['ties only', (s) => (s.joint ? 1 : 0) + (s.friendOfFriend ? 0.3 : 0)],
];
