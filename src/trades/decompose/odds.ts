import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import { WIDTH } from './features.ts';
import type { Candidates } from './known.ts';
import { DIGITS, type TradeLevel } from './nodes.ts';
import { logOdds, type Trees } from './trees.ts';

/** How much of a group's log-odds its classes say, and of a class's its group. Chosen on folds of the training rows. */
const OF_CLASSES = 0.35;
const OF_GROUP = 0.175;

/** Log-odds of a group that is no candidate (0.1 %), and the bounds of probabilities: they keep logarithms finite; chosen so. */
const UNKNOWN = -7;
const LEAST = 1e-4;
const MOST = 1 - 1e-5;

const probability = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** Log-odds of each candidate: the mean of trees that were grown alike with other draws. */
function meanOdds({ nodes, features }: Candidates, trees: readonly Trees[]): Float64Array {
  return Float64Array.from(nodes, (_, row) => {
    const sum = trees.reduce((all, one) => all + logOdds(one, features, row * WIDTH), 0);
    return sum / trees.length;
  });
}

/**
 * Log-odds of a work's candidates of both levels, by trees and by each other: a group is as probable as that one of its
 * classes is needed, and a class is drawn towards its group, except in the main code's own, which is never asked for.
 */
export function oddsOf(
  levels: Readonly<Record<TradeLevel, Candidates>>,
  trees: Readonly<Record<TradeLevel, readonly Trees[]>>,
  main: string,
): Readonly<Record<TradeLevel, Float64Array>> {
  const tree = cpvTree();
  const [groups, classes] = [meanOdds(levels[1], trees[1]), meanOdds(levels[2], trees[2])];
  const groupOf = (node: number): string => tree.levels[2]!.prefixes[node]!.slice(0, DIGITS[1]);
  const none = new Map<string, number>();
  levels[2].nodes.forEach((node, row) => {
    const group = groupOf(node);
    none.set(group, (none.get(group) ?? 1) * (1 - probability(classes[row]!)));
  });
  const named = Array.from(levels[1].nodes, (node) => tree.levels[1]!.prefixes[node]!);
  const odds = new Map(named.map((group, row) => [group, groups[row]!]));
  const some = (group: string): number => Math.min(MOST, Math.max(LEAST, 1 - (none.get(group) ?? 1)));
  const own = main.slice(0, DIGITS[1]);
  return {
    1: groups.map((value, row) => {
      const p = some(named[row]!);
      return (1 - OF_CLASSES) * value + OF_CLASSES * Math.log(p / (1 - p));
    }),
    2: classes.map((value, row) => {
      const group = groupOf(levels[2].nodes[row]!);
      return group === own ? value : (1 - OF_GROUP) * value + OF_GROUP * (odds.get(group) ?? UNKNOWN);
    }),
  };
}
