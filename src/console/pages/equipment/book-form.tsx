import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import type { Equipment } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { OrganisationField } from '../../components/organisation-field.tsx';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { equipmentTexts } from '../../texts/equipment.ts';
import { timeOfDays } from './days-of.ts';

/** Some whole days of a resource for a member, firm or held for a bid. */
export function BookForm({
  equipment,
  coordinates,
  companies,
  close,
}: {
  equipment: Equipment;
  coordinates: boolean;
  /** Companies that the person speaks for. */
  companies: readonly string[];
  close: () => void;
}) {
  const t = useTexts(equipmentTexts).bookings;
  const [typed, setTyped] = useState({ from: '', to: '', note: '', tenderId: '' });
  const [member, setMember] = useState<string | undefined>(coordinates ? undefined : companies[0]);
  const [checked, setChecked] = useState(false);
  const tenders = useApi(
    'GET /v1/tenders',
    coordinates ? { query: { clusterId: equipment.clusterId, limit: 100 } } : null,
  );
  const book = useAct('POST /v1/equipment/{id}/bookings', {
    done: () => {
      toast({ text: t.made });
      close();
    },
  });
  const time = timeOfDays(typed.from, typed.to);
  const send = () => {
    setChecked(true);
    if (time === null || member === undefined) return;
    void book.run({
      params: { id: equipment.id },
      body: {
        ...time,
        organisationId: member,
        ...(typed.tenderId === '' ? {} : { tenderId: typed.tenderId }),
        ...(typed.note.trim() === '' ? {} : { note: typed.note.trim() }),
      },
    });
  };
  const put = (key: keyof typeof typed) => (value: string) => setTyped({ ...typed, [key]: value });
  const open = (tenders.data?.items ?? []).filter(({ state }) => !['lost', 'cancelled', 'withdrawn'].includes(state));
  const notDays = typed.from === '' ? undefined : t.notDays;
  const wrongEnd = checked && time === null ? (typed.to === '' ? t.dayNeeded : notDays) : fieldError(book.error, '/to');
  return (
    <Confirm question={`${t.add}, ${equipment.name}`} verb={t.add} busy={book.busy} close={close} onConfirm={send}>
      <Refusal error={book.error} fields={{ '/from': 'booking-from', '/to': 'booking-to' }} />
      <DayInput
        id="booking-from"
        label={t.from}
        value={typed.from}
        onChange={put('from')}
        error={checked && typed.from === '' ? t.dayNeeded : fieldError(book.error, '/from')}
      />
      <DayInput id="booking-to" label={t.to} value={typed.to} onChange={put('to')} error={wrongEnd} />
      {coordinates ? (
        <>
          <OrganisationField
            id="booking-member"
            label={t.member}
            error={checked && member === undefined ? t.memberNeeded : fieldError(book.error, '/organisationId')}
            onChange={(one) => setMember(one?.id)}
          />
          <SelectInput
            id="booking-tender"
            label={t.tender}
            note={t.tenderNote}
            value={typed.tenderId}
            onChange={put('tenderId')}
            options={[['', t.noTender], ...open.map(({ id, title }) => [id, title] as const)]}
          />
        </>
      ) : null}
      <TextInput id="booking-note" label={t.note} value={typed.note} onChange={put('note')} />
    </Confirm>
  );
}
