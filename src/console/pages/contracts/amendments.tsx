import { useState } from 'react';
import { isStaff, useMe } from '../../api/me.ts';
import { useAct } from '../../api/query.ts';
import type { Contract } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, MoneyInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { basisPointsOf, centsOf } from '../../format/amount.ts';
import { isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { contractTexts } from '../../texts/contracts.ts';
import { useTexts } from '../../texts/define.ts';

const WHOLE_BP = 10_000;

/** What was agreed after the signature, and a new agreement. */
export function Amendments({ contract }: { contract: Contract }) {
  const t = useTexts(contractTexts).amendments;
  const f = useFormats();
  const staff = isStaff(useMe());
  const [asking, setAsking] = useState(false);
  const options = new Map(contract.options.map(({ id, label }) => [id, label]));
  if (!staff && contract.amendments.length === 0) return null;
  return (
    <Section
      id="amendments"
      title={t.title}
      aside={
        staff && contract.signedOn !== null ? (
          <button className="btn quiet sm" type="button" onClick={() => setAsking(true)}>
            {t.act}
          </button>
        ) : undefined
      }
    >
      {contract.amendments.length === 0 ? (
        <p className="mute">{t.none}</p>
      ) : (
        <SimpleTable
          caption={t.caption}
          rows={contract.amendments}
          rowKey={({ number }) => String(number)}
          columns={[
            {
              head: t.what,
              cell: ({ number, note, optionId, movesShares, agreedOn }) => (
                <>
                  {t.number} {number}
                  <span className="sub">
                    {[
                      f.day(agreedOn),
                      note,
                      optionId === null ? null : t.option(options.get(optionId) ?? ''),
                      movesShares ? t.shares : null,
                    ]
                      .filter((part) => part !== null)
                      .join(', ')}
                  </span>
                </>
              ),
            },
            { head: t.delta, numeric: true, cell: ({ delta }) => f.money(delta.amountCents) },
          ]}
        />
      )}
      {asking ? <Amend contract={contract} close={() => setAsking(false)} /> : null}
    </Section>
  );
}

function Amend({ contract, close }: { contract: Contract; close: () => void }) {
  const words = useTexts(contractTexts);
  const t = words.amendments;
  const f = useFormats();
  const [day, setDay] = useState(isoDay(new Date()));
  const [amount, setAmount] = useState('');
  const [note, setNote] = useState('');
  const [moves, setMoves] = useState(false);
  const [shares, setShares] = useState<readonly string[]>(
    contract.members.map(({ shareBp }) => String(shareBp / 100).replace('.', ',')),
  );
  const [checked, setChecked] = useState(false);
  const amend = useAct('POST /v1/contracts/{id}/amendments', { done: () => toast({ text: t.done }) });
  const cents = amount.trim() === '' ? 0 : centsOf(amount);
  const parts = shares.map(basisPointsOf);
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  // A tick beside shares that stay as they are changes none.
  const moved = moves && parts.some((part, i) => part !== contract.members[i]!.shareBp);
  const wrongShares = moves && (parts.includes(null) || sum !== WHOLE_BP);
  const wrongAmount = cents === null ? words.notMoney : cents === 0 && !moved ? t.nothing : undefined;
  const send = () => {
    setChecked(true);
    if (day === '' || wrongAmount !== undefined || wrongShares || cents === null) return;
    void amend
      .run({
        params: { id: contract.id },
        ifMatch: '*',
        body: {
          agreedOn: day,
          ...(cents === 0 ? {} : { delta: { amountCents: cents, currency: 'EUR' } }),
          ...(moved
            ? {
                members: contract.members.map(({ organisationId, role }, i) => ({
                  organisationId,
                  role,
                  shareBp: parts[i] ?? 0,
                })),
              }
            : {}),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        },
      })
      .then((done) => done !== null && close());
  };
  return (
    <Confirm question={t.question} verb={t.save} busy={amend.busy} close={close} onConfirm={send}>
      <Refusal error={amend.error} fields={{ '/agreedOn': 'agreed-on', '/delta': 'delta', '/note': 'amend-note' }} />
      <DayInput
        id="agreed-on"
        label={t.day}
        value={day}
        onChange={setDay}
        error={checked && day === '' ? words.notDay : fieldError(amend.error, '/agreedOn')}
      />
      <MoneyInput
        id="delta"
        label={t.amount}
        note={t.amountNote}
        value={amount}
        onChange={setAmount}
        error={checked ? (wrongAmount ?? fieldError(amend.error, '/delta*')) : undefined}
      />
      <TextInput id="amend-note" label={t.note} value={note} onChange={setNote} size={36} />
      <label className="opt">
        <input type="checkbox" checked={moves} onChange={(event) => setMoves(event.target.checked)} />
        <span>{t.moves}</span>
      </label>
      {moves
        ? contract.members.map(({ organisationId, name }, i) => (
            <TextInput
              key={organisationId}
              id={`share-${i}`}
              label={t.share(name)}
              value={shares[i] ?? ''}
              onChange={(text) => setShares(shares.map((before, at) => (at === i ? text : before)))}
              inputMode="decimal"
              size={7}
            />
          ))
        : null}
      {wrongShares ? (
        <p className={checked ? 'err' : 'note'} role="status">
          {t.sum(f.share(sum))}
        </p>
      ) : null}
    </Confirm>
  );
}

/** Options of the contract; each can be exercised once. */
export function Options({ contract }: { contract: Contract }) {
  const t = useTexts(contractTexts).options;
  const f = useFormats();
  const staff = isStaff(useMe());
  const [asked, setAsked] = useState<Contract['options'][number] | null>(null);
  if (contract.options.length === 0) return null;
  const exercisable = staff && contract.signedOn !== null && contract.endedOn === null;
  return (
    <Section id="options" title={t.title}>
      <ul className="tasks sheet">
        {contract.options.map((option) => (
          <li key={option.id}>
            <span>
              {option.label}
              <span className="note">
                {option.exercisedOn !== null
                  ? t.exercised(f.day(option.exercisedOn))
                  : option.exercisableUntil === null
                    ? ''
                    : `${t.until} ${f.day(option.exercisableUntil)}`}
              </span>
            </span>
            <span className="n">{f.money(option.value.amountCents)}</span>
            {exercisable && option.exercisedOn === null ? (
              <button className="btn sm" type="button" onClick={() => setAsked(option)}>
                {t.act}
                <span className="sr"> {option.label}</span>
              </button>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
      {asked === null ? null : <Exercise contractId={contract.id} option={asked} close={() => setAsked(null)} />}
    </Section>
  );
}

function Exercise({
  contractId,
  option,
  close,
}: {
  contractId: string;
  option: Contract['options'][number];
  close: () => void;
}) {
  const t = useTexts(contractTexts).options;
  const [day, setDay] = useState(isoDay(new Date()));
  const exercise = useAct('POST /v1/contracts/{id}/options/{optionId}/exercise', {
    done: () => toast({ text: t.done }),
  });
  return (
    <Confirm
      question={t.question(option.label)}
      verb={t.act}
      busy={exercise.busy}
      close={close}
      onConfirm={() =>
        void exercise
          .run({ params: { id: contractId, optionId: option.id }, body: { agreedOn: day }, ifMatch: '*' })
          .then((done) => done !== null && close())
      }
    >
      <p>{t.text}</p>
      <Refusal error={exercise.error} fields={{ '/agreedOn': 'exercised-on' }} />
      <DayInput
        id="exercised-on"
        label={t.day}
        value={day}
        onChange={setDay}
        error={fieldError(exercise.error, '/agreedOn')}
      />
    </Confirm>
  );
}
