import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { GroupEquipmentNeed } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { Refusal } from '../../components/form.tsx';
import { SelectInput } from '../../components/inputs.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { pooledTexts } from '../../texts/pooled.ts';

/** Which of the resources that fit is to be held for a need; each says from when on it is free. */
export function HoldForm({
  consortiumId,
  of: { need, from, alternatives },
  close,
}: {
  consortiumId: string;
  of: GroupEquipmentNeed;
  close: () => void;
}) {
  const t = useTexts(pooledTexts).group;
  const f = useFormats();
  const [equipmentId, setWanted] = useState(alternatives[0]?.equipmentId ?? '');
  const hold = useAct('POST /v1/consortia/{id}/equipment/hold', {
    done: ({ data }) => {
      const now = data.items.find((one) => one.need.id === need.id);
      toast({ text: now?.status === 'held' || now?.status === 'booked' ? t.heldOne : t.notHeld });
      close();
    },
  });
  const options = alternatives.map(({ equipmentId: id, name, owner, ownerName, freeFrom }) => {
    const whose = ownerName ?? t.owners[owner];
    const later = freeFrom !== null && from !== null && freeFrom.slice(0, 10) > from;
    return [id, later ? t.from(name, whose, f.day(freeFrom)) : t.ready(name, whose)] as const;
  });
  return (
    <Confirm
      question={t.question}
      verb={t.hold}
      busy={hold.busy}
      close={close}
      onConfirm={() =>
        void hold.run({ params: { id: consortiumId }, body: { wanted: [{ needId: need.id, equipmentId }] } })
      }
    >
      <Refusal error={hold.error} />
      <SelectInput id="hold-which" label={t.which} value={equipmentId} onChange={setWanted} options={options} />
    </Confirm>
  );
}
