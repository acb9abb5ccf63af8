import { type SQL, sql } from 'drizzle-orm';
import { foldText } from '../shared/text.ts';

/** Words of a question that are looked for; more narrow nothing down. */
const MOST_WORDS = 10;

/**
 * That a text holds every word of a question, as part of a word too, whatever its case and accents.
 * @param text the expression that is searched
 * @param question as typed
 */
export function holdsWords(text: SQL, question: string): SQL {
  const words = foldText(question).split(' ').filter(Boolean).slice(0, MOST_WORDS);
  const found = words.map((word) => sql`position(${word} in public.fold_words(${text})) > 0`);
  return found.length === 0 ? sql`true` : sql`(${sql.join(found, sql` and `)})`;
}
