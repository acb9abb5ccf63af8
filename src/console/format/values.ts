import { type Language, usePreferences } from '../shell/preferences.ts';
import { digits, euros } from './numbers.ts';

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };
const MINUTE = 60_000;
const DAY = 86_400_000;
/** Everything happens in France, whatever the device thinks. */
const ZONE = 'Europe/Paris';

/** Formats of values in one language. */
export type Formats = ReturnType<typeof formatsOf>;

/** Makes it when it is first used: a formatter takes a phone some 30 ms to make, and few pages use more than two. */
function whenUsed<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function formatsOf(language: Language) {
  const locale = LOCALES[language];
  const date = (options: Intl.DateTimeFormatOptions) =>
    whenUsed(() => new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options }));
  const day = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const weekday = date({ weekday: 'long', day: 'numeric', month: 'long' });
  const shortDay = date({ weekday: 'short', day: 'numeric' });
  const clock = date({ hour: '2-digit', minute: '2-digit' });
  const languages = whenUsed(() => new Intl.DisplayNames(locale, { type: 'language' }));
  const relative = whenUsed(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const hour = (at: Date): string =>
    language === 'fr'
      ? clock()
          .format(at)
          .replace(/^0?(\d+):(\d\d)$/, '$1\u00a0h\u00a0$2')
          .replace(/\u00a0h\u00a000$/, '\u00a0h')
      : clock().format(at);
  /** The 1st of a month is said so in French. */
  const first = (text: string) => (language === 'fr' ? text.replace(/(^|\s)1(?=\s|$)/, '$11er') : text);

  return {
    /** A whole number. */
    count: (value: number): string => digits(value, language, 0),
    /** A language by its name, from ISO 639-1. */
    language: (code: string): string => languages().of(code) ?? code,
    /** With one decimal: scores. */
    decimal: (value: number): string => digits(value, language, 1),
    /** With two decimals: qualities from 0 to 1. */
    quality: (value: number): string => digits(value, language, 2),
    /** A score in [0,1] as points of 100, one decimal. */
    score: (value: number): string => digits(value * 100, language, 1),
    /** Basis points as a percentage, without needless decimals. */
    share: (basisPoints: number): string =>
      `${digits(basisPoints / 100, language, 0, 2)}${language === 'fr' ? '\u202f' : ''}%`,
    /** Cents as euros; whole ones unless there are cents. */
    money: (amountCents: number): string => euros(amountCents, language),
    /** A day of the calendar. */
    day: (iso: string): string => first(day().format(new Date(iso))),
    /** Day and time. */
    instant: (iso: string): string =>
      `${first(day().format(new Date(iso)))}${language === 'fr' ? ' à ' : ' at '}${hour(new Date(iso))}`,
    /** The time of the day alone. */
    clock: (at: string | number): string => hour(new Date(at)),
    /** Weekday, day, time: for deadlines that are near. */
    moment: (iso: string, now: number = Date.now()): string =>
      Math.abs(new Date(iso).getTime() - now) > 300 * DAY
        ? `${first(day().format(new Date(iso)))}${language === 'fr' ? ' à ' : ' at '}${hour(new Date(iso))}`
        : `${first(weekday().format(new Date(iso)))}${language === 'fr' ? ' à ' : ' at '}${hour(new Date(iso))}`,
    weekday: (iso: string): string => first(weekday().format(new Date(iso))),
    shortDay: (iso: string): string => shortDay().format(new Date(iso)),
    /** How many days ago, or until then, in words. */
    relativeDay: (iso: string, now: number = Date.now()): string => relative().format(daysApart(iso, now), 'day'),
    /** How long ago, or until then, in words. */
    relative: (iso: string, now: number = Date.now()): string => {
      const ms = new Date(iso).getTime() - now;
      const days = daysApart(iso, now);
      if (Math.abs(days) > 730) return relative().format(Math.round(days / 365.25), 'year');
      if (Math.abs(days) > 60) return relative().format(Math.round(days / 30.4), 'month');
      if (days !== 0) return relative().format(days, 'day');
      const minutes = Math.round(ms / MINUTE);
      return Math.abs(minutes) < 60
        ? relative().format(minutes, 'minute')
        : relative().format(Math.round(minutes / 60), 'hour');
    },
  };
}

const both: Record<Language, Formats> = { fr: formatsOf('fr'), en: formatsOf('en') };
const dayNumber = whenUsed(() => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }));

/** The day of an instant in France, as 2026-11-26. */
export const isoDay = (at: Date | string): string => dayNumber().format(new Date(at));

/** Calendar days from now until then in France; negative when it has passed. */
export const daysApart = (iso: string, now: number = Date.now()): number =>
  Math.round((Date.parse(isoDay(iso)) - Date.parse(isoDay(new Date(now)))) / DAY);

/** Formats of values in the language of the page. */
export const useFormats = (): Formats => both[usePreferences().language];
