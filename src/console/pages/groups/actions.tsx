import { useAct } from '../../api/query.ts';
import type { GroupAction } from '../../api/types.ts';
import { AddingList } from '../../components/adding-section.tsx';
import { FieldsDialog, saidAndClosed } from '../../components/fields-dialog.tsx';
import { Refusal } from '../../components/form.tsx';
import { isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupTexts } from '../../texts/groups.ts';
import type { CircleProps } from './circle.tsx';
import { useCompanyField } from './company-choice.tsx';

/** What is to be done, by whom and by when. */
export function Actions(props: CircleProps) {
  const t = useTexts(groupTexts).actions;
  const f = useFormats();
  const { circle, companies } = props;
  const today = isoDay(new Date());
  const late = (action: GroupAction) => action.state === 'open' && action.dueOn < today;
  return (
    <AddingList
      id="actions"
      title={t.title}
      add={circle.leads ? t.add : null}
      dialog={(close) => <NewAction {...props} close={close} />}
      none={t.none}
      lines={circle.actions.map((action) => (
        <li key={action.id} className={late(action) ? 'todo' : undefined}>
          <span>
            {action.title}
            <span className="note">
              {action.organisationName} · {t.by(f.day(action.dueOn))}
              {late(action) ? ` · ${t.late}` : ''}
              {action.state === 'open' ? '' : ` · ${t.states[action.state]}`}
            </span>
          </span>
          {circle.leads || companies.includes(action.organisationId) ? (
            <Acts clusterId={circle.clusterId} action={action} leads={circle.leads} />
          ) : null}
        </li>
      ))}
    />
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
  const add = useAct('POST /v1/clusters/{id}/actions', { done: saidAndClosed(t.added, close) });
  return (
    <FieldsDialog
      name="action"
      verb={t.add}
      first={{ title: '', organisationId: '', dueOn: '' }}
      fields={[{ key: 'title', label: t.what }, useCompanyField(circle), { key: 'dueOn', kind: 'day', label: t.due }]}
      act={add}
      send={(typed) => void add.run({ params: { id: circle.clusterId }, body: { ...of, ...typed } })}
      close={close}
    />
  );
}
