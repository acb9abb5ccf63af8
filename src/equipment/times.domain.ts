import { invalidField } from '../shared/errors.ts';

/** A time from the first instant that belongs to it to the first that doesn't. */
export type Time = { from: Date; until: Date };

/** So long a booking lasts at most: the seven years of a commitment. */
const LONGEST_YEARS = 7;

/** @throws DomainError `validation_failed` naming `pointer` where the end is not after the beginning, or years beyond it */
export function timeOf(from: string, until: string, pointer: string): Time {
  const time = { from: new Date(from), until: new Date(until) };
  if (time.until <= time.from) throw invalidField(pointer, 'must be after the beginning');
  if (time.until.getTime() - time.from.getTime() > LONGEST_YEARS * 366 * 86_400_000)
    throw invalidField(pointer, `is more than ${LONGEST_YEARS} years after the beginning`);
  return time;
}
