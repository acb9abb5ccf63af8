import { elided, typeset } from '../format/typography.ts';
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
  return { fr: printed(both.fr as T & Same<T>, 'fr'), en: printed(both.en, 'en') };
}

function printed<T>(given: T, language: Language): T {
  if (typeof given === 'string') return typeset(given, language) as T;
  if (typeof given === 'function')
    return ((...values: unknown[]) => typeset(elided(given(...values), language), language)) as T;
  return setWhenRead(given as object, language) as T;
}

/** A group of texts of which each is set when it is read first: of hundreds, a page shows some dozens. */
function setWhenRead(group: object, language: Language): object {
  const set = new Map<PropertyKey, unknown>();
  return new Proxy(group, {
    get(given, key) {
      if (!set.has(key))
        set.set(key, Object.hasOwn(given, key) ? printed(Reflect.get(given, key), language) : undefined);
      return set.get(key);
    },
  });
}

/** The texts in the language of the page. */
export const useTexts = <T>(both: Record<Language, T>): T => both[usePreferences().language];
