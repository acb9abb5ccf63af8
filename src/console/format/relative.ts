import type { Language } from '../shell/preferences.ts';
import { daysApart } from './moments.ts';
import { digits } from './numbers.ts';

type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year';

const MINUTE = 60_000;
const DAYS_OF_MONTH = 365.25 / 12;
/** Up to so many days one counts in days, */
const MOST_DAYS = 60;
/** and up to so many months in months, as terms of contracts do: "in 3 years" would be said of two and a half. */
const MOST_MONTHS = 36;

/** A unit in the singular and in the plural. */
const UNITS: Record<Language, Record<Unit, readonly [string, string]>> = {
  fr: {
    minute: ['minute', 'minutes'],
    hour: ['heure', 'heures'],
    day: ['jour', 'jours'],
    month: ['mois', 'mois'],
    year: ['an', 'ans'],
  },
  en: {
    minute: ['minute', 'minutes'],
    hour: ['hour', 'hours'],
    day: ['day', 'days'],
    month: ['month', 'months'],
    year: ['year', 'years'],
  },
};

/** Days that have a word of their own. */
const DAYS: Record<Language, Record<number, string>> = {
  fr: { [-2]: 'avant-hier', [-1]: 'hier', 0: 'aujourd’hui', 1: 'demain', 2: 'après-demain' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
};

const NOW: Record<Language, string> = { fr: 'maintenant', en: 'now' };

/** A time from now in words, as `Intl.RelativeTimeFormat` says it (a test compares them). */
function said(value: number, unit: Unit, language: Language): string {
  const many = Math.abs(value);
  const span = `${digits(many, language, 0)} ${UNITS[language][unit][many === 1 ? 0 : 1]}`;
  if (language === 'fr') return value < 0 ? `il y a ${span}` : `dans ${span}`;
  return value < 0 ? `${span} ago` : `in ${span}`;
}

const daysSaid = (days: number, language: Language): string => DAYS[language][days] ?? said(days, 'day', language);

/** How many days ago, or until then: "demain", "il y a 3 jours". */
export const relativeDay = (iso: string, now: number, language: Language): string =>
  daysSaid(daysApart(iso, now), language);

/** How long ago, or until then, in the unit that one counts it in: minutes and hours today, then days, months, years. */
export function relative(iso: string, now: number, language: Language): string {
  const days = daysApart(iso, now);
  const months = Math.round(days / DAYS_OF_MONTH);
  if (Math.abs(days) > MOST_DAYS && Math.abs(months) <= MOST_MONTHS && months % 12 !== 0)
    return said(months, 'month', language);
  if (Math.abs(days) > MOST_DAYS) return said(Math.round(months / 12), 'year', language);
  if (days !== 0) return daysSaid(days, language);
  const minutes = Math.round((new Date(iso).getTime() - now) / MINUTE);
  if (minutes === 0) return NOW[language];
  return Math.abs(minutes) < 60 ? said(minutes, 'minute', language) : said(Math.round(minutes / 60), 'hour', language);
}
