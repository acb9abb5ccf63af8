import { typeset } from '../format/typography.ts';
import { type Language, usePreferences } from '../shell/preferences.ts';

/** Texts of a page: plain ones, those made from values, and groups of them. */
export type Texts = { readonly [key: string]: string | ((...values: never[]) => string) | Texts };

/** The same texts in another language. */
type Same<T> = {
  readonly [K in keyof T]: T[K] extends (...values: infer V) => string
    ? (...values: V) => string
    : T[K] extends string
      ? string
      : Same<T[K]>;
};

/** The texts of a feature in both languages, set as they are printed. French comes first and gives the shape. */
export function texts<const T extends Texts>(both: { fr: T; en: Same<T> }): Record<Language, Same<T>> {
  const set: Partial<Record<Language, Same<T>>> = {};
  // Set when a page asks for it: most readers never see the other language.
  return {
    get fr() {
      set.fr ??= printed(both.fr as T & Same<T>, 'fr');
      return set.fr;
    },
    get en() {
      set.en ??= printed(both.en, 'en');
      return set.en;
    },
  };
}

function printed<T>(given: T, language: Language): T {
  if (typeof given === 'string') return typeset(given, language) as T;
  if (typeof given === 'function')
    return ((...values: unknown[]) => typeset(elided(given(...values), language), language)) as T;
  return Object.fromEntries(
    Object.entries(given as object).map(([key, value]) => [key, printed(value, language)]),
  ) as T;
}

/** French drops an e before a name that begins with a vowel: "la réponse d’Énergie Ligérienne". */
const elided = (text: string, language: Language): string =>
  language === 'fr' ? text.replace(/\b([dD]|qu)e (?=[AEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ])/g, '$1’') : text;

/** A number, as it is printed, with its noun: "1 membre", "12 membres". */
export const counted = (n: string, one: string, many: string): string => `${n} ${n === '1' ? one : many}`;

/** The texts in the language of the page. */
export const useTexts = <T>(both: Record<Language, T>): T => both[usePreferences().language];
