import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Invitation } from '../../api/types.ts';
import { useDraft } from '../../components/draft.ts';
import { Field } from '../../components/field.tsx';
import { Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { invitationTexts } from '../../texts/invitation.ts';

/** What the Guidelines ask of whoever might bid alone. */
const QUESTIONS = ['trades', 'staff', 'capacity', 'turnover', 'references', 'time', 'risk'] as const;
type Question = (typeof QUESTIONS)[number];

/** Every question answered: what is not named as lacking is enough. */
const testOf = (lacking: readonly Question[]) => {
  const answer = (question: Question) => ({ sufficient: !lacking.includes(question), note: '' });
  return {
    trades: answer('trades'),
    staff: answer('staff'),
    capacity: answer('capacity'),
    turnover: answer('turnover'),
    references: answer('references'),
    time: answer('time'),
    risk: answer('risk'),
  };
};

/** Whether the company could have bid alone: said once, before names, and sealed. */
export function SealedDeclaration({ invitation, editable }: { invitation: Invitation; editable: boolean }) {
  const t = useTexts(invitationTexts).sealed;
  const f = useFormats();
  const [typed, change, forget] = useDraft(`sealed-${invitation.id}`, {
    could: '',
    will: false,
    reasons: '',
    lacking: [] as readonly Question[],
  });
  const [tried, setTried] = useState(false);
  const unsaid = typed.could === '';
  const missing = typed.reasons.trim() === '';
  const seal = useAct('PUT /v1/invitations/{id}/solo-declaration', { done: () => toast({ text: t.sent }) });
  const done = invitation.soloDeclaration?.items[0];
  const send = async () => {
    setTried(true);
    if (unsaid || missing) return;
    const answered = await seal.run({
      params: { id: invitation.id },
      body: {
        couldBidAlone: typed.could === 'yes',
        willBidAlone: typed.will,
        reasons: typed.reasons.trim(),
        ...(typed.could === 'no' && typed.lacking.length > 0 ? { test: testOf(typed.lacking) } : {}),
      },
    });
    if (answered !== null) forget();
  };
  return (
    <Section id="sealed" title={t.title} lead={t.text}>
      {done !== undefined ? (
        <Tag icon="lock">{t.done(f.instant(done.sealedAt))}</Tag>
      ) : editable ? (
        <div className="stack">
          <Refusal error={seal.error} />
          <fieldset className="field">
            <legend className="lab">{t.could(invitation.tender.lots.length)}</legend>
            {(['no', 'yes'] as const).map((could) => (
              <label key={could} className="opt">
                <input type="radio" name="could" checked={typed.could === could} onChange={() => change({ could })} />
                <span>{t[could]}</span>
              </label>
            ))}
            {tried && unsaid ? <p className="err">{t.unsaid}</p> : null}
          </fieldset>
          {typed.could === 'no' ? (
            <fieldset className="field">
              <legend className="lab">{t.lacking}</legend>
              {QUESTIONS.map((question) => (
                <label key={question} className="opt">
                  <input
                    type="checkbox"
                    checked={typed.lacking.includes(question)}
                    onChange={(event) =>
                      change({
                        lacking: event.target.checked
                          ? [...typed.lacking, question]
                          : typed.lacking.filter((one) => one !== question),
                      })
                    }
                  />
                  <span>{t.questions[question]}</span>
                </label>
              ))}
            </fieldset>
          ) : null}
          <label className="opt">
            <input type="checkbox" checked={typed.will} onChange={(event) => change({ will: event.target.checked })} />
            <span>{t.will}</span>
          </label>
          <Field id="reasons" label={t.reasons} note={t.reasonsNote} error={tried && missing ? t.missing : undefined}>
            {(props) => (
              <textarea
                {...props}
                value={typed.reasons}
                onChange={(event) => change({ reasons: event.target.value })}
              />
            )}
          </Field>
          <p>
            <button className="btn" type="button" aria-busy={seal.busy} onClick={() => void send()}>
              {t.send}
            </button>
          </p>
        </div>
      ) : (
        <p className="mute">{t.waiting}</p>
      )}
    </Section>
  );
}
