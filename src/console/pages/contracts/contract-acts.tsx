import { useState } from 'react';
import { useAct } from '../../api/query.ts';
import type { Contract } from '../../api/types.ts';
import { Confirm } from '../../components/dialog.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { DayInput, LongTextInput } from '../../components/inputs.tsx';
import { isoDay } from '../../format/moments.ts';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { contractTexts } from '../../texts/contracts.ts';
import { useTexts } from '../../texts/define.ts';

/** The next act of a contract that was awarded: its signature. */
export function SignContract({ contract }: { contract: Contract }) {
  const t = useTexts(contractTexts).sign;
  const words = useTexts(contractTexts);
  const [day, setDay] = useState(isoDay(new Date()));
  const [wrong, setWrong] = useState(false);
  const sign = useAct('POST /v1/contracts/{id}/sign', { done: () => toast({ text: t.done }) });
  const f = useFormats();
  const [asking, setAsking] = useState(false);
  const { standstillUntil } = contract;
  const early =
    standstillUntil !== null && day !== '' && day <= standstillUntil ? t.early(f.day(standstillUntil)) : null;
  const send = async () => {
    await sign.run({ params: { id: contract.id }, body: { signedOn: day }, ifMatch: '*' });
    setAsking(false);
  };
  const act = () => {
    setWrong(day === '');
    if (day === '') return;
    if (early === null) void send();
    else setAsking(true);
  };
  return (
    <div className="call stack">
      <h2>{t.title}</h2>
      <p className="mute read">{t.text}</p>
      <Refusal error={sign.error} fields={{ '/signedOn': 'signed-on' }} />
      <DayInput
        id="signed-on"
        label={t.day}
        value={day}
        onChange={setDay}
        error={wrong ? words.notDay : fieldError(sign.error, '/signedOn')}
      />
      {early === null ? null : (
        <p className="err" role="status">
          {early}
        </p>
      )}
      {asking && early !== null ? (
        <Confirm
          question={t.earlyQuestion}
          verb={t.act}
          tone="bad"
          busy={sign.busy}
          close={() => setAsking(false)}
          onConfirm={() => void send()}
        >
          <p>{early}</p>
        </Confirm>
      ) : null}
      <p>
        <button className="btn first" type="button" aria-busy={sign.busy} onClick={act}>
          {t.act}
        </button>
      </p>
    </div>
  );
}

/** Notes that a contract ended. */
export function EndContract({ id }: { id: string }) {
  const words = useTexts(contractTexts);
  const t = words.end;
  const [asking, setAsking] = useState(false);
  const [day, setDay] = useState(isoDay(new Date()));
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const end = useAct('POST /v1/contracts/{id}/end', { done: () => toast({ text: t.done }) });
  const send = () => {
    setChecked(true);
    if (day === '' || reason.trim() === '') return;
    void end
      .run({ params: { id }, body: { endedOn: day, reason: reason.trim() }, ifMatch: '*' })
      .then((done) => done !== null && setAsking(false));
  };
  return (
    <>
      <button className="btn" type="button" onClick={() => setAsking(true)}>
        {t.act}
      </button>
      {asking ? (
        <Confirm question={t.question} verb={t.act} busy={end.busy} close={() => setAsking(false)} onConfirm={send}>
          <p>{t.text}</p>
          <Refusal error={end.error} fields={{ '/endedOn': 'ended-on', '/reason': 'end-reason' }} />
          <DayInput
            id="ended-on"
            label={t.day}
            value={day}
            onChange={setDay}
            error={checked && day === '' ? words.notDay : fieldError(end.error, '/endedOn')}
          />
          <LongTextInput
            id="end-reason"
            label={t.reason}
            value={reason}
            onChange={setReason}
            error={checked && reason.trim() === '' ? words.missing : fieldError(end.error, '/reason')}
          />
        </Confirm>
      ) : null}
    </>
  );
}
