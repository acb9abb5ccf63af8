import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { answerOfPasskey, PasskeyNotUsed, passkeysWork } from '../../api/passkey.ts';
import { Field } from '../../components/field.tsx';
import { fieldError, Refusal } from '../../components/form.tsx';
import { useTexts } from '../../texts/define.ts';
import { securityTexts } from '../../texts/security.ts';

/** How the account is secured. */
export type Security = Answer<'GET /v1/me/security'>;

/** What one shows who changes how the account is secured: the password, and what secures it already. */
export function useProof({ totpSince, passkeys, recoveryCodesLeft }: Security) {
  const [typed, setTyped] = useState({ password: '', code: '' });
  const [failed, setFailed] = useState<Error | null>(null);
  const withPasskey = passkeys > 0 && passkeysWork();
  return {
    typed,
    setTyped,
    failed,
    /** A code is asked for as well. */
    withCode: totpSince !== null || recoveryCodesLeft > 0,
    /** A passkey does in place of a code. */
    withPasskey,
    forget: () => setTyped({ password: '', code: '' }),
    /** Does something with the proof: without a code the device is asked, where there is a passkey. */
    show: async (act: (proof: Proof) => Promise<unknown>): Promise<void> => {
      setFailed(null);
      const { password, code } = typed;
      try {
        if (code.trim() !== '') await act({ password, code: code.trim() });
        else if (withPasskey && password !== '') await act({ password, passkey: await answerOfPasskey() });
        else await act({ password });
      } catch (cause) {
        setFailed(cause as Error);
      }
    },
  };
}

type Proof = { password: string; code?: string; passkey?: Awaited<ReturnType<typeof answerOfPasskey>> };

/** The fields of a proof, with what was refused of it. */
export function ProofFields({
  id,
  proof,
  error,
}: {
  id: string;
  proof: ReturnType<typeof useProof>;
  error: Error | null;
}) {
  const t = useTexts(securityTexts);
  const { typed, setTyped } = proof;
  return (
    <>
      <Refusal error={error} fields={{ '/password': `${id}-password`, '/code': `${id}-code` }} />
      {proof.failed instanceof PasskeyNotUsed ? (
        <p className="call bad" role="alert">
          {t.notUsed}
        </p>
      ) : (
        <Refusal error={proof.failed} />
      )}
      <Field id={`${id}-password`} label={t.password} error={fieldError(error, '/password')}>
        {(props) => (
          <input
            {...props}
            type="password"
            autoComplete="current-password"
            value={typed.password}
            onChange={(event) => setTyped({ ...typed, password: event.target.value })}
          />
        )}
      </Field>
      {proof.withCode ? (
        <CodeField
          id={`${id}-code`}
          label={t.code}
          note={proof.withPasskey ? t.codeOrPasskey : undefined}
          value={typed.code}
          change={(code) => setTyped({ ...typed, code })}
          error={error}
        />
      ) : null}
    </>
  );
}

/** A code of the app, or of the paper. */
export function CodeField({
  id,
  label,
  note,
  value,
  change,
  error,
}: {
  id: string;
  label: string;
  note?: string | undefined;
  value: string;
  change: (value: string) => void;
  error: Error | null;
}) {
  return (
    <Field id={id} label={label} error={fieldError(error, '/code')} {...(note === undefined ? {} : { note })}>
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
