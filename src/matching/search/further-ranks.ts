import type { Model } from '../model/model.ts';
import type { Scored } from '../model/team.ts';
import { differs } from './hunt.ts';
import type { Archive } from './incumbent.ts';

/** The ranks asked for, and how much each differs from all before. */
export type Ranking = {
  readonly model: Model;
  readonly archive: Archive;
  readonly minDifference: number;
  /** The last rank asked for. */
  readonly ranks: number;
};

/** The best team met so far that can follow the earlier ranks; null: none was met. */
export const following = (
  { model, archive, minDifference }: Omit<Ranking, 'ranks'>,
  earlier: readonly (readonly number[])[],
): Scored | null => archive.best((team) => differs({ model, earlier, minDifference }, team));

/**
 * A total that the last rank most likely reaches: the lowest when, of the teams met so far, the best that can follow is
 * taken rank after rank. Before each is taken, `meet` may look for more with the ranks so far. 0: too few were met.
 */
export function lowestOfRanks(
  ranking: Ranking,
  earlier: readonly (readonly number[])[],
  meet: (earlier: readonly (readonly number[])[]) => void = () => {},
): number {
  const taken = [...earlier];
  let lowest = Number.POSITIVE_INFINITY;
  while (taken.length < ranking.ranks) {
    meet(taken);
    const found = following(ranking, taken);
    if (found === null) return 0;
    lowest = Math.min(lowest, found.total);
    taken.push(found.team);
  }
  return lowest;
}
