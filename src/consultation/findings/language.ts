import type { Sentence } from './finding.ts';

/** Languages whose documents are read. */
export type DocumentLanguage = 'fr' | 'en';

/** Words that hardly a sentence of the one language goes without and the other does not have. */
const WORDS: Readonly<Record<DocumentLanguage, ReadonlySet<string>>> = {
  fr: new Set('le la les des du une est dans pour par sur aux avec sera doit être ou et en au'.split(' ')),
  en: new Set('the of and to for shall be is by with this that any from will must or their as'.split(' ')),
};
/** Lines looked at, spread over the document: what a long one says is not told by its cover. */
const LINES = 1_500;
/** From this part of the telling words on a document is in a language: some are in both. */
const LEAST = 0.2;

/** The languages that a document is written in; French where nothing tells. */
export function languagesOf(lines: readonly Sentence[]): DocumentLanguage[] {
  const step = Math.max(1, Math.floor(lines.length / LINES));
  const count = { fr: 0, en: 0 };
  for (let i = 0; i < lines.length; i += step)
    for (const word of lines[i]!.text.toLowerCase().split(/[^\p{L}]+/u)) {
      if (WORDS.fr.has(word)) count.fr += 1;
      else if (WORDS.en.has(word)) count.en += 1;
    }
  const all = count.fr + count.en;
  const found = (['fr', 'en'] as const).filter((language) => count[language] > LEAST * all);
  return found.length > 0 ? found : ['fr'];
}
