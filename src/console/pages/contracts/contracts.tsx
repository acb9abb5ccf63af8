import { Link } from 'wouter';
import { useList } from '../../api/query.ts';
import { Tag } from '../../components/icon.tsx';
import { List } from '../../components/list.tsx';
import { Page } from '../../components/page.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { contractTexts } from '../../texts/contracts.ts';
import { useTexts } from '../../texts/define.ts';
import { ContractTabs } from './contract-tabs.tsx';

const FILTERS = { q: null } as const;

/** All contracts of the reader's clusters. */
export default function ContractsPage() {
  const t = useTexts(contractTexts);
  const f = useFormats();
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useList('GET /v1/contracts', { query: { ...filters, limit: 50 } });
  const create = (
    <Link className="btn first" href={to('contractNew')}>
      {t.create}
    </Link>
  );
  return (
    <Page title={t.title} lead={t.lead} acts={create} tabs={<ContractTabs at="contracts" />}>
      <div className="row wide chips">
        <SearchField id="q" label={t.search} value={filters.q ?? ''} onChange={(q) => setFilters({ q })} />
      </div>
      <Await of={list} rows={10}>
        {(rows) =>
          rows.length > 0 ? (
            <List
              caption={t.caption}
              rows={rows}
              rowKey={({ id }) => id}
              more={list.more}
              loadingMore={list.loadingMore}
              tone={({ signedOn, kind }) => (signedOn === null && kind !== 'framework' ? 'todo' : undefined)}
              name={{
                head: t.columns.title,
                cell: ({ title }) => title,
                href: ({ id }) => to('contract', { id }),
                sub: ({ reference, kind }) =>
                  [reference, kind === 'contract' ? null : t.kinds[kind]].filter((part) => part !== null).join(', '),
              }}
              columns={[
                { key: 'buyer', head: t.columns.buyer, cell: ({ buyer }) => buyer.name },
                {
                  key: 'signed',
                  head: t.columns.signed,
                  cell: ({ signedOn, endedOn }) =>
                    signedOn === null ? (
                      <Tag tone="warn" icon="pen">
                        {t.unsigned}
                      </Tag>
                    ) : (
                      <>
                        <span className="nw">{f.day(signedOn)}</span>
                        {endedOn === null ? null : <span className="sub">{t.ended}</span>}
                      </>
                    ),
                },
                {
                  key: 'value',
                  head: t.columns.value,
                  numeric: true,
                  cell: ({ currentValue }) =>
                    f.moneyIn(rows.map((row) => row.currentValue.amountCents))(currentValue.amountCents),
                },
              ]}
            />
          ) : filters.q === undefined ? (
            <Empty title={t.empty.title} text={t.empty.text} />
          ) : (
            <Empty
              title={t.nothing(filters.q)}
              acts={
                <Link className="btn" href={to('contracts')}>
                  {t.clear}
                </Link>
              }
            />
          )
        }
      </Await>
    </Page>
  );
}
