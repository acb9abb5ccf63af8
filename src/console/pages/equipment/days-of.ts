import { instantOf } from '../../format/moments.ts';

const DAY_MS = 86_400_000;

/** The time of whole days in France as people say it (the last one counted in); null where it is none. */
export function timeOfDays(first: string, last: string): { from: string; to: string } | null {
  if (first === '' || last === '' || last < first) return null;
  const next = new Date(Date.parse(`${last}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  const [from, to] = [instantOf(`${first}T00:00`), instantOf(`${next}T00:00`)];
  return from === null || to === null ? null : { from, to };
}

/** The last instant that belongs to a time which ends before `to`. */
export const lastMoment = (to: string): string => new Date(Date.parse(to) - 1).toISOString();
