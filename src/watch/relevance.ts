import type { ParsedNotice } from '../notices/notice.ts';
import { foldText } from '../shared/text.ts';

/** What a cluster can do and wants to see. */
export type Profile = {
  /** CPV codes or prefixes, with how many members have each. */
  cpv: ReadonlyMap<string, number>;
  nuts: readonly string[];
  keywords: readonly string[];
};

/** How well a notice fits, in basis points of 1, and why, in words. */
export type Relevance = { scoreBp: number; reasons: string[] };

/** What counts how much; what the profile does not ask for is left out and the rest made to sum to 1. */
const WEIGHT = { cpv: 70, place: 15, words: 15 } as const;

/** Closeness by the digits that two codes share: division, group, class, category, code. */
const SHARED: readonly (readonly [number, number, string])[] = [
  [8, 1, 'the code'],
  [5, 0.9, 'the category'],
  [4, 0.75, 'the class'],
  [3, 0.55, 'the group'],
  [2, 0.25, 'the division'],
];

/**
 * Relevance of a call for a cluster: its best lot by CPV closeness to what members do, where the work is, and words that
 * the cluster looks for. A call whose deadlines are all past, and a notice that is no call, score nothing.
 */
export function relevance(notice: ParsedNotice, profile: Profile, now: string): Relevance {
  const deadlines = notice.lots.flatMap((lot) => (lot.deadline === null ? [] : [lot.deadline]));
  if (deadlines.length > 0 && deadlines.every((deadline) => deadline < now))
    return { scoreBp: 0, reasons: ['Every deadline is past.'] };
  const parts: { weight: number; score: number }[] = [];
  const reasons: string[] = [];
  const codes = bestCodes(notice, profile);
  parts.push({ weight: WEIGHT.cpv, score: codes.score });
  reasons.push(codes.reason);
  if (profile.nuts.length > 0) {
    const place = placeOf(notice, profile.nuts);
    parts.push({ weight: WEIGHT.place, score: place.score });
    reasons.push(place.reason);
  }
  if (profile.keywords.length > 0) {
    const words = wordsIn(notice, profile.keywords);
    parts.push({ weight: WEIGHT.words, score: words.length > 0 ? 1 : 0 });
    reasons.push(
      words.length > 0 ? `It speaks of ${words.map((w) => `"${w}"`).join(', ')}.` : 'None of the words looked for.',
    );
  }
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  const score = parts.reduce((sum, part) => sum + part.weight * part.score, 0) / weight;
  return { scoreBp: Math.round(score * 10_000), reasons };
}

function bestCodes(notice: ParsedNotice, profile: Profile): { score: number; reason: string } {
  let best = { score: 0, reason: 'No code near to what members do.' };
  for (const lot of notice.lots) {
    for (const [index, code] of [lot.cpvMain, ...lot.cpvAdditional].entries()) {
      if (code === null) continue;
      for (const [own, members] of profile.cpv) {
        const [score, level] = closeness(code, own);
        // An additional code says less than the main one.
        const weighed = index === 0 ? score : score * 0.9;
        if (weighed <= best.score) continue;
        const who =
          members > 0 ? `${members} member${members === 1 ? ' does' : 's do'} ${own}` : `${own} is looked for`;
        best = { score: weighed, reason: `${lot.externalId} asks for ${code}: ${who} (${level}).` };
      }
    }
  }
  return best;
}

function closeness(code: string, own: string): readonly [number, string] {
  const prefix = own.replace(/0+$/, '');
  // A general code of the profile covers what is below it.
  if (prefix.length >= 3 && code.startsWith(prefix))
    return [1, own.length === 8 && code === own ? 'the code' : 'covers it'];
  for (const [digits, score, level] of SHARED)
    if (code.slice(0, digits) === own.slice(0, digits)) return [score, level];
  return [0, ''];
}

function placeOf(notice: ParsedNotice, wanted: readonly string[]): { score: number; reason: string } {
  const places = [...new Set([...notice.lots.flatMap((lot) => lot.nuts), ...notice.nuts])];
  if (places.length === 0) return { score: 0.5, reason: 'The place is not told.' };
  const hit = places.find((place) => wanted.some((want) => place.startsWith(want) || want.startsWith(place)));
  return hit === undefined
    ? { score: 0, reason: `The place (${places.slice(0, 3).join(', ')}) is elsewhere.` }
    : { score: 1, reason: `The place is ${hit}.` };
}

function wordsIn(notice: ParsedNotice, keywords: readonly string[]): string[] {
  const texts = [notice.titles, notice.descriptions, ...notice.lots.flatMap((lot) => [lot.titles, lot.descriptions])];
  const text = ` ${foldText(texts.flatMap((t) => Object.values(t)).join(' '))} `;
  return keywords.filter((word) => text.includes(` ${foldText(word)}`));
}
