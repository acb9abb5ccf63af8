const DAY_MS = 86_400_000;

/** The time of whole days as people say it (the last one counted in), in the device's zone; null where it is none. */
export function timeOfDays(first: string, last: string): { from: string; to: string } | null {
  const [from, until] = [new Date(`${first}T00:00`), new Date(`${last}T00:00`)];
  if (Number.isNaN(from.getTime()) || Number.isNaN(until.getTime()) || until < from) return null;
  // Noon of the last day and half a day on: a day has 23 or 25 hours when the clocks change.
  const next = new Date(until.getTime() + 1.5 * DAY_MS);
  next.setHours(0, 0, 0, 0);
  return { from: from.toISOString(), to: next.toISOString() };
}

/** The last instant that belongs to a time which ends before `to`. */
export const lastMoment = (to: string): string => new Date(Date.parse(to) - 1).toISOString();
