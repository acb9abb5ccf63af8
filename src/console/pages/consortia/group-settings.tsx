import { useApi } from '../../api/query.ts';
import { useDraft } from '../../components/draft.ts';
import { fieldError, Refusal, SaveRow } from '../../components/form.tsx';
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
                  <Group consortium={data} etag={consortium.etag} />
                  <Places consortium={data} etag={consortium.etag} />
                  <LotLeads consortium={data} etag={consortium.etag} />
                  <ReservedStatuses consortium={data} etag={consortium.etag} />
                  <Mandate consortium={data} etag={consortium.etag} />
                  <ConditionProofs consortium={data} etag={consortium.etag} />
                  <ReliedOperators consortium={data} etag={consortium.etag} />
                </>
              )}
              {data.state === 'awarded' ? <RequiredForm consortium={data} etag={consortium.etag} /> : null}
              <BuyersLeave consortium={data} etag={consortium.etag} />
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
  const [typed, change, forget, unsaved] = useDraft(`group-${consortium.id}`, {
    name: consortium.name,
    legalForm: consortium.legalForm,
    automatic: consortium.automatic,
  });
  const { name, legalForm, automatic } = typed;
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
        <TextInput
          id="group-name"
          label={t.name}
          value={name}
          onChange={(name) => change({ name })}
          error={fieldError(error, '/name')}
        />
        <SelectInput
          id="group-form"
          label={t.form}
          value={legalForm}
          onChange={(legalForm) => change({ legalForm })}
          options={FORMS.map((form) => [form, forms[form]] as const)}
          error={fieldError(error, '/legalForm')}
        />
        <label className="opt">
          <input
            type="checkbox"
            checked={automatic}
            onChange={(event) => change({ automatic: event.target.checked })}
          />
          <span>{t.automatic}</span>
        </label>
        <SaveRow
          label={t.save}
          busy={busy}
          unsaved={unsaved}
          forget={forget}
          save={() => patch(changes, () => forget(typed))}
        />
      </div>
    </Section>
  );
}

function Mandate({ consortium, etag }: Part) {
  const t = useTexts(groupSettingsTexts).habilitation;
  const [typed, change, forget, unsaved] = useDraft(`mandate-${consortium.id}`, {
    date: consortium.habilitation?.date ?? '',
    scope: consortium.habilitation?.scope ?? '',
    evidence: consortium.habilitation?.evidence ?? '',
  });
  const { date, scope, evidence } = typed;
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
          onChange={(date) => change({ date })}
          error={fieldError(error, '/habilitation/date')}
        />
        <TextInput
          id="mandate-scope"
          label={t.scope}
          value={scope}
          onChange={(scope) => change({ scope })}
          error={fieldError(error, '/habilitation/scope')}
        />
        <TextInput
          id="mandate-evidence"
          label={t.evidence}
          value={evidence}
          onChange={(evidence) => change({ evidence })}
        />
        <SaveRow
          label={t.save}
          busy={busy}
          unsaved={unsaved}
          forget={forget}
          save={() => patch({ habilitation: { date, scope: scope.trim(), ...given } }, () => forget(typed))}
        />
      </div>
    </Section>
  );
}
