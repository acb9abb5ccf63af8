import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useApi } from '../../api/query.ts';
import type { Consortium, OutcomeInput } from '../../api/types.ts';
import { useDraft } from '../../components/draft.ts';
import { Form, fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, LongTextInput, MoneyInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { asTyped, centsFromZero } from '../../format/amount.ts';
import { instantOf } from '../../format/moments.ts';
import { toast } from '../../shell/toasts.tsx';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';
import { type LotOf, useLotsOf } from './lots-of.ts';

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
  const offer = useApi('GET /v1/consortia/{id}/offer', { params: { id: consortium.id } });
  const [draft, change, forget] = useDraft<Typed & { result: Result; amounts: Readonly<Record<string, string>> }>(
    `outcome-${consortium.id}-${after}`,
    { ...EMPTY, notifiedBy: 'electronic', result: RESULTS[after][0], amounts: {} },
  );
  const { result, amounts, ...typed } = draft;
  const [checked, setChecked] = useState(false);
  const note = useAct('POST /v1/consortia/{id}/outcome', { done: () => toast({ text: t.done }) });
  const lots = useLotsOf(consortium).map((lot) => ({ ...lot, asked: bidFor(offer.data, lot.id) }));
  const won = readAmounts(lots, amounts);
  const wrongAmounts = result === 'awarded' && won.some(({ wrong }) => wrong);
  const wrongRank = typed.rank !== '' && !/^[1-9]\d{0,3}$/.test(typed.rank);
  const wrongDay = result === 'called_up' && typed.expiresAt === '';
  // It ends the group and its contract: why is what members are told.
  const unsaid = after === 'awarded' && typed.reason.trim() === '';
  const send = async () => {
    setChecked(true);
    if (wrongAmounts || wrongRank || wrongDay || unsaid) return;
    const awarded = won.flatMap(({ id, amountCents }) =>
      amountCents === null ? [] : [{ lotId: id, amount: { amountCents, currency: 'EUR' as const } }],
    );
    const answered = await note.run({
      params: { id: consortium.id },
      body: { result, ...(result === 'awarded' ? { lots: awarded } : {}), ...factsOf(typed, result) },
    });
    if (answered !== null) forget();
  };
  return (
    <Form className={after === 'submitted' ? 'call stack' : 'stack'} onSubmit={() => void send()}>
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
          change({ result: next });
          setChecked(false);
        }}
        options={RESULTS[after].map((one) => [one, t.results[one]] as const)}
      />
      {result === 'awarded' ? (
        <LotAmounts
          lots={lots}
          typed={amounts}
          change={(id, text) => change({ amounts: { ...amounts, [id]: text } })}
          checked={checked}
        />
      ) : null}
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
        <button className={after === 'awarded' ? 'btn bad' : 'btn first'} type="submit" aria-busy={note.busy}>
          {t.act}
        </button>
      </p>
    </Form>
  );
}

/** A lot with what the group asked for it, as one types it. */
type AskedLot = LotOf & { asked: string };

/** What each lot was won for, in cents; null where none is: of several lots a buyer may award some, and an empty amount says so. */
function readAmounts(
  lots: readonly AskedLot[],
  typed: Readonly<Record<string, string>>,
): { id: string; amountCents: number | null; wrong: boolean }[] {
  const textOf = ({ id, asked }: AskedLot) => (typed[id] ?? asked).trim();
  const someWon = lots.length > 1 && lots.some((lot) => textOf(lot) !== '');
  return lots.map((lot) => {
    const notOurs = someWon && textOf(lot) === '';
    const amountCents = notOurs ? null : centsFromZero(textOf(lot));
    return { id: lot.id, amountCents, wrong: amountCents === null && !notOurs };
  });
}

function LotAmounts({
  lots,
  typed,
  change,
  checked,
}: {
  lots: readonly AskedLot[];
  typed: Readonly<Record<string, string>>;
  change: (id: string, text: string) => void;
  checked: boolean;
}) {
  const t = useTexts(consortiumActTexts).outcome;
  const read = readAmounts(lots, typed);
  return lots.map(({ id, name, asked }, i) => (
    <MoneyInput
      key={id}
      id={`amount-${id}`}
      label={t.amount(name)}
      value={typed[id] ?? asked}
      onChange={(text) => change(id, text)}
      {...(lots.length > 1 ? { note: t.notOurs } : {})}
      error={checked && read[i]!.wrong ? t.notMoney : undefined}
    />
  ));
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
