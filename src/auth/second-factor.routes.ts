import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { type CookiePolicy, sessionSecret } from '../plugins/session-cookie.ts';
import { Empty, IdParams, Named, Nullable } from '../shared/schemas.ts';
import { ProofBody, proofOf } from './proof.ts';
import { Code } from './schemas.ts';
import type { SecondFactorService } from './second-factor.service.ts';

const tags = ['people'];
const SecuritySchema = Named('AccountSecurity', {
  demanded: Type.Boolean({
    description: 'One of my roles is in force with a second factor only; without one I have none of those roles',
  }),
  totpSince: Nullable(
    Type.String({ format: 'date-time', description: 'Since when signing in asks for a code; null: it does not' }),
  ),
  passkeys: Type.Integer({ description: 'How many passkeys the account has' }),
  recoveryCodesLeft: Type.Integer({ description: 'Recovery codes that were not used' }),
});
const CodeBody = Named('CodeProof', { code: Code });
const SecretSchema = Named('TotpSecret', {
  secret: Type.String({ description: 'For who types it into the app: base 32' }),
  uri: Type.String({ description: 'What the picture says: an `otpauth://` address' }),
  qrSvg: Type.String({ description: 'The picture to be scanned, as SVG' }),
});
const CodesSchema = Named('RecoveryCodes', {
  recoveryCodes: Type.Array(Type.String(), {
    description: 'To be kept on paper: each opens the account once in place of a code. Shown this once',
  }),
});

/** One's own second factor. Whoever sets it up or takes it away gives its password; guesses are few a minute. */
export const secondFactorRoutes: FastifyPluginAsyncTypebox<{
  secondFactor: SecondFactorService;
  cookies: CookiePolicy;
  passwordsPerMinute: number;
}> = async (app, { secondFactor, cookies, passwordsPerMinute }) => {
  const rateLimit = { max: passwordsPerMinute, timeWindow: '1 minute' };
  const limited = { rateLimit, idempotent: false };
  const secret = { ...limited, secretAnswer: true, beforeSecondFactor: true };

  app.get(
    '/me/security',
    {
      config: { beforeSecondFactor: true },
      schema: { tags, summary: 'How my account is secured', response: { 200: SecuritySchema } },
    },
    async (request) => secondFactor.own(request.actor),
  );
  app.post(
    '/me/totp',
    {
      config: secret,
      schema: {
        tags,
        summary: 'Begin to set up an authenticator app',
        description:
          'A secret for the app (RFC 6238). It counts once `POST /me/totp/confirm` was given a code of it. With my password and, where I have a passkey, a recovery code or that.',
        body: ProofBody,
        response: { 200: SecretSchema },
      },
    },
    async (request) => secondFactor.begin(request.actor, proofOf(request, cookies)),
  );
  app.post(
    '/me/totp/confirm',
    {
      config: secret,
      schema: {
        tags,
        summary: 'Set up the authenticator app with a first code',
        description: 'From then on signing in asks for a code. My other sessions end, bearer tokens too.',
        body: CodeBody,
        response: { 200: CodesSchema },
      },
    },
    async (request) => secondFactor.confirm(request.actor, request.body.code, sessionSecret(request, cookies)),
  );
  app.post(
    '/me/totp/remove',
    {
      config: limited,
      schema: {
        tags,
        summary: 'Take my authenticator app away',
        description: 'With my password and a code, of the app or a recovery code, or a passkey.',
        body: ProofBody,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      await secondFactor.remove(request.actor, proofOf(request, cookies));
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/me/recovery-codes',
    {
      config: secret,
      schema: {
        tags,
        summary: 'Renew my recovery codes',
        description: 'The earlier ones open nothing any more. With my password and a code or a passkey.',
        body: ProofBody,
        response: { 200: CodesSchema },
      },
    },
    async (request) => secondFactor.renewCodes(request.actor, proofOf(request, cookies)),
  );
};

/** For people who lost app and recovery codes. */
export const secondFactorAdminRoutes: FastifyPluginAsyncTypebox<{ secondFactor: SecondFactorService }> = async (
  app,
  { secondFactor },
) => {
  app.post(
    '/users/:id/reset-second-factor',
    {
      schema: {
        tags,
        summary: 'Take a person’s second factor away',
        description:
          'For somebody who lost its app or passkeys and its recovery codes, once you know that it is that person who asks. Its sessions end, and it is told.',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      await secondFactor.reset(request.actor, request.params.id);
      return reply.code(204).send(null);
    },
  );
};
