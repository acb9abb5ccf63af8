import { gather } from '../evidence.ts';
import {
  candidatesOf,
  FEATURES,
  NO_CANDIDATE,
  nodeFeatures,
  type RankedLevel,
  type RankerWeights,
  softmax,
} from '../ranker.ts';
import { cpvTree } from '../tree.ts';
import { type PreparedRow, trainModel } from './base.ts';
import { type Example, fitRanker } from './fit-ranker.ts';

/** Candidates of one level with their features, without the probability above. */
interface LevelCandidates {
  nodes: Uint16Array;
  features: Float32Array;
}

/** A text seen by a model that was trained without its fold. */
export interface OutOfFold {
  row: PreparedRow;
  fold: number;
  /** True when the code is that of a training text of the other folds. */
  seen: boolean;
  levels: readonly LevelCandidates[];
}

const WIDTH = FEATURES.length;
const NATURE_FEATURE = FEATURES.indexOf('log nature');

/**
 * Trains one model per fold on all rows outside it and gathers the candidates of the rows inside it that `measured`
 * accepts. `folds[i]` is the fold of row i.
 */
export function crossValidate(
  rows: readonly PreparedRow[],
  folds: Uint8Array,
  measured: (row: number) => boolean,
): OutOfFold[] {
  const found: OutOfFold[] = [];
  for (const fold of [...new Set(folds)].sort()) {
    const model = trainModel(rows.filter((_, i) => folds[i] !== fold));
    rows.forEach((row, i) => {
      if (folds[i] !== fold || !measured(i)) return;
      const levels = gather(row.grams, row.similarity, model).map((evidence, level) => {
        const nodes = candidatesOf(evidence);
        const features = new Float32Array(nodes.length * WIDTH);
        for (const [c, node] of nodes.entries()) {
          nodeFeatures(evidence, model, level, node, row.nature, features, c * WIDTH);
        }
        return { nodes, features };
      });
      const seen = row.code >= 0 && model.counts.at(-1)!.total[row.code]! > 0;
      found.push({ row, fold, seen, levels });
    });
  }
  return found;
}

/** Features of a level completed by the probability above, and blind to the nature when asked. */
function complete(
  item: OutOfFold,
  level: number,
  above: Map<number, number> | undefined,
  blind: boolean,
): Float32Array {
  const { nodes, features } = item.levels[level]!;
  const { parent } = cpvTree().levels[level]!;
  const completed = features.slice();
  nodes.forEach((node, c) => {
    completed[c * WIDTH + WIDTH - 1] = above ? Math.log((above.get(parent[node]!) ?? 0) + NO_CANDIDATE) : 0;
    if (blind) completed[c * WIDTH + NATURE_FEATURE] = 0;
  });
  return completed;
}

/** Probabilities of the candidates of each level, by node. */
function chain(item: OutOfFold, weights: readonly (readonly number[])[], blind: boolean): Map<number, number>[] {
  const levels: Map<number, number>[] = [];
  for (let level = 0; level < weights.length; level++) {
    const { nodes } = item.levels[level]!;
    const probabilities = softmax(complete(item, level, levels.at(-1), blind), nodes.length, weights[level]!);
    levels.push(new Map([...nodes].map((node, c) => [node, probabilities[c]!])));
  }
  return levels;
}

function fitSet(items: readonly OutOfFold[], blind: boolean): number[][] {
  const { levels } = cpvTree();
  const usable = items.filter((item) => item.row.code >= 0 && (blind || item.row.nature > 0));
  const weights: number[][] = [];
  for (let level = 0; level < levels.length; level++) {
    const examples: Example[] = [];
    for (const item of usable) {
      const truth = item.levels[level]!.nodes.indexOf(levels[level]!.ofCode[item.row.code]!);
      if (truth < 0) continue;
      const above = chain(item, weights, blind).at(-1);
      examples.push({
        features: complete(item, level, above, blind),
        candidates: item.levels[level]!.nodes.length,
        truth,
      });
    }
    weights.push(fitRanker(examples));
  }
  return weights;
}

/** Fits the softmax weights on texts that their models had not seen. */
export function fitWeights(items: readonly OutOfFold[]): RankerWeights {
  return { withNature: fitSet(items, false), withoutNature: fitSet(items, true) };
}

/** Ranks a text with weights; `blind` hides its nature. */
export function rankOutOfFold(item: OutOfFold, weights: RankerWeights, blind: boolean): RankedLevel[] {
  const hidden = blind || item.row.nature === 0;
  return chain(item, hidden ? weights.withoutNature : weights.withNature, hidden).map((probabilities) => {
    const ranked = [...probabilities].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return {
      nodes: Uint16Array.from(ranked, ([node]) => node),
      probabilities: Float64Array.from(ranked, ([, probability]) => probability),
    };
  });
}
