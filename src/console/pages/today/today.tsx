import { Link } from 'wouter';
import type { Answer } from '../../api/call.ts';
import { isStaff, useMe } from '../../api/me.ts';
import { type Read, useApi } from '../../api/query.ts';
import { Section } from '../../components/page.tsx';
import { Queue } from '../../components/queue.tsx';
import { Await } from '../../components/states.tsx';
import { daysApart } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { deadlineTexts } from '../../texts/deadlines.ts';
import { useTexts } from '../../texts/define.ts';
import { tenderTexts } from '../../texts/tenders.ts';
import { todayTexts } from '../../texts/today.ts';
import { type Deadline, dayOf, lineOf } from './deadline-lines.ts';
import { MOST } from './first-reads.ts';
import { FirstSteps, useFirstSteps } from './first-steps.tsx';
import { MemberToday } from './member-today.tsx';
import { Recent, Today } from './today-frame.tsx';
import { waitingForCoordinator } from './waiting.ts';

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
