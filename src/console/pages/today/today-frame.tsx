import { Link } from 'wouter';
import { isStaff, useMe } from '../../api/me.ts';
import { type Read, useApi } from '../../api/query.ts';
import { DAYS_SHOWN, Days, type Due } from '../../components/days.tsx';
import { FilterChips, Page, Section } from '../../components/page.tsx';
import { Queue } from '../../components/queue.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { daysApart } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { todayTexts } from '../../texts/today.ts';
import { placeOf } from './notification-place.ts';
import type { Waiting } from './waiting.ts';

const KINDS = [
  'answers',
  'drafts',
  'proposals',
  'files',
  'signatures',
  'invitations',
  'papers',
  'groups',
  'company',
] as const;
const FILTERS = { kind: KINDS } as const;
/** The page of what waits: the next days, the list, and what else a role reads here. */
export function Today({
  waiting,
  due,
  nothing,
  acts,
  first,
  children,
}: {
  waiting: Read<Waiting[]>;
  due: readonly Due[];
  nothing: string;
  acts?: React.ReactNode;
  /** What comes before everything: while there is nothing yet, it stands in place of what waits. */
  first?: React.ReactNode;
  children: React.ReactNode;
}) {
  const t = useTexts(todayTexts);
  const f = useFormats();
  const [filters, , addressWith] = useFilters(FILTERS);
  const lines = waiting.data ?? [];
  const beginning = first !== undefined && lines.length === 0;
  const late = lines.filter(isLate).length;
  const day = f.weekday(new Date().toISOString());
  const kinds = KINDS.filter((kind) => lines.some((line) => line.kind === kind));
  return (
    <Page
      title={t.title}
      lead={t.lead(
        `${day.charAt(0).toUpperCase()}${day.slice(1)}`,
        waiting.data === undefined ? '' : beginning ? t.beginning : t.waiting(lines.length, late),
      )}
      acts={acts}
    >
      {first}
      {beginning ? null : (
        <>
          <Section id="days" title={t.days}>
            {due.some(({ at }) => daysApart(at) >= 0 && daysApart(at) < DAYS_SHOWN) ? (
              <Days due={due} />
            ) : (
              <p className="mute">{t.noDays}</p>
            )}
          </Section>
          <Section
            id="wait"
            title={t.wait}
            aside={
              <span className="note no-print keyhint">
                <kbd>J</kbd> <kbd>K</kbd> {t.keys}
              </span>
            }
          >
            {kinds.length < 2 ? null : (
              <FilterChips
                label={t.filter}
                all={t.all}
                values={kinds}
                words={t.kinds}
                chosen={filters.kind}
                address={(kind) => addressWith({ kind })}
                count={(kind) => f.count(lines.filter((line) => kind === undefined || line.kind === kind).length)}
              />
            )}
            <Await of={waiting}>
              {(all) =>
                all.length === 0 ? (
                  <Empty title={t.nothing.title} text={nothing} />
                ) : (
                  <Queue lines={all.filter(({ kind }) => filters.kind === undefined || kind === filters.kind)} />
                )
              }
            </Await>
          </Section>
        </>
      )}
      {children}
    </Page>
  );
}

/** The newest notifications. */
export function Recent() {
  const t = useTexts(todayTexts);
  const f = useFormats();
  const staff = isStaff(useMe());
  const news = useApi('GET /v1/notifications', { query: { limit: 5 } });
  return (
    <Section
      id="recent"
      title={t.recent}
      aside={
        <Link className="note" href={to('notifications')}>
          {t.allNews}
        </Link>
      }
    >
      <Await of={news} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.noNews}</p>
          ) : (
            <ul className="stack note">
              {items.map((one) => (
                <li key={one.id}>
                  <time className="n" dateTime={one.createdAt}>
                    {f.relative(one.createdAt)}
                  </time>
                  , <Link href={placeOf(one, staff)}>{one.subject}</Link>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
    </Section>
  );
}

const isLate = ({ until, allDay }: Waiting): boolean =>
  until !== null && (allDay === true ? daysApart(until) < 0 : Date.parse(until) < Date.now());
