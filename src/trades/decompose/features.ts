import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import type { LevelCounts, TradeEvidence } from './candidates.ts';
import { DIGITS, nodeOf, type TradeLevel } from './nodes.ts';
import { addRelative, relativeWidth } from './relative.ts';

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
  'title',
  'pieces',
  'piece',
  'alike',
  'language',
] as const;

/** Features that say something of the work, or yes or no: beside those of other candidates they say nothing more. */
const SAYS_ALL: ReadonlySet<string> = new Set<(typeof FEATURES)[number]>([
  'same group',
  'same division',
  'main names level',
  'nature',
  'division is supplies',
  'project',
  'alike',
  'language',
]);

/** Features that are also told beside those of the other candidates (`relative.ts`). */
const RELATIVE = FEATURES.flatMap((name, i) => (SAYS_ALL.has(name) ? [] : [i]));

/** Values of one candidate. */
export const WIDTH = FEATURES.length + relativeWidth(RELATIVE.length);

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
      evidence.title[node]!,
      evidence.pieces[node]!,
      evidence.piece[node]!,
      evidence.habits.alike[node]!,
      evidence.habits.language[node]!,
    ];
    out.set(values, row * WIDTH);
  });
  addRelative(out, { width: WIDTH, features: RELATIVE, from: FEATURES.length });
  return out;
}
