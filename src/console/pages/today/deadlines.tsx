import { Link } from 'wouter';
import { useApi } from '../../api/query.ts';
import { FilterChips, Page, Section } from '../../components/page.tsx';
import { Queue } from '../../components/queue.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { daysApart } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { deadlineTexts } from '../../texts/deadlines.ts';
import { useTexts } from '../../texts/define.ts';
import { CalendarAddress } from '../account/calendar-address.tsx';
import { type Deadline, lineOf } from './deadline-lines.ts';

const KINDS = ['questions', 'visit', 'bid', 'answer', 'replacement', 'signature', 'certificate', 'insurance'] as const;
const FILTERS = { kind: KINDS } as const;
const GROUPS = ['late', 'week', 'month', 'later'] as const;

/** What is due when, over everything that a coordinator looks after. */
export default function DeadlinesPage() {
  const t = useTexts(deadlineTexts);
  const f = useFormats();
  const [{ kind: chosen }, , addressWith] = useFilters(FILTERS);
  const board = useApi('GET /v1/deadlines', { query: {} });
  const all = board.data?.items ?? [];
  const kinds = KINDS.filter((kind) => all.some((due) => due.kind === kind));
  return (
    <Page title={t.title} lead={t.lead}>
      {kinds.length < 2 ? null : (
        <FilterChips
          label={t.filter}
          all={t.all}
          values={kinds}
          words={t.kinds}
          chosen={chosen}
          address={(kind) => addressWith({ kind })}
          count={(kind) => f.count(all.filter((due) => kind === undefined || due.kind === kind).length)}
        />
      )}
      <Await of={board} rows={8}>
        {({ items, complete }) =>
          items.length === 0 ? (
            <Empty
              title={t.empty.title}
              text={t.empty.text}
              acts={
                <Link className="btn" href={to('tenderImport')}>
                  {t.empty.act}
                </Link>
              }
            />
          ) : (
            <>
              <Groups due={items.filter(({ kind }) => chosen === undefined || kind === chosen)} />
              {complete ? null : <p className="note">{t.more}</p>}
            </>
          )
        }
      </Await>
      <CalendarAddress />
    </Page>
  );
}

/** By how near they are. */
function Groups({ due }: { due: readonly Deadline[] }) {
  const t = useTexts(deadlineTexts);
  const f = useFormats();
  return GROUPS.map((group) => {
    const here = due.filter((one) => groupOf(one) === group);
    return here.length === 0 ? null : (
      <Section key={group} id={group} title={t[group](f.count(here.length))}>
        <Queue lines={here.map((one) => lineOf(t, one))} />
      </Section>
    );
  });
}

function groupOf({ on, at }: Deadline): (typeof GROUPS)[number] {
  const days = daysApart(at ?? `${on}T12:00:00Z`);
  if (days < 0 || (at !== null && Date.parse(at) < Date.now())) return 'late';
  return days <= 7 ? 'week' : days <= 30 ? 'month' : 'later';
}
