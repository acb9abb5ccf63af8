import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useApi } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Refusal } from '../../components/form.tsx';
import { Said } from '../../components/said.tsx';
import { inAWeek, instantOf } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { to } from '../../shell/paths.ts';
import { toast } from '../../shell/toasts.tsx';
import { agreementTexts } from '../../texts/agreement.ts';
import { consortiumTexts } from '../../texts/consortia.ts';
import { useTexts } from '../../texts/define.ts';
import { groupStandingTexts } from '../../texts/group-standing.ts';
import { useLateness } from './lateness.tsx';

/** Sends the invitations: by when, whom they would not reach, and what is better agreed before. */
export function Invite({ consortium }: { consortium: Consortium }) {
  const t = useTexts(consortiumTexts).invite;
  const [until, setUntil] = useState(inAWeek);
  const [automatic, setAutomatic] = useState(false);
  const [past, setPast] = useState(false);
  const lateWords = useTexts(agreementTexts).late;
  const invite = useAct('POST /v1/consortia/{id}/invite', { done: () => toast({ text: t.done }) });
  const expiresAt = instantOf(until);
  const late = useLateness(consortium)(new Date(expiresAt ?? ''));
  // The group as it is read: whom an invitation would not reach.
  const unread = consortium.warnings.filter(({ code }) => code === 'nobody_reads').map(({ message }) => message);
  const [asking, setAsking] = useState(false);
  const send = async () => {
    if (expiresAt !== null) await invite.run({ params: { id: consortium.id }, body: { expiresAt, automatic } });
    setAsking(false);
  };
  const act = () => {
    const wrong = expiresAt === null || Date.parse(expiresAt) < Date.now();
    setPast(wrong);
    if (wrong) return;
    if (late === null) void send();
    else setAsking(true);
  };
  return (
    <div className="call stack">
      <h2>{t.title}</h2>
      <p className="mute read">{t.text}</p>
      <AgreedBefore id={consortium.id} />
      <Refusal error={invite.error} fields={{ '/expiresAt': 'until' }} />
      <Field id="until" label={t.until} error={past ? t.past : undefined}>
        {(props) => (
          <input {...props} type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />
        )}
      </Field>
      {late === null ? null : (
        <p className="err" role="status">
          {late}
        </p>
      )}
      {unread.length === 0 ? null : (
        <div role="status">
          {unread.map((message) => (
            <p key={message} className="err">
              <Said text={message} />
            </p>
          ))}
        </div>
      )}
      {asking && late !== null ? (
        <Confirm
          question={lateWords.question}
          verb={t.act}
          tone="bad"
          busy={invite.busy}
          close={() => setAsking(false)}
          onConfirm={() => void send()}
        >
          <p>{late}</p>
        </Confirm>
      ) : null}
      <label className="opt">
        <input type="checkbox" checked={automatic} onChange={(event) => setAutomatic(event.target.checked)} />
        <span>{t.automatic}</span>
      </label>
      <p>
        <button className="btn first" type="button" aria-busy={invite.busy} onClick={act}>
          {t.act}
        </button>
      </p>
    </div>
  );
}

/** The convention is better written first: what it adds after members have accepted asks them again. */
function AgreedBefore({ id }: { id: string }) {
  const t = useTexts(groupStandingTexts);
  const f = useFormats();
  const { data } = useApi('GET /v1/consortia/{id}/documents', { params: { id } });
  const own = data?.missing.filter(({ memberId }) => memberId === null).length ?? 0;
  if (own === 0) return null;
  return (
    <p className="read">
      {t.agreeFirst(f.count(own))} <Link href={to('consortiumSettings', { id })}>{t.agreeFirstAct}</Link>
    </p>
  );
}
