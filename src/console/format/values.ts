import { type Language, usePreferences } from '../shell/preferences.ts';
import { longDay, shortDay, timeOfDay, weekdayOf } from './dates.ts';
import { digits, euros } from './numbers.ts';
import { relative, relativeDay } from './relative.ts';

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };
const DAY = 86_400_000;

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
  const languages = whenUsed(() => new Intl.DisplayNames(locale, { type: 'language' }));
  const at = language === 'fr' ? ' à ' : ' at ';
  const time = (iso: string | number): number => new Date(iso).getTime();
  const instant = (iso: string): string => `${longDay(time(iso), language)}${at}${timeOfDay(time(iso), language)}`;
  const weekday = (iso: string): string => weekdayOf(time(iso), language);

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
    /** Prints the amounts of one column, which are compared, in one form: with cents where any of them has some. */
    moneyIn: (amounts: readonly (number | null | undefined)[]): ((amountCents: number) => string) => {
      const withCents = amounts.some((cents) => cents != null && cents % 100 !== 0);
      return (amountCents) => euros(amountCents, language, withCents);
    },
    /** A day of the calendar. */
    day: (iso: string): string => longDay(time(iso), language),
    /** Day and time. */
    instant,
    /** The time of the day alone. */
    clock: (iso: string | number): string => timeOfDay(time(iso), language),
    /** Weekday, day, time: for deadlines that are near; with the year for others. */
    moment: (iso: string, now: number = Date.now()): string =>
      Math.abs(time(iso) - now) > 300 * DAY ? instant(iso) : `${weekday(iso)}${at}${timeOfDay(time(iso), language)}`,
    weekday,
    shortDay: (iso: string): string => shortDay(time(iso), language),
    /** How many days ago, or until then, in words. */
    relativeDay: (iso: string, now: number = Date.now()): string => relativeDay(iso, now, language),
    /** How long ago, or until then, in words. */
    relative: (iso: string, now: number = Date.now()): string => relative(iso, now, language),
  };
}

const both: Record<Language, Formats> = { fr: formatsOf('fr'), en: formatsOf('en') };

/** Formats of values in the language of the page. */
export const useFormats = (): Formats => both[usePreferences().language];
