import { readCpvLabels } from '../../data.ts';
import { type Grams, gramsOfLabel } from '../grams.ts';
import { LABEL_LANGUAGES } from '../labels.ts';
import type { LanguageProfiles } from '../language.ts';

const GRAMS_PER_LANGUAGE = 600;
const SMOOTHING = 1e-6;

/** Counts grams per language over all labels and the given texts, and keeps the most frequent ones of each language. */
export function trainLanguages(texts: readonly { lang: string; grams: Grams }[]): LanguageProfiles {
  const counts = LABEL_LANGUAGES.map(() => new Map<number, number>());
  const add = (language: number, grams: Grams): void => {
    const count = counts[language]!;
    for (const id of grams.ids) count.set(id, (count.get(id) ?? 0) + 1);
  };
  for (const { labels } of readCpvLabels()) {
    for (const [j, lang] of LABEL_LANGUAGES.entries()) add(j, gramsOfLabel(labels[lang]!));
  }
  for (const { lang, grams } of texts) {
    const language = LABEL_LANGUAGES.indexOf(lang);
    if (language >= 0) add(language, grams);
  }
  const totals = counts.map((count) => [...count.values()].reduce((sum, value) => sum + value, 0));
  const kept = new Set<number>();
  for (const count of counts) {
    const frequent = [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, GRAMS_PER_LANGUAGE);
    for (const [id] of frequent) kept.add(id);
  }
  const grams = Uint32Array.from(kept).sort();
  const costs = new Uint8Array(grams.length * LABEL_LANGUAGES.length);
  grams.forEach((id, i) => {
    counts.forEach((count, j) => {
      const probability = (count.get(id) ?? 0) / totals[j]!;
      costs[i * LABEL_LANGUAGES.length + j] = Math.min(255, Math.round(-16 * Math.log(probability + SMOOTHING)));
    });
  });
  return { grams, costs };
}
