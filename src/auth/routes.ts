import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { CookiePolicy } from '../plugins/session-cookie.ts';
import { factorsOf, noteSignIn } from '../plugins/sign-in-log.ts';
import { Empty } from '../shared/schemas.ts';
import type { AccountInvitationService } from './account-invitations.service.ts';
import { factorOf } from './proof.ts';
import { roleRequestRoutes } from './role-requests.routes.ts';
import type { RoleRequestService } from './role-requests.service.ts';
import {
  AcceptInvitationBody,
  ForgottenBody,
  LoginBody,
  NewUserBody,
  PersonSchema,
  RefreshBody,
  Tokens,
} from './schemas.ts';
import type { AuthService, Session } from './service.ts';

type Options = {
  auth: AuthService;
  accountInvitations: AccountInvitationService;
  cookies: CookiePolicy;
  accessTokenMinutes: number;
  loginsPerMinute: number;
};

/** Signing in and out: open to all, login limited by address. */
export const publicAuthRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { auth, accountInvitations, cookies, accessTokenMinutes, loginsPerMinute },
) => {
  const tokens = (session: Session) => ({
    accessToken: app.jwt.sign({ sub: session.userId, sid: session.familyId, ver: session.tokenVersion }),
    refreshToken: session.refreshToken,
    tokenType: 'Bearer' as const,
    expiresIn: accessTokenMinutes * 60,
  });
  const limited = { rateLimit: { max: loginsPerMinute, timeWindow: '1 minute' }, idempotent: false };

  app.post(
    '/auth/login',
    {
      config: limited,
      schema: {
        tags: ['people'],
        summary: 'Sign in',
        description:
          'An access token for some minutes, and a refresh token for the next one. An unknown address and a wrong password get the same answer in like time. An account with a second factor answers 401 `second_factor_needed` until `code` or `passkey` is given too.',
        body: LoginBody,
        response: { 200: Tokens },
      },
    },
    async (request) => {
      const { email, password } = request.body;
      const given = { email, password, ...factorOf(request.body, request, cookies), ip: request.ip };
      const session = await auth.login(given);
      noteSignIn(request, session.userId, factorsOf(given));
      return tokens(session);
    },
  );
  app.post(
    '/auth/refresh',
    {
      config: { idempotent: false },
      schema: {
        tags: ['people'],
        summary: 'Trade a refresh token for the next',
        description: 'A refresh token that is used twice ends the session.',
        body: RefreshBody,
        response: { 200: Tokens },
      },
    },
    async (request) => tokens(await auth.refresh(request.body.refreshToken)),
  );
  app.post(
    '/auth/logout',
    {
      config: { idempotent: false },
      schema: {
        tags: ['people'],
        summary: 'End the session',
        description: 'Every token of the session ends with it; an unknown token is no error.',
        body: RefreshBody,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      await auth.logout(request.body.refreshToken);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/auth/forgot-password',
    {
      config: limited,
      schema: {
        tags: ['people'],
        summary: 'Ask for a new password',
        description:
          'Mails a link that sets one, good for an hour. The answer is the same whether the address is known or not; the old password stays good until then.',
        body: ForgottenBody,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      await accountInvitations.forgotPassword(request.body.email);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/auth/accept-invitation',
    {
      config: limited,
      schema: {
        tags: ['people'],
        summary: 'Set a password and sign in',
        description:
          'With the token of an invitation, or of the mail about a forgotten password; each is good for once.',
        body: AcceptInvitationBody,
        response: { 200: Tokens },
      },
    },
    async (request) => {
      const { token, password } = request.body;
      const given = { password, ...factorOf(request.body, request, cookies), ip: request.ip };
      const session = await auth.acceptInvitation(token, given);
      noteSignIn(request, session.userId, factorsOf(given));
      return tokens(session);
    },
  );
};

/** Inviting people: administrators, coordinators for their clusters, and members for their organisation. */
export const userRoutes: FastifyPluginAsyncTypebox<{
  accountInvitations: AccountInvitationService;
  roleRequests: RoleRequestService;
}> = async (app, { accountInvitations, roleRequests }) => {
  await app.register(roleRequestRoutes, { roleRequests });
  app.post(
    '/users',
    {
      schema: {
        tags: ['people'],
        summary: 'Invite a person',
        description:
          'Administrators give any role; coordinators those of their clusters and of members of no other; an organisation’s people roles for it. The person gets a mail in its language with a link that sets a password; the mailbox is the only place where its token is. The same address again, while no password is set: a fresh invitation and mail, and every earlier token is void. An address that has a password gets the roles added (administrators only); for whoever may not know of that account it is invited like any other, and the roles come to the account once its mailbox has accepted.',
        body: NewUserBody,
        response: { 201: PersonSchema },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return accountInvitations.invite(request.actor, request.body);
    },
  );
};
