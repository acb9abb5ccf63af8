import { invalidField } from './errors.ts';

/** The UTC day of an instant, as `2026-12-15`. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

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
