import { Link } from 'wouter';
import { isStaff, useMe } from '../../api/me.ts';
import { type Item, useList } from '../../api/query.ts';
import { Tick, useSelection } from '../../components/bulk.tsx';
import { Tag } from '../../components/icon.tsx';
import { List } from '../../components/list.tsx';
import { FilterChips, Page } from '../../components/page.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { consortiumTexts } from '../../texts/consortia.ts';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';
import { InviteSeveral } from './invite-several.tsx';

type Row = Item<'GET /v1/consortia'>;
const STATES = [
  'proposed',
  'inviting',
  'recomposing',
  'agreed',
  'ready',
  'submitted',
  'awarded',
  'lost',
  'dissolved',
] as const;
const FILTERS = { state: STATES } as const;
/** States in which something waits for the coordinator. */
const TODO = new Set(['proposed', 'recomposing', 'agreed', 'ready']);

/** All consortia of the reader, by state. */
export default function ConsortiaPage() {
  const t = useTexts(consortiumTexts);
  const acts = useTexts(consortiumActTexts).new;
  const f = useFormats();
  const staff = isStaff(useMe());
  const [filters, , addressWith] = useFilters(FILTERS);
  const list = useList('GET /v1/consortia', { query: { ...filters, limit: 50 } });
  const isOpen = ({ state }: Row) => staff && state === 'proposed';
  const selection = useSelection(list.data ?? [], ({ id }) => id, isOpen);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      acts={
        staff ? (
          <Link className="btn" href={to('consortiumNew')}>
            {acts.act}
          </Link>
        ) : undefined
      }
    >
      <FilterChips
        label={t.filter}
        all={t.all}
        values={STATES}
        words={t.states}
        chosen={filters.state}
        address={(state) => addressWith({ state })}
      />
      <InviteSeveral selection={selection} />
      <Await of={list}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              title={t.empty.title}
              {...(staff ? { text: t.empty.text } : {})}
              acts={
                staff ? (
                  <Link className="btn" href={to('tenders')}>
                    {t.empty.go}
                  </Link>
                ) : null
              }
            />
          ) : (
            <List
              caption={t.caption}
              rows={rows}
              rowKey={({ id }) => id}
              more={list.more}
              loadingMore={list.loadingMore}
              tone={({ state }) => (staff && TODO.has(state) ? 'todo' : undefined)}
              name={{ head: t.name, cell: ({ name }) => name, href: ({ id }) => to('consortium', { id }) }}
              columns={[
                { key: 'state', head: t.state, cell: ({ state }) => <Tag>{t.states[state]}</Tag> },
                { key: 'members', head: t.members, numeric: true, cell: ({ members }) => f.count(members.length) },
                {
                  key: 'accepted',
                  head: t.accepted,
                  numeric: true,
                  cell: ({ members }) =>
                    f.count(members.filter(({ invitation }) => invitation?.state === 'accepted').length),
                },
                {
                  key: 'score',
                  head: t.score,
                  numeric: true,
                  cell: ({ score }) => (score === null ? '–' : f.score(score)),
                },
                {
                  key: 'value',
                  head: t.value,
                  numeric: true,
                  cell: ({ value }) => (value === null ? '–' : f.money(value.amountCents)),
                },
                ...(rows.some(isOpen)
                  ? [
                      {
                        key: 'choose',
                        head: t.several.head,
                        cell: (row: Row) => (
                          <Tick row={row} of={selection} open={isOpen(row)} label={t.several.choose(row.name)} />
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          )
        }
      </Await>
    </Page>
  );
}
