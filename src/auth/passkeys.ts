import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { DomainError } from '../shared/errors.ts';
import type { RelyingParty } from '../shared/relying-party.ts';
import type { PasskeyRow } from './passkeys.repository.ts';
import type { UserRow } from './repository.ts';

/** A passkey's answer to a challenge: who asked holds the secret of the ceremony. */
export type PasskeyProof = { ceremony: string; credential: AuthenticationResponseJSON; party: RelyingParty };
/** A new passkey as a browser hands it over, with the name that its person gives it. */
export type NewPasskey = { ceremony: string; name: string; credential: RegistrationResponseJSON; party: RelyingParty };

const TIMEOUT_MS = 300_000;
/** EdDSA, ES256 and RS256 (COSE): what devices in use can do, without what only newer versions of Node can check. */
const ALGORITHMS = [-8, -7, -257];

/** What a browser is to ask a device for, for a person that has these already. */
export async function creationOptions(party: RelyingParty, user: UserRow, known: readonly PasskeyRow[]) {
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
  const { challenge } = await generateAuthenticationOptions({ rpID: party.domain, userVerification: 'required' });
  return { challenge, rpId: party.domain, userVerification: 'required' as const, timeout: TIMEOUT_MS };
}

/** The credential that was made for this challenge at our own pages; null when it was not, in whatever way. */
export async function madeFor(challenge: string, { credential, party }: NewPasskey) {
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
  return answer?.verified === true ? answer.registrationInfo : null;
}

/**
 * The device's count of signatures where the answer is one of this passkey to this challenge, from our own pages, its
 * owner proved; null otherwise. Whether the count moved on is for the row to say, where two answers at once meet.
 */
export async function signedBy(
  passkey: PasskeyRow,
  challenge: string,
  { credential, party }: PasskeyProof,
): Promise<number | null> {
  const answer = await unlessRefused(
    verifyAuthenticationResponse({
      response: credential,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.domain,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: 0,
      },
    }),
  );
  return answer?.verified === true ? answer.authenticationInfo.newCounter : null;
}

/** The library throws for what is not as expected, and for bytes that are none of its formats: each is a refusal. */
const unlessRefused = <T>(answer: Promise<T>): Promise<T | null> => answer.catch(() => null);

/** One answer for every passkey that is not taken: it tells nothing of accounts. */
export const passkeyRefused = (): DomainError =>
  new DomainError(
    'unauthenticated',
    'passkey_refused',
    'This passkey was not taken: it is unknown here, or the attempt is over. Try again, or sign in with your password.',
  );
