import { useAct, useApi } from '../../api/query.ts';
import type { Equipment } from '../../api/types.ts';
import { AddingTable } from '../../components/adding-table.tsx';
import { FieldsDialog, given, isYear, saidAndClosed } from '../../components/fields-dialog.tsx';
import { centsOf } from '../../format/amount.ts';
import { useFormats } from '../../format/values.ts';
import { useTexts } from '../../texts/define.ts';
import { equipmentTexts } from '../../texts/equipment.ts';
import { pooledTexts } from '../../texts/pooled.ts';

/** What a resource really cost in years that are over: statements are adjusted to it. */
export function RealCosts({ equipment, coordinates }: { equipment: Equipment; coordinates: boolean }) {
  const t = useTexts(pooledTexts).realCosts;
  const f = useFormats();
  const costs = useApi('GET /v1/equipment/{id}/real-costs', { params: { id: equipment.id } });
  return (
    <AddingTable
      id="real-costs"
      words={t}
      mayAdd={coordinates}
      of={costs}
      rowKey={({ year }) => String(year)}
      columns={[
        { head: t.year, cell: ({ year }) => year },
        { head: t.fixed, cell: ({ fixedCents }) => f.money(fixedCents), numeric: true },
        { head: t.note, cell: ({ note }) => note ?? '–' },
      ]}
      dialog={(close) => <EnterCost equipment={equipment} close={close} />}
    />
  );
}

function EnterCost({ equipment, close }: { equipment: Equipment; close: () => void }) {
  const words = useTexts(equipmentTexts);
  const t = useTexts(pooledTexts).realCosts;
  const f = useFormats();
  const enter = useAct('PUT /v1/equipment/{id}/real-costs', { done: saidAndClosed(t.added, close) });
  return (
    <FieldsDialog
      name="real"
      verb={t.add}
      first={{ year: String(new Date().getFullYear() - 1), fixed: '', note: '' }}
      fields={[
        { key: 'year', label: t.year, digits: 4, check: (typed) => (isYear(typed) ? null : words.commitments.notYear) },
        {
          key: 'fixed',
          label: t.typed,
          note: t.typedNote(f.money(equipment.fixedCentsPerYear)),
          kind: 'amount',
          pointer: '/fixedCents',
          check: (typed) => (centsOf(typed) === null ? words.notMoney : null),
        },
        { key: 'note', label: t.note, optional: true },
      ]}
      act={enter}
      send={({ year, fixed, note }) => {
        const body = { year: Number(year), fixedCents: centsOf(fixed) ?? 0, ...given('note', note) };
        void enter.run({ params: { id: equipment.id }, body });
      }}
      close={close}
    />
  );
}
