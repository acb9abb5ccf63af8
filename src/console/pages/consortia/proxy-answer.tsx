import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Consortium } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { SelectInput, TextInput } from '../../components/inputs.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { consortiumActTexts } from '../../texts/consortium-acts.ts';
import { useTexts } from '../../texts/define.ts';

type Member = Consortium['members'][number];

/** An answer that a member gave by phone or in person, noted with how it came and where it can be looked up. */
export function ProxyAnswer({ member }: { member: Member }) {
  const t = useTexts(consortiumActTexts).proxy;
  const f = useFormats();
  const [asking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<'accepted' | 'declined'>('accepted');
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState('');
  const [checked, setChecked] = useState(false);
  const note = useAct('POST /v1/invitations/{id}/proxy-answer', { done: () => toast({ text: t.done }) });
  const { invitation, name, terms } = member;
  // A counter-offer is an answer: what follows it is a re-composition.
  if (invitation?.state !== 'pending') return null;
  const missing = (text: string) => (checked && text.trim() === '' ? t.missing : undefined);
  const send = () => {
    setChecked(true);
    if (reason.trim() === '' || evidence.trim() === '') return;
    void note
      .run({
        params: { id: invitation.id },
        body: {
          answer,
          reason: reason.trim(),
          evidence: evidence.trim(),
          ...(answer === 'accepted' && terms !== null ? { termsVersion: terms.version } : {}),
        },
      })
      .then((done) => done !== null && setAsking(false));
  };
  return (
    <>
      <span className="sub">
        <button className="btn quiet sm" type="button" onClick={() => setAsking(true)}>
          {t.act}
          <span className="sr"> {name}</span>
        </button>
      </span>
      {asking ? (
        <Confirm
          question={t.question(name ?? '')}
          verb={t.save}
          busy={note.busy}
          close={() => setAsking(false)}
          onConfirm={send}
        >
          <p>{t.text}</p>
          <Refusal error={note.error} fields={{ '/reason': 'proxy-reason', '/evidence': 'proxy-evidence' }} />
          <SelectInput
            id="proxy-answer"
            label={t.answer}
            value={answer}
            onChange={setAnswer}
            options={[
              ['accepted', t.accepted],
              ['declined', t.declined],
            ]}
            {...(terms === null ? {} : { note: t.terms(f.share(terms.shareBp)) })}
          />
          <TextInput
            id="proxy-reason"
            label={t.reason}
            size={36}
            value={reason}
            onChange={setReason}
            error={missing(reason) ?? fieldError(note.error, '/reason')}
          />
          <TextInput
            id="proxy-evidence"
            label={t.evidence}
            note={t.evidenceNote}
            size={36}
            value={evidence}
            onChange={setEvidence}
            error={missing(evidence) ?? fieldError(note.error, '/evidence')}
          />
        </Confirm>
      ) : null}
    </>
  );
}
