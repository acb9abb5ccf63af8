/** The whole, in basis points. */
export const WHOLE_BP = 10_000;

const PLAIN = /^(-?)(\d{1,13})(?:[.,](\d{1,2}))?$/;

/**
 * The cents of an amount in euros as people type it: blanks between thousands, a comma or a point, the sign of the
 * euro. Null where it is none, or too large to be counted exactly.
 */
export function centsOf(typed: string): number | null {
  const plain = typed.replace(/[\s\u202f\u00a0€]/g, '').replace(/^[−–]/, '-');
  const match = PLAIN.exec(plain);
  if (match === null) return null;
  const [, sign, euros = '0', cents = ''] = match;
  const value = Number(euros) * 100 + Number(cents.padEnd(2, '0'));
  return Number.isSafeInteger(value) ? (sign === '-' ? -value : value) : null;
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
