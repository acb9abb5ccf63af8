import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useApi } from '../../api/query.ts';
import type { Consortium, OutcomeInput } from '../../api/types.ts';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, LongTextInput, MoneyInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { asTyped, centsOf } from '../../format/amount.ts';
import { lotName } from '../../format/lot.ts';
import { instantOf } from '../../format/moments.ts';
import { toast } from '../../shell/toasts.tsx';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';

type Result = OutcomeInput['result'];
/** What may become of a bid that is in, and of one that was not chosen: the buyer turns to the next in rank (R2181-7). */
const RESULTS = {
  submitted: ['awarded', 'lost', 'annulled', 'abandoned'],
  lost: ['called_up', 'annulled'],
  awarded: ['annulled', 'abandoned'],
} as const;
const EMPTY = {
  rank: '',
  winner: '',
  buyerReference: '',
  expiresAt: '',
  notifiedOn: '',
  notifiedBy: 'electronic',
  reason: '',
  lessons: '',
};
const NOTIFIED_BY = ['electronic', 'other'] as const;
type Typed = Omit<typeof EMPTY, 'notifiedBy'> & { notifiedBy: (typeof NOTIFIED_BY)[number] };

/**
 * How the bid ended: an award makes the contract, a call-up asks the members again, the others end the consortium.
 * `after` is what was known until then.
 */
export function NoteOutcome({ consortium, after }: { consortium: Consortium; after: keyof typeof RESULTS }) {
  const t = useTexts(consortiumActTexts).outcome;
  const tender = useApi('GET /v1/tenders/{id}', { params: { id: consortium.tenderId } });
  const offer = useApi('GET /v1/consortia/{id}/offer', { params: { id: consortium.id } });
  const [result, setResult] = useState<Result>(RESULTS[after][0]);
  const [amounts, setAmounts] = useState<Readonly<Record<string, string>>>({});
  const [typed, setTyped] = useState<Typed>({ ...EMPTY, notifiedBy: 'electronic' });
  const [checked, setChecked] = useState(false);
  const note = useAct('POST /v1/consortia/{id}/outcome', { done: () => toast({ text: t.done }) });
  const nameOf = (id: string) => lotName(tender.data?.lots.find((lot) => lot.id === id)?.externalId ?? '');
  const amountOf = (id: string) => amounts[id] ?? bidFor(offer.data, id);
  const cents = consortium.lotIds.map((id) => centsOf(amountOf(id)));
  const wrongAmounts = result === 'awarded' && cents.some((amount) => amount === null || amount < 0);
  const wrongRank = typed.rank !== '' && !/^[1-9]\d{0,3}$/.test(typed.rank);
  const wrongDay = result === 'called_up' && typed.expiresAt === '';
  // It ends the group and its contract: why is what members are told.
  const unsaid = after === 'awarded' && typed.reason.trim() === '';
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const send = () => {
    setChecked(true);
    if (wrongAmounts || wrongRank || wrongDay || unsaid) return;
    const lots = consortium.lotIds.map((lotId, i) => ({
      lotId,
      amount: { amountCents: cents[i] ?? 0, currency: 'EUR' as const },
    }));
    void note.run({
      params: { id: consortium.id },
      body: { result, ...(result === 'awarded' ? { lots } : {}), ...factsOf(typed, result) },
    });
  };
  return (
    <div className={after === 'submitted' ? 'call stack' : 'stack'}>
      {after === 'submitted' ? <h2>{t.title}</h2> : null}
      <p className="mute read">{after === 'submitted' ? t.text : after === 'lost' ? t.laterText : t.droppedText}</p>
      <Refusal
        error={note.error}
        fields={{ '/rank': 'rank', '/expiresAt': 'expires-at', '/reason': 'reason', '/notifiedOn': 'notified-on' }}
      />
      <SelectInput
        id="result"
        label={t.result}
        value={result}
        onChange={(next) => {
          setResult(next);
          setChecked(false);
        }}
        options={RESULTS[after].map((one) => [one, t.results[one]] as const)}
      />
      {result === 'awarded'
        ? consortium.lotIds.map((id, i) => (
            <MoneyInput
              key={id}
              id={`amount-${id}`}
              label={t.amount(nameOf(id))}
              value={amountOf(id)}
              onChange={(text) => setAmounts({ ...amounts, [id]: text })}
              error={checked && (cents[i] ?? -1) < 0 ? t.notMoney : undefined}
            />
          ))
        : null}
      <Facts
        typed={typed}
        change={change}
        result={result}
        error={note.error}
        wrongRank={checked && wrongRank}
        wrongDay={checked && wrongDay}
        unsaid={checked && unsaid}
      />
      <p>
        <button
          className={after === 'awarded' ? 'btn bad' : 'btn first'}
          type="button"
          aria-busy={note.busy}
          onClick={send}
        >
          {t.act}
        </button>
      </p>
    </div>
  );
}

/** What the group asked for a lot, as one types it; nothing where it named no price. */
function bidFor(offer: Answer<'GET /v1/consortia/{id}/offer'> | undefined, lotId: string): string {
  const lines = offer?.lines.filter((line) => line.lotId === lotId) ?? [];
  return lines.length === 0 ? '' : asTyped(lines.reduce((sum, { amountCents }) => sum + amountCents, 0));
}

function Facts({
  typed,
  change,
  result,
  error,
  wrongRank,
  wrongDay,
  unsaid,
}: {
  typed: Typed;
  change: (part: Partial<Typed>) => void;
  result: Result;
  error: Error | null;
  wrongRank: boolean;
  wrongDay: boolean;
  unsaid: boolean;
}) {
  const t = useTexts(consortiumActTexts).outcome;
  return (
    <>
      {result === 'called_up' ? (
        <TextInput
          id="expires-at"
          label={t.expiresAt}
          type="datetime-local"
          value={typed.expiresAt}
          onChange={(expiresAt) => change({ expiresAt })}
          error={wrongDay ? t.missing : fieldError(error, '/expiresAt')}
        />
      ) : null}
      {result === 'lost' ? (
        <div className="row wide">
          <TextInput id="winner" label={t.winner} value={typed.winner} onChange={(winner) => change({ winner })} />
          <TextInput
            id="rank"
            label={t.rank}
            size={4}
            inputMode="numeric"
            value={typed.rank}
            onChange={(rank) => change({ rank })}
            error={wrongRank ? t.notRank : fieldError(error, '/rank')}
          />
        </div>
      ) : null}
      {result === 'awarded' || result === 'lost' ? (
        <div className="row wide">
          <DayInput
            id="notified-on"
            label={t.notifiedOn}
            value={typed.notifiedOn}
            onChange={(notifiedOn) => change({ notifiedOn })}
            error={fieldError(error, '/notifiedOn')}
          />
          <SelectInput
            id="notified-by"
            label={t.notifiedBy}
            value={typed.notifiedBy}
            onChange={(notifiedBy) => change({ notifiedBy })}
            options={NOTIFIED_BY.map((one) => [one, t.notifiedByKinds[one]] as const)}
          />
        </div>
      ) : null}
      {result === 'awarded' || result === 'called_up' ? (
        <TextInput
          id="buyer-reference"
          label={t.buyerReference}
          value={typed.buyerReference}
          onChange={(buyerReference) => change({ buyerReference })}
        />
      ) : null}
      <LongTextInput
        id="reason"
        label={t.reason}
        value={typed.reason}
        onChange={(reason) => change({ reason })}
        error={unsaid ? t.missing : fieldError(error, '/reason')}
      />
      {result === 'awarded' || result === 'called_up' ? null : (
        <LongTextInput
          id="lessons"
          label={t.lessons}
          value={typed.lessons}
          onChange={(lessons) => change({ lessons })}
        />
      )}
    </>
  );
}

/** What was typed of an outcome, without what does not belong to it. */
function factsOf(typed: Typed, result: Result): Partial<OutcomeInput> {
  const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
  const lost = result === 'lost';
  const won = result === 'awarded' || result === 'called_up';
  const facts = {
    reason: given(typed.reason),
    winner: lost ? given(typed.winner) : undefined,
    rank: lost && typed.rank !== '' ? Number(typed.rank) : undefined,
    buyerReference: won ? given(typed.buyerReference) : undefined,
    expiresAt: result === 'called_up' ? (instantOf(typed.expiresAt) ?? undefined) : undefined,
    lessons: won ? undefined : given(typed.lessons),
    ...(typed.notifiedOn !== '' && (lost || result === 'awarded')
      ? { notifiedOn: typed.notifiedOn, notifiedBy: typed.notifiedBy }
      : {}),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
