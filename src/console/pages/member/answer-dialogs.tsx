import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Invitation } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { useDraft } from '../../components/draft.ts';
import { Field } from '../../components/field.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { invitationTexts } from '../../texts/invitation.ts';

/** Another share than the one offered, with the reason. */
export function CounterDialog({
  invitation,
  undertaking,
  close,
}: {
  invitation: Invitation;
  /** Ticked on the page already. */
  undertaking: boolean;
  close: () => void;
}) {
  const t = useTexts(invitationTexts).counter;
  const f = useFormats();
  const [typed, change, forget] = useDraft(`counter-${invitation.id}`, {
    share: String(invitation.shareBp / 100),
    note: '',
  });
  const [wrong, setWrong] = useState<'wrong' | 'unchanged' | null>(null);
  const [agreed, setAgreed] = useState(undertaking || invitation.undertaking);
  const [tried, setTried] = useState(false);
  const unread = tried && !agreed;
  const counter = useAct('POST /v1/invitations/{id}/counter', { done: () => toast({ text: t.done }) });
  const send = async () => {
    const shareBp = Math.round(Number(typed.share.replace(',', '.')) * 100);
    const bad = !(shareBp >= 1 && shareBp <= 10_000)
      ? 'wrong'
      : // What is offered, without a word, asks for nothing else.
        shareBp === invitation.shareBp && typed.note.trim() === ''
        ? 'unchanged'
        : null;
    setWrong(bad);
    setTried(true);
    if (bad !== null || !agreed) return;
    const answered = await counter.run({
      params: { id: invitation.id },
      body: { shareBp, undertaking: true, ...(typed.note.trim() === '' ? {} : { note: typed.note.trim() }) },
    });
    if (answered === null) return;
    forget();
    close();
  };
  return (
    <Confirm question={t.title} verb={t.send} busy={counter.busy} close={close} onConfirm={() => void send()}>
      <Refusal error={counter.error} />
      <Field
        id="counter-share"
        label={t.share}
        note={t.offered(f.share(invitation.shareBp))}
        error={wrong !== null ? t[wrong] : fieldError(counter.error, '/shareBp')}
      >
        {(props) => (
          <input
            {...props}
            className="pct"
            inputMode="decimal"
            value={typed.share}
            onChange={(event) => change({ share: event.target.value })}
          />
        )}
      </Field>
      <Field id="counter-note" label={t.note} error={fieldError(counter.error, '/note')}>
        {(props) => (
          <textarea {...props} value={typed.note} onChange={(event) => change({ note: event.target.value })} />
        )}
      </Field>
      <label className="opt">
        <input
          id="counter-agree"
          type="checkbox"
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
          {...(unread ? { 'aria-invalid': true, 'aria-describedby': 'counter-agree-error' } : {})}
        />
        <span>{t.agree}</span>
      </label>
      {unread ? (
        <p className="err" id="counter-agree-error">
          {t.unread}
        </p>
      ) : null}
      <p className="note">{t.hint}</p>
    </Confirm>
  );
}

/** No, with the reason. */
export function DeclineDialog({ invitation, close }: { invitation: Invitation; close: () => void }) {
  const t = useTexts(invitationTexts).decline;
  const [{ reason }, change, forget] = useDraft(`decline-${invitation.id}`, { reason: '' });
  const [missing, setMissing] = useState(false);
  const decline = useAct('POST /v1/invitations/{id}/decline', { done: () => toast({ text: t.done }) });
  const send = async () => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    if ((await decline.run({ params: { id: invitation.id }, body: { reason: reason.trim() } })) === null) return;
    forget();
    close();
  };
  return (
    <Confirm question={t.title} verb={t.act} tone="bad" busy={decline.busy} close={close} onConfirm={() => void send()}>
      <Refusal error={decline.error} />
      <Field id="decline-reason" label={t.reason} error={missing ? t.missing : fieldError(decline.error, '/reason')}>
        {(props) => <textarea {...props} value={reason} onChange={(event) => change({ reason: event.target.value })} />}
      </Field>
      <p className="note">{t.hint}</p>
    </Confirm>
  );
}
