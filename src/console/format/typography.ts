import type { Language } from '../shell/preferences.ts';

const NARROW = '\u202f';
const HARD = '\u00a0';

/**
 * Sets a text as it is printed: ’ for ', … for three dots, and in French the blanks that a line must not break at:
 * narrow before ; ! ? % € and inside « », a full one before the colon.
 */
export function typeset(text: string, language: Language): string {
  const plain = text.replaceAll("'", '’').replaceAll('...', '…');
  if (language === 'en') return plain;
  return plain
    .replace(/ ([;!?%€»])/g, `${NARROW}$1`)
    .replace(/« /g, `«${NARROW}`)
    .replace(/ :/g, `${HARD}:`)
    .replace(/\bn° (?=\d)/g, `n°${NARROW}`);
}
