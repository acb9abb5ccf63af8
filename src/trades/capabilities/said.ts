import type { Language } from '../../shared/language.ts';
import type { Said } from '../background.ts';
import { type SuggestedCapability, suggestCapabilities } from './reading.ts';

/**
 * As sure as words must be before a whole list is confirmed at once, in [0,1]; and how many are
 * enough for one company. Chosen by reasoning: nobody looks at each, so rather few that are right.
 */
const SURE_OF_WORDS = 0.6;
const MOST_OF_WORDS = 8;
/** The same of an activity code: less sure (0.7 of its own certainty at most), and fewer, since it says what most firms of it do. */
const SURE_OF_NAF = 0.4;
const MOST_OF_NAF = 4;

/**
 * What a company can do by its own words, else by its activity code: the surest alone, for whoever confirms many companies
 * at once cannot weigh each. Nothing of it is shown by facts: no evidence, and a level of what is declared.
 */
export function capabilitiesSaid({ text, nafCode }: Said, language: Language): SuggestedCapability[] {
  const found = suggestCapabilities({
    text,
    nafCode,
    language,
    learned: [],
    certifications: [],
    references: [],
    today: '1970-01-01',
  });
  const words = found.filter(({ origin, confidence }) => origin === 'text' && confidence >= SURE_OF_WORDS);
  if (words.length > 0) return words.slice(0, MOST_OF_WORDS);
  return found.filter(({ origin, confidence }) => origin === 'naf' && confidence >= SURE_OF_NAF).slice(0, MOST_OF_NAF);
}
