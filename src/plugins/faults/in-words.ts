import { daysInWords } from '../../shared/day.ts';
import { formatEuros, formatShare } from '../../shared/figures.ts';
import type { Language } from '../../shared/language.ts';
import { ERROR_CODES } from '../openapi/error-codes.ts';
import { FRENCH as FAULTS, VALUES } from './french.ts';
import { FRENCH_ELECTIONS } from './french-elections.ts';
import { FRENCH_STATES } from './french-states.ts';
import { FRENCH_WARNINGS } from './french-warnings.ts';
import { formInWords } from './patterns.ts';

/** Faults, and what is told of notices. */
const FRENCH: Readonly<Record<string, string>> = {
  ...FAULTS,
  ...FRENCH_ELECTIONS,
  ...FRENCH_STATES,
  ...FRENCH_WARNINGS,
};

/** A message with values: how its English reads, and its French. */
type Template = { english: RegExp; french: string };

const PLACE = '{}';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Longest first: of two that fit, the one that says more. */
const TEMPLATES: readonly Template[] = Object.entries(FRENCH)
  .filter(([english]) => english.includes(PLACE))
  .sort(([a], [b]) => b.length - a.length)
  .map(([english, french]) => ({
    english: new RegExp(`^${english.split(PLACE).map(escaped).join('([\\s\\S]+?)')}$`),
    french,
  }));

/** A message in French, its values with it; null where there are no words for it. */
export function inFrench(message: string): string | null {
  const plain = FRENCH[message];
  if (plain !== undefined) return plain;
  for (const { english, french } of TEMPLATES) {
    const values = english.exec(message)?.slice(1);
    if (values !== undefined) return withValues(french, values);
  }
  return null;
}

/** Fills the places in their order. A value is a word of ours, a list of them, a message itself, or stays as it is. */
function withValues(french: string, values: readonly string[]): string {
  let next = 0;
  return french.replaceAll(PLACE, () => {
    const value = values[next++] ?? '';
    return (
      inFrench(value) ??
      value
        .split(', ')
        .map((one) => VALUES[one] ?? one)
        .join(', ')
    );
  });
}

/** The one sentence of a code; null of a code that the API does not have. */
export const sentenceOf = (code: string, language: Language): string | null => ERROR_CODES[code]?.[language] ?? null;

/** A message about one file of several: its name, and what is wrong with it. */
const ABOUT_FILE = /^([^:]+\.\w{2,5}): (.+)$/s;

/** A sentence with its days, hours, amounts and shares as its language writes them; those of the limits of numbers stay. */
const figuresInWords = (sentence: string, language: Language): string =>
  daysInWords(sentence, language)
    .replace(/(?<![\d−] ?)(-?\b\d+) (?:cents|centimes)\b/g, (_, cents) => formatEuros(Number(cents), language))
    .replace(/(-?\b\d+) (?:basis points|points de base)\b/g, (_, share) => formatShare(Number(share), language));

/**
 * What happened, in the reader's language: the message of whoever refused, or the sentence of the code; days, hours, amounts
 * and shares as that language writes them.
 */
export const detailOf = (code: string, message: string, language: Language): string =>
  figuresInWords(sentenceFor(code, message, language), language);

function sentenceFor(code: string, message: string, language: Language): string {
  if (language === 'en') return message;
  const [, file, rest] = ABOUT_FILE.exec(message) ?? [];
  if (file !== undefined && rest !== undefined) return `${file} : ${sentenceFor(code, rest, language)}`;
  return inFrench(message) ?? sentenceOf(code, language) ?? message;
}

/** A fault that is kept with its code, in the reader's language. */
export const faultIn = <T extends { code: string; message: string }>(fault: T | null, language: Language): T | null =>
  fault === null ? null : { ...fault, message: detailOf(fault.code, fault.message, language) };

/** Faulty places, or rows, in the reader's language; what was told in it already (spreadsheets, the law) stays. */
export const placesOf = <T extends { message: string }>(places: readonly T[], language: Language): T[] =>
  places.map((one) => {
    const words =
      formInWords(one.message, language) ?? (language === 'en' ? one.message : (inFrench(one.message) ?? one.message));
    return { ...one, message: figuresInWords(words, language) };
  });
