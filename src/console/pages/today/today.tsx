import { Link } from 'wouter';
import type { Answer } from '../../api/call.ts';
import { isStaff, useMe } from '../../api/me.ts';
import { type Read, useApi } from '../../api/query.ts';
import { DAYS_SHOWN, Days, type Due } from '../../components/days.tsx';
import { FilterChips, Page, Section } from '../../components/page.tsx';
import { Queue } from '../../components/queue.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { daysApart } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { deadlineTexts } from '../../texts/deadlines.ts';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import { tenderTexts } from '../../texts/tenders.ts';
import { todayTexts } from '../../texts/today.ts';
import { type Deadline, dayOf, lineOf } from './deadline-lines.ts';
import { MOST } from './first-reads.ts';
import { FirstSteps, useFirstSteps } from './first-steps.tsx';
import { placeOf } from './notification-place.ts';
import { type Waiting, waitingForCoordinator, waitingForGroups, waitingForMember } from './waiting.ts';

const KINDS = ['answers', 'drafts', 'proposals', 'files', 'signatures', 'invitations', 'groups', 'company'] as const;
const FILTERS = { kind: KINDS } as const;
/** Deadlines shown on the first page. */
const NEXT = 5;
/** What ended long ago has its place on the board, not on the first page. */
const isUrgent = ({ kind, on }: Deadline): boolean => kind === 'signature' || daysApart(`${on}T12:00:00Z`) >= -2;

/** What waits for the person, by role. */
export default function TodayPage() {
  return isStaff(useMe()) ? <CoordinatorToday /> : <MemberToday />;
}

function CoordinatorToday() {
  const t = useTexts(todayTexts);
  const words = useTexts(tenderTexts);
  const f = useFormats();
  const tenders = useApi('GET /v1/tenders', { query: { limit: MOST } });
  const consortia = useApi('GET /v1/consortia', { query: { limit: MOST } });
  const contracts = useApi('GET /v1/contracts', { query: { limit: MOST } });
  const board = useApi('GET /v1/deadlines', { query: {} });
  const due = useTexts(deadlineTexts);
  const steps = useFirstSteps(tenders.data === undefined ? undefined : tenders.data.items.length > 0);
  const waiting = both(
    both(tenders, consortia, (a, b) => [a.items, b.items] as const),
    contracts,
    ([a, b], c) => waitingForCoordinator(t, f, a, b, c.items),
  );
  const matching = tenders.data?.items.filter(({ state }) => state === 'matching' || state === 'published') ?? [];
  return (
    <Today
      waiting={waiting}
      due={(board.data?.items ?? []).filter(isUrgent).map((one) => dayOf(due, one))}
      nothing={t.nothing.coordinator}
      {...(steps === null ? {} : { first: <FirstSteps steps={steps} /> })}
      acts={
        <>
          <Link className="btn" href={to('tenderImport')}>
            {words.import}
          </Link>
          <Link className="btn" href={to('tenderNew')}>
            {words.create}
          </Link>
        </>
      }
    >
      <NextDeadlines board={board} />
      <div className="half">
        <Section id="running" title={t.running}>
          {matching.length === 0 ? <p className="mute">{t.noRun}</p> : null}
          {matching.map(({ id, title }) => (
            <div key={id} className="sheet pad stack" role="status">
              <p>
                <Link href={to('tender', { id })}>
                  <strong>{title}</strong>
                </Link>
              </p>
              <p className="mute">{t.searching}</p>
            </div>
          ))}
        </Section>
        <Recent />
      </div>
    </Today>
  );
}

/** The first of the board; the whole of it has its own page. */
function NextDeadlines({ board }: { board: Read<Answer<'GET /v1/deadlines'>> }) {
  const t = useTexts(deadlineTexts);
  return (
    <Section
      id="deadlines"
      title={t.near}
      aside={
        <Link className="note" href={to('deadlines')}>
          {t.see}
        </Link>
      }
    >
      <Await of={board} rows={3}>
        {({ items }) => {
          // What waits for its signature stands above, among what waits for an act.
          const near = items.filter((one) => isUrgent(one) && one.kind !== 'signature').slice(0, NEXT);
          return near.length === 0 ? (
            <p className="mute">{t.nearNone}</p>
          ) : (
            <Queue lines={near.map((one) => lineOf(t, one))} />
          );
        }}
      </Await>
    </Section>
  );
}

function MemberToday() {
  const t = useTexts(todayTexts);
  const f = useFormats();
  const [own] = useMe().roles.flatMap((role) => (role.role === 'member' ? [role.organisationId] : []));
  const invitations = useApi('GET /v1/invitations', { query: { limit: MOST } });
  const company = useApi('GET /v1/organisations/{id}', own === undefined ? null : { params: { id: own } });
  const groups = useApi('GET /v1/group-work', {});
  const { positions } = useTexts(groupTexts);
  const waiting: Read<Waiting[]> = {
    ...invitations,
    // A company or groups that cannot be read hide no invitation.
    data:
      invitations.data === undefined || groups.isPending || (own !== undefined && company.isPending)
        ? undefined
        : waitingForMember(
            t,
            f,
            invitations.data.items,
            waitingForGroups(t, positions, groups.data?.items ?? []),
            company.data ?? null,
          ),
  };
  return (
    <Today
      waiting={waiting}
      due={(waiting.data ?? []).flatMap((one) => dueOf(one, t.dayKinds))}
      nothing={t.nothing.member}
    >
      <Recent />
    </Today>
  );
}

function Today({
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

function Recent() {
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

/** What has its day in the strip of the next days: answers, and work of groups. */
const dueOf = ({ kind, until, act, href }: Waiting, words: { answer: string; group: string }): Due[] =>
  until === null || (kind !== 'answers' && kind !== 'invitations' && kind !== 'groups')
    ? []
    : [{ at: until, kind: kind === 'groups' ? words.group : words.answer, text: act, href, bid: false }];

function both<A, B, C>(a: Read<A>, b: Read<B>, map: (a: A, b: B) => C): Read<C> {
  return {
    data: a.data === undefined || b.data === undefined ? undefined : map(a.data, b.data),
    etag: null,
    error: a.error ?? b.error,
    isPending: a.isPending || b.isPending,
    stale: a.stale || b.stale,
    refetch: () => {
      a.refetch();
      b.refetch();
    },
  };
}
