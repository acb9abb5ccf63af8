import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import type { Equipment } from '../../api/types.ts';
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
import { equipmentTexts } from '../../texts/equipment.ts';
import { pooledTexts } from '../../texts/pooled.ts';

/** What a resource really cost in years that are over: statements are adjusted to it. */
export function RealCosts({ equipment, coordinates }: { equipment: Equipment; coordinates: boolean }) {
  const t = useTexts(pooledTexts).realCosts;
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const costs = useApi('GET /v1/equipment/{id}/real-costs', { params: { id: equipment.id } });
  return (
    <Section
      id="real-costs"
      title={t.title}
      aside={
        coordinates ? (
          <button className="btn quiet sm" type="button" onClick={() => setAdding(true)}>
            {t.add}
          </button>
        ) : null
      }
    >
      <Await of={costs} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.none}</p>
          ) : (
            <SimpleTable
              caption={t.caption}
              rows={items}
              rowKey={({ year }) => String(year)}
              columns={[
                { head: t.year, cell: ({ year }) => year },
                { head: t.fixed, cell: ({ fixedCents }) => f.money(fixedCents), numeric: true },
                { head: t.note, cell: ({ note }) => note ?? '–' },
              ]}
            />
          )
        }
      </Await>
      {adding ? <RealCostForm equipment={equipment} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

function RealCostForm({ equipment, close }: { equipment: Equipment; close: () => void }) {
  const words = useTexts(equipmentTexts);
  const t = useTexts(pooledTexts).realCosts;
  const f = useFormats();
  const [typed, setTyped] = useState({ year: String(new Date().getFullYear() - 1), fixed: '', note: '' });
  const [checked, setChecked] = useState(false);
  const enter = useAct('PUT /v1/equipment/{id}/real-costs', {
    done: () => {
      toast({ text: t.added });
      close();
    },
  });
  const isYear = /^\d{4}$/.test(typed.year);
  const fixedCents = centsOf(typed.fixed);
  const put = (key: keyof typeof typed) => (value: string) => setTyped({ ...typed, [key]: value });
  const send = () => {
    setChecked(true);
    if (!isYear || fixedCents === null) return;
    void enter.run({
      params: { id: equipment.id },
      body: { year: Number(typed.year), fixedCents, ...(typed.note.trim() === '' ? {} : { note: typed.note.trim() }) },
    });
  };
  return (
    <Confirm question={t.add} verb={t.add} busy={enter.busy} close={close} onConfirm={send}>
      <Refusal error={enter.error} fields={{ '/year': 'real-year', '/fixedCents': 'real-fixed' }} />
      <TextInput
        id="real-year"
        label={t.year}
        size={6}
        inputMode="numeric"
        value={typed.year}
        onChange={put('year')}
        error={checked && !isYear ? words.commitments.notYear : fieldError(enter.error, '/year')}
      />
      <MoneyInput
        id="real-fixed"
        label={t.typed}
        note={t.typedNote(f.money(equipment.fixedCentsPerYear))}
        value={typed.fixed}
        onChange={put('fixed')}
        error={checked && fixedCents === null ? words.notMoney : fieldError(enter.error, '/fixedCents')}
      />
      <TextInput id="real-note" label={t.note} value={typed.note} onChange={put('note')} />
    </Confirm>
  );
}
