import type { FastifyRequest } from 'fastify';
import { type CookiePolicy, relyingParty } from '../plugins/session-cookie.ts';
import { Named } from '../shared/schemas.ts';
import type { Factor, Proof } from './own-factors.ts';
import type { PasskeyProof } from './passkeys.ts';
import { factorFields, KnownPassword } from './schemas.ts';

/** What somebody shows who changes how its account is secured. */
export const ProofBody = Named(
  'AccountProof',
  { password: KnownPassword, ...factorFields },
  { description: 'My password and, where the account has a second factor, a code or a passkey' },
);

type Shown<T> = T & { code?: string; passkey?: Omit<PasskeyProof, 'party'> };

/** A body’s second factor, with whom its passkey must be for. */
export function factorOf({ code, passkey }: Shown<unknown>, request: FastifyRequest, cookies: CookiePolicy): Factor {
  return {
    ...(code === undefined ? {} : { code }),
    ...(passkey === undefined ? {} : { passkey: { ...passkey, party: relyingParty(request, cookies) } }),
  };
}

/** The proof in a request’s body. */
export const proofOf = (
  request: FastifyRequest<{ Body: Shown<{ password: string }> }>,
  cookies: CookiePolicy,
): Proof => ({
  password: request.body.password,
  ...factorOf(request.body, request, cookies),
});
