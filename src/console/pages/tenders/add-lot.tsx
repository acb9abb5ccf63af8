import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Answer } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { type DialogField, FieldsDialog } from '../../components/fields-dialog.tsx';
import { RegionField } from '../../components/region-field.tsx';
import { centsFromZero } from '../../format/amount.ts';
import { clockOf } from '../../format/moments.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { tenderPageTexts } from '../../texts/tender.ts';
import { tenderEntryTexts } from '../../texts/tender-entry.ts';
import { lotBody } from './lot-typed.ts';

type Tender = Answer<'GET /v1/tenders/{id}'>;
type Typed = { title: string; value: string; deadline: string; nuts: string };

/** One lot more for a tender that is there; deadline and place are at first those of the lot before, as when it is typed. */
export function AddLot({ tender, lotAddress }: { tender: Tender; lotAddress: (lotId: string) => string }) {
  const t = useTexts(tenderPageTexts).lots;
  const words = useTexts(tenderEntryTexts).new;
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const add = useAct('POST /v1/tenders/{id}/lots');
  const last = tender.lots.at(-1);
  const first: Typed = {
    title: '',
    value: '',
    deadline: last?.deadline == null ? '' : clockOf(new Date(last.deadline)),
    nuts: last?.nuts[0] ?? '',
  };
  const [nuts, setNuts] = useState(first.nuts);
  const fields: DialogField<keyof Typed>[] = [
    { key: 'title', label: words.lotTitle },
    {
      key: 'value',
      label: words.value,
      note: words.optional,
      kind: 'amount',
      optional: true,
      pointer: '/estimatedValue*',
      check: (typed) => (centsFromZero(typed) === null ? words.notMoney : null),
    },
    { key: 'deadline', label: words.deadline, note: words.optional, kind: 'moment', optional: true },
    {
      key: 'nuts',
      label: words.nuts,
      optional: true,
      pointer: '/nuts*',
      control: ({ id, error, onChange }) => (
        <RegionField
          id={id}
          label={words.nuts}
          error={error}
          value={nuts}
          onChange={(code) => {
            setNuts(code);
            onChange(code);
          }}
        />
      ),
    },
  ];
  const send = async ({ title, value, deadline }: Typed) => {
    const lot = lotBody({ key: 0, title, value, deadline: '', nuts }, title);
    const body = { ...lot, deadline: deadline === '' ? null : deadline };
    const answered = await add.run({ params: { id: tender.id }, body });
    if (answered === null) return;
    setAsking(false);
    toast({ text: t.added });
    navigate(lotAddress(answered.data.id), { replace: true });
  };
  return (
    <>
      <button className="btn sm" type="button" onClick={() => setAsking(true)}>
        {words.addLot}
      </button>
      {asking ? (
        <FieldsDialog
          name="add-lot"
          verb={words.addLot}
          text={tender.state === 'draft' ? t.addText : t.addTextLater}
          first={first}
          fields={fields}
          act={add}
          send={(typed) => void send(typed)}
          close={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
