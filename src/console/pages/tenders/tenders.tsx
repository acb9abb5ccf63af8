import { Link } from 'wouter';
import { type Item, useList } from '../../api/query.ts';
import { Tick, useSelection } from '../../components/bulk.tsx';
import { Tag } from '../../components/icon.tsx';
import { List } from '../../components/list.tsx';
import { FilterChips, Page } from '../../components/page.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { When } from '../../components/when.tsx';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { tenderTexts } from '../../texts/tenders.ts';
import { PublishSeveral } from './publish-several.tsx';

type Tender = Item<'GET /v1/tenders'>;

const STATES = [
  'draft',
  'published',
  'matching',
  'proposed',
  'bidding',
  'submitted',
  'awarded',
  'lost',
  'cancelled',
  'withdrawn',
] as const;
const FILTERS = { q: null, state: STATES } as const;
/** States that a coordinator filters by every day; the others are found by words. */
const SHOWN_STATES = ['draft', 'proposed', 'bidding', 'submitted', 'awarded', 'lost'] as const;

/** All calls for tender, to filter by state and words. */
export default function TendersPage() {
  const t = useTexts(tenderTexts);
  const [filters, setFilters, addressWith] = useFilters(FILTERS);
  const tenders = useList('GET /v1/tenders', { query: { ...filters, limit: 50 } });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      acts={
        <>
          <Link className="btn first" href={to('tenderImport')}>
            {t.import}
          </Link>
          <Link className="btn" href={to('tenderNew')}>
            {t.create}
          </Link>
        </>
      }
    >
      <div className="row wide chips">
        <SearchField id="q" label={t.search} value={filters.q ?? ''} onChange={(q) => setFilters({ q })} />
      </div>
      <FilterChips
        label={t.filter}
        all={t.all}
        values={SHOWN_STATES}
        words={t.states}
        chosen={filters.state}
        address={(state) => addressWith({ state })}
      />
      <Await of={tenders} rows={8}>
        {(rows) =>
          rows.length === 0 ? (
            <NoTenders
              words={[filters.q, filters.state === undefined ? undefined : t.states[filters.state]]
                .filter(Boolean)
                .join(', ')}
            />
          ) : (
            <TenderList rows={rows} more={tenders.more} loadingMore={tenders.loadingMore} />
          )
        }
      </Await>
    </Page>
  );
}

function NoTenders({ words }: { words: string }) {
  const t = useTexts(tenderTexts);
  if (words !== '') {
    return (
      <Empty
        title={t.nothing(words)}
        acts={
          <Link className="btn" href={to('tenders')}>
            {t.clear}
          </Link>
        }
      />
    );
  }
  return <Empty title={t.empty.title} text={t.empty.text} />;
}

function TenderList({
  rows,
  more,
  loadingMore,
}: {
  rows: readonly Tender[];
  more: (() => void) | null;
  loadingMore: boolean;
}) {
  const t = useTexts(tenderTexts);
  const f = useFormats();
  const isOpen = ({ state, source }: Tender) => state === 'draft' && !source.alreadyAwarded;
  const selection = useSelection(rows, ({ id }) => id, isOpen);
  return (
    <>
      <PublishSeveral selection={selection} />
      <List
        caption={t.caption}
        rows={rows}
        rowKey={({ id }) => id}
        more={more}
        loadingMore={loadingMore}
        name={{
          head: t.columns.title,
          cell: ({ title }) => title,
          href: ({ id }) => to('tender', { id }),
          sub: ({ buyer }) => (buyer.private ? `${buyer.name}, ${t.privateBuyer}` : buyer.name),
        }}
        columns={[
          {
            key: 'state',
            head: t.columns.state,
            cell: ({ state, source }) => (
              <Tag tone={state === 'proposed' ? 'warn' : undefined}>
                {state === 'draft' && source.alreadyAwarded ? t.awardNotice : t.states[state]}
              </Tag>
            ),
          },
          {
            key: 'deadline',
            head: t.columns.deadline,
            cell: ({ deadline }) =>
              deadline === null ? <span className="note">{t.noDeadline}</span> : <When at={deadline} />,
          },
          { key: 'lots', head: t.columns.lots, numeric: true, cell: ({ lotCount }) => f.count(lotCount) },
          ...(rows.some(isOpen)
            ? [
                {
                  key: 'choose',
                  head: t.several.head,
                  cell: (row: Tender) => (
                    <Tick row={row} of={selection} open={isOpen(row)} label={t.several.choose(row.title)} />
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
