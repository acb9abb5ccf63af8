import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  assertFromConsole,
  assertSafe,
  type CookiePolicy,
  giveCookie,
  relyingParty,
  sessionSecret,
} from '../plugins/session-cookie.ts';
import { noteSignIn } from '../plugins/sign-in-log.ts';
import { Empty, IdParams } from '../shared/schemas.ts';
import type { PasskeyVerifier } from './passkey-verifier.ts';
import {
  AskedAssertion,
  AskedRegistration,
  MadePasskey,
  NewPasskeyBody,
  PasskeyAnswer,
  PasskeyNameBody,
  Passkeys,
} from './passkeys.schemas.ts';
import type { PasskeyService } from './passkeys.service.ts';
import { ProofBody, proofOf } from './proof.ts';
import type { SessionService } from './sessions.service.ts';

const tags = ['people'];

/** Signing in with a passkey, which stands for address, password and second factor. */
export const publicPasskeyRoutes: FastifyPluginAsyncTypebox<{
  passkeyVerifier: PasskeyVerifier;
  sessions: SessionService;
  cookies: CookiePolicy;
  loginsPerMinute: number;
}> = async (app, { passkeyVerifier, sessions, cookies, loginsPerMinute }) => {
  app.post(
    '/auth/passkey',
    {
      config: {
        rateLimit: { max: loginsPerMinute * 6, timeWindow: '1 minute' },
        idempotent: false,
        secretAnswer: true,
      },
      schema: {
        tags,
        summary: 'Ask for what a passkey is to sign',
        description:
          'For `navigator.credentials.get` in a browser (WebAuthn level 3): `options`, and the secret `ceremony` that the answer goes with, once and within five minutes. It tells nothing of who has passkeys.',
        response: { 200: AskedAssertion },
      },
    },
    async (request) => passkeyVerifier.ask(relyingParty(request, cookies)),
  );
  app.post(
    '/auth/passkey/session',
    {
      config: { rateLimit: { max: loginsPerMinute, timeWindow: '1 minute' }, idempotent: false },
      schema: {
        tags,
        summary: 'Sign in to the console with a passkey',
        description:
          'Without address and password: the device names its person and has made sure of it. Answers a session as `POST /auth/session` does. An unknown passkey, another’s challenge and a closed account get the same answer.',
        body: PasskeyAnswer,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      assertFromConsole(request, cookies);
      assertSafe(request, cookies);
      const before = sessionSecret(request, cookies);
      const proof = { ...request.body, party: relyingParty(request, cookies) };
      const session = await sessions.openByPasskey(proof, request.ip, request.headers['user-agent'] ?? '');
      noteSignIn(request, session.userId, ['passkey']);
      if (before !== null) await sessions.close(before);
      giveCookie(request, reply, cookies, session);
      return reply.code(204).send(null);
    },
  );
};

type OwnOptions = { passkeys: PasskeyService; cookies: CookiePolicy; passwordsPerMinute: number };

/** One's own passkeys. */
export const passkeyRoutes: FastifyPluginAsyncTypebox<OwnOptions> = async (app, options) => {
  const { passkeys } = options;
  app.get(
    '/me/passkeys',
    {
      config: { beforeSecondFactor: true },
      schema: { tags, summary: 'My passkeys', description: 'The oldest first.', response: { 200: Passkeys } },
    },
    async (request) => ({ items: await passkeys.list(request.actor), nextCursor: null }),
  );
  app.post(
    '/me/passkeys/:id/rename',
    {
      schema: {
        tags,
        summary: 'Call a passkey something else',
        description: 'What it is called, its person alone sees.',
        params: IdParams,
        body: PasskeyNameBody,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      await passkeys.rename(request.actor, request.params.id, request.body.name);
      return reply.code(204).send(null);
    },
  );
  await app.register(passkeyChanges, options);
};

/** Whoever makes or removes one gives its password; guesses are few a minute. */
const passkeyChanges: FastifyPluginAsyncTypebox<OwnOptions> = async (
  app,
  { passkeys, cookies, passwordsPerMinute },
) => {
  const limited = { rateLimit: { max: passwordsPerMinute, timeWindow: '1 minute' }, idempotent: false };
  const secret = { ...limited, secretAnswer: true, beforeSecondFactor: true };
  app.post(
    '/me/passkeys/begin',
    {
      config: secret,
      schema: {
        tags,
        summary: 'Begin to make a passkey',
        description:
          'For `navigator.credentials.create` in a browser (WebAuthn level 3). With my password and, where I have a second factor, that.',
        body: ProofBody,
        response: { 200: AskedRegistration },
      },
    },
    async (request) => passkeys.begin(request.actor, relyingParty(request, cookies), proofOf(request, cookies)),
  );
  app.post(
    '/me/passkeys',
    {
      config: secret,
      schema: {
        tags,
        summary: 'Keep a new passkey',
        description:
          'It signs in alone from then on, and stands in for a code beside the password. As the account’s first second factor it ends my other sessions, bearer tokens too, and gives recovery codes. I am told by mail.',
        body: NewPasskeyBody,
        response: { 200: MadePasskey },
      },
    },
    async (request) =>
      passkeys.make(
        request.actor,
        { ...request.body, party: relyingParty(request, cookies) },
        sessionSecret(request, cookies),
      ),
  );
  app.post(
    '/me/passkeys/:id/remove',
    {
      config: limited,
      schema: {
        tags,
        summary: 'Remove a passkey',
        description:
          'With my password and a code or a passkey, this one too. With the last second factor go the recovery codes.',
        params: IdParams,
        body: ProofBody,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      await passkeys.remove(request.actor, request.params.id, proofOf(request, cookies));
      return reply.code(204).send(null);
    },
  );
};
