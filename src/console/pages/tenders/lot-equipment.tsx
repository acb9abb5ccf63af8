import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { EquipmentNeed, EquipmentNeedInput } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, LongTextInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Trade } from '../../components/trade.tsx';
import { TradeField } from '../../components/trade-field.tsx';
import { characteristicsOf, measuresText } from '../../format/characteristics.ts';
import { lotName } from '../../format/lot.ts';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { equipmentTexts } from '../../texts/equipment.ts';
import { pooledTexts } from '../../texts/pooled.ts';
import { KINDS } from '../equipment/kinds.ts';
import type { Lot } from './requirement-row.tsx';

/** A need as the API takes it: its id is the API's own to keep. */
const sent = ({ id: _, ...need }: EquipmentNeed): EquipmentNeedInput => need;

/** Equipment of the pool that a lot's work needs: add, and strike out. */
export function LotEquipment({ lot, editable }: { lot: Lot; editable: boolean }) {
  const t = useTexts(pooledTexts).lot;
  const kinds = useTexts(equipmentTexts).kinds;
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const save = useAct('PUT /v1/lots/{id}/equipment');
  const store = async (needs: readonly EquipmentNeedInput[]): Promise<boolean> =>
    (await save.run({ params: { id: lot.id }, body: { needs: [...needs] } })) !== null;
  const own = lot.equipment.map(sent);
  const strike = async (at: number) => {
    if (!(await store(own.filter((_, i) => i !== at)))) return;
    toast({ text: t.struck, act: { label: t.undo, run: () => void store(own) } });
  };
  const what = ({ kind, name, cpv }: EquipmentNeed) => (
    <>
      {[kind === null ? '' : kinds[kind], name ?? ''].filter((one) => one !== '').join(', ')}
      {cpv === null ? null : (
        <>
          {' '}
          <Trade code={cpv} />
        </>
      )}
    </>
  );
  const when = ({ from, to }: EquipmentNeed) =>
    from === null && to === null ? t.work : `${from === null ? '…' : f.day(from)} – ${to === null ? '…' : f.day(to)}`;
  if (lot.equipment.length === 0 && !editable) return null;
  return (
    <Section
      id="lot-equipment"
      title={t.title(lotName(lot.externalId))}
      lead={<span className="note">{t.note}</span>}
      aside={
        editable ? (
          <button className="btn sm" type="button" onClick={() => setAdding(true)}>
            {t.add}
          </button>
        ) : null
      }
    >
      {adding ? null : <Refusal error={save.error} />}
      {lot.equipment.length === 0 ? (
        <p className="mute">{t.none}</p>
      ) : (
        <SimpleTable
          cards
          caption={t.caption}
          rows={lot.equipment}
          rowKey={({ id }) => id}
          columns={[
            { head: t.need, cell: what },
            { head: t.least, cell: ({ minimums }) => measuresText(minimums, f) || '–' },
            { head: t.when, cell: when },
            ...(editable
              ? [
                  {
                    head: t.acts,
                    cell: (need: EquipmentNeed) => (
                      <button
                        className="btn quiet sm"
                        type="button"
                        aria-busy={save.busy}
                        onClick={() => void strike(lot.equipment.indexOf(need))}
                      >
                        {t.strike}
                        <span className="sr"> {need.kind === null ? (need.name ?? need.cpv) : kinds[need.kind]}</span>
                      </button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {adding ? (
        <NeedForm
          at={own.length}
          add={async (need) => {
            if (!(await store([...own, need]))) return;
            toast({ text: t.added });
            setAdding(false);
          }}
          busy={save.busy}
          error={save.error}
          close={() => setAdding(false)}
        />
      ) : null}
    </Section>
  );
}

function NeedForm({
  at,
  add,
  busy,
  error,
  close,
}: {
  /** Its place in the list that is sent, which faults name. */
  at: number;
  add: (need: EquipmentNeedInput) => Promise<void>;
  busy: boolean;
  error: Error | null;
  close: () => void;
}) {
  const t = useTexts(pooledTexts).lot;
  const words = useTexts(equipmentTexts);
  const [typed, setTyped] = useState({ name: '', minimums: '', from: '', to: '' });
  const [kind, setKind] = useState<(typeof KINDS)[number] | ''>('hall');
  const [cpv, setCpv] = useState<string | null>(null);
  const minimums = characteristicsOf(typed.minimums);
  const [checked, setChecked] = useState(false);
  const put = (key: keyof typeof typed) => (value: string) => setTyped({ ...typed, [key]: value });
  const of = (field: string) => fieldError(error, `/needs/${at}/${field}`);
  const send = () => {
    setChecked(true);
    if (minimums === null) return;
    void add({
      kind: kind === '' ? null : kind,
      cpv,
      name: typed.name.trim() === '' ? null : typed.name.trim(),
      minimums,
      from: typed.from === '' ? null : typed.from,
      to: typed.to === '' ? null : typed.to,
    });
  };
  return (
    <Confirm question={t.add} verb={t.add} busy={busy} close={close} onConfirm={send}>
      <Refusal
        error={error}
        fields={{
          [`/needs/${at}/kind`]: 'need-kind',
          [`/needs/${at}/cpv`]: 'need-cpv',
          [`/needs/${at}/to`]: 'need-to',
        }}
      />
      <SelectInput
        id="need-kind"
        label={t.kind}
        value={kind}
        onChange={setKind}
        options={[['', t.anyKind], ...KINDS.map((one) => [one, words.kinds[one]] as const)]}
        error={of('kind')}
      />
      <LongTextInput
        id="need-minimums"
        label={t.minimums}
        note={t.minimumsNote}
        value={typed.minimums}
        onChange={put('minimums')}
        error={checked && minimums === null ? words.notCharacteristics : of('minimums*')}
      />
      <TextInput id="need-name" label={t.name} value={typed.name} onChange={put('name')} error={of('name')} />
      <TradeField id="need-cpv" label={t.trade} error={of('cpv')} onChange={setCpv} />
      <DayInput id="need-from" label={t.from} value={typed.from} onChange={put('from')} error={of('from')} />
      <DayInput id="need-to" label={t.to} note={t.toNote} value={typed.to} onChange={put('to')} error={of('to')} />
    </Confirm>
  );
}
