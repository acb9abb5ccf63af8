import { formatEuros, formatShare } from '../printing/format.ts';
import type { Language } from '../shared/language.ts';
import { cpvLabel } from '../taxonomies/known-codes.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import type { Saying, Sentences, Words } from './sayings.ts';

const SENTENCES: Readonly<Record<Language, Sentences>> = { fr: FRENCH, en: ENGLISH };
const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const;

/** Names by id, of organisations, requirements and lots. */
export type Names = ReadonlyMap<string, string>;

/** A CPV code with its label, as both languages quote: `« Soudage » (50000000)`, `“Welding” (50000000)`. */
export function tradeName(cpv: string, language: Language): string {
  const label = cpvLabel(cpv, language);
  if (label === null) return `CPV ${cpv}`;
  return language === 'fr' ? `« ${label} » (${cpv})` : `“${label}” (${cpv})`;
}

/** A trade with the certification that is asked for. */
export function requirementName(
  requirement: { cpv: string; certification: string | null },
  language: Language,
): string {
  const { cpv, certification } = requirement;
  const held = certification === null ? '' : `${language === 'fr' ? ' avec' : ' with'} ${certification}`;
  return `${tradeName(cpv, language)}${held}`;
}

function wordsIn(language: Language, known: Names): Words {
  const one = new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const lists = new Intl.ListFormat(LOCALES[language], { type: 'conjunction' });
  const plain = new Intl.ListFormat(LOCALES[language], { type: 'unit', style: 'long' });
  const name = (id: string): string => known.get(id) ?? id;
  return {
    name,
    names: (ids) => lists.format(ids.map(name)),
    list: (texts) => lists.format(texts),
    lots: (lots) => plain.format(lots.map((ids) => ids.map(name).join(' + '))),
    points: (value) => one.format(Math.round(value * 1000) / 10),
    percent: (bp) => formatShare(bp, language),
    euros: (cents) => formatEuros(cents, language),
    trade: (cpv) => tradeName(cpv, language),
  };
}

/** Sentences in the reader's language; ids without a name stay ids. */
export function tell(sayings: readonly Saying[], language: Language, names: Names): string[] {
  const words = wordsIn(language, names);
  const sentences = SENTENCES[language];
  return sayings.map(<S extends Saying>(saying: S) =>
    (sentences[saying.code] as (told: S, words: Words) => string)(saying, words),
  );
}

/**
 * An explanation as it was stored: codes with values, put into words; runs before engine 2.1 stored English sentences
 * with ids in them, which only get their names.
 */
export const tellStored = (stored: readonly (Saying | string)[], language: Language, names: Names): string[] =>
  stored.flatMap((one) => (typeof one === 'string' ? [withNames(one, names)] : tell([one], language, names)));

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The ids that a text or a stored value speaks of. */
export const idsIn = (text: string): string[] => text.match(UUID) ?? [];

/** A text with names in the place of ids; an id without a name stays. */
export const withNames = (text: string, names: Names): string => text.replace(UUID, (id) => names.get(id) ?? id);
