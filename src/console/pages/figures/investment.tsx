import { useAct, useApi } from '../../api/query.ts';
import { AddingTable } from '../../components/adding-table.tsx';
import { FieldsDialog, isYear, saidAndClosed } from '../../components/fields-dialog.tsx';
import { centsFromZero, centsOf } from '../../format/amount.ts';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { indicatorTexts } from '../../texts/indicators.ts';

/** What the members of a cluster invested, year by year, as its coordinators know it. */
export function Investment({ clusterId }: { clusterId: string }) {
  const t = useTexts(indicatorTexts).years;
  const f = useFormats();
  const years = useApi('GET /v1/clusters/{id}/years', { params: { id: clusterId } });
  return (
    <AddingTable
      id="years"
      words={t}
      of={years}
      rowKey={({ year }) => String(year)}
      columns={[
        { head: t.year, cell: ({ year }) => String(year) },
        { head: t.amount, numeric: true, cell: ({ investmentCents }) => f.money(investmentCents) },
      ]}
      dialog={(close) => <EnterYear clusterId={clusterId} close={close} />}
    />
  );
}

function EnterYear({ clusterId, close }: { clusterId: string; close: () => void }) {
  const t = useTexts(indicatorTexts).years;
  const put = useAct('PUT /v1/clusters/{id}/years/{year}', { done: saidAndClosed(t.kept, close) });
  return (
    <FieldsDialog
      name="invested"
      verb={t.add}
      first={{ year: String(new Date().getFullYear() - 1), amount: '' }}
      fields={[
        { key: 'year', label: t.year, digits: 4, check: (typed) => (isYear(typed) ? null : t.notYear) },
        {
          key: 'amount',
          label: t.amount,
          kind: 'amount',
          pointer: '/investmentCents',
          check: (typed) => (centsFromZero(typed) === null ? t.notMoney : null),
        },
      ]}
      act={put}
      send={({ year, amount }) =>
        void put.run({ params: { id: clusterId, year }, body: { investmentCents: centsOf(amount) ?? 0 } })
      }
      close={close}
    />
  );
}
