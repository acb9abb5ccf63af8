import { splitExactly, WHOLE_BP } from '../shared/money.ts';

type Requirement = { readonly lotId: string; readonly confirmed: boolean; readonly weightBp: number };

/**
 * The requirements that a lot is matched, bid and checked by: those that a coordinator confirmed, their weights made to
 * sum to 10,000 basis points; of a lot where nothing is confirmed yet all that its notice suggests.
 */
export function thatCount<R extends Requirement>(requirements: readonly R[]): R[] {
  const confirmed = new Map<string, R[]>();
  for (const one of requirements)
    if (one.confirmed) confirmed.set(one.lotId, [...(confirmed.get(one.lotId) ?? []), one]);
  const weights = new Map<R, number>();
  for (const own of confirmed.values()) {
    for (const [i, weightBp] of shared(own.map((one) => one.weightBp)).entries()) weights.set(own[i]!, weightBp);
  }
  return requirements.flatMap((one) => {
    if (!confirmed.has(one.lotId)) return [one];
    const weightBp = weights.get(one);
    return weightBp === undefined ? [] : [{ ...one, weightBp }];
  });
}

/** Weights in the same proportions that sum to 10,000; equal ones when all are 0. */
export const shared = (weights: readonly number[]): number[] =>
  weights.length === 0 ? [] : splitExactly(WHOLE_BP, weights.some((one) => one > 0) ? weights : weights.map(() => 1));
