import { formatInstant, formatShare } from '../printing/format.ts';
import type { Language } from '../shared/language.ts';
import type { Params } from './facts.ts';

/** The words of one kind of notification. The subject names no tender, partner or figure: subjects travel unprotected. */
export type Template = Record<Language, { subject: string; text: (p: Params) => string }>;

/** A share in basis points, as its language writes it. */
export const percent = (bp: string | number | null | undefined, language: Language): string =>
  formatShare(Number(bp ?? 0), language);

/** An instant in words. */
export const day = (instant: string | number | null | undefined, language: Language): string =>
  instant == null ? '?' : formatInstant(String(instant), language);

/** `de` or `que` before a name, as French elides it: "d’Isolation Briéronne", "qu’Anne". First names with an h elide too. */
export const elided = (word: 'de' | 'que', name: Params[string] | undefined): string =>
  (word === 'que' ? /^[aeiouyhàâéèêëîïôùûœæ]/i : /^[aeiouàâéèêëîïôùûœæ]/i).test(String(name ?? ''))
    ? `${word.slice(0, -1)}’${name}`
    : `${word} ${name}`;

/** What somebody wrote, for a sentence that goes on: without the full stop that it may end with. */
export const unended = (text: Params[string] | undefined): string => String(text ?? '').replace(/[.\s]+$/, '');
