import type { Problem } from '../api/call.ts';
import { typeset } from '../format/typography.ts';
import type { Language } from '../shell/preferences.ts';

/** Why the API refused: it says so in the language of the reader, and the page sets it as everything else. */
export const wordsOf = (problem: Problem, language: Language): string => typeset(problem.message, language);
