import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import type { BidTerms } from '../../api/types.ts';
import { useDraft } from '../../components/draft.ts';
import { fieldError, Refusal, SaveRow } from '../../components/form.tsx';
import { DayInput, LongTextInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { basisPointsOf, centsFromZero, centsOf } from '../../format/amount.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupSettingsTexts } from '../../texts/group-settings.ts';
import { useUndoing } from './asked-again.tsx';

/** What the papers say of the procedure, and what the members settle among themselves. */
export function BidTermsForm({ consortiumId }: { consortiumId: string }) {
  const t = useTexts(groupSettingsTexts).terms;
  const terms = useApi('GET /v1/consortia/{id}/bid-terms', { params: { id: consortiumId } });
  return (
    <Section id="terms" title={t.title}>
      <Await of={terms} rows={8}>
        {(data) => <Terms terms={data} etag={terms.etag} />}
      </Await>
    </Section>
  );
}

const LINES = ['reference', 'procedure', 'buyerRegistrationNumber', 'street', 'postalCode', 'town'] as const;
const CLAUSES = ['commonExpenses', 'guarantees', 'penalties', 'disputes'] as const;
const NUMBERS = ['validityDays', 'fee', 'cover', 'defaultNoticeDays'] as const;
const CANDIDATURES = ['dc', 'espd'] as const;
const PAYMENTS = ['none', 'separate', 'single_account'] as const;
type Typed = Record<
  (typeof LINES)[number] | (typeof CLAUSES)[number] | (typeof NUMBERS)[number] | 'factsDueOn',
  string
>;

/** Where the API has what a field holds. */
const POINTERS: Readonly<Record<keyof Typed, string>> = {
  reference: '/reference',
  procedure: '/procedure',
  buyerRegistrationNumber: '/buyerRegistrationNumber',
  street: '/buyerAddress/street',
  postalCode: '/buyerAddress/postalCode',
  town: '/buyerAddress/town',
  factsDueOn: '/factsDueOn',
  validityDays: '/validityDays',
  fee: '/terms/mandataireFeeBp',
  cover: '/terms/insuranceCoverCents',
  defaultNoticeDays: '/terms/defaultNoticeDays',
  commonExpenses: '/terms/commonExpenses',
  guarantees: '/terms/guarantees',
  penalties: '/terms/penalties',
  disputes: '/terms/disputes',
};

function Terms({ terms, etag }: { terms: BidTerms; etag: string | null }) {
  const t = useTexts(groupSettingsTexts).terms;
  const [typed, set, forget, unsaved] = useDraft(`terms-${terms.consortiumId}`, {
    ...typedOf(terms),
    payment: (terms.terms.payment ?? 'none') as (typeof PAYMENTS)[number],
    candidature: terms.candidature,
  });
  const { payment, candidature } = typed;
  const [checked, setChecked] = useState(false);
  const trial = useAct('PUT /v1/consortia/{id}/bid-terms');
  const save = useAct('PUT /v1/consortia/{id}/bid-terms', { done: () => toast({ text: t.saved }) });
  const undoing = useUndoing();
  const error = trial.error ?? save.error;
  const wrong = wrongNumbers(typed);
  const change = (key: keyof Typed) => (value: string) => set({ [key]: value });
  const errorOf = (key: keyof Typed) => (checked && wrong.has(key) ? t.notNumber : fieldError(error, POINTERS[key]));
  const send = async () => {
    setChecked(true);
    if (wrong.size > 0) return;
    const body = { ...bodyOf(terms, typed, payment === 'none' ? null : payment), candidature };
    const input = { params: { id: terms.consortiumId }, ifMatch: etag ?? '*', body };
    const would = await trial.run({ ...input, query: { dryRun: true } });
    const go = async () => {
      if ((await save.run(input)) !== null) forget(typed);
    };
    if (would !== null) await undoing.goOn(would.data.askedAgain, go);
  };
  return (
    <div className="stack">
      {undoing.question(save.busy)}
      <Refusal
        error={error}
        fields={Object.fromEntries(Object.entries(POINTERS).map(([key, pointer]) => [pointer, `terms-${key}`]))}
      />
      {LINES.map((key) => (
        <TextInput
          key={key}
          id={`terms-${key}`}
          label={t[key]}
          value={typed[key]}
          onChange={change(key)}
          error={errorOf(key)}
        />
      ))}
      <SelectInput
        id="terms-candidature"
        label={t.candidature}
        value={candidature}
        onChange={(candidature) => set({ candidature })}
        options={CANDIDATURES.map((one) => [one, t.candidatures[one]] as const)}
      />
      <DayInput
        id="terms-factsDueOn"
        label={t.factsDueOn}
        value={typed.factsDueOn}
        onChange={change('factsDueOn')}
        error={errorOf('factsDueOn')}
      />
      {NUMBERS.map((key) => (
        <TextInput
          key={key}
          id={`terms-${key}`}
          label={t[key]}
          size={12}
          inputMode="decimal"
          value={typed[key]}
          onChange={change(key)}
          error={errorOf(key)}
        />
      ))}
      <SelectInput
        id="terms-payment"
        label={t.payment}
        value={payment}
        onChange={(payment) => set({ payment })}
        options={PAYMENTS.map((one) => [one, t.payments[one]] as const)}
      />
      {CLAUSES.map((key) => (
        <LongTextInput
          key={key}
          id={`terms-${key}`}
          label={t[key]}
          value={typed[key]}
          onChange={change(key)}
          error={errorOf(key)}
        />
      ))}
      <SaveRow first label={t.save} busy={trial.busy || save.busy} {...{ unsaved, forget }} save={() => void send()} />
    </div>
  );
}

const plain = (value: number | null, unit: number): string =>
  value === null ? '' : String(value / unit).replace('.', ',');

const typedOf = ({ terms, buyerAddress, ...bid }: BidTerms): Typed => ({
  reference: bid.reference ?? '',
  procedure: bid.procedure ?? '',
  buyerRegistrationNumber: bid.buyerRegistrationNumber ?? '',
  street: buyerAddress?.street ?? '',
  postalCode: buyerAddress?.postalCode ?? '',
  town: buyerAddress?.town ?? '',
  factsDueOn: bid.factsDueOn ?? '',
  validityDays: plain(bid.validityDays, 1),
  fee: plain(terms.mandataireFeeBp, 100),
  cover: plain(terms.insuranceCoverCents, 100),
  defaultNoticeDays: plain(terms.defaultNoticeDays, 1),
  commonExpenses: terms.commonExpenses ?? '',
  guarantees: terms.guarantees ?? '',
  penalties: terms.penalties ?? '',
  disputes: terms.disputes ?? '',
});

/** Fields that hold something else than a number of their kind. */
function wrongNumbers({ fee, cover, defaultNoticeDays, validityDays }: Typed): ReadonlySet<keyof Typed> {
  const wrong = new Set<keyof Typed>();
  if (fee.trim() !== '' && basisPointsOf(fee) === null) wrong.add('fee');
  if (cover.trim() !== '' && centsFromZero(cover) === null) wrong.add('cover');
  if (defaultNoticeDays.trim() !== '' && !/^\d{1,4}$/.test(defaultNoticeDays.trim())) wrong.add('defaultNoticeDays');
  if (validityDays.trim() !== '' && !/^\d{1,4}$/.test(validityDays.trim())) wrong.add('validityDays');
  return wrong;
}

function bodyOf(before: BidTerms, typed: Typed, payment: BidTerms['terms']['payment']) {
  const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const [street, postalCode, town] = [given(typed.street), given(typed.postalCode), given(typed.town)];
  const isPlaced = street !== null || postalCode !== null || town !== null;
  return {
    reference: given(typed.reference),
    procedure: given(typed.procedure),
    buyerRegistrationNumber: given(typed.buyerRegistrationNumber),
    buyerAddress: isPlaced ? { street, postalCode, town, country: before.buyerAddress?.country ?? 'FR' } : null,
    formAfterAward: before.formAfterAward,
    factsDueOn: given(typed.factsDueOn),
    reliedUpon: before.reliedUpon,
    validityDays: typed.validityDays.trim() === '' ? null : Number(typed.validityDays),
    terms: {
      mandataireFeeBp: typed.fee.trim() === '' ? null : basisPointsOf(typed.fee),
      insuranceCoverCents: typed.cover.trim() === '' ? null : centsOf(typed.cover),
      defaultNoticeDays: typed.defaultNoticeDays.trim() === '' ? null : Number(typed.defaultNoticeDays),
      commonExpenses: given(typed.commonExpenses),
      guarantees: given(typed.guarantees),
      penalties: given(typed.penalties),
      disputes: given(typed.disputes),
      payment,
    },
  };
}
