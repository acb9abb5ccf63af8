import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import type { Consortium, ConsortiumPatch } from '../../api/types.ts';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { basisPointsOf } from '../../format/amount.ts';
import { useFormats } from '../../format/values.ts';
import { to, usePathParams } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';
import { groupSettingsTexts } from '../../texts/group-settings.ts';
import { undoneBetween, useUndoing } from './asked-again.tsx';
import { BidTermsForm } from './bid-terms.tsx';
import { Necessity } from './necessity.tsx';

const FORMS = ['conjoint', 'solidaire', 'conjoint_mandataire_solidaire'] as const;
const WHOLE_BP = 10_000;
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
                  <Group key={`group ${data.version}`} consortium={data} etag={consortium.etag} />
                  <Shares key={`shares ${data.version}`} consortium={data} etag={consortium.etag} />
                  <Mandate key={`mandate ${data.version}`} consortium={data} etag={consortium.etag} />
                </>
              )}
              <Necessity consortiumId={id} tenderId={data.tenderId} />
            </div>
            <BidTermsForm consortiumId={id} />
          </div>
        )}
      </Await>
    </Page>
  );
}

/** What each part of the page changes, and how it says that it is done. */
function usePatch(consortium: Consortium, etag: string | null, saved: string) {
  const trial = useAct('PATCH /v1/consortia/{id}');
  const act = useAct('PATCH /v1/consortia/{id}', { done: () => toast({ text: saved }) });
  const undoing = useUndoing();
  const patch = async (body: ConsortiumPatch) => {
    const input = { params: { id: consortium.id }, ifMatch: etag ?? '*', body };
    const would = await trial.run({ ...input, query: { dryRun: true } });
    if (would !== null) await undoing.goOn(undoneBetween(consortium, would.data), () => act.run(input));
  };
  return {
    busy: trial.busy || act.busy,
    error: trial.error ?? act.error,
    patch: (body: ConsortiumPatch) => void patch(body),
    question: undoing.question(act.busy),
  };
}

type Part = { consortium: Consortium; etag: string | null };

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

function Shares({ consortium, etag }: Part) {
  const t = useTexts(groupSettingsTexts).shares;
  const f = useFormats();
  const [typed, setTyped] = useState<readonly string[]>(() =>
    consortium.members.map(({ shareBp }) => String((shareBp ?? 0) / 100).replace('.', ',')),
  );
  const [wrong, setWrong] = useState(false);
  const { patch, busy, error, question } = usePatch(consortium, etag, t.saved);
  const shares = typed.map(basisPointsOf);
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0);
  const send = () => {
    const isWhole = sum === WHOLE_BP && !shares.includes(null);
    setWrong(!isWhole);
    if (!isWhole) return;
    const members = consortium.members.flatMap(({ organisationId, role, covers }, i) =>
      organisationId === null || role === null
        ? []
        : [{ organisationId, role, shareBp: shares[i] ?? 0, ...(covers === null ? {} : { covers }) }],
    );
    patch({ members });
  };
  return (
    <Section id="shares" title={t.title}>
      <div className="stack">
        {question}
        <Refusal error={error} />
        {consortium.members.map(({ organisationId, name }, i) => (
          <TextInput
            key={organisationId ?? i}
            id={`share-${i}`}
            label={t.share(name ?? '')}
            size={7}
            inputMode="decimal"
            value={typed[i] ?? ''}
            onChange={(share) => setTyped(typed.map((one, at) => (at === i ? share : one)))}
            error={wrong && i === 0 ? t.notWhole(f.share(sum)) : undefined}
          />
        ))}
        <p>
          <button className="btn" type="button" aria-busy={busy} onClick={send}>
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
