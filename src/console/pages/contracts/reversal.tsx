import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { LedgerEntry } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, TextInput } from '../../components/inputs.tsx';
import { isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { ledgerTexts } from '../../texts/ledger.ts';
import { entryWords } from './entry-words.ts';

/** Takes an entry back by its opposite; a reason is asked, since it cannot be undone. */
export function Reversal({ entry }: { entry: LedgerEntry }) {
  const words = useTexts(ledgerTexts);
  const t = words.reverse;
  const f = useFormats();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(isoDay(new Date()));
  const [checked, setChecked] = useState(false);
  const reverse = useAct('POST /v1/ledger-entries/{id}/reverse', { done: () => toast({ text: t.done }) });
  const what = entryWords(entry, words, f);
  const send = () => {
    setChecked(true);
    if (reason.trim() === '' || day === '') return;
    void reverse
      .run({ params: { id: entry.id }, body: { reason: reason.trim(), occurredOn: day } })
      .then((done) => done !== null && setAsking(false));
  };
  return (
    <>
      <button className="btn quiet sm" type="button" onClick={() => setAsking(true)}>
        {t.act}
        <span className="sr"> {what}</span>
      </button>
      {asking ? (
        <Confirm
          question={t.question}
          verb={t.act}
          tone="bad"
          busy={reverse.busy}
          close={() => setAsking(false)}
          onConfirm={send}
        >
          <p>{t.text(what)}</p>
          <Refusal error={reverse.error} fields={{ '/reason': 'reversal-reason', '/occurredOn': 'reversal-day' }} />
          <TextInput
            id="reversal-reason"
            label={t.reason}
            value={reason}
            onChange={setReason}
            size={36}
            error={checked && reason.trim() === '' ? words.missing : fieldError(reverse.error, '/reason')}
          />
          <DayInput
            id="reversal-day"
            label={t.day}
            value={day}
            onChange={setDay}
            error={checked && day === '' ? words.notDay : fieldError(reverse.error, '/occurredOn')}
          />
        </Confirm>
      ) : null}
    </>
  );
}
