import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import type { Equipment } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { TextInput } from '../../components/inputs.tsx';
import { OrganisationField } from '../../components/organisation-field.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { equipmentTexts } from '../../texts/equipment.ts';

/** Who promised to use a resource so much a year: the key of its fixed costs. */
export function Commitments({ equipment }: { equipment: Equipment }) {
  const t = useTexts(equipmentTexts).commitments;
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const promised = useApi('GET /v1/equipment/{id}/commitments', {
    params: { id: equipment.id },
    query: { limit: 200 },
  });
  return (
    <Section
      id="commitments"
      title={t.title}
      aside={
        <button className="btn quiet sm" type="button" onClick={() => setAdding(true)}>
          {t.add}
        </button>
      }
    >
      <Await of={promised} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.none}</p>
          ) : (
            <SimpleTable
              caption={t.caption}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { head: t.member, cell: ({ organisationId }) => <OrganisationName id={organisationId} /> },
                { head: t.fromYear, cell: ({ fromYear }) => fromYear, numeric: true },
                { head: t.toYear, cell: ({ toYear }) => toYear, numeric: true },
                { head: t.units, cell: ({ unitsPerYear }) => f.count(unitsPerYear), numeric: true },
              ]}
            />
          )
        }
      </Await>
      {adding ? <NewCommitment equipment={equipment} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

function NewCommitment({ equipment, close }: { equipment: Equipment; close: () => void }) {
  const t = useTexts(equipmentTexts);
  const [member, setMember] = useState<string | undefined>();
  const [typed, setTyped] = useState({ from: String(new Date().getFullYear()), to: '', units: '' });
  const [checked, setChecked] = useState(false);
  const add = useAct('POST /v1/equipment/{id}/commitments', {
    done: () => {
      toast({ text: t.commitments.added });
      close();
    },
  });
  const isYear = (text: string): boolean => /^\d{4}$/.test(text);
  const yearWrong = !isYear(typed.from);
  const toWrong = typed.to !== '' && !isYear(typed.to);
  const unitsWrong = !/^[1-9]\d{0,6}$/.test(typed.units);
  const send = () => {
    setChecked(true);
    if (yearWrong || toWrong || unitsWrong || member === undefined) return;
    void add.run({
      params: { id: equipment.id },
      body: {
        organisationId: member,
        fromYear: Number(typed.from),
        ...(typed.to === '' ? {} : { toYear: Number(typed.to) }),
        unitsPerYear: Number(typed.units),
      },
    });
  };
  const field = (key: keyof typeof typed, label: string, wrong: string | false, pointer: string, note?: string) => (
    <TextInput
      id={`commitment-${key}`}
      label={label}
      size={8}
      inputMode="numeric"
      value={typed[key]}
      onChange={(value) => setTyped({ ...typed, [key]: value })}
      {...(note === undefined ? {} : { note })}
      error={checked && wrong !== false ? wrong : fieldError(add.error, pointer)}
    />
  );
  const { commitments: c, bookings } = t;
  return (
    <Confirm question={c.add} verb={c.add} busy={add.busy} close={close} onConfirm={send}>
      <Refusal error={add.error} fields={{ '/fromYear': 'commitment-from' }} />
      <OrganisationField
        id="commitment-member"
        label={c.member}
        error={fieldError(add.error, '/organisationId')}
        onChange={(one) => setMember(one?.id)}
      />
      {field('from', c.fromYear, yearWrong && c.notYear, '/fromYear')}
      {field('to', c.toYear, toWrong && c.notYear, '/toYear', c.toNote)}
      {field('units', c.units, unitsWrong && bookings.notUnits, '/unitsPerYear')}
    </Confirm>
  );
}
