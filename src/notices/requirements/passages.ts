import type { ParsedLot } from '../lot.ts';
import type { ParsedNotice } from '../notice.ts';
import type { OriginKind } from './suggestion.ts';

/** A stretch of the notice's text that can hold a condition, with the field and how much that field is to be trusted. */
export type Passage = { kind: OriginKind; code: string | null; text: string; confidence: number };

/** Texts of a lot from the most to the least telling: selection criteria, execution conditions, descriptions. */
export function passagesOf(lot: ParsedLot, notice: ParsedNotice): Passage[] {
  const passages: Passage[] = [];
  for (const criterion of lot.selectionCriteria) {
    if (criterion.usage === 'not-used') continue;
    const text = [criterion.name, criterion.description].filter(Boolean).join('. ');
    passages.push({ kind: 'selection-criterion', code: criterion.code, text, confidence: 0.85 });
  }
  for (const text of lot.executionConditions)
    passages.push({ kind: 'execution-condition', code: null, text, confidence: 0.65 });
  const descriptions = new Set([
    `${lot.title}. ${lot.description}`,
    lot.additionalInformation ?? '',
    notice.lots.length === 1 ? notice.description : '',
  ]);
  for (const text of descriptions) passages.push({ kind: 'description', code: null, text, confidence: 0.5 });
  return passages.filter((p) => p.text.trim().length > 2);
}

/** Sentences and list items; a full stop inside a number ("2.000.000") or an abbreviation does not end one. */
export const sentencesOf = (text: string): string[] =>
  text
    .slice(0, 60_000)
    .split(/(?<=[;!?])\s+|\.\s+(?=[\p{Lu}«"–-])|\r?\n+|\s[•●▪]\s/u)
    .map((s) => s.replace(/\s+/g, ' ').trim())
    .filter((s) => s.length > 2);

/** At most 240 characters around a match, cut at words. */
export function quoteAround(text: string, index: number, length: number): string {
  if (text.length <= 240) return text.trim();
  const start = Math.max(0, index - 100);
  const end = Math.min(text.length, Math.max(index + length + 100, start + 200));
  const cut = text.slice(start, end);
  const from = start === 0 ? 0 : cut.indexOf(' ') + 1;
  const to = end === text.length ? cut.length : cut.lastIndexOf(' ');
  return `${start === 0 ? '' : '… '}${cut.slice(from, Math.max(from + 1, to)).trim()}${end === text.length ? '' : ' …'}`;
}
