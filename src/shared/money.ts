/** Currencies that the ledger knows. Everything else is refused at the edge. */
export const CURRENCY = 'EUR';

/** An amount of money: integer cents, at most 2^53 − 1 in size. */
export type Money = { amountCents: number; currency: typeof CURRENCY };

/** Euros in integer cents as the API's money object. */
export const money = (amountCents: number): Money => ({ amountCents, currency: CURRENCY });

/** The whole, in basis points: every split sums to exactly this. */
export const WHOLE_BP = 10_000;

/**
 * Splits an integer total in proportion to integer weights so that the parts sum to the total exactly:
 * the largest-remainder rule (Hamilton), ties going to the earlier part. All weights zero: RangeError.
 */
export function splitExactly(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
  if (sum <= 0n) throw new RangeError('splitExactly: the weights must have a positive sum');
  const sign = total < 0 ? -1n : 1n;
  const whole = BigInt(total) * sign;
  const parts = weights.map((w, index) => ({
    index,
    quotient: (whole * BigInt(w)) / sum,
    remainder: (whole * BigInt(w)) % sum,
  }));
  let left = whole - parts.reduce((a, p) => a + p.quotient, 0n);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.quotient += 1n;
    left -= 1n;
  }
  return parts.map((p) => Number(p.quotient * sign));
}
