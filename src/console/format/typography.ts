import type { Language } from '../shell/preferences.ts';

const NARROW = '\u202f';
const HARD = '\u00a0';
const NO_BREAK_HYPHEN = '\u2011';
/** Between two signs that a line would break at, without a width of its own. */
export const WORD_JOINER = '\u2060';

/**
 * Sets a text as it is printed: ’ for ', … for three dots, and in French the blanks that a line must not break at:
 * narrow before ; ! ? % €, inside « » and between thousands of euros, a full one before the colon. The number of an article keeps to its line.
 */
export function typeset(text: string, language: Language): string {
  const plain = keptArticles(text.replaceAll("'", '’').replaceAll('...', '…'));
  // A name that was made in French keeps no blank before its colon in English.
  if (language === 'en') return plain.replace(/[ \u00a0\u202f]+([:;!?])(?=\s|$)/g, '$1');
  return plain
    .replace(/ ([;!?%€»])/g, `${NARROW}$1`)
    .replace(/« /g, `«${NARROW}`)
    .replace(/\b\d{1,3}(?: \d{3})+(?=\u202f€)/g, (amount) => amount.replaceAll(' ', NARROW))
    .replace(/ :/g, `${HARD}:`)
    .replace(/(\bn°|§) (?=[\d[])/g, `$1${NARROW}`)
    .replace(/\b(articles?) (?=[LRD]?\d)/g, `$1${HARD}`);
}

/** Numbers of articles ("R2142-24", "L. 2193-3") that a narrow column breaks at their hyphens otherwise. */
const keptArticles = (text: string): string =>
  text.replace(/(?<![\p{L}\d])[LRD]\.? ?\d{3,4}(?:-\d+)+/gu, (article) =>
    article.replaceAll('-', NO_BREAK_HYPHEN).replace(' ', HARD),
  );

/**
 * French drops an e before a name that begins with a vowel: "la réponse d’Énergie Ligérienne". Of the words de and que
 * alone, whose bounds `\\b` does not know beside an accent: "Photovoltaïque Issérien" stays.
 */
export const elided = (text: string, language: Language): string =>
  language === 'fr' ? text.replace(/(?<!\p{L})([dD]|qu)e (?=[AEIOUYÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ])/gu, '$1’') : text;
