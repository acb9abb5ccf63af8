import { Link } from 'wouter';
import { daysApart } from '../format/moments.ts';
import { useFormats } from '../format/values.ts';
import { useTexts } from '../texts/define.ts';
import { todayTexts } from '../texts/today.ts';
import { useRowKeys } from './list.tsx';

/** A line of work: it begins with a verb and is one link; the button repeats the verb for the mouse. */
export type QueueLine = {
  id: string;
  act: string;
  verb: string;
  note: string;
  until: string | null;
  /** Until the end of that day, at no hour. */
  allDay?: boolean;
  href: string;
};

/** What waits, line by line. J and K go through it, Enter opens. */
export function Queue({ lines }: { lines: readonly QueueLine[] }) {
  useRowKeys();
  return (
    <ol className="queue sheet">
      {lines.map(({ id, act, verb, note, until, allDay, href }) => (
        <li key={`${id} ${act}`}>
          <div>
            <Link className="act" href={href} data-row-link>
              {act}
            </Link>
            <p>{note}</p>
          </div>
          <Until at={until} allDay={allDay === true} />
          <Link className="btn sm" href={href} aria-hidden="true" tabIndex={-1}>
            {verb}
          </Link>
        </li>
      ))}
    </ol>
  );
}

function Until({ at, allDay }: { at: string | null; allDay: boolean }) {
  const t = useTexts(todayTexts);
  const f = useFormats();
  if (at === null) return <p className="when">{t.noDeadline}</p>;
  const days = daysApart(at);
  const late = allDay ? days < 0 : new Date(at).getTime() < Date.now();
  const tone = late ? 'when late' : days <= 1 ? 'when soon' : 'when';
  const relative = allDay ? f.relativeDay(at) : f.relative(at);
  return (
    <p className={tone}>
      {late && days < 0 ? t.late(-days, f.count(-days)) : `${relative.charAt(0).toUpperCase()}${relative.slice(1)}`}
      <small>{allDay ? f.day(at) : f.moment(at)}</small>
    </p>
  );
}
