import type { Language } from '../shell/preferences.ts';

const NARROW = '\u202f';
const HARD = '\u00a0';

/**
 * Sets a text as it is printed: ’ for ', … for three dots, and in French the blanks that a line must not break at:
 * narrow before ; ! ? % € and inside « », a full one before the colon.
 */
export function typeset(text: string, language: Language): string {
  const plain = text.replaceAll("'", '’').replaceAll('...', '…');
  // A name that was made in French keeps no blank before its colon in English.
  if (language === 'en') return plain.replace(/[ \u00a0\u202f]+([:;!?])(?=\s|$)/g, '$1');
  return plain
    .replace(/ ([;!?%€»])/g, `${NARROW}$1`)
    .replace(/« /g, `«${NARROW}`)
    .replace(/ :/g, `${HARD}:`)
    .replace(/(\bn°|§) (?=[\d[])/g, `$1${NARROW}`)
    .replace(/\b(articles?) (?=[LRD]?\d)/g, `$1${HARD}`);
}
