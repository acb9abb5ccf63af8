import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Consortium, RecomposeInput } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { LongTextInput, SelectInput, TextInput } from '../../components/inputs.tsx';
import { instantOf } from '../../format/moments.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { groupLawTexts } from '../../texts/group-law.ts';
import { type Leave, LeaveFields, leaveOf, NO_LEAVE } from './leave.tsx';

/** States in which somebody may leave: nobody is asked before, nothing is left after. */
const CHANGEABLE = new Set(['inviting', 'agreed', 'ready', 'submitted', 'awarded']);
const FROZEN_GROUNDS = ['restructuring', 'impossibility', 'excluded', 'buyer_authorised'] as const;
type Ground = (typeof FROZEN_GROUNDS)[number] | 'replaced' | 'group_formed' | 'review_clause';

/** Grounds that may hold where the group stands; the API says which the procedure leaves. */
function groundsOf({ state, members }: Consortium): readonly Ground[] {
  if (state === 'awarded') return [...FROZEN_GROUNDS, 'review_clause', 'replaced'];
  if (state !== 'submitted') return ['replaced'];
  return [...FROZEN_GROUNDS, ...(members.length === 1 ? (['group_formed'] as const) : []), 'replaced'];
}

/** Somebody leaves, or a sole candidate takes others in: with the ground, the day of the request and the buyer's leave. */
export function ChangeMembers({ consortium }: { consortium: Consortium }) {
  const t = useTexts(groupLawTexts).change;
  const [asking, setAsking] = useState(false);
  if (!CHANGEABLE.has(consortium.state)) return null;
  return (
    <>
      <button className="btn quiet" type="button" onClick={() => setAsking(true)}>
        {t.act}
      </button>
      {asking ? <Change consortium={consortium} close={() => setAsking(false)} /> : null}
    </>
  );
}

function Change({ consortium, close }: { consortium: Consortium; close: () => void }) {
  const words = useTexts(groupLawTexts);
  const t = words.change;
  const grounds = groundsOf(consortium);
  const [ground, setGround] = useState<Ground>(grounds[0] ?? 'replaced');
  const [leaving, setLeaving] = useState<readonly string[]>([]);
  const [requestedAt, setRequestedAt] = useState('');
  const [note, setNote] = useState('');
  const [leave, setLeave] = useState<Leave>(NO_LEAVE);
  const [checked, setChecked] = useState(false);
  const open = useAct('POST /v1/consortia/{id}/recompose', { done: () => toast({ text: t.done }) });
  const nobody = leaving.length === 0 && ground !== 'group_formed';
  const asked = instantOf(requestedAt);
  const undated = ground === 'excluded' && asked === null;
  const byLeave = grounds.length > 1 && !['excluded', 'replaced', 'review_clause'].includes(ground);
  const send = () => {
    setChecked(true);
    if (nobody || undated) return;
    const body: RecomposeInput = {
      ground,
      exclude: [...leaving],
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(ground === 'excluded' && asked !== null ? { requestedAt: asked } : {}),
      ...(byLeave && leave.date !== '' ? { authorisation: leaveOf(leave) } : {}),
    };
    void open.run({ params: { id: consortium.id }, body }).then((done) => done !== null && close());
  };
  return (
    <Confirm question={t.question} verb={t.save} busy={open.busy} close={close} onConfirm={send}>
      <p>{t.text}</p>
      <Refusal
        error={open.error}
        fields={{
          '/ground': 'change-ground',
          '/requestedAt': 'change-requested',
          '/authorisation/date': 'leave-date',
          '/authorisation/reference': 'leave-reference',
          '/authorisation/evidence': 'leave-evidence',
        }}
      />
      <Leaving consortium={consortium} leaving={leaving} set={setLeaving} error={checked && nobody ? t.none : null} />
      <SelectInput
        id="change-ground"
        label={t.ground}
        value={ground}
        onChange={setGround}
        options={grounds.map((one) => [one, t.grounds[one]] as const)}
        error={fieldError(open.error, '/ground')}
      />
      {ground === 'excluded' ? (
        <TextInput
          id="change-requested"
          label={t.requestedAt}
          note={t.requestedNote}
          type="datetime-local"
          value={requestedAt}
          onChange={setRequestedAt}
          error={checked && undated ? words.missing : fieldError(open.error, '/requestedAt')}
        />
      ) : null}
      <LongTextInput id="change-note" label={t.note} value={note} onChange={setNote} />
      {byLeave ? (
        <details>
          <summary>{words.leave.asked}</summary>
          <div className="stack">
            <LeaveFields leave={leave} change={(part) => setLeave({ ...leave, ...part })} error={open.error} />
          </div>
        </details>
      ) : null}
    </Confirm>
  );
}

/** The members, each with a tick for who leaves. */
function Leaving({
  consortium,
  leaving,
  set,
  error,
}: {
  consortium: Consortium;
  leaving: readonly string[];
  set: (ids: readonly string[]) => void;
  error: string | null;
}) {
  const t = useTexts(groupLawTexts).change;
  return (
    <fieldset>
      <legend className="lab">{t.leaving}</legend>
      {consortium.members.flatMap(({ organisationId, name }) =>
        organisationId === null
          ? []
          : [
              <label key={organisationId} className="opt">
                <input
                  type="checkbox"
                  checked={leaving.includes(organisationId)}
                  onChange={(event) =>
                    set(
                      event.target.checked
                        ? [...leaving, organisationId]
                        : leaving.filter((id) => id !== organisationId),
                    )
                  }
                />
                <span>{name}</span>
              </label>,
            ],
      )}
      {error === null ? null : (
        <p className="err" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
