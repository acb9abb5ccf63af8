import type { LevelEvidence } from '../../taxonomies/suggest/evidence.ts';
import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import type { FurtherCounts } from './counts.ts';
import { DIGITS, namedNodes, nodeOf, type TradeLevel } from './nodes.ts';

/** What speaks for each node of one level as a further trade of one work. */
export interface TradeEvidence {
  /** From the CPV suggester: the whole text, and the title alone. */
  text: LevelEvidence;
  /** Probability of each node for the text, by the suggester. */
  probability: Float64Array;
  /** Best likeness of one passage to a label under the node. */
  passage: Float32Array;
  /** Likeness of the main code's label to labels under the node. */
  mainLabel: Float32Array;
  /** Mass of similar works whose further codes hold the node: by words, by words with a near main code, by meaning. */
  similar: Float32Array;
  similarNear: Float32Array;
  similarMeaning: Float32Array;
  /** Share of the buyer's other works with the node. */
  buyer: Float32Array;
}

/** Inputs of the trees, in their order. */
export const FEATURES = [
  'share, all',
  'share, division',
  'share, group',
  'share, class',
  'projects, division',
  'projects, group',
  'count, class',
  'the other way round, class',
  'the other way round, division',
  'main text count',
  'same group',
  'same division',
  'main names level',
  'label share',
  'best label',
  'linear',
  'near',
  'near first',
  'near neutral',
  'probability',
  'passage',
  'main label',
  'similar',
  'similar near',
  'similar meaning',
  'buyer',
  'nature',
  'division is supplies',
  'project',
  'best label, of the best',
  'near, of the most',
] as const;
export const WIDTH = FEATURES.length;

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

const max = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, value), 1e-6);

/** Writes the features of candidates, WIDTH values each. */
export function featuresOf(
  evidence: TradeEvidence,
  counts: LevelCounts,
  work: { cpvMain: string; nature: string; kind: 'lot' | 'project' },
  level: TradeLevel,
  nodes: Uint16Array,
): Float32Array {
  const { prefixes } = cpvTree().levels[level]!;
  const main = work.cpvMain;
  const out = new Float32Array(nodes.length * WIDTH);
  const { text } = evidence;
  const bestLabel = max(text.labelBest);
  const mostNear = max(text.near);
  const nature = ['services', 'supplies', 'works'].indexOf(work.nature) + 1;
  const named = nodeOf(main, level) >= 0 ? 1 : 0;
  const mainNode = nodeOf(main, level);
  nodes.forEach((node, row) => {
    const prefix = prefixes[node]!;
    const [all, division, group, cls] = counts.lots.shares(main, node);
    const [, pDivision, pGroup] = counts.projects.shares(main, node);
    const back = mainNode >= 0 ? counts.reverse.count(prefix, mainNode) : 0;
    const [, backDivision] = mainNode >= 0 ? counts.reverse.shares(prefix.padEnd(8, '0'), mainNode) : [0, 0];
    const division2 = Number(prefix.slice(0, 2));
    const values = [
      all,
      division,
      group,
      cls,
      pDivision,
      pGroup,
      counts.lots.count(main.slice(0, DIGITS[level]), node),
      back,
      backDivision,
      counts.texts[node]!,
      prefix.slice(0, 3) === main.slice(0, 3) ? 1 : 0,
      prefix.slice(0, 2) === main.slice(0, 2) ? 1 : 0,
      named,
      text.labelShare[node]!,
      text.labelBest[node]!,
      text.linear[node]!,
      text.near[node]!,
      text.nearFirst[node]!,
      text.nearNeutral[node]!,
      evidence.probability[node]!,
      evidence.passage[node]!,
      evidence.mainLabel[node]!,
      evidence.similar[node]!,
      evidence.similarNear[node]!,
      evidence.similarMeaning[node]!,
      evidence.buyer[node]!,
      nature,
      division2 < 45 || division2 === 48 ? 1 : 0,
      work.kind === 'project' ? 1 : 0,
      text.labelBest[node]! / bestLabel,
      text.near[node]! / mostNear,
    ];
    out.set(values, row * WIDTH);
  });
  return out;
}
