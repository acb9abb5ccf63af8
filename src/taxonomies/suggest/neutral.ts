import { largest, type Sparse } from './sparse.ts';
import { cpvTree } from './tree.ts';

/**
 * Language-neutral description of a text: how strongly it resembles the labels under each division, group and class, each
 * text being compared with the labels of its own language. A Polish and a French text about roads get alike vectors, so
 * what is learnt from one serves the other (explicit semantic analysis over a parallel label corpus; Potthast, Stein and
 * Anderka 2008, "A Wikipedia-based multilingual retrieval model").
 */

/** Levels whose nodes describe a text: divisions, groups and classes. */
const NEUTRAL_LEVELS = 3;

/** Keeps strong matches and silences the many faint ones. */
const SHARPNESS = 4;

/** Added to each node's usual value before dividing by it, as a part of the overall mean. */
const FLOOR_SHARE = 0.3;

/** Number of values in a neutral vector. */
export function neutralDimension(): number {
  return cpvTree()
    .levels.slice(0, NEUTRAL_LEVELS)
    .reduce((sum, level) => sum + level.prefixes.length, 0);
}

/** Label similarities (one per code) to the power 4: the mass that is summed up the tree. */
export function sharpen(scores: Float32Array): Float32Array {
  return scores.map((score) => score ** SHARPNESS);
}

/** Sums of code masses per node of one level. */
export function sumUp(mass: Float32Array, level: number): Float32Array {
  const { prefixes, ofCode } = cpvTree().levels[level]!;
  const sums = new Float32Array(prefixes.length);
  for (let code = 0; code < mass.length; code++) {
    const node = ofCode[code]!;
    sums[node]! += mass[code]!;
  }
  return sums;
}

/** Square roots of the node sums of divisions, groups and classes, one after the other: not yet scaled. */
export function rawNeutral(mass: Float32Array): Float32Array {
  const raw = new Float32Array(neutralDimension());
  let offset = 0;
  for (let level = 0; level < NEUTRAL_LEVELS; level++) {
    const sums = sumUp(mass, level);
    raw.set(sums.map(Math.sqrt), offset);
    offset += sums.length;
  }
  return raw;
}

/**
 * The neutral vector: each value divided by what is usual for its node (`usual`: means over training texts), each level
 * scaled to the same length, the `keep` largest values of all kept.
 */
export function neutralVector(raw: Float32Array, usual: Float32Array, keep: number): Sparse {
  const values = new Float32Array(raw.length);
  let offset = 0;
  for (const { prefixes } of cpvTree().levels.slice(0, NEUTRAL_LEVELS)) {
    const end = offset + prefixes.length;
    let mean = 0;
    for (let i = offset; i < end; i++) mean += usual[i]! / prefixes.length;
    let squares = 0;
    for (let i = offset; i < end; i++) {
      const value = raw[i]! / (usual[i]! + FLOOR_SHARE * mean + 1e-12);
      values[i] = value;
      squares += value * value;
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let i = offset; i < end; i++) values[i] = values[i]! * scale;
    offset = end;
  }
  return largest(Uint32Array.from(values.keys()), values, keep);
}
