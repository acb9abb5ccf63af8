import { useState } from 'react';
import { useAct, useApi } from '../../api/query.ts';
import { Form, Refusal } from '../../components/form.tsx';
import { Tag } from '../../components/icon.tsx';
import { Section } from '../../components/page.tsx';
import { Await } from '../../components/states.tsx';
import { useFormats } from '../../format/values.ts';
import { toast } from '../../shell/toasts.tsx';
import { useTexts } from '../../texts/define.ts';
import { securityTexts } from '../../texts/security.ts';
import { Passkeys } from './passkeys.tsx';
import { CodeField, ProofFields, type Security, useProof } from './proof.tsx';

/** The second factor of one's account: passkeys, an app, the recovery codes that stand in for either. */
export function SecondFactor() {
  const t = useTexts(securityTexts);
  const security = useApi('GET /v1/me/security', {});
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Section id="second-factor" title={t.title} lead={t.lead}>
      <Await of={security} rows={2}>
        {(now) => (
          <div className="stack">
            {now.demanded && now.totpSince === null && now.passkeys === 0 ? (
              <p className="call bad">{t.demanded}</p>
            ) : null}
            {codes === null ? null : <Codes codes={codes} done={() => setCodes(null)} />}
            <Passkeys security={now} given={setCodes} />
            <App security={now} given={setCodes} />
          </div>
        )}
      </Await>
    </Section>
  );
}

function App({ security, given }: { security: Security; given: (codes: readonly string[]) => void }) {
  const t = useTexts(securityTexts);
  const f = useFormats();
  const { totpSince, passkeys, recoveryCodesLeft } = security;
  return (
    <>
      <h3>{t.app}</h3>
      {totpSince === null ? (
        <SetUp security={security} done={given} />
      ) : (
        <p>
          <Tag icon="check">{t.on}</Tag> {t.since(f.day(totpSince))}
        </p>
      )}
      {totpSince === null && passkeys === 0 ? null : (
        <>
          <p>{t.left(recoveryCodesLeft)}</p>
          <Change security={security} done={given} />
        </>
      )}
    </>
  );
}

function SetUp({ security, done }: { security: Security; done: (codes: readonly string[]) => void }) {
  const t = useTexts(securityTexts);
  const proof = useProof(security);
  const [code, setCode] = useState('');
  const begin = useAct('POST /v1/me/totp');
  const confirm = useAct('POST /v1/me/totp/confirm', { done: ({ data }) => done(data.recoveryCodes) });
  const [shown, setShown] = useState<{ secret: string; qrSvg: string } | null>(null);
  if (shown === null)
    return (
      <Form
        className="stack"
        onSubmit={() =>
          void proof.show((body) => begin.run({ body }).then((answer) => answer && setShown(answer.data)))
        }
      >
        <ProofFields id="factor" proof={proof} error={begin.error} />
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

function Change({ security, done }: { security: Security; done: (codes: readonly string[]) => void }) {
  const t = useTexts(securityTexts);
  const proof = useProof(security);
  const renew = useAct('POST /v1/me/recovery-codes', {
    done: ({ data }) => {
      proof.forget();
      done(data.recoveryCodes);
    },
  });
  const remove = useAct('POST /v1/me/totp/remove', {
    done: () => {
      proof.forget();
      toast({ text: t.removed });
    },
  });
  return (
    <Form className="stack" onSubmit={() => void proof.show((body) => renew.run({ body }))}>
      <ProofFields id="change" proof={proof} error={renew.error ?? remove.error} />
      <p className="row">
        <button className="btn" type="submit" aria-busy={renew.busy}>
          {t.renew}
        </button>
        {security.totpSince === null ? null : (
          <button
            className="btn quiet"
            type="button"
            aria-busy={remove.busy}
            onClick={() => void proof.show((body) => remove.run({ body }))}
          >
            {t.remove}
          </button>
        )}
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
