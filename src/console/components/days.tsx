import { Link } from 'wouter';
import { isoDay } from '../format/moments.ts';
import { useFormats } from '../format/values.ts';

/** Something that is due on a day; a bid's deadline is tinted. */
export type Due = { at: string; kind: string; text: string; href: string; bid: boolean };

/** From today on. */
export const DAYS_SHOWN = 14;
const DAY_MS = 86_400_000;

/** The fourteen days from today, with what is due on each. */
export function Days({ due }: { due: readonly Due[] }) {
  const f = useFormats();
  const today = Date.parse(`${isoDay(new Date())}T12:00:00Z`);
  const days = Array.from({ length: DAYS_SHOWN }, (_, day) => new Date(today + day * DAY_MS).toISOString());
  return (
    <ol className="days sheet">
      {days.map((day, i) => {
        const here = due.filter(({ at }) => isoDay(at) === isoDay(day));
        const weekend = [0, 6].includes(new Date(day).getUTCDay());
        const tone = i === 0 ? 'today' : here.some(({ bid }) => bid) ? 'end' : weekend ? 'off' : '';
        return (
          <li key={day} className={tone}>
            <time dateTime={isoDay(day)}>{f.shortDay(day)}</time>
            {here.map(({ kind, text, href }) => (
              <Link key={`${href} ${kind} ${text}`} href={href}>
                <b>{kind}</b> {text}
              </Link>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
