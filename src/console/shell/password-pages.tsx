import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { call, Problem, Unreachable } from '../api/call.ts';
import { besidePassword, PasskeyNotUsed, passkeysWork } from '../api/passkey.ts';
import { queryClient } from '../api/query.ts';
import { Field } from '../components/field.tsx';
import { fieldError } from '../components/form.tsx';
import { useTexts } from '../texts/define.ts';
import { wordsOf } from '../texts/problems.ts';
import { shellTexts } from '../texts/shell.ts';
import { signInTexts } from '../texts/sign-in.ts';
import { Brand } from './brand.tsx';
import { chooseLanguage, tellChosenLanguage } from './chosen-language.ts';
import { to } from './paths.ts';
import { type Language, setLanguage, usePreferences } from './preferences.ts';
import { toast } from './toasts.tsx';

/** Why a password could not be set or asked for, in words. */
function useFault(): (error: Error) => string {
  const shell = useTexts(shellTexts);
  const { language } = usePreferences();
  const t = useTexts(signInTexts);
  return (error) =>
    error instanceof PasskeyNotUsed
      ? t.noPasskey
      : error instanceof Problem
        ? wordsOf(error, language)
        : error instanceof Unreachable
          ? shell.offline.title
          : shell.failed.text;
}

/** Asks for a new password by mail. What is answered is the same whether the address is known or not. */
export function Forgotten() {
  const t = useTexts(signInTexts);
  const fault = useFault();
  const [email, setEmail] = useState('');
  const [state, setState] = useState<'asked' | 'busy' | 'sent'>('asked');
  const [error, setError] = useState<Error | null>(null);
  const send = async () => {
    setState('busy');
    setError(null);
    try {
      await call('POST /v1/auth/forgot-password', { body: { email: email.trim() } });
      setState('sent');
    } catch (cause) {
      setError(cause as Error);
      setState('asked');
    }
  };
  return (
    <Door title={t.forgotten}>
      {state === 'sent' ? (
        <p className="call" role="status">
          {t.forgottenSent}
        </p>
      ) : (
        <form
          className="stack lg"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (state !== 'busy') void send();
          }}
        >
          {error === null ? null : (
            <p className="call bad" role="alert">
              {error instanceof Problem && error.status === 400 ? t.noAddress : fault(error)}
            </p>
          )}
          <p className="mute">{t.forgottenLead}</p>
          <Field id="email" label={t.email}>
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
          <p>
            <button className="btn first" type="submit" aria-busy={state === 'busy'}>
              {t.send}
            </button>
          </p>
        </form>
      )}
    </Door>
  );
}

/**
 * Sets the password that the link of a mail lets one choose: of an account that one is invited to, or that one forgot.
 * The token stays in the fragment, which browsers send to nobody.
 */
export function NewPassword() {
  const t = useTexts(signInTexts);
  const fault = useFault();
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token'));
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [, navigate] = useLocation();
  const save = async (secret: string) => {
    setBusy(true);
    setError(null);
    try {
      const beside = code === null ? {} : await besidePassword(code);
      await call('POST /v1/auth/invitation-session', { body: { token: secret, password, ...beside } });
      await tellChosenLanguage();
      await queryClient.resetQueries();
      toast({ text: t.passwordSaved });
      navigate(to('today'), { replace: true });
    } catch (cause) {
      if (cause instanceof Problem && cause.code === 'second_factor_needed') setCode('');
      setError(cause as Error);
      setBusy(false);
    }
  };
  useEffect(() => {
    const lang = new URLSearchParams(location.search).get('lang');
    if (lang === 'fr' || lang === 'en') setLanguage(lang, false);
  }, []);
  const weak = fieldError(error, '/password');
  if (token === null)
    return (
      <Door title={t.newPassword}>
        <p className="call bad" role="alert">
          {t.noToken}
        </p>
      </Door>
    );
  return (
    <Door title={t.newPassword}>
      <form
        className="stack lg"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void save(token);
        }}
      >
        {error === null || weak !== undefined ? null : (
          <p className="call bad" role="alert">
            {fault(error)}
          </p>
        )}
        <Field id="password" label={t.password} note={t.passwordNote} error={weak}>
          {(props) => (
            <input
              {...props}
              type="password"
              autoComplete="new-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        {code === null ? null : (
          <Field id="code" label={t.code} note={passkeysWork() ? t.codeOrPasskey : t.codeNote}>
            {(props) => (
              <input
                {...props}
                type="text"
                autoComplete="one-time-code"
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
        )}
        <p>
          <button className="btn first" type="submit" aria-busy={busy}>
            {t.savePassword}
          </button>
        </p>
      </form>
    </Door>
  );
}

/** The frame of a page that one sees without an account. */
function Door({ title, children }: { title: string; children: React.ReactNode }) {
  const t = useTexts(signInTexts);
  const shell = useTexts(shellTexts);
  const other = shell.languageCode as Language;
  useEffect(() => {
    document.title = `${title} – Groupement`;
  }, [title]);
  return (
    <main className="sign-in">
      <p className="brand">
        <Brand />
      </p>
      <h1>{title}</h1>
      {children}
      <p className="row">
        <Link className="btn quiet" href={to('today')}>
          {t.backToSignIn}
        </Link>
        <button className="btn quiet" type="button" lang={other} onClick={() => chooseLanguage(other)}>
          {shell.language}
        </button>
      </p>
    </main>
  );
}
