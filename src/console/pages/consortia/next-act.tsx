import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useApi } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Refusal } from '../../components/form.tsx';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';

const WEEK_MS = 7 * 86_400_000;

/** The one act that comes next for a consortium in its state. */
export function NextAct({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts);
  const params = { id: consortium.id };
  const ready = useAct('POST /v1/consortia/{id}/ready', { done: () => toast({ text: t.agreed.done }) });
  switch (consortium.state) {
    case 'proposed':
      return <Invite consortium={consortium} />;
    case 'inviting':
      return <Call title={t.waiting.title} text={t.waiting.text} />;
    case 'recomposing':
      return consortium.impasse === null ? (
        <Call tone="warn" title={t.recompose.title} text={t.recompose.text} />
      ) : (
        <Call tone="bad" title={t.impasse} text={consortium.impasse} />
      );
    case 'agreed':
      return (
        <Call title={t.agreed.title} text={t.agreed.text} error={ready.error}>
          <button className="btn first" type="button" aria-busy={ready.busy} onClick={() => void ready.run({ params })}>
            {t.agreed.act}
          </button>
        </Call>
      );
    case 'ready':
      return <Submit consortium={consortium} />;
    case 'submitted':
      return <NoteOutcome consortium={consortium} />;
    default:
      return <Over consortium={consortium} />;
  }
}

function Call({
  title,
  text,
  tone,
  error = null,
  children,
}: {
  title: string;
  text: string;
  tone?: 'warn' | 'bad';
  error?: Error | null;
  children?: React.ReactNode;
}) {
  return (
    <div className={`call side-act ${tone ?? ''}`}>
      <div>
        <h2>{title}</h2>
        <p className="mute read">{text}</p>
        <Refusal error={error} />
      </div>
      {children === undefined ? null : <div className="row">{children}</div>}
    </div>
  );
}

function Invite({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).invite;
  const [until, setUntil] = useState(localTime(new Date(Date.now() + WEEK_MS)));
  const [automatic, setAutomatic] = useState(false);
  const [past, setPast] = useState(false);
  const invite = useAct('POST /v1/consortia/{id}/invite', { done: () => toast({ text: t.done }) });
  const send = () => {
    const at = new Date(until);
    const wrong = Number.isNaN(at.getTime()) || at.getTime() < Date.now();
    setPast(wrong);
    if (!wrong) void invite.run({ params: { id: consortium.id }, body: { expiresAt: at.toISOString(), automatic } });
  };
  return (
    <div className="call stack">
      <h2>{t.title}</h2>
      <p className="mute read">{t.text}</p>
      <Refusal error={invite.error} fields={{ '/expiresAt': 'until' }} />
      <Field id="until" label={t.until} error={past ? t.past : undefined}>
        {(props) => (
          <input {...props} type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />
        )}
      </Field>
      <label className="opt">
        <input type="checkbox" checked={automatic} onChange={(event) => setAutomatic(event.target.checked)} />
        <span>{t.automatic}</span>
      </label>
      <p>
        <button className="btn first" type="button" aria-busy={invite.busy} onClick={send}>
          {t.act}
        </button>
      </p>
    </div>
  );
}

function Submit({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).ready;
  const [asking, setAsking] = useState(false);
  const submit = useAct('POST /v1/consortia/{id}/submit', { done: () => toast({ text: t.done }) });
  return (
    <Call title={t.title} text={t.text}>
      <button className="btn first" type="button" onClick={() => setAsking(true)}>
        {t.act}
      </button>
      {asking ? (
        <Confirm
          question={t.question}
          verb={t.act}
          busy={submit.busy}
          close={() => setAsking(false)}
          onConfirm={() =>
            void submit
              .run({ params: { id: consortium.id }, body: {} })
              .then((done) => done !== null && setAsking(false))
          }
        >
          <p>{t.warn}</p>
          <Refusal error={submit.error} />
        </Confirm>
      ) : null}
    </Call>
  );
}

const MONEY = /^\d+([.,]\d{1,2})?$/;
const plainAmount = (typed: string): string => typed.replace(/[\s\u202f\u00a0€]/g, '');

function NoteOutcome({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).submitted;
  const tender = useApi('GET /v1/tenders/{id}', { params: { id: consortium.tenderId } });
  const [result, setResult] = useState<'awarded' | 'lost'>('awarded');
  const [amounts, setAmounts] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [winner, setWinner] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const note = useAct('POST /v1/consortia/{id}/outcome', { done: () => toast({ text: t.done }) });
  const lotName = (id: string) => tender.data?.lots.find((lot) => lot.id === id)?.externalId ?? '';
  const send = () => {
    const bad =
      result === 'awarded' ? consortium.lotIds.find((id) => !MONEY.test(plainAmount(amounts[id] ?? ''))) : undefined;
    setWrong(bad ?? null);
    if (bad !== undefined) return;
    const lots = consortium.lotIds.map((lotId) => ({
      lotId,
      amount: {
        amountCents: Math.round(Number(plainAmount(amounts[lotId] ?? '').replace(',', '.')) * 100),
        currency: 'EUR' as const,
      },
    }));
    void note.run({
      params: { id: consortium.id },
      body: {
        result,
        ...(result === 'awarded' ? { lots } : {}),
        ...(reason === '' ? {} : { reason }),
        ...(result === 'lost' && winner !== '' ? { winner } : {}),
      },
    });
  };
  return (
    <div className="call stack">
      <h2>{t.title}</h2>
      <p className="mute read">{t.text}</p>
      <Refusal error={note.error} />
      <Field id="result" label={t.result}>
        {(props) => (
          <select
            {...props}
            value={result}
            onChange={(event) => setResult(event.target.value === 'lost' ? 'lost' : 'awarded')}
          >
            <option value="awarded">{t.awarded}</option>
            <option value="lost">{t.lost}</option>
          </select>
        )}
      </Field>
      {result === 'awarded'
        ? consortium.lotIds.map((id) => (
            <Field
              key={id}
              id={`amount-${id}`}
              label={t.amount(lotName(id))}
              error={wrong === id ? t.notMoney : undefined}
            >
              {(props) => (
                <input
                  {...props}
                  inputMode="decimal"
                  value={amounts[id] ?? ''}
                  onChange={(event) => setAmounts({ ...amounts, [id]: event.target.value })}
                />
              )}
            </Field>
          ))
        : null}
      {result === 'lost' ? (
        <Field id="winner" label={t.winner}>
          {(props) => (
            <input {...props} type="text" value={winner} onChange={(event) => setWinner(event.target.value)} />
          )}
        </Field>
      ) : null}
      <Field id="reason" label={t.reason}>
        {(props) => <textarea {...props} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <p>
        <button className="btn first" type="button" aria-busy={note.busy} onClick={send}>
          {t.act}
        </button>
      </p>
    </div>
  );
}

function Over({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).over;
  const { state, outcome, dissolvedBecause } = consortium;
  const title = state === 'awarded' ? t.awarded : state === 'lost' ? t.lost : t.dissolved;
  return (
    <Call title={title} text={dissolvedBecause ?? outcome?.reason ?? ''}>
      {state === 'awarded' ? <ToContract consortiumId={consortium.id} /> : undefined}
    </Call>
  );
}

/** The contract that the award made: its signature is the next act. */
function ToContract({ consortiumId }: { consortiumId: string }) {
  const t = useTexts(consortiumTexts).over;
  const contracts = useApi('GET /v1/contracts', { query: { consortiumId, limit: 1 } });
  const contract = contracts.data?.items[0];
  if (contract === undefined) return null;
  return (
    <Link className={contract.signedOn === null ? 'btn first' : 'btn'} href={to('contract', { id: contract.id })}>
      {contract.signedOn === null ? t.sign : t.contract}
    </Link>
  );
}

/** A time as `datetime-local` has it, in the device's zone. */
const localTime = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
