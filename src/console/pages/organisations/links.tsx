import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useApi } from '../../api/query.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { SelectInput, TextInput } from '../../components/inputs.tsx';
import { OrganisationField } from '../../components/organisation-field.tsx';
import { OrganisationName } from '../../components/organisation-name.tsx';
import { Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { basisPointsOf } from '../../format/amount.ts';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupSettingsTexts } from '../../texts/group-settings.ts';

/** With whom a company has worked: what the search counts as cohesion. */
export function Ties({ organisationId }: { organisationId: string }) {
  const t = useTexts(groupSettingsTexts).links;
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const ties = useApi('GET /v1/organisations/{id}/ties', { params: { id: organisationId }, query: { limit: 20 } });
  const remove = useAct('DELETE /v1/organisations/{id}/ties/{otherId}', { done: () => toast({ text: t.removed }) });
  return (
    <Section
      id="ties"
      title={t.ties}
      aside={
        <button className="btn quiet sm" type="button" onClick={() => setAdding(true)}>
          {t.addTie}
        </button>
      }
    >
      <Refusal error={remove.error} />
      <Await of={ties} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.tiesNone}</p>
          ) : (
            <ul className="tasks sheet">
              {items.map(({ organisationId: otherId, weightBp, jointContracts, source }) => (
                <li key={otherId}>
                  <span>
                    <Link href={to('organisation', { id: otherId })}>
                      <OrganisationName id={otherId} />
                    </Link>
                    <span className="note">{t.tie(f.share(weightBp), jointContracts)}</span>
                  </span>
                  <span />
                  {source === 'declared' ? (
                    <button
                      className="btn quiet sm"
                      type="button"
                      onClick={() => void remove.run({ params: { id: organisationId, otherId } })}
                    >
                      {t.remove}
                    </button>
                  ) : (
                    <span />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Await>
      {adding ? <NewTie organisationId={organisationId} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

function NewTie({ organisationId, close }: { organisationId: string; close: () => void }) {
  const t = useTexts(groupSettingsTexts).links;
  const [other, setOther] = useState<{ id: string } | null>(null);
  const [weight, setWeight] = useState('50');
  const [year, setYear] = useState(String(new Date().getFullYear()));
  const [checked, setChecked] = useState(false);
  const put = useAct('PUT /v1/organisations/{id}/ties/{otherId}', {
    done: () => {
      toast({ text: t.saved });
      close();
    },
  });
  const weightBp = basisPointsOf(weight);
  const send = () => {
    setChecked(true);
    if (other === null || weightBp === null) return;
    const lastYear = /^\d{4}$/.test(year) ? { lastYear: Number(year) } : {};
    void put.run({ params: { id: organisationId, otherId: other.id }, body: { weightBp, ...lastYear } });
  };
  return (
    <Confirm question={t.addTie} verb={t.addTie} busy={put.busy} close={close} onConfirm={send}>
      <Refusal error={put.error} fields={{ '/weightBp': 'tie-weight' }} />
      <OrganisationField
        id="tie-other"
        label={t.other}
        error={checked && other === null ? t.choose : undefined}
        onChange={setOther}
      />
      <TextInput
        id="tie-weight"
        label={t.weight}
        size={7}
        inputMode="decimal"
        value={weight}
        onChange={setWeight}
        error={checked && weightBp === null ? t.notShare : fieldError(put.error, '/weightBp')}
      />
      <TextInput
        id="tie-year"
        label={t.year}
        size={5}
        inputMode="numeric"
        value={year}
        onChange={setYear}
        error={fieldError(put.error, '/lastYear')}
      />
    </Confirm>
  );
}

/** Companies that do not sit in one group with it, and those that are one with it. */
export function Relations({ organisationId }: { organisationId: string }) {
  const t = useTexts(groupSettingsTexts).links;
  const [adding, setAdding] = useState(false);
  const params = { id: organisationId };
  const relations = useApi('GET /v1/organisations/{id}/relations', { params, query: { limit: 50 } });
  const remove = useAct('DELETE /v1/organisations/{id}/relations/{relationId}', {
    done: () => toast({ text: t.removed }),
  });
  return (
    <Section
      id="relations"
      title={t.relations}
      aside={
        <button className="btn quiet sm" type="button" onClick={() => setAdding(true)}>
          {t.addRelation}
        </button>
      }
    >
      <Refusal error={remove.error} />
      <Await of={relations} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mute">{t.relationsNone}</p>
          ) : (
            <ul className="tasks sheet">
              {items.map(({ id, organisationId: otherId, kind, note }) => (
                <li key={id}>
                  <span>
                    <OrganisationName id={otherId} />
                    <span className="note">{[t.kinds[kind], note].filter((part) => part !== null).join('. ')}</span>
                  </span>
                  <span />
                  <button
                    className="btn quiet sm"
                    type="button"
                    onClick={() => void remove.run({ params: { id: organisationId, relationId: id } })}
                  >
                    {t.remove}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
      {adding ? <NewRelation organisationId={organisationId} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

function NewRelation({ organisationId, close }: { organisationId: string; close: () => void }) {
  const t = useTexts(groupSettingsTexts).links;
  const [other, setOther] = useState<{ id: string } | null>(null);
  const [kind, setKind] = useState<'competitor' | 'same_group'>('competitor');
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState(false);
  const add = useAct('POST /v1/organisations/{id}/relations', {
    done: () => {
      toast({ text: t.saved });
      close();
    },
  });
  const send = () => {
    setChecked(true);
    if (other === null) return;
    const said = note.trim() === '' ? {} : { note: note.trim() };
    void add.run({ params: { id: organisationId }, body: { organisationId: other.id, kind, ...said } });
  };
  return (
    <Confirm question={t.addRelation} verb={t.addRelation} busy={add.busy} close={close} onConfirm={send}>
      <Refusal error={add.error} fields={{ '/organisationId': 'relation-other' }} />
      <OrganisationField
        id="relation-other"
        label={t.other}
        error={checked && other === null ? t.choose : fieldError(add.error, '/organisationId')}
        onChange={setOther}
      />
      <SelectInput
        id="relation-kind"
        label={t.kind}
        value={kind}
        onChange={setKind}
        options={(['competitor', 'same_group'] as const).map((one) => [one, t.kinds[one]] as const)}
      />
      <TextInput id="relation-note" label={t.note} value={note} onChange={setNote} />
    </Confirm>
  );
}
