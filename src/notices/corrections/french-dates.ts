import { localInstant } from '../times.ts';

const MONTHS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
] as const;

/** A day and maybe a time, as the words give them: local, without a zone. */
export type SaidMoment = { day: string; time: string | null; index: number; length: number };

const MONTH_WORDS = 'janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre';
const SAID = new RegExp(
  `(?<!\\d)(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})(?:er)?\\s*(?:[/.-]\\s*(\\d{1,2})\\s*[/.-]|\\s(${MONTH_WORDS}))\\s*(\\d{4}|\\d{2}))(?!\\d)` +
    `(?:[\\s,T(]*(?:à|a|avant|jusqu['’]à|heure\\s+locale\\s*:?|[-–])?\\s*(\\d{1,2})\\s*(?:h(?:eures?)?|:)\\s*(\\d{2})?(?!\\d))?`,
  'giu',
);

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const two = (n: number): string => String(n).padStart(2, '0');

/** Every day that a French (or ISO) text names with its year, in order; impossible days are left out. */
export function momentsIn(text: string): SaidMoment[] {
  const moments: SaidMoment[] = [];
  for (const match of text.matchAll(SAID)) {
    const [whole, isoYear, isoMonth, isoDay, day, month, word, year = '', hour, minute] = match;
    const y = isoYear !== undefined ? Number(isoYear) : year.length === 2 ? 2000 + Number(year) : Number(year);
    const named = word === undefined ? -1 : (MONTHS as readonly string[]).indexOf(plain(word));
    const m = isoMonth !== undefined ? Number(isoMonth) : word === undefined ? Number(month) : named + 1;
    const d = Number(isoDay ?? day);
    const date = new Date(Date.UTC(y, m - 1, d));
    if (y < 1990 || y > 2100 || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) continue;
    const h = Number(hour ?? '0');
    const time = hour === undefined || h > 23 ? null : `${two(h)}:${minute ?? '00'}`;
    moments.push({ day: `${y}-${two(m)}-${two(d)}`, time, index: match.index, length: whole.length });
  }
  return moments;
}

/** The moment in a zone as one UTC instant; without a time the day's last second. */
export const instantOfMoment = (moment: SaidMoment, zone: string): string | null =>
  localInstant(moment.day, moment.time ?? '', zone);

/** The UTC span that the moment stands for: its minute, or the whole day where no time is told. */
export function spanOfMoment(moment: SaidMoment, zone: string): readonly [string, string] | null {
  const from = localInstant(moment.day, moment.time ?? '00:00', zone);
  const to = localInstant(moment.day, moment.time === null ? '' : `${moment.time}:59`, zone);
  return from === null || to === null ? null : [from, to];
}
