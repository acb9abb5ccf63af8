import { Link } from 'wouter';
import { useList } from '../../api/query.ts';
import { List } from '../../components/list.tsx';
import { FilterChips, Page } from '../../components/page.tsx';
import { Region } from '../../components/region.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { organisationEditTexts } from '../../texts/organisation-edit.ts';
import { importTexts } from '../../texts/organisation-import.ts';
import { organisationTexts } from '../../texts/organisations.ts';
import { unreadTexts } from '../../texts/unread.ts';

const KINDS = ['company', 'research', 'training', 'institution'] as const;
const FILTERS = { q: null, kind: KINDS } as const;

/** All organisations that the reader may see. */
export default function OrganisationsPage() {
  const t = useTexts(organisationTexts);
  const imports = useTexts(importTexts);
  const edits = useTexts(organisationEditTexts);
  const unread = useTexts(unreadTexts);
  const f = useFormats();
  const [filters, setFilters, addressWith] = useFilters(FILTERS);
  const list = useList('GET /v1/organisations', { query: { ...filters, limit: 50 } });
  const words = [filters.q, filters.kind === undefined ? undefined : t.kinds[filters.kind]].filter(Boolean).join(', ');
  const unknown = <span className="note">{t.unknown}</span>;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      acts={
        <>
          <Link className="btn first" href={to('organisationImport')}>
            {imports.act}
          </Link>
          <Link className="btn" href={to('organisationNew')}>
            {edits.create}
          </Link>
          <Link className="btn quiet" href={to('organisationsUnread')}>
            {unread.see}
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
        values={KINDS}
        words={t.kinds}
        chosen={filters.kind}
        address={(kind) => addressWith({ kind })}
      />
      <Await of={list} rows={10}>
        {(rows) =>
          rows.length === 0 ? (
            words === '' ? (
              <Empty title={t.empty.title} text={t.empty.text} />
            ) : (
              <Empty
                title={t.nothing(words)}
                acts={
                  <Link className="btn" href={to('organisations')}>
                    {t.clear}
                  </Link>
                }
              />
            )
          ) : (
            <List
              caption={t.caption}
              rows={rows}
              rowKey={({ id }) => id}
              more={list.more}
              loadingMore={list.loadingMore}
              name={{ head: t.columns.name, cell: ({ name }) => name, href: ({ id }) => to('organisation', { id }) }}
              columns={[
                { key: 'kind', head: t.columns.kind, cell: ({ kind }) => t.kinds[kind] },
                {
                  key: 'place',
                  head: t.columns.place,
                  cell: ({ town, nuts }) => town ?? (nuts === null ? unknown : <Region code={nuts} />),
                },
                {
                  key: 'size',
                  head: t.columns.size,
                  cell: ({ sizeClass }) => (sizeClass === null ? unknown : t.sizes[sizeClass]),
                },
                {
                  key: 'headcount',
                  head: t.columns.headcount,
                  numeric: true,
                  cell: ({ headcount }) => (headcount === null ? unknown : f.count(headcount)),
                },
                {
                  key: 'turnover',
                  head: t.columns.turnover,
                  numeric: true,
                  cell: ({ turnoverCents }) => (turnoverCents === null ? unknown : f.money(turnoverCents)),
                },
              ]}
            />
          )
        }
      </Await>
    </Page>
  );
}
