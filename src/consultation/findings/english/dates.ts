import type { SaidMoment } from '../../../notices/corrections/french-dates.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = new RegExp(
  [
    '(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)',
    `(?<!\\d)(\\d{1,2})\\s*(?:st|nd|rd|th)?,?\\s+(?:day\\s+)?(?:of\\s+)?${MONTH}[,\\s]+(\\d{4})(?!\\d)`,
    `(?<!\\p{L})${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?[,\\s]+(\\d{4})(?!\\d)`,
    '(?<!\\d)(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?(\\d{4}|\\d{2})(?![\\d/])',
  ].join('|'),
  'giu',
);
const TIME =
  /(?<![\d.])(\d{1,2})(?:[:.h](\d{2}))?\s*(?:hours?|hrs?)?\s*(noon|midday|[ap]\.?\s?m\.?(?!\p{L})|hours?|hrs?|(?<=[:.]\d{2})(?![\d%]))/iu;
/** How far before or after a day its time may stand, in characters. */
const REACH = 40;

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * Every day that an English (or ISO) text names with its year, in order, and its time where one stands beside it. Days in
 * digits are day first; month first only where nothing else is possible.
 */
export function momentsIn(text: string): SaidMoment[] {
  const moments: SaidMoment[] = [];
  for (const match of text.matchAll(DAY)) {
    const [whole, isoYear, isoMonth, isoDay, day1, word1, year1, word2, day2, year2, first, second, year3] = match;
    const word = word1 ?? word2;
    const named = word === undefined ? 0 : MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
    const year = Number(isoYear ?? year1 ?? year2 ?? (year3?.length === 2 ? `20${year3}` : year3));
    const inDigits = [Number(first), Number(second)] as const;
    const [d, m] =
      isoDay !== undefined
        ? [Number(isoDay), Number(isoMonth)]
        : word !== undefined
          ? [Number(day1 ?? day2), named]
          : inDigits[1] > 12
            ? [inDigits[1], inDigits[0]]
            : inDigits;
    const date = new Date(Date.UTC(year, m - 1, d));
    if (year < 1990 || year > 2100 || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) continue;
    const end = match.index + whole.length;
    const time =
      timeIn(text.slice(end, end + REACH)) ?? timeIn(text.slice(Math.max(0, match.index - REACH), match.index));
    moments.push({ day: `${year}-${two(m)}-${two(d)}`, time, index: match.index, length: whole.length });
  }
  return moments;
}

/** "3:00 P.M.", "15.00 hours", "12 noon", "17:00" as `HH:MM`; null where no time stands there. */
function timeIn(words: string): string | null {
  // Another day begins: its time is not this one's.
  const match = TIME.exec(words.split(/\d{1,2}\s*[/-]\s*\d{1,2}\s*[/-]/u)[0] ?? '');
  if (match === null) return null;
  const half = match[3]!.toLowerCase().replace(/[\s.]/g, '');
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? '0');
  const afternoon = half === 'pm' && hour < 12 ? 12 : half === 'am' && hour === 12 ? -12 : 0;
  return hour > 23 || minute > 59 || hour + afternoon > 23 ? null : `${two(hour + afternoon)}:${two(minute)}`;
}
