/** An exact amount in cents: a bigint where a number would round it. */
export type Cents = number | bigint;

/** The amount that PostgreSQL writes so. */
export function centsOf(text: string): Cents {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

/** Exact: a sum that a number would round is a bigint. */
export function plus(a: Cents, b: Cents): Cents {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return BigInt(a) + BigInt(b);
}
