import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { MoneyInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { centsOf } from '../../format/amount.ts';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { networkTexts } from '../../texts/network.ts';

/** Who gave a cluster how much, year by year. */
export function ClusterMoney({ clusterId }: { clusterId: string }) {
  const t = useTexts(networkTexts).money;
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const funding = useApi('GET /v1/clusters/{id}/funding', { params: { id: clusterId }, query: { limit: 100 } });
  return (
    <Section
      id="money"
      title={t.title}
      aside={
        <button className="btn quiet sm" type="button" onClick={() => setAdding(true)}>
          {t.add}
        </button>
      }
    >
      <Await of={funding} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.none}</p>
          ) : (
            <SimpleTable
              caption={t.caption}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { head: t.year, cell: ({ year }) => String(year) },
                { head: t.source, cell: ({ source }) => source },
                { head: t.amount, numeric: true, cell: ({ amount }) => f.money(amount.amountCents) },
              ]}
            />
          )
        }
      </Await>
      {adding ? <NewFunding clusterId={clusterId} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

function NewFunding({ clusterId, close }: { clusterId: string; close: () => void }) {
  const t = useTexts(networkTexts).money;
  const [year, setYear] = useState(String(new Date().getFullYear()));
  const [source, setSource] = useState('');
  const [amount, setAmount] = useState('');
  const [wrong, setWrong] = useState(false);
  const add = useAct('POST /v1/clusters/{id}/funding', {
    done: () => {
      toast({ text: t.added });
      close();
    },
  });
  const send = () => {
    const amountCents = centsOf(amount);
    setWrong(amountCents === null);
    if (amountCents === null) return;
    const body = { year: Number(year), source: source.trim(), amount: { amountCents, currency: 'EUR' as const } };
    void add.run({ params: { id: clusterId }, body });
  };
  return (
    <Confirm question={t.add} verb={t.add} busy={add.busy} close={close} onConfirm={send}>
      <Refusal error={add.error} fields={{ '/year': 'funding-year', '/source': 'funding-source' }} />
      <TextInput
        id="funding-year"
        label={t.year}
        size={5}
        inputMode="numeric"
        value={year}
        onChange={setYear}
        error={fieldError(add.error, '/year')}
      />
      <TextInput
        id="funding-source"
        label={t.source}
        value={source}
        onChange={setSource}
        error={fieldError(add.error, '/source')}
      />
      <MoneyInput
        id="funding-amount"
        label={t.amount}
        value={amount}
        onChange={setAmount}
        error={wrong ? t.notMoney : fieldError(add.error, '/amount*')}
      />
    </Confirm>
  );
}
