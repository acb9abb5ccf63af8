import { type Answer, call } from './call.ts';

/** The person closed the browser's window, or no device answered in time. */
export class PasskeyNotUsed extends Error {
  override name = 'PasskeyNotUsed';
}

/** What the browser's extensions say is nobody's business. */
const NOTHING_MORE = { clientExtensionResults: {} };

/** Comes when a passkey is used: most sign in without. */
const ceremonies = () => import('@simplewebauthn/browser');

/** Whether passkeys can be used on this page: browsers bind them to names, never to a bare address. */
export const passkeysWork = (): boolean =>
  'PublicKeyCredential' in globalThis && !/^[\d.]+$|^\[/.test(globalThis.location.hostname);

/**
 * Asks a passkey of this browser, or of a device near it, to sign in.
 * @throws PasskeyNotUsed when there was none, or its owner did not want to
 */
export async function answerOfPasskey() {
  const { ceremony, options } = (await call('POST /v1/auth/passkey', {})).data;
  const { startAuthentication } = await ceremonies();
  const credential = await unlessNotUsed(startAuthentication({ optionsJSON: options }));
  return { ceremony, credential: { ...credential, ...NOTHING_MORE } };
}

/** What goes beside the password: the code that was typed or, where none was, a passkey's answer. */
export const besidePassword = async (code: string) =>
  code.trim() !== '' ? { code: code.trim() } : passkeysWork() ? { passkey: await answerOfPasskey() } : {};

/**
 * Has a device make a passkey.
 * @throws PasskeyNotUsed when none did
 */
export async function newPasskey({ ceremony, options }: Answer<'POST /v1/me/passkeys/begin'>) {
  const { startRegistration } = await ceremonies();
  const credential = await unlessNotUsed(startRegistration({ optionsJSON: options }));
  return { ceremony, credential: { ...credential, ...NOTHING_MORE } };
}

const unlessNotUsed = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((cause: unknown) => {
    throw new PasskeyNotUsed('no passkey was used', { cause });
  });
