import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Invitation } from '../../api/types.ts';
import { Refusal } from '../../components/form.tsx';
import { Section } from '../../components/page.tsx';
import { usePreferences } from '../../shell/preferences.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { invitationTexts } from '../../texts/invitation.ts';

/** The undertaking of confidentiality: a text that is read, and ticked. */
export function Undertaking({
  invitation: { undertakingText },
  given,
  missed,
  onChange,
  children,
}: {
  invitation: Invitation;
  given: boolean;
  /** Asked for in vain: said at the box. */
  missed: boolean;
  onChange: (given: boolean) => void;
  children?: React.ReactNode;
}) {
  const t = useTexts(invitationTexts);
  const { language } = usePreferences();
  const unread = missed && !given;
  return (
    <Section id="undertaking" title={t.undertaking.title}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="scroll" tabIndex={0} aria-label={t.undertaking.region}>
        {undertakingText[language].split(/\n+/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
      <label className="opt">
        <input
          id="agree"
          type="checkbox"
          checked={given}
          onChange={(event) => onChange(event.target.checked)}
          {...(unread ? { 'aria-invalid': true, 'aria-describedby': 'agree-error' } : {})}
        />
        <span>{t.undertaking.agree}</span>
      </label>
      {unread ? (
        <p className="err" id="agree-error">
          {t.undertaking.unread}
        </p>
      ) : null}
      {children}
    </Section>
  );
}

/** Of a seat that was taken without it: what is left to do. */
export function GiveUndertaking({ invitation }: { invitation: Invitation }) {
  const t = useTexts(invitationTexts).undertaking;
  const [read, setRead] = useState(false);
  const [tried, setTried] = useState(false);
  const give = useAct('PUT /v1/invitations/{id}/undertaking', { done: () => toast({ text: t.given }) });
  const send = () => {
    setTried(true);
    if (read) void give.run({ params: { id: invitation.id }, body: { given: true } });
  };
  return (
    <div className="call warn">
      <h2>{t.owed}</h2>
      <p className="mute">{t.owedText}</p>
      <Refusal error={give.error} />
      <Undertaking invitation={invitation} given={read} missed={tried} onChange={setRead}>
        <p>
          <button className="btn first" type="button" aria-busy={give.busy} onClick={send}>
            {t.give}
          </button>
        </p>
      </Undertaking>
    </div>
  );
}
