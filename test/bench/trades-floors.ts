import { cpvTree } from '../../src/taxonomies/suggest/tree.ts';
import { FurtherCounts } from '../../src/trades/decompose/counts.ts';
import { namedNodes, nodeOf, type TradeLevel } from '../../src/trades/decompose/nodes.ts';
import { keptWork } from '../../src/trades/decompose/train/learn.ts';
import type { WorkRow } from '../../src/trades/decompose/train/rows.ts';
import { bm25Codes } from './cpv-floor.ts';
import type { Judged, Ranking } from './trades-measures.ts';

type InFold = { row: WorkRow; fold: number };

const ranked = (level: TradeLevel, score: (node: number) => number, main: string): Ranking => {
  const { prefixes } = cpvTree().levels[level]!;
  const named = namedNodes(level);
  const own = nodeOf(main, level);
  return prefixes
    .map((prefix, node) => ({ prefix, score: named[node] === 1 && node !== own ? score(node) : 0 }))
    .filter(({ score: s }) => s > 0)
    .sort((a, b) => b.score - a.score || (a.prefix < b.prefix ? -1 : 1));
};

/** Groups first, then classes: each level is read on its own. */
const both = (of: (level: TradeLevel) => Ranking): Ranking => [...of(1), ...of(2)];

/**
 * What to beat, by name: how often a further code comes with the main code's division, or its group; BM25 of the text over the
 * labels of its language; and a blend of the last two (0.6 / 0.4). Counts are of other folds than the row's.
 */
export function floorsOf(works: readonly InFold[], measured: (row: WorkRow) => boolean): Map<string, Judged[]> {
  const floors = new Map<string, Judged[]>();
  const add = (name: string, row: WorkRow, ranking: Ranking): void => {
    floors.set(name, [...(floors.get(name) ?? []), { row, ranking }]);
  };
  for (const fold of new Set(works.filter(({ row }) => measured(row)).map((work) => work.fold))) {
    const learned = works.filter((work) => work.fold !== fold).map(({ row }) => keptWork(row));
    const counts = { 1: new FurtherCounts(learned, 1), 2: new FurtherCounts(learned, 2) };
    for (const { row } of works.filter((work) => work.fold === fold && measured(work.row))) {
      const words = bm25Codes(row.text, row.lang).slice(0, 200);
      const bm25 = (level: TradeLevel) => {
        const best = new Map<number, number>();
        words.forEach((code, place) => {
          const node = cpvTree().levels[level]!.ofCode[code]!;
          if (!best.has(node)) best.set(node, 1 / (place + 3));
        });
        return best;
      };
      const near = { 1: bm25(1), 2: bm25(2) };
      const share = (level: TradeLevel, place: number) => (node: number) =>
        counts[level].shares(row.cpvMain, node)[place]!;
      add(
        'popularity given division',
        row,
        both((level) => ranked(level, share(level, 1), row.cpvMain)),
      );
      add(
        'popularity given group',
        row,
        both((level) => ranked(level, share(level, 2), row.cpvMain)),
      );
      add(
        'BM25 over labels',
        row,
        both((level) => ranked(level, (node) => near[level].get(node) ?? 0, row.cpvMain)),
      );
      const blend = (level: TradeLevel) => (node: number) =>
        0.6 * share(level, 2)(node) + 0.4 * (near[level].get(node) ?? 0);
      add(
        'blend of the last two',
        row,
        both((level) => ranked(level, blend(level), row.cpvMain)),
      );
    }
  }
  return floors;
}
