import { invalidField } from './errors.ts';
import { formatter } from './formatters.ts';
import type { Language } from './language.ts';

const IN_FRANCE = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });

/**
 * The day of an instant in France, as `2026-12-15`: in the first hours of a day there, the calendar of UTC is a day behind,
 * and whoever notes what happened today would be told that it is in the future. Statements ask `today_in_france()` for it.
 */
export const dayOf = (instant: Date): string => IN_FRANCE.format(instant);

const HOUR_MS = 3_600_000;

/** The instant at which a day begins in France: up to two hours before it does in UTC. */
export function beginOf(day: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const hours = [2, 1].find((ahead) => dayOf(new Date(midnight - ahead * HOUR_MS)) === day) ?? 0;
  return new Date(midnight - hours * HOUR_MS);
}

/** The year of an instant in France. */
export const yearOf = (instant: Date): number => Number(dayOf(instant).slice(0, 4));

/** Whether the text is a day that the calendar has, from 1900 to 2199. */
export const isDay = (text: string): boolean => {
  const match = /^(19|2[01])\d\d-\d\d-\d\d$/.test(text);
  const instant = match ? new Date(`${text}T00:00:00Z`) : null;
  return instant !== null && !Number.isNaN(instant.getTime()) && dayOf(instant) === text;
};

/** @throws DomainError `invalid` at `pointer` for a day that the calendar does not have */
export function assertDay(day: string, pointer: string): void {
  if (!isDay(day)) throw invalidField(pointer, 'is not a day from 1900 on');
}

/** @throws DomainError `invalid` at `pointer` for a day that the calendar does not have, or that is after `today` */
export function assertPast(day: string, pointer: string, today: string): void {
  assertDay(day, pointer);
  if (day > today) throw invalidField(pointer, 'is in the future');
}

/** The day so many days later; earlier when negative. */
export const addDays = (day: string, days: number): string =>
  dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000));

/** A day, in words: `15 décembre 2026`. Takes an ISO date or instant; instants are told in Paris time. */
export function formatDay(iso: string, language: Language): string {
  const day = formatter(Intl.DateTimeFormat, language, { dateStyle: 'long', timeZone: zoneOf(iso) }).format(
    new Date(iso),
  );
  return language === 'fr' ? day.replace(/^1 /, '1er ') : day;
}

/** An instant in Paris time with its hour: `15 décembre 2026 à 12 h`, `… à 9 h 05`; `15 December 2026 at 12:00`. */
export function formatInstant(iso: string, language: Language): string {
  const instant = formatter(Intl.DateTimeFormat, language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zoneOf(iso),
  }).format(new Date(iso));
  return language === 'fr' ? instant.replace(/^1 /, '1er ').replace(/(\d\d):(\d\d)$/, hourInFrench) : instant;
}

/** `12:00` as it is written in French: `12 h`, on one line. */
const hourInFrench = (_all: string, hours: string, minutes: string): string =>
  `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;

/** A date without a time stays the day it is, wherever it is printed. */
const zoneOf = (iso: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? 'UTC' : 'Europe/Paris');

/** A day or an instant as programs write it, on its own: not within a file's name, an address, a version or quotes. */
const WRITTEN =
  /(?<![\w/.":=-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?(?![\w/"=-]|[.:]\w)/g;

/** A sentence with its days and instants as people write them; what is no day of the calendar stays as it is. */
export const daysInWords = (text: string, language: Language): string =>
  text.replace(WRITTEN, (iso) => {
    if (Number.isNaN(Date.parse(iso)) || dayOf(new Date(iso.slice(0, 10))) !== iso.slice(0, 10)) return iso;
    return iso.includes('T') ? formatInstant(iso, language) : formatDay(iso, language);
  });
