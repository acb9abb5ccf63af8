/** The whole, in basis points. */
export const WHOLE_BP = 10_000;

const AMOUNT = /^(-?)(\d{1,13})(?:[.,](\d{1,6}))?(|k|m|md|bn)(?:euros?|eur|e)?(?:ht)?$/;
/** Cents in one of what is counted: euros, thousands, millions, billions. */
const CENTS_IN: Readonly<Record<string, number>> = { '': 100, k: 1e5, m: 1e8, md: 1e11, bn: 1e11 };

/** Thousands set apart by a sign that cannot be the one of decimals: it is there twice, or the other one follows. */
const THOUSANDS = /^-?\d{1,3}(?:(?:,\d{3}){2,}|(?:\.\d{3}){2,}|(?:,\d{3})+(?=\.)|(?:\.\d{3})+(?=,)|(?:['’]\d{3})+)/;
/** One comma before three digits: thousands to who reads English; in French decimals, of which there are never three. */
const ENGLISH_THOUSANDS = /^-?\d{1,3},\d{3}$/;

const readsEnglish = (): boolean => globalThis.document?.documentElement.lang === 'en';

/**
 * The cents of an amount in euros as people type it: blanks, points or commas between thousands, a comma or a point
 * before cents, the sign of the euro, thousands and millions ("350 k€", "1,2 M€ HT"). Null where it is none, has parts of a
 * cent, or is too large to be counted exactly.
 * @param english whether "12,345" is twelve thousand, as an English page prints it
 */
export function centsAsRead(typed: string, english: boolean): number | null {
  const bare = typed
    .replace(/[\s\u202f\u00a0\u2060€]/g, '')
    .replace(/^[−–]/, '-')
    .toLowerCase();
  const plain =
    english && ENGLISH_THOUSANDS.test(bare)
      ? bare.replace(',', '')
      : bare.replace(THOUSANDS, (whole) => whole.replace(/[,.'’]/g, ''));
  const match = AMOUNT.exec(plain);
  if (match === null) return null;
  const [, sign, whole = '0', decimals = '', unit = ''] = match;
  const one = CENTS_IN[unit]!;
  if (10 ** decimals.length > one) return null;
  const value = Number(whole) * one + Number(decimals) * (one / 10 ** decimals.length);
  return Number.isSafeInteger(value) ? (sign === '-' ? -value : value) : null;
}

/** The same as who reads the page means it. */
export const centsOf = (typed: string): number | null => centsAsRead(typed, readsEnglish());

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
