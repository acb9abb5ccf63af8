import { type Language, LOCALES } from './language.ts';

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** A formatter of the language, made once for what it is asked to be: making one takes a hundred times as long as using it. */
export function formatter<T extends Intl.NumberFormat | Intl.DateTimeFormat>(
  kind: new (locale: string, options: object) => T,
  language: Language,
  options: Intl.NumberFormatOptions | Intl.DateTimeFormatOptions,
): T {
  const key = `${kind.name} ${language} ${JSON.stringify(options)}`;
  const known = made.get(key) ?? new kind(LOCALES[language], options);
  made.set(key, known);
  return known as T;
}
