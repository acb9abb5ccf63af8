import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { GroupAction } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, TextInput } from '../../components/inputs.tsx';
import { Section } from '../../components/page.tsx';
import { isoDay, useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import type { CircleProps } from './circle.tsx';
import { CompanyChoice } from './company-choice.tsx';

/** What is to be done, by whom and by when. */
export function Actions(props: CircleProps) {
  const t = useTexts(groupTexts).actions;
  const f = useFormats();
  const [adding, setAdding] = useState(false);
  const { circle, companies } = props;
  const today = isoDay(new Date());
  return (
    <Section
      id="actions"
      title={t.title}
      aside={
        circle.leads ? (
          <button className="btn quiet sm" type="button" onClick={() => setAdding(true)}>
            {t.add}
          </button>
        ) : null
      }
    >
      {circle.actions.length === 0 ? (
        <p className="mute">{t.none}</p>
      ) : (
        <ul className="tasks sheet">
          {circle.actions.map((action) => (
            <li key={action.id} className={action.state === 'open' && action.dueOn < today ? 'todo' : undefined}>
              <span>
                {action.title}
                <span className="note">
                  {action.organisationName} · {t.by(f.day(action.dueOn))}
                  {action.state === 'open' && action.dueOn < today ? ` · ${t.late}` : ''}
                  {action.state === 'open' ? '' : ` · ${t.states[action.state]}`}
                </span>
              </span>
              {circle.leads || companies.includes(action.organisationId) ? (
                <Acts clusterId={circle.clusterId} action={action} leads={circle.leads} />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {adding ? <NewAction {...props} close={() => setAdding(false)} /> : null}
    </Section>
  );
}

function Acts({ clusterId, action, leads }: { clusterId: string; action: GroupAction; leads: boolean }) {
  const t = useTexts(groupTexts).actions;
  const change = useAct('PUT /v1/clusters/{id}/actions/{actionId}', { done: () => toast({ text: t.changed }) });
  const say = (state: GroupAction['state'], word: string) => (
    <button
      className="btn sm"
      type="button"
      aria-busy={change.busy}
      onClick={() => void change.run({ params: { id: clusterId, actionId: action.id }, body: { state } })}
    >
      {word}
      <span className="sr"> {action.title}</span>
    </button>
  );
  return (
    <span className="acts">
      {action.state === 'open' ? say('done', t.done) : say('open', t.reopen)}
      {action.state === 'open' && leads ? say('dropped', t.drop) : null}
      <Refusal error={change.error} />
    </span>
  );
}

function NewAction({ circle, of, close }: CircleProps & { close: () => void }) {
  const t = useTexts(groupTexts).actions;
  const [typed, setTyped] = useState({ title: '', organisationId: '', dueOn: '' });
  const add = useAct('POST /v1/clusters/{id}/actions', {
    done: () => {
      toast({ text: t.added });
      close();
    },
  });
  return (
    <Confirm
      question={t.add}
      verb={t.add}
      busy={add.busy}
      close={close}
      onConfirm={() =>
        void add.run({ params: { id: circle.clusterId }, body: { ...of, ...typed, title: typed.title.trim() } })
      }
    >
      <Refusal
        error={add.error}
        fields={{ '/title': 'action-title', '/dueOn': 'action-due', '/organisationId': 'action-company' }}
      />
      <TextInput
        id="action-title"
        label={t.what}
        value={typed.title}
        onChange={(title) => setTyped({ ...typed, title })}
        error={fieldError(add.error, '/title')}
      />
      <CompanyChoice
        id="action-company"
        circle={circle}
        value={typed.organisationId}
        onChange={(organisationId) => setTyped({ ...typed, organisationId })}
        error={fieldError(add.error, '/organisationId')}
      />
      <DayInput
        id="action-due"
        label={t.due}
        value={typed.dueOn}
        onChange={(dueOn) => setTyped({ ...typed, dueOn })}
        error={fieldError(add.error, '/dueOn')}
      />
    </Confirm>
  );
}
