import { useState } from 'react';
import { isStaff, useMe } from '../../api/me.ts';
import { type Item, useAct, useApi } from '../../api/query.ts';
import type { Equipment } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { DayInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { OrganisationField } from '../../components/organisation-field.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Await } from '../../components/states.tsx';
import { isoDay, useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { pooledTexts } from '../../texts/pooled.ts';

type Training = Item<'GET /v1/equipment/{id}/trainings'>;

/** Whose people were taught what a resource demands; a member sees its own. */
export function Trained({ equipment, coordinates }: { equipment: Equipment; coordinates: boolean }) {
  const t = useTexts(pooledTexts).trained;
  const f = useFormats();
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const trained = useApi('GET /v1/equipment/{id}/trainings', { params: { id: equipment.id }, query: { limit: 200 } });
  const today = isoDay(new Date());
  const until = ({ validUntil }: Training) =>
    validUntil === null ? (
      t.forever
    ) : (
      <>
        {f.day(validUntil)}{' '}
        {validUntil < today ? (
          <Tag tone="warn" icon="warn">
            {t.over}
          </Tag>
        ) : null}
      </>
    );
  return (
    <Section
      id="trained"
      title={t.title}
      lead={<span className="note">{t.note}</span>}
      aside={
        coordinates ? (
          <button className="btn quiet sm" type="button" onClick={() => setAdding(true)}>
            {t.add}
          </button>
        ) : null
      }
    >
      <Await of={trained} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.none}</p>
          ) : (
            <SimpleTable
              caption={t.caption}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { head: t.training, cell: ({ training }) => training },
                ...(isStaff(me)
                  ? [
                      {
                        head: t.member,
                        cell: ({ organisationId }: Training) => <OrganisationName id={organisationId} />,
                      },
                    ]
                  : []),
                { head: t.people, cell: ({ people }) => f.count(people), numeric: true },
                { head: t.until, cell: until },
                ...(coordinates
                  ? [{ head: t.acts, cell: (row: Training) => <Remove equipment={equipment} row={row} /> }]
                  : []),
              ]}
            />
          )
        }
      </Await>
      {adding ? <TrainingForm equipment={equipment} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

/** Takes a record away, and offers to note it again. */
function Remove({ equipment, row }: { equipment: Equipment; row: Training }) {
  const t = useTexts(pooledTexts).trained;
  const again = useAct('POST /v1/equipment/{id}/trainings', { done: () => toast({ text: t.added }) });
  const { organisationId, training, people, validUntil } = row;
  const remove = useAct('DELETE /v1/equipment-trainings/{id}', {
    done: () =>
      toast({
        text: t.removed,
        act: {
          label: t.undo,
          run: () =>
            void again.run({ params: { id: equipment.id }, body: { organisationId, training, people, validUntil } }),
        },
      }),
  });
  return (
    <>
      <button
        className="btn quiet sm"
        type="button"
        aria-busy={remove.busy}
        onClick={() => void remove.run({ params: { id: row.id } })}
      >
        {t.remove}
        <span className="sr"> {training}</span>
      </button>
      <Refusal error={remove.error} />
    </>
  );
}

function TrainingForm({ equipment, close }: { equipment: Equipment; close: () => void }) {
  const t = useTexts(pooledTexts).trained;
  const [member, setMember] = useState<string | undefined>();
  const [typed, setTyped] = useState({ training: equipment.trainings[0] ?? '', people: '1', until: '' });
  const [checked, setChecked] = useState(false);
  const note = useAct('POST /v1/equipment/{id}/trainings', {
    done: () => {
      toast({ text: t.added });
      close();
    },
  });
  const wrong = !/^[1-9]\d{0,3}$/.test(typed.people);
  const put = (key: keyof typeof typed) => (value: string) => setTyped({ ...typed, [key]: value });
  const send = () => {
    setChecked(true);
    if (wrong || member === undefined) return;
    void note.run({
      params: { id: equipment.id },
      body: {
        organisationId: member,
        training: typed.training,
        people: Number(typed.people),
        ...(typed.until === '' ? {} : { validUntil: typed.until }),
      },
    });
  };
  return (
    <Confirm question={t.add} verb={t.add} busy={note.busy} close={close} onConfirm={send}>
      <Refusal error={note.error} fields={{ '/organisationId': 'training-member', '/people': 'training-people' }} />
      <OrganisationField
        id="training-member"
        label={t.member}
        error={checked && member === undefined ? t.noMember : fieldError(note.error, '/organisationId')}
        onChange={(one) => setMember(one?.id)}
      />
      <SelectInput
        id="training-what"
        label={t.training}
        value={typed.training}
        onChange={put('training')}
        options={equipment.trainings.map((one) => [one, one] as const)}
        error={fieldError(note.error, '/training')}
      />
      <TextInput
        id="training-people"
        label={t.people}
        size={6}
        inputMode="numeric"
        value={typed.people}
        onChange={put('people')}
        error={checked && wrong ? t.notPeople : fieldError(note.error, '/people')}
      />
      <DayInput
        id="training-until"
        label={t.until}
        note={t.untilNote}
        value={typed.until}
        onChange={put('until')}
        error={fieldError(note.error, '/validUntil')}
      />
    </Confirm>
  );
}
