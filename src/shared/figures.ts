import { formatter } from './formatters.ts';
import type { Language } from './language.ts';

const HUNDRED = 100;

/**
 * Euros in words of the language, without cents when there are none: `1 234 567 €`, `€1,234,567.50`. `even`: with cents in any
 * case, because another amount of the column has some.
 */
export function formatEuros(cents: number, language: Language, even = false): string {
  const whole = !even && cents % HUNDRED === 0;
  return formatter(Intl.NumberFormat, language, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: whole ? 0 : 2,
    maximumFractionDigits: whole ? 0 : 2,
  }).format(cents / HUNDRED);
}

/**
 * A share in basis points as a percentage with as many decimals as it needs, at most two: `33,33 %`. `even`: with two in any
 * case, because another share of the column has some.
 */
export function formatShare(shareBp: number, language: Language, even = false): string {
  return formatter(Intl.NumberFormat, language, {
    style: 'percent',
    minimumFractionDigits: even ? 2 : 0,
    maximumFractionDigits: 2,
  }).format(shareBp / 10_000);
}

/** A number with the language's separators; `digits` is the most decimals shown. `even`: as many in any case. */
export function formatNumber(value: number, language: Language, digits = 2, even = false): string {
  return formatter(Intl.NumberFormat, language, {
    minimumFractionDigits: even ? digits : 0,
    maximumFractionDigits: digits,
  }).format(value);
}
