import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useAct, useApi } from '../../api/query.ts';
import { useDraft } from '../../components/draft.ts';
import { Field } from '../../components/field.tsx';
import { Form, fieldError, Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { DayInput, SelectInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { tenderPageTexts } from '../../texts/tender.ts';

type Tender = Answer<'GET /v1/tenders/{id}'>;
type Constraints = Tender['constraints'];
const FORMS = ['conjoint', 'solidaire', 'conjoint_mandataire_solidaire'] as const;

/** Numbers of the conditions: the field of the API, and how many of its units one typed unit is. */
const NUMBERS = [
  { field: 'maxMembers', label: 'maxMembers', unit: 1 },
  { field: 'minTurnoverCents', label: 'minTurnover', unit: 100 },
  { field: 'minMemberTurnoverCents', label: 'minMemberTurnover', unit: 100 },
  { field: 'minSmeShareBp', label: 'minSme', unit: 100 },
  { field: 'maxLotsPerTenderer', label: 'maxLots', unit: 1 },
] as const;
const FLAGS = [
  { field: 'researchOrganisation', label: 'research' },
  { field: 'allLotsRequired', label: 'allLots' },
  { field: 'forbidSoloAndGroup', label: 'soloAndGroup' },
  { field: 'forbidSeveralGroups', label: 'severalGroups' },
] as const;
type NumberField = (typeof NUMBERS)[number]['field'];
type FlagField = (typeof FLAGS)[number]['field'];
const PROCEDURES = ['open', 'restricted', 'negotiated', 'dialogue', 'adapted', 'private', 'rd_call'] as const;
const RESERVED = ['disability_or_integration', 'social_economy', 'prison'] as const;
type Typed = Record<NumberField, string> &
  Record<FlagField, boolean> & {
    requiredFormAfterAward: string;
    procedure: Tender['procedure']['kind'];
    dispatchedOn: string;
    reservedTo: 'nobody' | (typeof RESERVED)[number];
  };

/** What holds for the whole tender, and what the notice says of it. */
export function Conditions({ tender, etag, editable }: { tender: Tender; etag: string | null; editable: boolean }) {
  const t = useTexts(tenderPageTexts).conditions;
  const c = tender.constraints;
  const [typed, change, forget] = useDraft<Typed>(`conditions-${tender.id}`, typedOf(tender));
  const [wrong, setWrong] = useState<NumberField | null>(null);
  const save = useAct('PATCH /v1/tenders/{id}');
  const submit = async () => {
    const bad = NUMBERS.find(
      ({ field }) => typed[field].trim() !== '' && !/^\d+$/.test(typed[field].replace(/\s/g, '')),
    );
    setWrong(bad?.field ?? null);
    if (bad !== undefined) return;
    const answered = await save.run({
      params: { id: tender.id },
      ifMatch: etag ?? '*',
      body: { constraints: constraintsOf(c, typed), ...procedureOf(tender, typed) },
    });
    if (answered === null) return;
    forget(typed);
    toast({ text: t.saved });
  };
  return (
    <>
      <Section id="set" title={t.set}>
        <Form onSubmit={() => void submit()}>
          <Refusal error={save.error} />
          <fieldset disabled={!editable} className="half">
            {NUMBERS.map(({ field, label }) => (
              <Field
                key={field}
                id={field}
                label={t[label]}
                error={wrong === field ? t.notNumber : fieldError(save.error, `/constraints/${field}`)}
              >
                {(props) => (
                  <input
                    {...props}
                    inputMode="numeric"
                    value={typed[field]}
                    onChange={(event) => change({ [field]: event.target.value })}
                  />
                )}
              </Field>
            ))}
            <Field id="form" label={t.form}>
              {(props) => (
                <select
                  {...props}
                  value={typed.requiredFormAfterAward}
                  onChange={(event) => change({ requiredFormAfterAward: event.target.value })}
                >
                  <option value="">{t.anyForm}</option>
                  {FORMS.map((form) => (
                    <option key={form} value={form}>
                      {t.forms[form]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <SelectInput
              id="reserved-to"
              label={t.reservedTo}
              value={typed.reservedTo}
              onChange={(reservedTo) => change({ reservedTo })}
              options={[['nobody', t.everybody], ...RESERVED.map((kind) => [kind, t.reservedKinds[kind]] as const)]}
            />
            <SelectInput
              id="procedure"
              label={t.procedure}
              value={typed.procedure}
              onChange={(procedure) => change({ procedure })}
              options={PROCEDURES.filter((kind) => kind !== 'private' || typed.procedure === kind).map(
                (kind) => [kind, t.procedures[kind]] as const,
              )}
            />
            <DayInput
              id="dispatched-on"
              label={t.dispatchedOn}
              note={t.dispatchedNote}
              value={typed.dispatchedOn}
              onChange={(dispatchedOn) => change({ dispatchedOn })}
              error={fieldError(save.error, '/dispatchedAt')}
            />
            <div>
              {FLAGS.map(({ field, label }) => (
                <label key={field} className="opt">
                  <input
                    type="checkbox"
                    checked={typed[field]}
                    onChange={(event) => change({ [field]: event.target.checked })}
                  />
                  <span>{t[label]}</span>
                </label>
              ))}
            </div>
          </fieldset>
          {editable ? (
            <p>
              <button className="btn" type="submit" aria-busy={save.busy}>
                {t.save} <kbd>Ctrl S</kbd>
              </button>
            </p>
          ) : null}
        </Form>
      </Section>
      <ReadConditions tender={tender} editable={editable} />
    </>
  );
}

const typedOf = ({ constraints: c, procedure, dispatchedAt }: Tender): Typed => ({
  ...(Object.fromEntries(
    NUMBERS.map(({ field, unit }) => [field, c[field] === undefined ? '' : String(Math.round(c[field] / unit))]),
  ) as Record<NumberField, string>),
  ...(Object.fromEntries(FLAGS.map(({ field }) => [field, c[field] === true])) as Record<FlagField, boolean>),
  requiredFormAfterAward: c.requiredFormAfterAward ?? '',
  procedure: procedure.kind,
  dispatchedOn: dispatchedAt === null ? '' : isoDay(new Date(dispatchedAt)),
  reservedTo: c.reservedTo ?? 'nobody',
});

/** Procedure and dispatch as typed, where they are others than before: a day is taken as its beginning in UTC. */
function procedureOf(before: Tender, { procedure, dispatchedOn }: Typed) {
  const was = typedOf(before);
  return {
    ...(procedure === was.procedure ? {} : { procedure: { kind: procedure } }),
    ...(dispatchedOn === was.dispatchedOn
      ? {}
      : { dispatchedAt: dispatchedOn === '' ? null : `${dispatchedOn}T00:00:00Z` }),
  };
}

/** The conditions as typed, over what the form does not show. */
function constraintsOf(before: Constraints, typed: Typed): Constraints {
  const next: Record<string, unknown> = { ...before };
  for (const { field, unit } of NUMBERS) {
    const text = typed[field].replace(/\s/g, '');
    if (text === '') delete next[field];
    else next[field] = Number(text) * unit;
  }
  for (const { field } of FLAGS) {
    if (typed[field]) next[field] = true;
    else delete next[field];
  }
  if (typed.requiredFormAfterAward === '') delete next['requiredFormAfterAward'];
  else next['requiredFormAfterAward'] = typed.requiredFormAfterAward;
  if (typed.reservedTo === 'nobody') delete next['reservedTo'];
  else next['reservedTo'] = typed.reservedTo;
  return next as Constraints;
}

/** Conditions that were read in the notice, each with its words: they count when confirmed. */
function ReadConditions({ tender, editable }: { tender: Tender; editable: boolean }) {
  const t = useTexts(tenderPageTexts).conditions;
  const f = useFormats();
  const suggestions = useApi('GET /v1/tenders/{id}/suggestions', { params: { id: tender.id } });
  const decide = useAct('POST /v1/tenders/{id}/suggestions/decide');
  const value = (kind: string, amount: number | null): string =>
    amount === null
      ? ''
      : kind === 'min_turnover'
        ? f.money(amount)
        : kind === 'min_sme_share'
          ? f.share(amount)
          : f.count(amount);
  return (
    <Section id="read" title={t.read} lead={<span className="note">{t.readNote}</span>}>
      <Refusal error={decide.error} />
      <Await of={suggestions} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.none}</p>
          ) : (
            <ul className="tasks sheet" aria-label={t.readCaption}>
              {items.map((one) => (
                <li key={`${one.lotId} ${one.kind} ${one.scope}`}>
                  <span>
                    <strong>
                      {t.kinds[one.kind]} {value(one.kind, one.value)} {one.text === one.origin.quote ? '' : one.text}
                    </strong>
                    <span className="note">
                      {one.lotExternalId} · <q>{one.origin.quote}</q>
                    </span>
                    {one.flag === null ? null : (
                      <Tag tone="warn" icon="warn">
                        {one.flag.message} ({one.flag.article})
                      </Tag>
                    )}
                  </span>
                  <span className="n">{f.quality(one.origin.confidence)}</span>
                  {one.confirmed || !editable ? (
                    <Tag icon="check">{one.confirmed ? t.taken : ''}</Tag>
                  ) : (
                    <span className="row">
                      {[true, false].map((confirmed) => (
                        <button
                          key={String(confirmed)}
                          className={confirmed ? 'btn sm' : 'btn sm quiet'}
                          type="button"
                          onClick={() =>
                            void decide.run({
                              params: { id: tender.id },
                              body: { lotId: one.lotId, kind: one.kind, scope: one.scope, confirmed },
                            })
                          }
                        >
                          {confirmed ? t.take : t.drop}
                          <span className="sr"> {t.kinds[one.kind]}</span>
                        </button>
                      ))}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Await>
    </Section>
  );
}
