import { Link } from 'wouter';
import { addressOf } from '../../api/call.ts';
import { useList } from '../../api/query.ts';
import { Tag } from '../../components/icon.tsx';
import { DayInput } from '../../components/inputs.tsx';
import { List } from '../../components/list.tsx';
import { FilterChips, Page } from '../../components/page.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to, useFilters } from '../../shell/paths.ts';
import { usePreferences } from '../../shell/preferences.ts';
import { useTexts } from '../../texts/define.ts';
import { ledgerTexts } from '../../texts/ledger.ts';
import { ContractTabs } from './contract-tabs.tsx';

const MEASURES = ['signed', 'invoiced', 'paid'] as const;
const FILTERS = { measure: MEASURES, from: null, to: null } as const;

/** Every entry of the reader's clusters. */
export default function LedgerPage() {
  const t = useTexts(ledgerTexts);
  const f = useFormats();
  const { language } = usePreferences();
  const [filters, setFilters, addressWith] = useFilters(FILTERS);
  const list = useList('GET /v1/ledger-entries', { query: { ...filters, limit: 50 } });
  const filtered = Object.keys(filters).length > 0;
  return (
    <Page
      title={t.title}
      lead={t.lead}
      acts={
        <>
          <a
            className="btn"
            href={addressOf('GET /v1/ledger-entries/export', { query: { ...filters, lang: language } })}
            download
          >
            {t.export}
          </a>
          <Link className="btn first" href={to('ledgerImport')}>
            {t.import}
          </Link>
        </>
      }
      tabs={<ContractTabs at="ledger" />}
    >
      <FilterChips
        label={t.filter}
        all={t.all}
        values={MEASURES}
        words={t.measures}
        chosen={filters.measure}
        address={(measure) => addressWith({ measure })}
      />
      <div className="row wide chips">
        <DayInput id="from" label={t.from} value={filters.from ?? ''} onChange={(from) => setFilters({ from })} />
        <DayInput id="to" label={t.to} value={filters.to ?? ''} onChange={(day) => setFilters({ to: day })} />
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
              name={{
                head: t.columns.contract,
                cell: ({ contractTitle }) => contractTitle,
                href: ({ contractId, id }) => `${to('contract', { id: contractId })}#entry-${id}`,
                sub: ({ note }) => note,
              }}
              columns={[
                {
                  key: 'measure',
                  head: t.measure,
                  cell: ({ measure, reference, reversesId, reversedById }) => (
                    <>
                      {reversesId === null ? t.measures[measure] : `${t.reversal} (${t.measures[measure]})`}
                      {reversedById === null ? null : (
                        <>
                          {' '}
                          <Tag icon="x">{t.reversed}</Tag>
                        </>
                      )}
                      {reference === null || measure === 'signed' ? null : (
                        <span className="sub">{t.reference(reference)}</span>
                      )}
                    </>
                  ),
                },
                {
                  key: 'day',
                  head: t.columns.day,
                  cell: ({ occurredOn }) => <span className="nw">{f.day(occurredOn)}</span>,
                },
                {
                  key: 'amount',
                  head: t.columns.amount,
                  numeric: true,
                  cell: ({ amount }) => f.moneyIn(rows.map((row) => row.amount.amountCents))(amount.amountCents),
                },
              ]}
            />
          ) : filtered ? (
            <Empty
              title={t.nothing}
              acts={
                <Link className="btn" href={to('ledger')}>
                  {t.clear}
                </Link>
              }
            />
          ) : (
            <Empty title={t.empty.title} text={t.empty.text} />
          )
        }
      </Await>
    </Page>
  );
}
