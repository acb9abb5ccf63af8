import { addDays, assertDay, isDay } from '../shared/day.ts';
import { invalidField } from '../shared/errors.ts';

const DAY_MS = 86_400_000;

/** A day (`YYYY-MM-DD`) as the number of days since 1970-01-01. */
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;

/** Days, both included. */
export type Period = { from: string; to: string };

/** The first day that a report knows: where none is asked for, it begins there. */
export const FIRST_DAY = '1900-01-01';

/**
 * The period asked for; without an end it lasts until `today`.
 * @throws DomainError `invalid` naming `?from` or `?to`
 */
export function periodOf(query: { from?: string; to?: string }, today: string): Period {
  const { from = FIRST_DAY, to = today < from ? from : today } = query;
  for (const [name, day] of Object.entries({ from, to })) assertDay(day, `?${name}`);
  if (to < from) throw invalidField('?to', 'is before ?from');
  return { from, to };
}

/**
 * The period that another is compared with: as many whole years before when it is made of whole years, else as many
 * days before. Null when it has no beginning of its own.
 */
export function periodBefore({ from, to }: Period): Period | null {
  if (from === FIRST_DAY) return null;
  const end = addDays(from, -1);
  const next = addDays(to, 1);
  const whole = from.slice(4) === next.slice(4) ? Number(next.slice(0, 4)) - Number(from.slice(0, 4)) : 0;
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  const start = whole > 0 ? `${String(Number(from.slice(0, 4)) - whole)}${from.slice(4)}` : addDays(end, -days);
  return start < FIRST_DAY || !isDay(start) ? null : { from: start, to: end };
}
