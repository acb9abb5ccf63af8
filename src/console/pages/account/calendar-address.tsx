import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import { Refusal } from '../../components/form.tsx';
import { Section } from '../../components/page.tsx';
import { toast } from '../../shell/toasts.tsx';
import { accountTexts } from '../../texts/account.ts';
import { useTexts } from '../../texts/define.ts';

/** The secret address by which a calendar program follows one's deadlines: made, made anew, taken back. */
export function CalendarAddress() {
  const t = useTexts(accountTexts).calendar;
  const [address, setAddress] = useState<string | null>(null);
  const make = useAct('POST /v1/calendar/token', { done: ({ data }) => setAddress(data.url) });
  const revoke = useAct('DELETE /v1/calendar/token', {
    done: () => {
      setAddress(null);
      toast({ text: t.revoked });
    },
  });
  return (
    <Section id="calendar" title={t.title} lead={t.lead}>
      <Refusal error={make.error ?? revoke.error} />
      {address === null ? null : (
        <p role="status">
          <code className="break">{address}</code>
        </p>
      )}
      <p className="row">
        <button className="btn" type="button" aria-busy={make.busy} onClick={() => void make.run({})}>
          {t.make}
        </button>
        <button className="btn quiet" type="button" aria-busy={revoke.busy} onClick={() => void revoke.run({})}>
          {t.revoke}
        </button>
      </p>
      <p className="note">{t.again}</p>
    </Section>
  );
}
