import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Subcontract } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, MoneyInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { centsOf } from '../../format/amount.ts';
import { isoDay } from '../../format/moments.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { subcontractTexts } from '../../texts/subcontracts.ts';

const ACTS = {
  declared: ['received', 'accepted', 'refused', 'ended'],
  received: ['accepted', 'refused', 'ended'],
  accepted: ['amended', 'ended'],
  refused: ['ended'],
  replaced: [],
  ended: [],
} as const;
type Act = (typeof ACTS)[keyof typeof ACTS][number];

/** What the buyer or the holder did about a subcontract, noted with its day and paper. */
export function SubcontractAct({ of, close }: { of: Subcontract; close: () => void }) {
  const t = useTexts(subcontractTexts).acts;
  const acts: readonly Act[] = ACTS[of.state];
  const [act, setAct] = useState<Act>(acts[0] ?? 'ended');
  const [on, setOn] = useState(isoDay(new Date()));
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const [amount, setAmount] = useState('');
  const send = useAct('POST /v1/subcontracts/{id}/acts', { done: () => toast({ text: t.saved }) });
  const amountCents = centsOf(amount);
  return (
    <Confirm
      question={t.question}
      verb={t.save}
      busy={send.busy}
      close={close}
      onConfirm={() =>
        void send
          .run({
            params: { id: of.id },
            body: {
              act,
              on,
              ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
              ...(note.trim() === '' ? {} : { note: note.trim() }),
              ...(act === 'amended' && amountCents !== null ? { amountCents } : {}),
            },
          })
          .then((done) => done !== null && close())
      }
    >
      <Refusal error={send.error} fields={{ '/on': 'act-on', '/note': 'act-note', '/amountCents': 'act-amount' }} />
      <SelectInput
        id="act-kind"
        label={t.act}
        value={act}
        onChange={setAct}
        options={acts.map((kind) => [kind, t.kinds[kind]] as const)}
      />
      <DayInput id="act-on" label={t.on} value={on} onChange={setOn} error={fieldError(send.error, '/on')} />
      {act === 'amended' ? (
        <MoneyInput
          id="act-amount"
          label={t.amount}
          value={amount}
          onChange={setAmount}
          error={fieldError(send.error, '/amountCents')}
        />
      ) : null}
      {act === 'refused' ? (
        <TextInput
          id="act-note"
          label={t.note}
          size={36}
          value={note}
          onChange={setNote}
          error={fieldError(send.error, '/note')}
        />
      ) : null}
      <TextInput id="act-reference" label={t.reference} size={36} value={reference} onChange={setReference} />
    </Confirm>
  );
}
