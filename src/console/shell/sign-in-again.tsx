import { useEffect, useRef } from 'react';
import { call } from '../api/call.ts';
import type { Me } from '../api/me.ts';
import { queryClient } from '../api/query.ts';
import { useTexts } from '../texts/define.ts';
import { signInTexts } from '../texts/sign-in.ts';
import { SignInForm } from './sign-in.tsx';

/**
 * Sign-in over the page whose session has ended: the page stays as it was typed, and out of sight, until the same person
 * is back. For anybody else everything begins anew.
 */
export function SignInAgain({ me, close }: { me: Me; close: () => void }) {
  const t = useTexts(signInTexts).again;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);
  const entered = async () => {
    const { data } = await call('GET /v1/me', {});
    if (data.id !== me.id) return location.reload();
    close();
    await queryClient.invalidateQueries();
  };
  return (
    <dialog
      ref={dialog}
      className="again"
      aria-labelledby="h-again"
      // Nothing can be done behind it; what the browser closes all the same opens again with the next act.
      onCancel={(event) => event.preventDefault()}
      onClose={close}
    >
      <div className="pad">
        <h2 id="h-again">{t.title}</h2>
        <p className="mute">{t.text}</p>
        <SignInForm of="again-" entered={entered} />
      </div>
    </dialog>
  );
}
