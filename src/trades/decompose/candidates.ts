import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import type { FurtherCounts } from './counts.ts';
import type { TextLevel } from './evidence.ts';
import type { HabitShares } from './habits.ts';
import { namedNodes, nodeOf, type TradeLevel } from './nodes.ts';

/** What speaks for each node of one level as a further trade of one work. */
export interface TradeEvidence extends TextLevel {
  habits: HabitShares;
  /** Likeness of the main code's label to labels under the node. */
  mainLabel: Float32Array;
  /** Mass of similar works whose further codes hold the node: by words, by words with a near main code, by meaning. */
  similar: Float32Array;
  similarNear: Float32Array;
  similarMeaning: Float32Array;
  /** Share of the buyer's other works with the node. */
  buyer: Float32Array;
}

/** Counts that features are read from. */
export interface LevelCounts {
  lots: FurtherCounts;
  projects: FurtherCounts;
  /** Works by the node of their further code with the main code's prefix: the other way round. */
  reverse: FurtherCounts;
  /** Texts per node in the suggester's training. */
  texts: Uint16Array;
}

/** Candidates weighed per work and level: chosen for time, the measures look at the first ten (`bench -- trades`). */
export const CANDIDATES = 120;

/** The nodes with the strongest signs, in tree order: named ones, never the main code's own. */
export function candidatesOf(
  evidence: TradeEvidence,
  counts: LevelCounts,
  main: string,
  level: TradeLevel,
): Uint16Array {
  const { prefixes } = cpvTree().levels[level]!;
  const named = namedNodes(level);
  const own = nodeOf(main, level);
  const signs = new Float64Array(prefixes.length).fill(-1);
  for (let node = 0; node < prefixes.length; node++) {
    if (named[node] === 0 || node === own) continue;
    const [, division, group, cls] = counts.lots.shares(main, node);
    const [, ofProjects] = counts.projects.shares(main, node);
    signs[node] =
      division +
      group +
      2 * cls +
      0.5 * ofProjects +
      evidence.similar[node]! +
      evidence.similarNear[node]! +
      0.5 * evidence.similarMeaning[node]! +
      evidence.buyer[node]! +
      0.6 * evidence.probability[node]! +
      0.2 * evidence.text.labelBest[node]! +
      0.2 * evidence.passage[node]! +
      0.3 * evidence.text.labelShare[node]!;
  }
  const order = Array.from(signs.keys()).filter((node) => signs[node]! >= 0);
  order.sort((a, b) => signs[b]! - signs[a]! || a - b);
  return Uint16Array.from(order.slice(0, CANDIDATES)).sort();
}
