import { isStaff, useMe } from '../../api/me.ts';
import { type Item, useAct, useApi } from '../../api/query.ts';
import type { Equipment } from '../../api/types.ts';
import { AddingTable } from '../../components/adding-table.tsx';
import { FieldsDialog, given, saidAndClosed } from '../../components/fields-dialog.tsx';
import { Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { useMemberField } from '../../components/member-field.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { pooledTexts } from '../../texts/pooled.ts';

type Training = Item<'GET /v1/equipment/{id}/trainings'>;

/** Whose people were taught what a resource demands; a member sees its own. */
export function Trained({ equipment, coordinates }: { equipment: Equipment; coordinates: boolean }) {
  const t = useTexts(pooledTexts).trained;
  const f = useFormats();
  const me = useMe();
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
    <AddingTable
      id="trained"
      words={t}
      lead={<span className="note">{t.note}</span>}
      mayAdd={coordinates}
      of={trained}
      rowKey={({ id }) => id}
      columns={[
        { head: t.training, cell: ({ training }) => training },
        ...(isStaff(me)
          ? [{ head: t.member, cell: ({ organisationId }: Training) => <OrganisationName id={organisationId} /> }]
          : []),
        { head: t.people, cell: ({ people }) => f.count(people), numeric: true },
        { head: t.until, cell: until },
        ...(coordinates ? [{ head: t.acts, cell: (row: Training) => <Remove equipment={equipment} row={row} /> }] : []),
      ]}
      dialog={(close) => <NoteTraining equipment={equipment} close={close} />}
    />
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

function NoteTraining({ equipment, close }: { equipment: Equipment; close: () => void }) {
  const t = useTexts(pooledTexts).trained;
  const member = useMemberField(t.member);
  const note = useAct('POST /v1/equipment/{id}/trainings', { done: saidAndClosed(t.added, close) });
  return (
    <FieldsDialog
      name="training"
      verb={t.add}
      first={{ organisationId: '', training: equipment.trainings[0] ?? '', people: '1', validUntil: '' }}
      fields={[
        member,
        { key: 'training', label: t.training, options: equipment.trainings.map((one) => [one, one] as const) },
        {
          key: 'people',
          label: t.people,
          digits: 4,
          check: (typed) => (/^[1-9]\d{0,3}$/.test(typed) ? null : t.notPeople),
        },
        { key: 'validUntil', label: t.until, note: t.untilNote, kind: 'day', optional: true },
      ]}
      act={note}
      send={({ organisationId, training, people, validUntil }) => {
        const body = { organisationId, training, people: Number(people), ...given('validUntil', validUntil) };
        void note.run({ params: { id: equipment.id }, body });
      }}
      close={close}
    />
  );
}
