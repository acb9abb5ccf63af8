/** An XML Schema date or time: its digits and its offset from UTC, if any. */
const DATE = /^(\d{4})-(\d{2})-(\d{2})(Z|[+-]\d{2}:\d{2})?$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

const minutes = (offset: string): number => {
  if (offset === 'Z') return 0;
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -size : size;
};

const iso = (epoch: number): string => `${new Date(epoch).toISOString().slice(0, 19)}Z`;

/**
 * Date and time of a notice as one UTC instant ("2019-06-24Z", "16:00:00+02:00" → "2019-06-24T14:00:00Z"). The time's
 * offset counts, else the date's, else UTC. Without a time the day's last second. Null for what is no date.
 */
export function instantOf(date: string | null | undefined, time?: string | null): string | null {
  const d = DATE.exec(date?.trim() ?? '');
  if (!d) return null;
  const t = TIME.exec(time?.trim() ?? '');
  const offset = minutes(t?.[4] ?? d[4] ?? 'Z');
  const [h, m, s] = t ? [Number(t[1]), Number(t[2]), Number(t[3] ?? '0')] : [23, 59, 59];
  const day = Date.UTC(Number(d[1]), Number(d[2]) - 1, Number(d[3]));
  if (new Date(day).getUTCDate() !== Number(d[3]) || h > 24 || m > 59 || s > 60) return null;
  return iso(day + ((h * 60 + m - offset) * 60 + s) * 1000);
}

/** A date alone, without its offset: "2019-09-01+02:00" → "2019-09-01". Null for what is no date. */
export function dayOf(date: string | null | undefined): string | null {
  const d = DATE.exec(date?.trim() ?? '');
  return d ? `${d[1]}-${d[2]}-${d[3]}` : null;
}

/**
 * A wall-clock time in a time zone as a UTC instant. Times that a clock change skips move forward by the gap.
 * Null for what is no date or time.
 */
export function localInstant(date: string, time: string, zone: string): string | null {
  const utc = instantOf(
    date,
    time.length === 0 ? '23:59:59Z' : `${/^\d{1,2}:\d{2}(?::\d{2})?/.exec(time.trim())?.[0] ?? time}Z`,
  );
  if (utc === null) return null;
  const wanted = Date.parse(utc);
  const guess = wanted - offsetAt(wanted, zone);
  return iso(wanted - offsetAt(guess, zone));
}

function offsetAt(epoch: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(epoch);
  const get = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? '0');
  const wall = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return wall - Math.floor(epoch / 1000) * 1000;
}
