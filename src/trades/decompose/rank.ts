import { isCpv } from '../../taxonomies/known-codes.ts';
import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import { type Calibration, calibrated } from './calibration.ts';
import { DIGITS, nodeOf, type TradeLevel } from './nodes.ts';

/** A group or class of a work with its probability. */
export interface RankedNode {
  /** Its first three or four digits. */
  prefix: string;
  score: number;
}

/** Candidates of one level with the trees' log-odds and what they mean. */
export interface Weighed {
  nodes: Uint16Array;
  odds: Float64Array;
  calibration: Calibration;
}

/** Probability of a code that the text itself writes out: chosen by reasoning, not 1, for some are quoted to be excluded. */
const WRITTEN = 0.95;
const WRITTEN_CODE = /(?<!\d)(\d{8})(?:-\d)?(?!\d)/g;

/** CPV codes written out in a text, with the words around each. */
export function writtenCodes(text: string): { code: string; quote: string }[] {
  return [...text.matchAll(WRITTEN_CODE)]
    .filter((match) => isCpv(match[1]!))
    .map((match) => {
      const around = text.slice(Math.max(0, match.index - 80), match.index + match[0].length + 60);
      return { code: match[1]!, quote: around.replace(/\s+/g, ' ').trim() };
    });
}

/** Nodes of one level, most probable first; of equal ones those with higher log-odds. */
export function orderedNodes(
  { nodes, odds, calibration }: Weighed,
  level: TradeLevel,
  work: { text: string; cpvMain: string },
): { node: number; score: number }[] {
  const found = new Map<number, { score: number; odds: number }>();
  nodes.forEach((node, row) => {
    found.set(node, { score: calibrated(calibration, odds[row]!), odds: odds[row]! });
  });
  const own = nodeOf(work.cpvMain, level);
  for (const { code } of writtenCodes(work.text)) {
    const node = nodeOf(code, level);
    const before = found.get(node);
    if (node >= 0 && node !== own)
      found.set(node, { score: Math.max(WRITTEN, before?.score ?? 0), odds: before?.odds ?? 0 });
  }
  return [...found]
    .sort(([a, x], [b, y]) => y.score - x.score || y.odds - x.odds || a - b)
    .map(([node, { score }]) => ({ node, score }));
}

/** Groups and classes in one list, most probable first: each group before its classes, of which none is surer. */
export function rankedNodes(
  levels: Readonly<Record<TradeLevel, Weighed>>,
  work: { text: string; cpvMain: string },
): RankedNode[] {
  const tree = cpvTree();
  const of = (level: TradeLevel): RankedNode[] =>
    orderedNodes(levels[level], level, work).map(({ node, score }) => ({
      prefix: tree.levels[level]!.prefixes[node]!,
      score,
    }));
  const [groups, classes] = [of(1), of(2)];
  // Groups keep their own order: one is as sure as the next in that order where a class of it is surer.
  const surest = new Map<string, number>();
  for (const { prefix, score } of classes) {
    const group = prefix.slice(0, DIGITS[1]);
    surest.set(group, Math.max(surest.get(group) ?? 0, score));
  }
  let least = 0;
  const placed = [...groups].reverse().map((group) => {
    least = Math.max(least, group.score, surest.get(group.prefix) ?? 0);
    return { ...group, place: least };
  });
  return [...placed.reverse(), ...classes.map((item) => ({ ...item, place: item.score }))]
    .map((item, order) => ({ ...item, order }))
    .sort((a, b) => b.place - a.place || a.order - b.order)
    .map(({ prefix, score }) => ({ prefix, score }));
}
