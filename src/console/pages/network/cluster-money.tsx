import { useAct, useApi } from '../../api/query.ts';
import { AddingTable } from '../../components/adding-table.tsx';
import { FieldsDialog, isYear, saidAndClosed } from '../../components/fields-dialog.tsx';
import { centsOf } from '../../format/amount.ts';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { indicatorTexts } from '../../texts/indicators.ts';
import { networkTexts } from '../../texts/network.ts';

/** Who gave a cluster how much, year by year. */
export function ClusterMoney({ clusterId }: { clusterId: string }) {
  const t = useTexts(networkTexts).money;
  const f = useFormats();
  const funding = useApi('GET /v1/clusters/{id}/funding', { params: { id: clusterId }, query: { limit: 100 } });
  return (
    <AddingTable
      id="money"
      words={t}
      of={funding}
      rowKey={({ id }) => id}
      columns={[
        { head: t.year, cell: ({ year }) => String(year) },
        { head: t.source, cell: ({ source }) => source },
        { head: t.amount, numeric: true, cell: ({ amount }) => f.money(amount.amountCents) },
      ]}
      dialog={(close) => <NewFunding clusterId={clusterId} close={close} />}
    />
  );
}

function NewFunding({ clusterId, close }: { clusterId: string; close: () => void }) {
  const t = useTexts(networkTexts).money;
  const { notYear } = useTexts(indicatorTexts).years;
  const add = useAct('POST /v1/clusters/{id}/funding', { done: saidAndClosed(t.added, close) });
  return (
    <FieldsDialog
      name="funding"
      verb={t.add}
      first={{ year: String(new Date().getFullYear()), source: '', amount: '' }}
      fields={[
        { key: 'year', label: t.year, digits: 4, check: (typed) => (isYear(typed) ? null : notYear) },
        { key: 'source', label: t.source },
        {
          key: 'amount',
          label: t.amount,
          kind: 'amount',
          pointer: '/amount*',
          check: (typed) => (centsOf(typed) === null ? t.notMoney : null),
        },
      ]}
      act={add}
      send={({ year, source, amount }) => {
        const amountCents = centsOf(amount) ?? 0;
        const body = { year: Number(year), source, amount: { amountCents, currency: 'EUR' as const } };
        void add.run({ params: { id: clusterId }, body });
      }}
      close={close}
    />
  );
}
