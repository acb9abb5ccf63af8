import { wordsOf } from '../../src/taxonomies/suggest/grams.ts';
import { LabelLibrary } from '../../src/taxonomies/suggest/labels.ts';

const K1 = 1.2;
const B = 0.75;

interface WordIndex {
  postings: ReadonlyMap<string, readonly { code: number; weight: number }[]>;
  count: number;
}

const library = new LabelLibrary(() => 1);
const indexes = new Map<string, WordIndex>();

function wordIndex(lang: string): WordIndex {
  const known = indexes.get(lang);
  if (known) return known;
  const documents = library.of(lang).labels.map(wordsOf);
  const average = documents.reduce((sum, words) => sum + words.length, 0) / documents.length;
  const postings = new Map<string, { code: number; weight: number }[]>();
  documents.forEach((words, code) => {
    for (const word of new Set(words)) {
      const frequency = words.filter((other) => other === word).length;
      const weight = (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * words.length) / average));
      const list = postings.get(word) ?? [];
      list.push({ code, weight });
      postings.set(word, list);
    }
  });
  const index = { postings, count: documents.length };
  indexes.set(lang, index);
  return index;
}

/**
 * The floor to compare with: plain BM25 (Robertson & Zaragoza 2009, k1 1.2, b 0.75) of the text's words over the labels of
 * its language. Codes by position in code order, best first (ties: code order); codes that share no word are left out.
 */
export function bm25Codes(text: string, lang: string): number[] {
  const { postings, count } = wordIndex(lang);
  const scores = new Map<number, number>();
  for (const word of new Set(wordsOf(text))) {
    const list = postings.get(word);
    if (!list) continue;
    const idf = Math.log(1 + (count - list.length + 0.5) / (list.length + 0.5));
    for (const { code, weight } of list) scores.set(code, (scores.get(code) ?? 0) + idf * weight);
  }
  return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([code]) => code);
}
