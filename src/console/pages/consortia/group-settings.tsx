import { useState } from 'react';
import { useApi } from '../../api/query.ts';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { to, usePathParams } from '../../shell/paths.ts';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';
import { groupSettingsTexts } from '../../texts/group-settings.ts';
import { BidTermsForm } from './bid-terms.tsx';
import { ConditionProofs } from './condition-proofs.tsx';
import { BuyersLeave } from './leave.tsx';
import { LotLeads } from './lot-leads.tsx';
import { Necessity } from './necessity.tsx';
import { type Part, usePatch } from './patching.tsx';
import { Places } from './places.tsx';
import { ReliedOperators } from './relied-operators.tsx';
import { RequiredForm } from './required-form.tsx';
import { ReservedStatuses } from './reserved-statuses.tsx';

const FORMS = ['conjoint', 'solidaire', 'conjoint_mandataire_solidaire'] as const;
const FROZEN = new Set(['awarded', 'lost', 'dissolved']);

/** The name of a form by what it starts from: saving another part of the page leaves what is typed here. */
const as = (content: unknown): string => JSON.stringify(content);

/** What is settled of a group and of its bid: form, shares, mandate, agreement, and why it bids together. */
export default function GroupSettingsPage() {
  const t = useTexts(groupSettingsTexts);
  const words = useTexts(consortiumTexts);
  const { id } = usePathParams<'consortiumSettings'>('consortiumSettings');
  const consortium = useApi('GET /v1/consortia/{id}', { params: { id } });
  const back = [to('consortium', { id }), consortium.data?.name ?? words.one] as const;
  return (
    <Page title={t.title} lead={t.lead} crumbs={[[to('consortia'), words.title], back]}>
      <Await of={consortium} rows={8}>
        {(data) => (
          <div className="half">
            <div>
              {FROZEN.has(data.state) ? null : (
                <>
                  <Group
                    key={as([data.name, data.legalForm, data.automatic])}
                    consortium={data}
                    etag={consortium.etag}
                  />
                  <Places
                    key={as(data.members.map(({ role, shareBp, principalId }) => [role, shareBp, principalId]))}
                    consortium={data}
                    etag={consortium.etag}
                  />
                  <LotLeads key={as(data.lotLeads)} consortium={data} etag={consortium.etag} />
                  <ReservedStatuses key={as(data.reservedStatuses)} consortium={data} etag={consortium.etag} />
                  <Mandate key={as(data.habilitation)} consortium={data} etag={consortium.etag} />
                  <ConditionProofs key={as(data.conditionProofs)} consortium={data} etag={consortium.etag} />
                  <ReliedOperators key={as(data.reliedOperators)} consortium={data} etag={consortium.etag} />
                </>
              )}
              {data.state === 'awarded' ? (
                <RequiredForm
                  key={as([data.legalForm, data.formRequirement])}
                  consortium={data}
                  etag={consortium.etag}
                />
              ) : null}
              <BuyersLeave key={as(data.change)} consortium={data} etag={consortium.etag} />
              <Necessity consortiumId={id} tenderId={data.tenderId} />
            </div>
            <BidTermsForm consortiumId={id} />
          </div>
        )}
      </Await>
    </Page>
  );
}

function Group({ consortium, etag }: Part) {
  const t = useTexts(groupSettingsTexts).group;
  const forms = useTexts(consortiumTexts).forms;
  const [name, setName] = useState(consortium.name);
  const [legalForm, setForm] = useState(consortium.legalForm);
  const [automatic, setAutomatic] = useState(consortium.automatic);
  const { patch, busy, error, question } = usePatch(consortium, etag, t.saved);
  // Only what was changed: the form of a group that has bid is fixed, its name is not.
  const changes = {
    ...(name.trim() === consortium.name ? {} : { name: name.trim() }),
    ...(legalForm === consortium.legalForm ? {} : { legalForm }),
    ...(automatic === consortium.automatic ? {} : { automatic }),
  };
  return (
    <Section id="group" title={t.title}>
      <div className="stack">
        {question}
        <Refusal error={error} fields={{ '/name': 'group-name', '/legalForm': 'group-form' }} />
        <TextInput id="group-name" label={t.name} value={name} onChange={setName} error={fieldError(error, '/name')} />
        <SelectInput
          id="group-form"
          label={t.form}
          value={legalForm}
          onChange={setForm}
          options={FORMS.map((form) => [form, forms[form]] as const)}
          error={fieldError(error, '/legalForm')}
        />
        <label className="opt">
          <input type="checkbox" checked={automatic} onChange={(event) => setAutomatic(event.target.checked)} />
          <span>{t.automatic}</span>
        </label>
        <p>
          <button className="btn" type="button" aria-busy={busy} onClick={() => patch(changes)}>
            {t.save}
          </button>
        </p>
      </div>
    </Section>
  );
}

function Mandate({ consortium, etag }: Part) {
  const t = useTexts(groupSettingsTexts).habilitation;
  const [date, setDate] = useState(consortium.habilitation?.date ?? '');
  const [scope, setScope] = useState(consortium.habilitation?.scope ?? '');
  const [evidence, setEvidence] = useState(consortium.habilitation?.evidence ?? '');
  const { patch, busy, error, question } = usePatch(consortium, etag, t.saved);
  const given = evidence.trim() === '' ? {} : { evidence: evidence.trim() };
  return (
    <Section id="mandate" title={t.title}>
      <div className="stack">
        {question}
        <Refusal
          error={error}
          fields={{ '/habilitation/date': 'mandate-date', '/habilitation/scope': 'mandate-scope' }}
        />
        <DayInput
          id="mandate-date"
          label={t.date}
          value={date}
          onChange={setDate}
          error={fieldError(error, '/habilitation/date')}
        />
        <TextInput
          id="mandate-scope"
          label={t.scope}
          value={scope}
          onChange={setScope}
          error={fieldError(error, '/habilitation/scope')}
        />
        <TextInput id="mandate-evidence" label={t.evidence} value={evidence} onChange={setEvidence} />
        <p>
          <button
            className="btn"
            type="button"
            aria-busy={busy}
            onClick={() => patch({ habilitation: { date, scope: scope.trim(), ...given } })}
          >
            {t.save}
          </button>
        </p>
      </div>
    </Section>
  );
}
