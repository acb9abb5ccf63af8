import type { LegalFlag } from './suggestion.ts';

/** A cap on the minimum yearly turnover that a buyer may ask for, in tenths of the estimated value, and since when. */
type Cap = { from: string; tenths: number; article: string };

/**
 * France: 2 × the estimated value (R2142-7 of the Code de la commande publique), 1.5 × for procedures launched from
 * 2026-01-01 (décret 2025-1383). Newest first.
 */
const FRENCH: readonly Cap[] = [
  { from: '2026-01-01', tenths: 15, article: 'R2142-7' },
  { from: '0000-01-01', tenths: 20, article: 'R2142-7' },
];
/** Elsewhere in the EU: article 58(3) of Directive 2014/24/EU. */
const EUROPEAN: Cap = { from: '0000-01-01', tenths: 20, article: 'Directive 2014/24/EU, article 58(3)' };

/** The cap for a procedure launched on a day ("2026-03-01…") by a buyer of a country (ISO alpha-2; unknown: France). */
export function turnoverCap(day: string, country: string | null): Cap {
  if (country !== null && country !== 'FR') return EUROPEAN;
  return FRENCH.find((cap) => day.slice(0, 10) >= cap.from) ?? EUROPEAN;
}

/** A flag when a minimum turnover in cents is above the cap for an estimate in cents; null when it is within. */
export function aboveCap(turnoverCents: number, estimateCents: number, cap: Cap): LegalFlag | null {
  if (BigInt(turnoverCents) * 10n <= BigInt(estimateCents) * BigInt(cap.tenths)) return null;
  return flagged(cap);
}

/** A flag when the minimum is given as a multiple of the value, in tenths. */
export const multipleAboveCap = (tenths: number, cap: Cap): LegalFlag | null =>
  tenths > cap.tenths ? flagged(cap) : null;

const flagged = (cap: Cap): LegalFlag => ({
  rule: 'turnover_cap',
  article: cap.article,
  message: `The minimum turnover is above ${cap.tenths / 10} × the estimated value: the buyer must justify it (${cap.article}).`,
});
