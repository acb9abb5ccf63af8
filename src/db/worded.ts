import { type SQL, sql } from 'drizzle-orm';

/** Words of a question that are looked for; more narrow nothing down. */
const MOST_WORDS = 10;
/** Grave, acute, circumflex, tilde, diaeresis, ring, caron, cedilla: what stands above and below letters in French names. */
const MARKS = '\u0300\u0301\u0302\u0303\u0308\u030a\u030c\u0327';

/**
 * That a text holds every word of a question, as part of a word too, whatever its case and accents.
 * @param text the expression that is searched
 * @param question as typed
 */
export function holdsWords(text: SQL, question: string): SQL {
  // Apostrophes go with the marks, typed or set; lowered after, since a database may know the case of plain letters alone.
  const plain = sql`translate(normalize(${text}, NFD), ${`${MARKS}'’`}, '')`;
  const folded = sql`lower(replace(replace(${plain}, 'œ', 'oe'), 'Œ', 'oe'))`;
  const words = foldedWords(question).map((word) => sql`position(${word} in ${folded}) > 0`);
  return words.length === 0 ? sql`true` : sql`(${sql.join(words, sql` and `)})`;
}

const foldedWords = (question: string): string[] =>
  question
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
