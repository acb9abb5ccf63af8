import type { Amount } from './notice.ts';

/** Decimal text as published: digits with a point, or the French comma, spaces between thousands. */
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d*))?$/;

/**
 * Decimal text to integer hundredths, exactly: "1234.5" → 123450. A third decimal and beyond is rounded half up.
 * Null for what isn't a number, is negative (−1 withholds a value) or is beyond 2^53 − 1 hundredths.
 */
export function centsOf(text: string): number | null {
  const plain = text
    .replace(/[\s\u00a0\u202f'’]/g, '')
    // English and German thousands, where only one reading is possible.
    .replace(/^([+-]?\d{1,3}(?:,\d{3}){2,}|[+-]?\d{1,3}(?:,\d{3})+(?=\.))/, (groups) => groups.replaceAll(',', ''))
    .replace(/^[+-]?\d{1,3}(?:\.\d{3})+(?=,\d)|^[+-]?\d{1,3}(?:\.\d{3}){2,}$/, (groups) => groups.replaceAll('.', ''))
    .replace(/^([+-]?\d+),(\d{1,2})$/, '$1.$2');
  const match = DECIMAL.exec(plain);
  if (!match || match[1] === '-') return null;
  const fraction = (match[3] ?? '').padEnd(3, '0');
  const cents = BigInt(match[2] ?? '0') * 100n + BigInt(fraction.slice(0, 2)) + (Number(fraction[2]) >= 5 ? 1n : 0n);
  return cents > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(cents);
}

/** An amount from decimal text and a currency; null where the text is no amount or is withheld. */
export function amountOf(text: string | null | undefined, currency: string | null | undefined): Amount | null {
  if (text === null || text === undefined) return null;
  const amountCents = centsOf(text);
  return amountCents === null ? null : { amountCents, currency: currency?.trim().toUpperCase() || 'EUR' };
}

/** A JSON number or decimal string as decimal text, exponents written out; null for anything else. */
export function decimalText(value: unknown): string | null {
  if (typeof value === 'string' && !/^[+-]?\d+(?:\.\d+)?e[+-]?\d{1,2}$/i.test(value.trim())) return value.trim();
  if (typeof value === 'string') return decimalText(Number(value));
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  const text = String(value);
  if (!/e/i.test(text)) return text;
  return Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : value.toFixed(4);
}

/** A percentage ("30", "12.5") in basis points; null where it is none. */
export function basisPointsOf(text: string | null | undefined): number | null {
  const hundredths = text === null || text === undefined ? null : centsOf(text);
  return hundredths === null || hundredths > 10_000 ? null : hundredths;
}
