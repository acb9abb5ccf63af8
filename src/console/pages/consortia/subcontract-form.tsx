import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import type { Consortium, Subcontract } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, MoneyInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { basisPointsOf, centsFromZero, centsOf } from '../../format/amount.ts';
import { lotTitle } from '../../format/lot.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { shellTexts } from '../../texts/shell.ts';
import { subcontractTexts } from '../../texts/subcontracts.ts';

type Typed = {
  name: string;
  number: string;
  lotId: string;
  principalId: string;
  work: string;
  amount: string;
  vat: string;
  reverse: boolean;
  days: string;
  revision: string;
  on: string;
};

const decimal = (hundredths: number): string => String(hundredths / 100).replace('.', ',');

/** What the form starts from: nothing for a new one; what is declared, without the firm where another takes its place. */
const typedOf = (consortium: Consortium, of: Subcontract | null, kind: 'declare' | 'change' | 'replace'): Typed => ({
  name: kind === 'change' ? (of?.name ?? '') : '',
  number: kind === 'change' ? (of?.registrationNumber ?? '') : '',
  lotId: of?.lotId ?? consortium.lotIds[0] ?? '',
  principalId: of?.principalId ?? consortium.members.find(({ role }) => role === 'mandataire')?.organisationId ?? '',
  work: of?.work ?? '',
  amount: of === null ? '' : decimal(of.amountCents),
  vat: of === null ? '20' : decimal(of.vatBp),
  reverse: of?.reverseCharge ?? false,
  days: String(of?.paymentTerms.days ?? 30),
  revision: of?.paymentTerms.priceRevision ?? '',
  on: '',
});

/** A subcontractor that is declared, corrected before the buyer has it, or put in the place of another. */
export function SubcontractForm({
  consortium,
  kind,
  of,
  close,
}: {
  consortium: Consortium;
  kind: 'declare' | 'change' | 'replace';
  of: Subcontract | null;
  close: () => void;
}) {
  const t = useTexts(subcontractTexts).form;
  const done = { done: () => toast({ text: t.saved }) };
  const declare = useAct('POST /v1/consortia/{id}/subcontracts', done);
  const change = useAct('PATCH /v1/subcontracts/{id}', done);
  const replace = useAct('POST /v1/subcontracts/{id}/replace', done);
  const [typed, setTyped] = useState(() => typedOf(consortium, of, kind));
  const [checked, setChecked] = useState(false);
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const send = async () => {
    const body = bodyOf(typed);
    setChecked(true);
    if (body === null) return;
    const { facts, place } = body;
    const sent =
      kind === 'declare'
        ? await declare.run({ params: { id: consortium.id }, body: { ...facts, ...place } })
        : kind === 'change'
          ? await change.run({ params: { id: of?.id ?? '' }, ifMatch: `"${of?.version ?? 0}"`, body: facts })
          : await replace.run({
              params: { id: of?.id ?? '' },
              body: { on: typed.on, by: { ...facts, ...place } },
            });
    if (sent !== null) close();
  };
  const error = declare.error ?? change.error ?? replace.error;
  return (
    <Confirm
      question={t[kind]}
      verb={t.save}
      busy={declare.busy || change.busy || replace.busy}
      close={close}
      onConfirm={() => void send()}
    >
      <Refusal error={error} />
      {kind === 'replace' ? (
        <DayInput
          id="sub-on"
          label={t.on}
          value={typed.on}
          onChange={(on) => set({ on })}
          error={fieldError(error, '/on')}
        />
      ) : null}
      <Fields
        consortium={consortium}
        typed={typed}
        set={set}
        wrong={checked ? wrongIn(typed) : NOTHING_WRONG}
        error={error}
        fixed={kind === 'change'}
      />
    </Confirm>
  );
}

function Fields({
  consortium,
  typed,
  set,
  wrong,
  error,
  fixed,
}: {
  consortium: Consortium;
  typed: Typed;
  set: (part: Partial<Typed>) => void;
  /** Which figures are none. */
  wrong: ReturnType<typeof wrongIn>;
  error: Error | null;
  /** Lot and principal are settled. */
  fixed: boolean;
}) {
  const t = useTexts(subcontractTexts).form;
  const shell = useTexts(shellTexts);
  const tender = useApi('GET /v1/tenders/{id}', { params: { id: consortium.tenderId } });
  const lots = (tender.data?.lots ?? []).filter(({ id }) => consortium.lotIds.includes(id));
  const holders = consortium.members.flatMap(({ organisationId, name, role }) =>
    organisationId === null || role === 'sous_traitant' ? [] : [[organisationId, name ?? ''] as const],
  );
  const at = (field: string) => fieldError(error, `/${field}`) ?? fieldError(error, `/by/${field}`);
  const text = (field: 'name' | 'number' | 'work' | 'days' | 'revision', label: string, pointer: string, size = 32) => (
    <TextInput
      id={`sub-${field}`}
      label={label}
      size={size}
      value={typed[field]}
      onChange={(value) => set({ [field]: value })}
      error={saidOf(field, wrong, t.notDays, shell.needed) ?? at(pointer)}
    />
  );
  return (
    <>
      {text('name', t.name, 'name')}
      {text('number', t.number, 'registrationNumber', 16)}
      {fixed ? null : (
        <>
          {lots.length < 2 ? null : (
            <SelectInput
              id="sub-lot"
              label={t.lot}
              value={typed.lotId}
              onChange={(lotId) => set({ lotId })}
              options={lots.map((lot) => [lot.id, lotTitle(lot)] as const)}
            />
          )}
          <SelectInput
            id="sub-principal"
            label={t.principal}
            value={typed.principalId}
            onChange={(principalId) => set({ principalId })}
            options={holders}
            error={at('principalId')}
          />
        </>
      )}
      {text('work', t.work, 'work')}
      <MoneyInput
        id="sub-amount"
        label={t.amount}
        value={typed.amount}
        onChange={(amount) => set({ amount })}
        error={wrong.amount ? t.notMoney : at('amountCents')}
      />
      <TextInput
        id="sub-vat"
        label={t.vat}
        size={6}
        inputMode="decimal"
        value={typed.vat}
        onChange={(vat) => set({ vat })}
        error={wrong.vat ? t.notRate : at('vatBp')}
      />
      <label className="opt">
        <input type="checkbox" checked={typed.reverse} onChange={(event) => set({ reverse: event.target.checked })} />
        <span>{t.reverse}</span>
      </label>
      {text('days', t.days, 'paymentTerms/days', 6)}
      {text('revision', t.revision, 'paymentTerms/priceRevision')}
    </>
  );
}

/** What is said at a field of text before it is sent. */
function saidOf(field: string, wrong: ReturnType<typeof wrongIn>, notDays: string, needed: string) {
  if (field === 'days') return wrong.days ? notDays : undefined;
  return (field === 'name' && wrong.name) || (field === 'work' && wrong.work) ? needed : undefined;
}

/** What is missing, and which of the figures are none. */
function wrongIn(typed: Typed) {
  return {
    name: typed.name.trim() === '',
    work: typed.work.trim() === '',
    amount: centsFromZero(typed.amount) === null,
    vat: basisPointsOf(typed.vat) === null,
    days: !/^\d*$/.test(typed.days.trim()),
  };
}

const NOTHING_WRONG = { name: false, work: false, amount: false, vat: false, days: false };

/** What is sent of what was typed; null where a figure is none. */
function bodyOf(typed: Typed) {
  const amountCents = centsOf(typed.amount);
  const vatBp = basisPointsOf(typed.vat);
  const days = typed.days.trim() === '' ? null : Number(typed.days);
  if (amountCents === null || vatBp === null || Object.values(wrongIn(typed)).includes(true)) return null;
  return {
    facts: {
      name: typed.name.trim(),
      registrationNumber: typed.number.trim() === '' ? null : typed.number.trim(),
      work: typed.work.trim(),
      amountCents,
      vatBp,
      reverseCharge: typed.reverse,
      paymentTerms: { days, priceRevision: typed.revision.trim() === '' ? null : typed.revision.trim() },
    },
    place: { lotId: typed.lotId, principalId: typed.principalId },
  };
}
