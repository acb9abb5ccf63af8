import type { Language } from '../shared/language.ts';

/** Languages that documents and reports are written in. */
export type { Language };

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;
const HUNDRED = 100;

/**
 * Euros in words of the language, without cents when there are none: `1 234 567 €`, `€1,234,567.50`. `even`: with cents in any
 * case, because another amount of the column has some.
 */
export function formatEuros(cents: number, language: Language, even = false): string {
  const whole = !even && cents % HUNDRED === 0;
  return new Intl.NumberFormat(LOCALES[language], {
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
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'percent',
    minimumFractionDigits: even ? 2 : 0,
    maximumFractionDigits: 2,
  }).format(shareBp / 10_000);
}

/** Whether the figures of a column (basis points, cents) are to be set with two decimals: one of them is no whole one. */
export const unevenColumn = (figures: readonly (number | null)[]): boolean =>
  figures.some((figure) => figure !== null && figure % HUNDRED !== 0);

/** A number with the language's separators; `digits` is the most decimals shown. */
export function formatNumber(value: number, language: Language, digits = 2): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits }).format(value);
}

/** `label : text` as French sets it, `label: text` as English does. */
export const labelled = (label: string, text: string, language: Language): string =>
  language === 'fr' ? `${label} : ${text}` : `${label}: ${text}`;

/** A day, in words: `15 décembre 2026`. Takes an ISO date or instant; instants are told in Paris time. */
export function formatDay(iso: string, language: Language): string {
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: zoneOf(iso) }).format(
    new Date(iso),
  );
  return language === 'fr' ? day.replace(/^1 /, '1er ') : day;
}

/** An instant in Paris time with its hour: `15 décembre 2026 à 12:00`. */
export function formatInstant(iso: string, language: Language): string {
  const instant = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zoneOf(iso),
  }).format(new Date(iso));
  return language === 'fr' ? instant.replace(/^1 /, '1er ') : instant;
}

/** A date without a time stays the day it is, wherever it is printed. */
const zoneOf = (iso: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? 'UTC' : 'Europe/Paris');
