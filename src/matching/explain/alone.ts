import type { Model } from '../model/model.ts';
import { largestCoverage } from '../model/passengers.ts';
import { scoreFreely } from '../model/team.ts';
import type { Alone } from '../problem/result.ts';

/** So many are listed, and all counted: nobody reads on, and among 20,000 firms 161 on average can do a lot alone. */
const LISTED = 100;

/**
 * Who can do the whole lot alone: as a team of one, whatever `minMembers` says, it keeps every condition on the group and
 * on work. Where no mandatory code names a trade, only the others say what the lot is: whoever stands alone then does at
 * least half of what names one, by weight; where none does, half of the fields as a whole, or any of their firms would do. Best coverage first, ties by id. With
 * pinned organisations only the pinned one.
 */
export function aloneIn(model: Model): { alone: Alone[]; count: number } {
  const able: { i: number; coverage: number }[] = [];
  for (let i = 0; i < model.n; i++) {
    if (model.pinned.some((one) => one !== i)) continue;
    if (model.alone[i] === 1 && doesTheLot(model, i) && scoreFreely(model, [i]) !== null)
      able.push({ i, coverage: largestCoverage(model, [i]) });
  }
  able.sort((a, b) => b.coverage - a.coverage || a.i - b.i);
  const alone = able.slice(0, LISTED).map(({ i, coverage }): Alone => {
    const undone = model.requirementIds.filter((_, r) => model.cap[i * model.m + r]! < model.work[r]!);
    return { organisationId: model.ids[i]!, quality: coverage / 10_000_000, missing: undone };
  });
  return { alone, count: able.length };
}

/** Whether a candidate works on what the lot is, and not merely in its field, or in one of its many fields. */
function doesTheLot({ m, required, trade, wide, work, cap }: Model, i: number): boolean {
  if (!trade.includes(1)) return wide[i] === 1;
  let whole = 0;
  let done = 0;
  for (let r = 0; r < m; r++) {
    if (trade[r] === 0) continue;
    if (required[r] === 1) return true;
    whole += work[r]!;
    done += Math.min(cap[i * m + r]!, work[r]!);
  }
  return 2 * done >= whole;
}
