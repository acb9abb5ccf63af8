import type { Grams } from './grams.ts';
import { LABEL_LANGUAGES } from './labels.ts';

/**
 * Frequent grams of the 24 languages: for gram i and language j, `costs[i × 24 + j]` is the byte -16 · ln p(gram | language),
 * smoothed and capped. Naive Bayes over character grams (Cavnar & Trenkle 1994, "N-gram-based text categorization").
 */
export interface LanguageProfiles {
  /** Gram hashes, ascending. */
  grams: Uint32Array;
  costs: Uint8Array;
}

/** Language of a text whose author doesn't say it; French when no known gram is in it. */
export function guessLanguage(text: Grams, profiles: LanguageProfiles): string {
  const count = LABEL_LANGUAGES.length;
  const costs = new Float64Array(count);
  let slot = 0;
  let found = false;
  for (let i = 0; i < text.ids.length; i++) {
    const id = text.ids[i]!;
    while (slot < profiles.grams.length && profiles.grams[slot]! < id) slot++;
    if (slot === profiles.grams.length) break;
    if (profiles.grams[slot] !== id) continue;
    found = true;
    for (let j = 0; j < count; j++) costs[j] = costs[j]! + text.weights[i]! * profiles.costs[slot * count + j]!;
  }
  return found ? LABEL_LANGUAGES[costs.indexOf(Math.min(...costs))]! : 'fr';
}
