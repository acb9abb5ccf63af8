import { cpvOf } from '../codes.ts';
import type { Correction, FieldCorrection } from './correction.ts';
import { instantOfMoment, momentsIn, spanOfMoment } from './french-dates.ts';

/** How a pair begins: "au lieu de", "au lieu de lire", "remplacer". */
const BEGINS = /au lieu d[eu’'](?:\s*lire)?\s*:?|remplacer\s*:?/giu;
/** What stands between the old and the new words of a pair. */
const BETWEEN = /[\s,;.]*(?<!\p{L})(?:(?:il (?:faut|convient de) )?lire|par)(?!\p{L})\s*:?/iu;
/** Where the new words end: a line, a sentence. */
const ENDS = /\n|[.;]\s+(?=\p{Lu})|[.;]\s*$/u;
/** Words that are looked at: a correction is a few lines. */
const MOST = 20_000;

type Pair = { start: number; end: number; from: string; to: string };

/** "Au lieu de : X, lire : Y" (also "il faut lire", "remplacer X par Y"). */
function pairsIn(text: string): Pair[] {
  const begins = [...text.matchAll(BEGINS)];
  return begins.flatMap((begin, i): Pair[] => {
    const limit = begins[i + 1]?.index ?? text.length;
    const segment = text.slice(begin.index, limit);
    const between = BETWEEN.exec(segment.slice(begin[0].length));
    if (!between) return [];
    const from = segment.slice(begin[0].length, begin[0].length + between.index);
    const after = begin[0].length + between.index + between[0].length;
    const rest = segment.slice(after);
    const length = ENDS.exec(rest.trimStart())?.index ?? rest.trimStart().length;
    const to = rest.trimStart().slice(0, length);
    const end = begin.index + after + (rest.length - rest.trimStart().length) + length;
    return [{ start: begin.index, end, from: unquoted(from), to: unquoted(to) }];
  });
}

const unquoted = (words: string): string => words.replace(/^[\s«"“:]+|[\s»"”,;.:]+$/gu, '');

/** "La date limite … est reportée au 19/10/2026 à 12h00": what announces a new deadline, and what it is said of. */
const MOVED =
  /report[ée]+e?s?|repouss[ée]+e?s?|prolong[ée]+e?s?|d[ée]cal[ée]+e?s?|prorog[ée]+e?s?|nouvelle date|d[ée]sormais/iu;
const DEADLINE =
  /date[s]?\s+(?:et heure[s]?\s+)?limites?|remise des (?:offres|plis|candidatures)|r[ée]ception des (?:offres|plis|candidatures)|d[ée]p[ôo]t des (?:offres|plis|candidatures)/iu;
/** Other dates of a procedure, which are not when tenders are due. */
const OTHER_DATE = /visite|questions|renseignements compl|demandes? de renseignements|ouverture des plis|publication/iu;
const LOT = /\blots?\s*(?:n\s*[°ºo]?|num[ée]ro)?\s*(\d{1,3})\b/iu;

/**
 * What a correction in French words changes. Pairs ("au lieu de … lire …") of dates, CPV codes and words; sentences that
 * move the deadline. A pair of dates changes lots whose deadline is the old one. What is left over is told in words.
 */
export function correctionInWords(text: string, zone: string): Correction {
  const said = text
    .slice(0, MOST)
    .replace(/[ \t\u00a0\u202f]+/g, ' ')
    .trim();
  const changes: FieldCorrection[] = [];
  let rest = '';
  let at = 0;
  for (const { start, end, from, to } of pairsIn(said)) {
    const before = said.slice(Math.max(0, start - 160), start);
    const change = OTHER_DATE.test(before) && !DEADLINE.test(before) ? null : pairOf(from, to, before, zone);
    if (change === null) continue;
    changes.push(change);
    rest += said.slice(at, start);
    at = end;
  }
  rest += said.slice(at);
  if (!changes.some((c) => c.field === 'deadline')) {
    for (const sentence of rest.split(/(?<=[.;])\s+|\n+/)) {
      const moved = movedDeadline(sentence, zone);
      if (moved === null) continue;
      changes.push(moved);
      rest = rest.replace(sentence, ' ');
    }
  }
  const left = rest.replace(/\s+/g, ' ').trim();
  return { changes, unread: /[\p{L}\d]{3}/u.test(left) ? [left.slice(0, 1_000)] : [] };
}

function pairOf(from: string, to: string, before: string, zone: string): FieldCorrection | null {
  const lotId = LOT.exec(before)?.[1] ?? null;
  const [old] = momentsIn(from);
  const [next, another] = momentsIn(to);
  if (next !== undefined && another === undefined && (old !== undefined || DEADLINE.test(before + from))) {
    const instant = instantOfMoment(next, zone);
    if (instant === null) return null;
    return { field: 'deadline', lotId, within: old === undefined ? null : spanOfMoment(old, zone), to: instant };
  }
  const oldCode = codeIn(from);
  const newCode = codeIn(to);
  if (oldCode !== null && newCode !== null) return { field: 'cpvAdditional', lotId, from: [oldCode], to: [newCode] };
  if (old !== undefined || next !== undefined || from.trim().length < 3) return null;
  return { field: 'text', lotId, section: null, from: from.trim(), to: to.trim() };
}

/** The CPV code among the words; null where there is none or there are several. */
function codeIn(words: string): string | null {
  const codes = [...words.matchAll(/(?<!\d)\d{8}(?:-\d)?(?!\d)/g)];
  return codes.length === 1 ? cpvOf(codes[0]?.[0]) : null;
}

/** The last date of a sentence that says the deadline is moved. */
function movedDeadline(sentence: string, zone: string): FieldCorrection | null {
  const verb = MOVED.exec(sentence);
  if (!verb || !DEADLINE.test(sentence) || OTHER_DATE.test(sentence)) return null;
  const moments = momentsIn(sentence);
  const next = moments.find((m) => m.index > verb.index);
  if (next === undefined) return null;
  // "12 heures locales": what clock is meant is not for us to guess.
  if (/^\s*(?:heures?\s*)?locales?/iu.test(sentence.slice(next.index + next.length))) return null;
  const to = instantOfMoment(next, zone);
  return to === null ? null : { field: 'deadline', lotId: LOT.exec(sentence)?.[1] ?? null, within: null, to };
}
