import { cpvTree } from '../../taxonomies/suggest/tree.ts';
import { WIDTH } from './features.ts';
import type { Candidates } from './known.ts';
import { DIGITS, type TradeLevel } from './nodes.ts';
import { logOdds, type Trees } from './trees.ts';

/** How much of a class's log-odds its group says. Chosen on folds of the training rows. */
const OF_GROUP = 0.175;

/** Log-odds of a group that is no candidate (0.1 %): chosen so. */
const UNKNOWN = -7;

/** Log-odds of each candidate: the mean of trees that were grown alike with other draws. */
function meanOdds({ nodes, features }: Candidates, trees: readonly Trees[]): Float64Array {
  return Float64Array.from(nodes, (_, row) => {
    const sum = trees.reduce((all, one) => all + logOdds(one, features, row * WIDTH), 0);
    return sum / trees.length;
  });
}

/**
 * Log-odds of a work's candidates of both levels by trees. A class is drawn towards its group, except in the main code's own,
 * which is never asked for. A group is not drawn towards its classes: what their names say its trees have seen.
 */
export function oddsOf(
  levels: Readonly<Record<TradeLevel, Candidates>>,
  trees: Readonly<Record<TradeLevel, readonly Trees[]>>,
  main: string,
): Readonly<Record<TradeLevel, Float64Array>> {
  const tree = cpvTree();
  const [groups, classes] = [meanOdds(levels[1], trees[1]), meanOdds(levels[2], trees[2])];
  const odds = new Map(
    Array.from(levels[1].nodes, (node, row) => [tree.levels[1]!.prefixes[node]!, groups[row]!] as const),
  );
  const own = main.slice(0, DIGITS[1]);
  return {
    1: groups,
    2: classes.map((value, row) => {
      const group = tree.levels[2]!.prefixes[levels[2].nodes[row]!]!.slice(0, DIGITS[1]);
      return group === own ? value : (1 - OF_GROUP) * value + OF_GROUP * (odds.get(group) ?? UNKNOWN);
    }),
  };
}
