import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { DomainError } from '../shared/errors.ts';
import type { RelyingParty } from '../shared/relying-party.ts';
import type { PasskeyRow } from './passkeys.repository.ts';
import type { UserRow } from './repository.ts';

/** A passkey's answer to a challenge: who asked holds the secret of the ceremony. */
export type PasskeyProof = { ceremony: string; credential: AuthenticationResponseJSON; party: RelyingParty };
/** A new passkey as a browser hands it over, with the name that its person gives it. */
export type NewPasskey = { ceremony: string; name: string; credential: RegistrationResponseJSON; party: RelyingParty };

/** Three hundred modules that a start does not wait for: read when the first passkey is asked for. */
const library = () => import('@simplewebauthn/server');

const TIMEOUT_MS = 300_000;
/** EdDSA, ES256 and RS256 (COSE): what devices in use can do, without what only newer versions of Node can check. */
const ALGORITHMS = [-8, -7, -257];

/** What a browser is to ask a device for, for a person that has these already. */
export async function creationOptions(party: RelyingParty, user: UserRow, known: readonly PasskeyRow[]) {
  const { generateRegistrationOptions } = await library();
  const {
    rp,
    challenge,
    pubKeyCredParams,
    timeout,
    user: owner,
  } = await generateRegistrationOptions({
    rpName: 'Groupement',
    rpID: party.domain,
    userID: new TextEncoder().encode(user.id),
    userName: user.email,
    userDisplayName: user.name,
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return {
    rp: { name: rp.name, id: party.domain },
    user: owner,
    challenge,
    pubKeyCredParams: pubKeyCredParams.map(({ alg, type }) => ({ alg, type })),
    excludeCredentials: known.map(({ credentialId: id, transports }) => ({
      id,
      transports,
      type: 'public-key' as const,
    })),
    authenticatorSelection: {
      residentKey: 'required' as const,
      requireResidentKey: true,
      userVerification: 'required' as const,
    },
    attestation: 'none' as const,
    timeout: timeout ?? TIMEOUT_MS,
  };
}

/** What a browser is to ask: any passkey of ours that the device has, its owner proved. */
export async function requestOptions(party: RelyingParty) {
  const { generateAuthenticationOptions } = await library();
  const { challenge } = await generateAuthenticationOptions({ rpID: party.domain, userVerification: 'required' });
  return { challenge, rpId: party.domain, userVerification: 'required' as const, timeout: TIMEOUT_MS };
}

/**
 * The credential that was made for this challenge at our own pages; null when it was not, in whatever way, or when its
 * key is one that no signature could ever be checked by.
 */
export async function madeFor(challenge: string, { credential, party }: NewPasskey) {
  await assertUsable(KNOWN_KEY);
  const { verifyRegistrationResponse } = await library();
  const answer = await unlessRefused(
    verifyRegistrationResponse({
      response: credential,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.domain,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (answer?.verified !== true) return null;
  const usable = await unlessRefused(assertUsable(answer.registrationInfo.credential.publicKey).then(() => true));
  return usable === null ? null : answer.registrationInfo;
}

/**
 * The device's count of signatures where the answer is one of this passkey to this challenge, from our own pages, its
 * owner proved; null otherwise. Whether the count moved on is for the row to say, where two answers at once meet.
 * @throws what fails on our side: a key that is kept and can't be read
 */
export async function signedBy(
  passkey: PasskeyRow,
  challenge: string,
  { credential, party }: PasskeyProof,
): Promise<number | null> {
  const publicKey = new Uint8Array(Buffer.from(passkey.publicKey, 'base64url'));
  await assertUsable(publicKey);
  const { verifyAuthenticationResponse } = await library();
  const answer = await unlessRefused(
    verifyAuthenticationResponse({
      response: credential,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.domain,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey,
        counter: 0,
      },
    }),
  );
  return answer?.verified === true ? answer.authenticationInfo.newCounter : null;
}

/** A public key of the curve P-256 (its base point), by which nothing is ever signed. */
const KNOWN_KEY = new Uint8Array(
  Buffer.from(
    'a5010203262001215820' +
      '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296' +
      '225820' +
      '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
    'hex',
  ),
);
/** A signature in form (DER) that is none of anybody: r and s are 1. */
const NO_SIGNATURE = new Uint8Array([0x30, 6, 2, 1, 1, 2, 1, 1]);

/**
 * Shows that this program can check signatures by a key, by one that is wrong.
 * @throws when it can't: the key is none, or the machine lacks what it takes
 */
async function assertUsable(credentialPublicKey: Uint8Array<ArrayBuffer>): Promise<void> {
  const { verifySignature } = await import('@simplewebauthn/server/helpers');
  await verifySignature({ credentialPublicKey, signature: NO_SIGNATURE, data: new Uint8Array(1) });
}

/**
 * The library throws plain errors for what is not as expected, and errors of many kinds for bytes that are none of its
 * formats. Our own half of the check has been shown to work before (`assertUsable`), so whatever it throws now is due to
 * what was sent: a refusal.
 */
const unlessRefused = <T>(answer: Promise<T>): Promise<T | null> => answer.catch(() => null);

/** One answer for every passkey that is not taken: it tells nothing of accounts. */
export const passkeyRefused = (): DomainError =>
  new DomainError(
    'unauthenticated',
    'passkey_refused',
    'This passkey was not taken: it is unknown here, or the attempt is over. Try again, or sign in with your password.',
  );
