import { formatter } from './formatters.ts';
import type { Language } from './language.ts';

const HUNDRED = 100;

/** A minus is "−", as wide as a figure, and nothing that rounds to zero has one: as the console writes it (a test holds both). */
const signed = (format: Intl.NumberFormat, value: number): string => format.format(value).replace('-', '−');
const SIGN = { signDisplay: 'negative' } as const;

/**
 * Euros in words of the language, without cents when there are none: `1 234 567 €`, `€1,234,567.50`. `even`: with cents in any
 * case, because another amount of the column has some.
 */
export function formatEuros(cents: number, language: Language, even = false): string {
  const whole = !even && cents % HUNDRED === 0;
  const format = formatter(Intl.NumberFormat, language, {
    ...SIGN,
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  });
  return signed(format, cents / HUNDRED);
}

/**
 * A share in basis points as a percentage with as many decimals as it needs, at most two: `33,33 %`. `even`: with two in any
 * case, because another share of the column has some.
 */
export function formatShare(shareBp: number, language: Language, even = false): string {
  const format = formatter(Intl.NumberFormat, language, {
    ...SIGN,
    style: 'percent',
    minimumFractionDigits: even ? 2 : 0,
    maximumFractionDigits: 2,
  });
  return signed(format, shareBp / 10_000);
}

/** A number with the language's separators; `digits` is the most decimals shown. `even`: as many in any case. */
export function formatNumber(value: number, language: Language, digits = 2, even = false): string {
  const format = formatter(Intl.NumberFormat, language, {
    ...SIGN,
    minimumFractionDigits: even ? digits : 0,
    maximumFractionDigits: digits,
  });
  return signed(format, value);
}
