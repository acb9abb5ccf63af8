import { useState } from 'react';
import { Problem } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import type { Contract } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, MoneyInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { centsOf } from '../../format/amount.ts';
import { isoDay } from '../../format/moments.ts';
import { type Formats, useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { ledgerTexts } from '../../texts/ledger.ts';

/** A bill or a payment, split by the shares of the contract or by hand. */
export function NewEntry({ contract, close }: { contract: Contract; close: () => void }) {
  const words = useTexts(ledgerTexts);
  const t = words.add;
  const f = useFormats();
  const [measure, setMeasure] = useState<'invoiced' | 'paid'>('invoiced');
  const [amount, setAmount] = useState('');
  const [day, setDay] = useState(isoDay(new Date()));
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const [byHand, setByHand] = useState(false);
  const [parts, setParts] = useState<readonly string[]>(contract.members.map(() => ''));
  const [checked, setChecked] = useState(false);
  const [confirm, setConfirm] = useState(false);
  const post = useAct('POST /v1/contracts/{id}/entries', { done: () => toast({ text: t.done }) });
  const doubtful = post.error instanceof Problem && post.error.code === 'implausible';
  const cents = centsOf(amount);
  const split = parts.map((part) => (part.trim() === '' ? 0 : centsOf(part)));
  const sum = split.reduce<number>((total, part) => total + (part ?? 0), 0);
  const wrongSplit = byHand && (split.includes(null) || sum !== cents);
  const euros = (amountCents: number) => ({ amountCents, currency: 'EUR' as const });
  const send = () => {
    setChecked(true);
    if (cents === null || cents === 0 || day === '' || wrongSplit) return;
    const named = contract.members.map(({ organisationId }, i) => ({ organisationId, amount: euros(split[i] ?? 0) }));
    void post
      .run({
        params: { id: contract.id },
        body: {
          measure,
          amount: euros(cents),
          occurredOn: day,
          ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
          ...(confirm ? { confirm } : {}),
          ...(byHand ? { split: named.filter((part) => part.amount.amountCents !== 0) } : {}),
        },
      })
      .then((done) => done !== null && close());
  };
  return (
    <Confirm question={t.question} verb={t.save} busy={post.busy} close={close} onConfirm={send}>
      <Refusal
        error={post.error}
        fields={{ '/amount/amountCents': 'entry-amount', '/occurredOn': 'entry-day', '/reference': 'entry-reference' }}
      />
      <MeasureInput value={measure} change={setMeasure} />
      <MoneyInput
        id="entry-amount"
        label={t.amount}
        note={t.amountNote}
        value={amount}
        onChange={setAmount}
        error={
          checked && (cents === null || cents === 0) ? words.notMoney : fieldError(post.error, '/amount/amountCents')
        }
      />
      <DayInput
        id="entry-day"
        label={t.day}
        value={day}
        onChange={setDay}
        error={checked && day === '' ? words.notDay : fieldError(post.error, '/occurredOn')}
      />
      <TextInput
        id="entry-reference"
        label={t.reference}
        value={reference}
        onChange={setReference}
        size={20}
        error={fieldError(post.error, '/reference')}
      />
      <TextInput id="entry-note" label={t.note} value={note} onChange={setNote} size={36} />
      <label className="opt">
        <input type="checkbox" checked={byHand} onChange={(event) => setByHand(event.target.checked)} />
        <span>{t.split}</span>
      </label>
      {byHand
        ? contract.members.map(({ organisationId, name }, i) => (
            <MoneyInput
              key={organisationId}
              id={`part-${i}`}
              label={t.part(name)}
              value={parts[i] ?? ''}
              onChange={(text) => setParts(parts.map((before, at) => (at === i ? text : before)))}
            />
          ))
        : null}
      {doubtful || confirm ? <Doubt text={doubtOf(post.error, measure, t, f)} yes={confirm} say={setConfirm} /> : null}
      {wrongSplit ? (
        <p className={checked ? 'err' : 'note'} role="status">
          {t.sum(f.money(sum), f.money(cents ?? 0))}
        </p>
      ) : null}
    </Confirm>
  );
}

/** What does not look right, and the yes to it. */
const Doubt = ({ text, yes, say }: { text: string; yes: boolean; say: (yes: boolean) => void }) => (
  <label className="opt">
    <input type="checkbox" checked={yes} onChange={(event) => say(event.target.checked)} />
    <span>{text}</span>
  </label>
);

type Posted = 'invoiced' | 'paid';
function MeasureInput({ value, change }: { value: Posted; change: (measure: Posted) => void }) {
  const t = useTexts(ledgerTexts).add;
  return (
    <SelectInput
      id="entry-measure"
      label={t.measure}
      value={value}
      onChange={change}
      options={[
        ['invoiced', t.choices.invoiced],
        ['paid', t.choices.paid],
      ]}
    />
  );
}

/** What does not look right, with both amounts where the refusal tells them. */
function doubtOf(
  error: Error | null,
  measure: keyof (typeof ledgerTexts)['fr']['add']['confirm'],
  t: (typeof ledgerTexts)['fr']['add'],
  f: Formats,
): string {
  const told = error instanceof Problem ? error.details['doubts'] : undefined;
  const [doubt] = Array.isArray(told) ? (told as { wouldBeCents: number; limitCents: number }[]) : [];
  if (doubt !== undefined && doubt.wouldBeCents < 0) return t.below(f.money(doubt.wouldBeCents));
  return doubt === undefined
    ? t.confirm[measure]
    : t.amounts(t.confirm[measure], f.money(doubt.wouldBeCents), f.money(doubt.limitCents));
}
