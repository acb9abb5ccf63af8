import { useState } from 'react';
import { useAct, useApi } from '../../../api/query.ts';
import type { BidFacts } from '../../../api/types.ts';
import { useDraft } from '../../../components/draft.ts';
import { Field } from '../../../components/field.tsx';
import { Form, fieldError, Refusal, SaveRow } from '../../../components/form.tsx';
import { Section } from '../../../components/page.tsx';
import { Await } from '../../../components/states.tsx';
import { isoDay } from '../../../format/moments.ts';
import { useFormats } from '../../../format/values.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/define.ts';
import { paperTexts } from '../../../texts/papers.ts';

/** What the forms of every bid ask of the company beyond its profile: given once. */
export function OwnFacts({ organisationId, several }: { organisationId: string; several: boolean }) {
  const t = useTexts(paperTexts).facts;
  const facts = useApi('GET /v1/organisations/{id}/bid-facts', { params: { id: organisationId } });
  const company = useApi('GET /v1/organisations/{id}', several ? { params: { id: organisationId } } : null);
  return (
    <Section
      id={`facts-${organisationId}`}
      title={several ? t.titleOf(company.data?.name ?? '') : t.title}
      lead={t.lead}
    >
      <Await of={facts} rows={6}>
        {(data) => <FactsForm facts={data} />}
      </Await>
    </Section>
  );
}

const TEXTS = ['legalStatus', 'vatNumber', 'email', 'phone'] as const;
const SIGNER = ['firstName', 'lastName', 'signerTitle'] as const;
const INSURANCE = ['insurer', 'policyNumber'] as const;

function FactsForm({ facts }: { facts: BidFacts }) {
  const t = useTexts(paperTexts).facts;
  const f = useFormats();
  const put = useAct('PUT /v1/organisations/{id}/bid-facts', { done: () => toast({ text: t.saved }) });
  const [typed, set, forget, unsaved] = useDraft(`facts-${facts.organisationId}`, typedOf(facts));
  const [half, setHalf] = useState<string | null>(null);
  const [declares, setDeclares] = useState(false);
  const save = async (): Promise<void> => {
    const fault = halfGiven(typed);
    setHalf(fault);
    if (fault !== null) return;
    const exclusionDeclaredOn = declares ? isoDay(new Date()) : facts.exclusionDeclaredOn;
    const body = { ...factsOf(typed), exclusionDeclaredOn };
    if ((await put.run({ params: { id: facts.organisationId }, body })) === null) return;
    forget(typed);
    setDeclares(false);
  };
  const input = (key: Exclude<keyof Typed, 'means'>, pointer: string, type = 'text') => (
    <Field key={key} id={`fact-${key}`} label={t[key]} error={half === key ? t.half : fieldError(put.error, pointer)}>
      {(props) => (
        <input {...props} type={type} value={typed[key]} onChange={(event) => set({ [key]: event.target.value })} />
      )}
    </Field>
  );
  return (
    <Form onSubmit={() => void save()} className="stack lg read">
      <Refusal error={put.error} />
      {TEXTS.map((key) => input(key, `/${key}`, key === 'email' ? 'email' : key === 'phone' ? 'tel' : 'text'))}
      <fieldset className="field fields">
        <legend className="lab">{t.signer}</legend>
        {SIGNER.map((key) => input(key, `/representative/${key === 'signerTitle' ? 'title' : key}`))}
      </fieldset>
      <fieldset className="field fields">
        <legend className="lab">{t.insurance}</legend>
        {INSURANCE.map((key) => input(key, `/insurance/${key}`))}
        {input('insuredUntil', '/insurance/validUntil', 'date')}
      </fieldset>
      <Field id="fact-means" label={t.means} note={t.meansNote} error={fieldError(put.error, '/means')}>
        {(props) => (
          <textarea {...props} value={typed.means} onChange={(event) => set({ means: event.target.value })} />
        )}
      </Field>
      <label className="opt">
        <input
          id="fact-exclusion"
          type="checkbox"
          checked={declares}
          onChange={(event) => setDeclares(event.target.checked)}
        />
        <span>
          {t.exclusion}
          <span className="note">
            {facts.exclusionDeclaredOn === null ? t.notDeclared : t.declaredOn(f.day(facts.exclusionDeclaredOn))}
          </span>
        </span>
      </label>
      <SaveRow first label={t.save} busy={put.busy} unsaved={unsaved} forget={forget} />
    </Form>
  );
}

type Typed = Record<
  (typeof TEXTS)[number] | (typeof SIGNER)[number] | (typeof INSURANCE)[number] | 'insuredUntil' | 'means',
  string
>;

const typedOf = (facts: BidFacts): Typed => ({
  legalStatus: facts.legalStatus ?? '',
  vatNumber: facts.vatNumber ?? '',
  email: facts.email ?? '',
  phone: facts.phone ?? '',
  firstName: facts.representative?.firstName ?? '',
  lastName: facts.representative?.lastName ?? '',
  signerTitle: facts.representative?.title ?? '',
  insurer: facts.insurance?.insurer ?? '',
  policyNumber: facts.insurance?.policyNumber ?? '',
  insuredUntil: facts.insurance?.validUntil ?? '',
  means: facts.means ?? '',
});

/** The first field that is missing of a signer or an insurance of which a part is given. */
function halfGiven(typed: Typed): keyof Typed | null {
  const lacks = (needed: readonly (keyof Typed)[], also: readonly (keyof Typed)[] = []): keyof Typed | null =>
    [...needed, ...also].some((key) => typed[key] !== '')
      ? (needed.find((key) => typed[key].trim() === '') ?? null)
      : null;
  return lacks(['firstName', 'lastName'], ['signerTitle']) ?? lacks(['insurer', 'policyNumber', 'insuredUntil']);
}

function factsOf(typed: Typed) {
  const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const { firstName, lastName, insurer, policyNumber, insuredUntil } = typed;
  return {
    legalStatus: given(typed.legalStatus),
    vatNumber: given(typed.vatNumber),
    email: given(typed.email),
    phone: given(typed.phone),
    means: given(typed.means),
    representative:
      given(lastName) === null
        ? null
        : { firstName: firstName.trim(), lastName: lastName.trim(), title: given(typed.signerTitle) },
    insurance:
      given(insurer) === null
        ? null
        : { insurer: insurer.trim(), policyNumber: policyNumber.trim(), validUntil: insuredUntil },
  };
}
