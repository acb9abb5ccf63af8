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
import { indicatorTexts } from '../../texts/indicators.ts';

/** What the members of a cluster invested, year by year, as its coordinators know it. */
export function Investment({ clusterId }: { clusterId: string }) {
  const t = useTexts(indicatorTexts).years;
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const years = useApi('GET /v1/clusters/{id}/years', { params: { id: clusterId } });
  return (
    <Section
      id="years"
      title={t.title}
      aside={
        <button className="btn quiet sm" type="button" onClick={() => setAdding(true)}>
          {t.add}
        </button>
      }
    >
      <Await of={years} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.none}</p>
          ) : (
            <SimpleTable
              caption={t.caption}
              rows={items}
              rowKey={({ year }) => String(year)}
              columns={[
                { head: t.year, cell: ({ year }) => String(year) },
                { head: t.amount, numeric: true, cell: ({ investmentCents }) => f.money(investmentCents) },
              ]}
            />
          )
        }
      </Await>
      {adding ? <EnterYear clusterId={clusterId} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

function EnterYear({ clusterId, close }: { clusterId: string; close: () => void }) {
  const t = useTexts(indicatorTexts).years;
  const [year, setYear] = useState(String(new Date().getFullYear() - 1));
  const [amount, setAmount] = useState('');
  const [checked, setChecked] = useState(false);
  const put = useAct('PUT /v1/clusters/{id}/years/{year}', {
    done: () => {
      toast({ text: t.kept });
      close();
    },
  });
  const investmentCents = centsOf(amount);
  const wrongYear = !/^\d{4}$/.test(year);
  const send = () => {
    setChecked(true);
    if (investmentCents === null || investmentCents < 0 || wrongYear) return;
    void put.run({ params: { id: clusterId, year }, body: { investmentCents } });
  };
  return (
    <Confirm question={t.add} verb={t.add} busy={put.busy} close={close} onConfirm={send}>
      <Refusal error={put.error} />
      <TextInput
        id="invested-year"
        label={t.year}
        size={5}
        inputMode="numeric"
        value={year}
        onChange={setYear}
        error={checked && wrongYear ? t.notYear : undefined}
      />
      <MoneyInput
        id="invested-amount"
        label={t.amount}
        value={amount}
        onChange={setAmount}
        error={
          checked && (investmentCents === null || investmentCents < 0)
            ? t.notMoney
            : fieldError(put.error, '/investmentCents')
        }
      />
    </Confirm>
  );
}
