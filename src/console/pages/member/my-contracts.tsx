import { useApi, useList } from '../../api/query.ts';
import { Tag } from '../../components/icon.tsx';
import { List } from '../../components/list.tsx';
import { Page, Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await, Empty } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { earningTexts } from '../../texts/earnings.ts';

const MEASURES = ['signed', 'invoiced', 'paid'] as const;

/** Contracts won together, what one earned by them, year by year, and every seat that one was offered. */
export default function MyContractsPage() {
  const t = useTexts(earningTexts);
  const f = useFormats();
  const contracts = useList('GET /v1/contracts', { query: { limit: 50 } });
  return (
    <Page title={t.title} lead={t.lead}>
      <Earned />
      <Section id="contracts" title={t.contracts}>
        <Await of={contracts}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={t.empty} text={t.emptyText} />
            ) : (
              <List
                caption={t.contracts}
                rows={rows}
                rowKey={({ id }) => id}
                more={contracts.more}
                loadingMore={contracts.loadingMore}
                name={{
                  head: t.contract,
                  cell: ({ title }) => title,
                  href: ({ id }) => to('contract', { id }),
                  sub: ({ buyer }) => buyer.name,
                }}
                columns={[
                  {
                    key: 'signed',
                    head: t.signedOn,
                    cell: ({ signedOn }) =>
                      signedOn === null ? (
                        <Tag tone="warn" icon="pen">
                          {t.unsigned}
                        </Tag>
                      ) : (
                        f.day(signedOn)
                      ),
                  },
                  {
                    key: 'value',
                    head: t.whole,
                    numeric: true,
                    cell: ({ currentValue }) =>
                      f.moneyIn(rows.map((row) => row.currentValue.amountCents))(currentValue.amountCents),
                  },
                ]}
              />
            )
          }
        </Await>
      </Section>
      <Seats />
    </Page>
  );
}

/** What was signed, invoiced and paid for one's own part, by year. */
function Earned() {
  const t = useTexts(earningTexts);
  const f = useFormats();
  const signed = useApi('GET /v1/reports/turnover', { query: { groupBy: ['year'], measure: 'signed' } });
  const invoiced = useApi('GET /v1/reports/turnover', { query: { groupBy: ['year'], measure: 'invoiced' } });
  const paid = useApi('GET /v1/reports/turnover', { query: { groupBy: ['year'], measure: 'paid' } });
  const reports = { signed: signed.data, invoiced: invoiced.data, paid: paid.data };
  const years = [
    ...new Set(MEASURES.flatMap((measure) => (reports[measure]?.rows ?? []).map(({ keys }) => keys[0] ?? ''))),
  ].sort((a, b) => b.localeCompare(a));
  const of = (measure: (typeof MEASURES)[number], year: string): number =>
    reports[measure]?.rows.find(({ keys }) => keys[0] === year)?.amount.amountCents ?? 0;
  return (
    <Section id="earned" title={t.earned} lead={t.earnedLead}>
      <Await of={signed} rows={3}>
        {() =>
          years.length === 0 ? (
            <p className="mute">{t.nothingEarned}</p>
          ) : (
            <SimpleTable
              caption={t.earned}
              rows={years}
              rowKey={(year) => year}
              columns={[
                { head: t.year, cell: (year) => year },
                ...MEASURES.map((measure) => ({
                  head: t.measures[measure],
                  numeric: true,
                  cell: (year: string) => f.money(of(measure, year)),
                })),
              ]}
              foot={
                <tr>
                  <th scope="row">{t.total}</th>
                  {MEASURES.map((measure) => (
                    <td key={measure} className="num">
                      {f.money(years.reduce((sum, year) => sum + of(measure, year), 0))}
                    </td>
                  ))}
                </tr>
              }
            />
          )
        }
      </Await>
    </Section>
  );
}

/** Every seat that was offered, the newest first, and what became of it. */
function Seats() {
  const t = useTexts(earningTexts);
  const f = useFormats();
  const seats = useList('GET /v1/invitations', { query: { limit: 50 } });
  return (
    <Section id="seats" title={t.seats}>
      <Await of={seats}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="mute">{t.noSeat}</p>
          ) : (
            <List
              caption={t.seats}
              rows={rows}
              rowKey={({ id }) => id}
              more={seats.more}
              loadingMore={seats.loadingMore}
              name={{
                head: t.tender,
                cell: ({ tender }) => tender.title,
                href: ({ id }) => to('invitation', { id }),
                sub: ({ tender }) => tender.buyer.name,
              }}
              columns={[
                { key: 'at', head: t.offeredOn, cell: ({ createdAt }) => f.day(createdAt) },
                { key: 'answer', head: t.answer, cell: ({ state }) => t.answers[state] },
                { key: 'share', head: t.share, numeric: true, cell: ({ shareBp }) => f.share(shareBp) },
                {
                  key: 'amount',
                  head: t.amount,
                  numeric: true,
                  cell: ({ amount }) => (amount === null ? '–' : f.money(amount.amountCents)),
                },
              ]}
            />
          )
        }
      </Await>
    </Section>
  );
}
