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
import { factsOf, halfGiven, INSURANCE, SIGNER, TEXTS, type Typed, typedOf } from './own-facts-typed.ts';

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

function FactsForm({ facts }: { facts: BidFacts }) {
  const t = useTexts(paperTexts).facts;
  const f = useFormats();
  const put = useAct('PUT /v1/organisations/{id}/bid-facts', { done: () => toast({ text: t.saved }) });
  const [typed, set, forget, unsaved] = useDraft(`facts-${facts.organisationId}`, typedOf(facts));
  const [half, setHalf] = useState(false);
  const [sent, setSent] = useState<Typed | null>(null);
  const [declares, setDeclares] = useState(false);
  const save = async (): Promise<void> => {
    setHalf(true);
    if (halfGiven(typed).size > 0) return;
    setSent(typed);
    const exclusionDeclaredOn = declares ? isoDay(new Date()) : facts.exclusionDeclaredOn;
    const body = { ...factsOf(typed), exclusionDeclaredOn };
    if ((await put.run({ params: { id: facts.organisationId }, body })) === null) return;
    forget(typed);
    setHalf(false);
    setDeclares(false);
  };
  const missing = halfGiven(typed);
  // What the server said of a field is about what was sent: it goes as the field is changed.
  const faultOf = (key: keyof Typed, pointer: string): string | undefined =>
    half && missing.has(key) ? t.half : sent?.[key] === typed[key] ? fieldError(put.error, pointer) : undefined;
  const input = (key: Exclude<keyof Typed, 'means'>, pointer: string, type = 'text') => (
    <Field key={key} id={`fact-${key}`} label={t[key]} error={faultOf(key, pointer)}>
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
      <Field id="fact-means" label={t.means} note={t.meansNote} error={faultOf('means', '/means')}>
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
