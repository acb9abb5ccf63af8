import { LANGUAGES } from '../shared/language.ts';
import type { Texts } from './notice.ts';

/** Languages in which a cluster of this project reads best, when the caller names none. */
export const PREFERRED_LANGUAGES: readonly string[] = LANGUAGES;

/** ISO 639-2 (eForms: FRA, ENG…) → ISO 639-1 of the EU's languages and its neighbours'. */
const SHORT: Readonly<Record<string, string>> = {
  bul: 'bg',
  ces: 'cs',
  dan: 'da',
  deu: 'de',
  ell: 'el',
  eng: 'en',
  est: 'et',
  fin: 'fi',
  fra: 'fr',
  gle: 'ga',
  hrv: 'hr',
  hun: 'hu',
  isl: 'is',
  ita: 'it',
  lav: 'lv',
  lit: 'lt',
  mkd: 'mk',
  mlt: 'mt',
  nld: 'nl',
  nor: 'no',
  pol: 'pl',
  por: 'pt',
  ron: 'ro',
  slk: 'sk',
  slv: 'sl',
  spa: 'es',
  sqi: 'sq',
  srp: 'sr',
  swe: 'sv',
  tur: 'tr',
  ukr: 'uk',
  cat: 'ca',
  eus: 'eu',
  glg: 'gl',
};

/** A language code as ISO 639-1 in lower case; unknown ones as published; `und` for none. */
export function languageOf(code: string | null | undefined): string {
  const lower = code?.trim().toLowerCase();
  if (!lower) return 'und';
  return SHORT[lower] ?? lower;
}

/**
 * The text to show: the first preferred language that has it, else the notice's own, else the first published.
 * Empty string where there is none.
 */
export function chooseText(texts: Texts, preferred: readonly string[], own: string | null): string {
  for (const language of preferred) if (texts[language]) return texts[language];
  if (own && texts[own]) return texts[own];
  return Object.values(texts).find((text) => text.length > 0) ?? '';
}
