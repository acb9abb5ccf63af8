import { useAct, useApi } from '../../api/query.ts';
import type { Equipment } from '../../api/types.ts';
import { AddingTable } from '../../components/adding-table.tsx';
import { FieldsDialog, isYear, saidAndClosed } from '../../components/fields-dialog.tsx';
import { useMemberField } from '../../components/member-field.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { equipmentTexts } from '../../texts/equipment.ts';

/** Who promised to use a resource so much a year: the key of its fixed costs. */
export function Commitments({ equipment }: { equipment: Equipment }) {
  const t = useTexts(equipmentTexts).commitments;
  const f = useFormats();
  const promised = useApi('GET /v1/equipment/{id}/commitments', {
    params: { id: equipment.id },
    query: { limit: 200 },
  });
  return (
    <AddingTable
      id="commitments"
      words={t}
      of={promised}
      rowKey={({ id }) => id}
      columns={[
        { head: t.member, cell: ({ organisationId }) => <OrganisationName id={organisationId} /> },
        { head: t.fromYear, cell: ({ fromYear }) => fromYear, numeric: true },
        { head: t.toYear, cell: ({ toYear }) => toYear, numeric: true },
        { head: t.units, cell: ({ unitsPerYear }) => f.count(unitsPerYear), numeric: true },
      ]}
      dialog={(close) => <NewCommitment equipment={equipment} close={close} />}
    />
  );
}

function NewCommitment({ equipment, close }: { equipment: Equipment; close: () => void }) {
  const { commitments: t, bookings } = useTexts(equipmentTexts);
  const member = useMemberField(t.member);
  const add = useAct('POST /v1/equipment/{id}/commitments', { done: saidAndClosed(t.added, close) });
  const year = (typed: string) => (isYear(typed) ? null : t.notYear);
  return (
    <FieldsDialog
      name="commitment"
      verb={t.add}
      first={{ organisationId: '', fromYear: String(new Date().getFullYear()), toYear: '', units: '' }}
      fields={[
        member,
        { key: 'fromYear', label: t.fromYear, digits: 4, check: year },
        { key: 'toYear', label: t.toYear, note: t.toNote, digits: 4, check: year, optional: true },
        {
          key: 'units',
          label: t.units,
          digits: 7,
          pointer: '/unitsPerYear',
          check: (typed) => (/^[1-9]\d{0,6}$/.test(typed) ? null : bookings.notUnits),
        },
      ]}
      act={add}
      send={({ organisationId, fromYear, toYear, units }) =>
        void add.run({
          params: { id: equipment.id },
          body: {
            organisationId,
            fromYear: Number(fromYear),
            ...(toYear === '' ? {} : { toYear: Number(toYear) }),
            unitsPerYear: Number(units),
          },
        })
      }
      close={close}
    />
  );
}
