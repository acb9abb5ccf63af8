/** Days and hours are those of France, as everywhere on the pages, whatever the device's clock says. */
const ZONE = 'Europe/Paris';
let clock: Intl.DateTimeFormat | undefined;

/** By how many milliseconds the clocks of France are before UTC at that time. */
function ahead(at: number): number {
  clock ??= new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000;
}

/** The instant of a time as a `datetime-local` field has it; null for what is none. */
export function instantOf(typed: string): string | null {
  const wall = typed === '' ? Number.NaN : Date.parse(`${typed}Z`);
  if (Number.isNaN(wall)) return null;
  // Asked twice: about the hour when the clocks change, the first answer is that of the other side.
  return new Date(wall - ahead(wall - ahead(wall))).toISOString();
}

/** A time as a `datetime-local` field has it. */
export const clockOf = (at: Date): string => new Date(at.getTime() + ahead(at.getTime())).toISOString().slice(0, 16);
