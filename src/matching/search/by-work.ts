import type { Prices } from '../bound/bounds.ts';
import { descend } from '../bound/descent.ts';
import { descending } from '../bound/leading.ts';
import type { Draft } from './draft.ts';
import { type Hunt, lowerBound } from './hunt.ts';
import { improve, shortlistOf } from './improve.ts';

/**
 * Steps of the descent without pairs for each size of team. Of ten and six lots of 12 requirements among 20,000 and 80,000
 * organisations (`bench -- engine`), 5 and 20 found teams worth the same, to the fourth decimal; from the last relaxed team
 * alone one of the six had 0.5234 instead of 0.5242.
 */
const STEPS = 10;

/**
 * Local search from the teams that fit the work best, whoever knows whom: of each size, largest first, the relaxed teams of
 * a descent in which pairs are worth nothing. In a large pool relaxations with pairs pass such teams by, since in them
 * every member brings partners of its own.
 */
export function startByWork(
  hunt: Hunt,
  draft: Draft,
  pool: Int32Array,
  sizes: { readonly most: number; readonly fewest: number },
  start: Prices,
): void {
  const { model } = hunt;
  let prices = start;
  for (let k = sizes.most; k >= Math.max(2, sizes.fewest); k--) {
    const layer = { k, pool, partners: new Float64Array(pool.length * k), width: k, forced: model.pinned };
    const relaxed: number[][] = [];
    const found = descend(model, layer, { ...prices, k }, STEPS, (team) => {
      relaxed.push(team);
      return lowerBound(hunt);
    });
    if (hunt.onNode?.()) hunt.stopped = true;
    if (hunt.stopped) return;
    if (found === null) continue;
    prices = found.prices;
    const shortlist = shortlistOf(model, descending(found.values, model.n));
    for (const team of relaxed) improve(hunt, draft, team, shortlist);
  }
}
