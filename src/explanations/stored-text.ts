import type { Language } from '../shared/language.ts';
import type { Saying } from './sayings.ts';
import { type Names, tell, withNames } from './tell.ts';

/** Begins what was written by `storedText`. */
const MARK = '\u2063';

/** Sentences as a text for columns and events that also hold what people write: codes with values, told when read. */
export const storedText = (sayings: readonly Saying[]): string => `${MARK}${JSON.stringify(sayings)}`;

/** What such a text says to the reader; what a person wrote stays, but for ids that have a name. */
export function readText(text: string, language: Language, names: Names): string {
  if (!text.startsWith(MARK)) return withNames(text, names);
  try {
    return tell(JSON.parse(text.slice(MARK.length)) as Saying[], language, names).join(' ');
  } catch {
    // A person's text that begins like ours.
    return withNames(text, names);
  }
}
