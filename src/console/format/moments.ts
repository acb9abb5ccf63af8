/** Days and hours are those of France, as everywhere on the pages, whatever the device's clock says. */
const ZONE = 'Europe/Paris';
const HOUR = 3_600_000;
/** Since then France changes its clocks by the rule of the Union (directive 2000/84/EC, in force so from 1996). */
const BY_RULE_SINCE = Date.UTC(1996, 0);
const MARCH = 2;
const OCTOBER = 9;
let offset: Intl.DateTimeFormat | undefined;

/** 01:00 UTC of the last Sunday of a month of 31 days: when the clocks change. */
function changeOf(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31, 1));
  return last.getTime() - last.getUTCDay() * 24 * HOUR;
}

/**
 * By how many milliseconds the clocks of France are before UTC at that time: by the rule, since the first
 * `Intl.DateTimeFormat` of a page takes a phone a fifth of a second; by `Intl` before it (throws for what is no time).
 */
function ahead(at: number): number {
  if (!(at >= BY_RULE_SINCE)) return aheadByIntl(at);
  const year = new Date(at).getUTCFullYear();
  return changeOf(year, MARCH) <= at && at < changeOf(year, OCTOBER) ? 2 * HOUR : HOUR;
}

function aheadByIntl(at: number): number {
  offset ??= new Intl.DateTimeFormat('en', { timeZone: ZONE, timeZoneName: 'longOffset' });
  const match = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(offset.format(at));
  if (match === null) return 0;
  const [, sign, hours, minutes, seconds = 0] = match;
  return (sign === '-' ? -1_000 : 1_000) * (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds));
}

/** What the clocks and calendars of France show at that time, as the UTC fields of a date. */
export const wallOf = (at: number): Date => new Date(at + ahead(at));

/** The instant of a time as a `datetime-local` field has it; null for what is none. */
export function instantOf(typed: string): string | null {
  const wall = typed === '' ? Number.NaN : Date.parse(`${typed}Z`);
  if (Number.isNaN(wall)) return null;
  // Asked twice: about the hour when the clocks change, the first answer is that of the other side.
  return new Date(wall - ahead(wall - ahead(wall))).toISOString();
}

/** A time as a `datetime-local` field has it. */
export const clockOf = (at: Date): string => wallOf(at.getTime()).toISOString().slice(0, 16);

/** The day of an instant in France, as 2026-11-26. */
export const isoDay = (at: Date | string): string => clockOf(new Date(at)).slice(0, 10);

/** Calendar days from now until then in France; negative when it has passed. */
export const daysApart = (iso: string, now: number = Date.now()): number =>
  Math.round((Date.parse(isoDay(iso)) - Date.parse(isoDay(new Date(now)))) / (24 * HOUR));

/**
 * When members are asked to answer by unless somebody says otherwise, as a `datetime-local` field has it: six in the
 * evening of the day a week ahead, or of the Monday after it.
 */
export function inAWeek(now: number = Date.now()): string {
  const day = wallOf(now + 7 * 24 * HOUR);
  const toMonday = { 6: 2, 0: 1 }[day.getUTCDay()] ?? 0;
  return `${new Date(day.getTime() + toMonday * 24 * HOUR).toISOString().slice(0, 10)}T18:00`;
}
