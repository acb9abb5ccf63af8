import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import { Field } from '../../components/field.tsx';
import { Form, fieldError, Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { securityTexts } from '../../texts/security.ts';

/** The second factor of one's account: set up with an app, its recovery codes, taken away. */
export function SecondFactor() {
  const t = useTexts(securityTexts);
  const f = useFormats();
  const security = useApi('GET /v1/me/security', {});
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Section id="second-factor" title={t.title} lead={t.lead}>
      <Await of={security} rows={2}>
        {({ demanded, totpSince, recoveryCodesLeft }) => (
          <div className="stack">
            {demanded && totpSince === null ? <p className="call bad">{t.demanded}</p> : null}
            {codes === null ? null : <Codes codes={codes} done={() => setCodes(null)} />}
            {totpSince === null ? (
              <SetUp done={setCodes} />
            ) : (
              <>
                <p>
                  <Tag icon="check">{t.on}</Tag> {t.since(f.day(totpSince))} {t.left(recoveryCodesLeft)}
                </p>
                <Change done={setCodes} />
              </>
            )}
          </div>
        )}
      </Await>
    </Section>
  );
}

function SetUp({ done }: { done: (codes: readonly string[]) => void }) {
  const t = useTexts(securityTexts);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useAct('POST /v1/me/totp');
  const confirm = useAct('POST /v1/me/totp/confirm', { done: ({ data }) => done(data.recoveryCodes) });
  const [shown, setShown] = useState<{ secret: string; qrSvg: string } | null>(null);
  if (shown === null)
    return (
      <Form
        className="stack"
        onSubmit={() => void begin.run({ body: { password } }).then((answer) => answer && setShown(answer.data))}
      >
        <Refusal error={begin.error} fields={{ '/password': 'factor-password' }} />
        <PasswordField id="factor-password" value={password} change={setPassword} error={begin.error} />
        <p>
          <button className="btn" type="submit" aria-busy={begin.busy}>
            {t.begin}
          </button>
        </p>
      </Form>
    );
  return (
    <Form className="stack" onSubmit={() => void confirm.run({ body: { code } })}>
      <p>{t.scan}</p>
      <img className="qr" alt={t.picture} src={`data:image/svg+xml,${encodeURIComponent(shown.qrSvg)}`} />
      <p>
        {t.byHand} <code className="break">{shown.secret}</code>
      </p>
      <Refusal error={confirm.error} fields={{ '/code': 'factor-code' }} />
      <CodeField id="factor-code" label={t.firstCode} value={code} change={setCode} error={confirm.error} />
      <p>
        <button className="btn first" type="submit" aria-busy={confirm.busy}>
          {t.confirm}
        </button>
      </p>
    </Form>
  );
}

function Change({ done }: { done: (codes: readonly string[]) => void }) {
  const t = useTexts(securityTexts);
  const [given, setGiven] = useState({ password: '', code: '' });
  const forget = () => setGiven({ password: '', code: '' });
  const renew = useAct('POST /v1/me/recovery-codes', {
    done: ({ data }) => {
      forget();
      done(data.recoveryCodes);
    },
  });
  const remove = useAct('POST /v1/me/totp/remove', {
    done: () => {
      forget();
      toast({ text: t.removed });
    },
  });
  const error = renew.error ?? remove.error;
  return (
    <Form className="stack" onSubmit={() => void renew.run({ body: given })}>
      <Refusal error={error} fields={{ '/password': 'factor-password', '/code': 'factor-code' }} />
      <PasswordField
        id="factor-password"
        value={given.password}
        change={(password) => setGiven({ ...given, password })}
        error={error}
      />
      <CodeField
        id="factor-code"
        label={t.code}
        value={given.code}
        change={(code) => setGiven({ ...given, code })}
        error={error}
      />
      <p className="row">
        <button className="btn" type="submit" aria-busy={renew.busy}>
          {t.renew}
        </button>
        <button
          className="btn quiet"
          type="button"
          aria-busy={remove.busy}
          onClick={() => void remove.run({ body: given })}
        >
          {t.remove}
        </button>
      </p>
    </Form>
  );
}

/** The recovery codes, this once. */
function Codes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const t = useTexts(securityTexts);
  return (
    <div className="call" role="status">
      <p>{t.keep}</p>
      <ul className="codes" aria-label={t.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <button className="btn sm" type="button" onClick={done}>
          {t.kept}
        </button>
      </p>
    </div>
  );
}

type Typed = { id: string; value: string; change: (value: string) => void; error: Error | null };

function PasswordField({ id, value, change, error }: Typed) {
  const t = useTexts(securityTexts);
  return (
    <Field id={id} label={t.password} error={fieldError(error, '/password')}>
      {(props) => (
        <input
          {...props}
          type="password"
          autoComplete="current-password"
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}

function CodeField({ id, label, value, change, error }: Typed & { label: string }) {
  return (
    <Field id={id} label={label} error={fieldError(error, '/code')}>
      {(props) => (
        <input
          {...props}
          type="text"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}
