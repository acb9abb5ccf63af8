/** The whole, in basis points. */
export const WHOLE_BP = 10_000;

const AMOUNT = /^(-?)(\d{1,13})(?:[.,](\d{1,6}))?(|k|m|md|bn)(?:euros?|eur|e)?(?:ht)?$/;
/** Cents in one of what is counted: euros, thousands, millions, billions. */
const CENTS_IN: Readonly<Record<string, number>> = { '': 100, k: 1e5, m: 1e8, md: 1e11, bn: 1e11 };

/**
 * The cents of an amount in euros as people type it: blanks between thousands, a comma or a point, the sign of the
 * euro, thousands and millions ("350 k€", "1,2 M€ HT"). Null where it is none, has parts of a cent, or is too large to be
 * counted exactly.
 */
export function centsOf(typed: string): number | null {
  const plain = typed
    .replace(/[\s\u202f\u00a0€]/g, '')
    .replace(/^[−–]/, '-')
    .toLowerCase();
  const match = AMOUNT.exec(plain);
  if (match === null) return null;
  const [, sign, whole = '0', decimals = '', unit = ''] = match;
  const one = CENTS_IN[unit]!;
  if (10 ** decimals.length > one) return null;
  const value = Number(whole) * one + Number(decimals) * (one / 10 ** decimals.length);
  return Number.isSafeInteger(value) ? (sign === '-' ? -value : value) : null;
}

/** The same of what is never below zero: a value, a turnover, a cover. */
export function centsFromZero(typed: string): number | null {
  const cents = centsOf(typed);
  return cents === null || cents < 0 ? null : cents;
}

/** The basis points of a percentage as people type it; null where it is none from 0 to 100 with two decimals at most. */
export function basisPointsOf(typed: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed.replace(/[\s\u202f\u00a0%]/g, ''));
  if (match === null) return null;
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return value <= WHOLE_BP ? value : null;
}

/** An amount in cents as one types it, without thousands: "1150000,5"; of a share or a rate in hundredths of a percent too. */
export const asTyped = (hundredths: number): string => String(hundredths / 100).replace('.', ',');
