import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { call, Problem, Unreachable } from '../api/call.ts';
import { answerOfPasskey, PasskeyNotUsed, passkeysWork } from '../api/passkey.ts';
import { queryClient, useApi } from '../api/query.ts';
import { Field } from '../components/field.tsx';
import { useTexts } from '../texts/define.ts';
import { wordsOf } from '../texts/problems.ts';
import { shellTexts } from '../texts/shell.ts';
import { signInTexts } from '../texts/sign-in.ts';
import { Brand } from './brand.tsx';
import { chooseLanguage, tellChosenLanguage } from './chosen-language.ts';
import { to } from './paths.ts';
import { type Language, usePreferences } from './preferences.ts';

/** A link that led here and opens nothing. */
type SpentLink = 'ended' | 'replaced' | null;

/** Sign-in at whatever address was asked for: it is shown as soon as somebody is signed in. */
export function SignIn({ link }: { link: SpentLink }) {
  const t = useTexts(signInTexts);
  useEffect(() => {
    document.title = `${t.title} – Groupement`;
  }, [t.title]);
  return (
    <main className="sign-in">
      <p className="brand">
        <Brand />
      </p>
      <h1>{t.title}</h1>
      <FirstAccount />
      <SignInForm link={link} entered={() => queryClient.resetQueries()} />
    </main>
  );
}

/**
 * Address and password, or what else somebody signs in by.
 * @param of begins the ids of its fields: it may stand over a page that has such fields too
 * @param entered what is done once somebody is signed in
 */
export function SignInForm({
  link = null,
  of = '',
  entered,
}: {
  link?: SpentLink;
  of?: string;
  entered: () => Promise<void>;
}) {
  const t = useTexts(signInTexts);
  const shell = useTexts(shellTexts);
  const { language } = usePreferences();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  /** Asked for once the password was right; null: not asked for. */
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await act();
      await tellChosenLanguage();
      await entered();
    } catch (cause) {
      if (cause instanceof Unreachable) setError(shell.offline.title);
      else if (cause instanceof PasskeyNotUsed) setError(t.noPasskey);
      else if (cause instanceof Problem && cause.code === 'second_factor_needed') setCode('');
      else if (cause instanceof Problem)
        setError(cause.status !== 400 ? wordsOf(cause, language) : code === null ? t.wrongAddress : t.wrongCode);
      else throw cause;
    } finally {
      setBusy(false);
    }
  };
  const enter = (address: string, secret: string) =>
    attempt(() => {
      const withCode = code === null || code.trim() === '' ? {} : { code: code.trim() };
      return call('POST /v1/auth/session', { body: { email: address, password: secret, ...withCode } });
    });
  /** Alone, or beside the password once a second factor was asked for. */
  const enterByPasskey = () =>
    attempt(async () => {
      const passkey = await answerOfPasskey();
      if (code === null) await call('POST /v1/auth/passkey/session', { body: passkey });
      else await call('POST /v1/auth/session', { body: { email, password, passkey } });
    });

  const other = shell.languageCode as Language;
  return (
    <>
      <form
        className="stack lg"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void enter(email, password);
        }}
      >
        {link !== null && error === null ? (
          <p className="call" role="status">
            {link === 'ended' ? t.linkEnded : t.linkReplaced}
          </p>
        ) : null}
        {error === null ? null : (
          <p className="call bad" role="alert">
            {error}
          </p>
        )}
        <Field id={`${of}email`} label={t.email}>
          {(props) => (
            <input
              {...props}
              type="email"
              autoComplete="username"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field id={`${of}password`} label={t.password}>
          {(props) => (
            <input
              {...props}
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        {code === null ? null : (
          <Field id={`${of}code`} label={t.code} note={t.codeNote}>
            {(props) => (
              <input
                {...props}
                ref={(input) => input?.focus()}
                type="text"
                autoComplete="one-time-code"
                autoCapitalize="none"
                spellCheck={false}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
        )}
        <p className="row">
          <button className="btn first" type="submit" aria-busy={busy}>
            {t.enter}
          </button>
          {passkeysWork() ? (
            <button className="btn" type="button" aria-busy={busy} onClick={() => void enterByPasskey()}>
              {t.passkey}
            </button>
          ) : null}
          <button className="btn quiet" type="button" lang={other} onClick={() => chooseLanguage(other)}>
            {shell.language}
          </button>
        </p>
        <p>
          <Link href={to('forgotten')}>{t.forgottenAsk}</Link>
        </p>
      </form>
      <DemoLogins id={`${of}h-demo`} enter={enter} />
    </>
  );
}

/** How the first administrator is made, as long as nobody has an account: at the server, whose mailbox it is nobody knows yet. */
function FirstAccount() {
  const t = useTexts(signInTexts).first;
  const demo = useApi('GET /v1/auth/demo-logins', {});
  if (demo.data?.nobodyYet !== true) return null;
  return (
    <div className="call" role="note">
      <p>
        <b>{t.title}</b> {t.text}
      </p>
      <p>
        <code className="break">npm run administrator -- {t.address}</code>
      </p>
      <p className="note">
        {t.docker}{' '}
        <code className="break">docker compose exec api node dist/src/commands/administrator.js {t.address}</code>
      </p>
      <p className="note">{t.note}</p>
    </div>
  );
}

/** One click each, where the data is the demo's: the server names them nowhere else. */
function DemoLogins({ id, enter }: { id: string; enter: (email: string, password: string) => Promise<void> }) {
  const t = useTexts(signInTexts);
  const shell = useTexts(shellTexts);
  const demo = useApi('GET /v1/auth/demo-logins', {});
  if (demo.data === undefined || demo.data.items.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t.demo}</h2>
      <div className="demo-logins">
        {demo.data.items.map(({ email, role, password }) => (
          <button key={email} className="btn" type="button" onClick={() => void enter(email, password)}>
            <span>{shell.roles[role]}</span>
            <span className="note">{email}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
