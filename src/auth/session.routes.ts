import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  assertFromConsole,
  assertSafe,
  type CookiePolicy,
  giveCookie,
  sessionSecret,
} from '../plugins/session-cookie.ts';
import { factorsOf, noteSignIn } from '../plugins/sign-in-log.ts';
import { Empty, IdParams, Instant, Named, Strict, Uuid, Word } from '../shared/schemas.ts';
import type { AccountInvitationService } from './account-invitations.service.ts';
import { factorOf } from './proof.ts';
import { AcceptInvitationBody, LoginBody } from './schemas.ts';
import type { SeatSessionService } from './seat-sessions.service.ts';
import type { SessionService } from './sessions.service.ts';

const tags = ['people'];
const SessionShown = Strict(
  {
    id: Uuid,
    createdAt: Instant,
    lastSeenAt: Type.String({ format: 'date-time', description: 'To the minute' }),
    expiresAt: Type.String({ format: 'date-time', description: 'Its last day; it ends earlier when nobody uses it' }),
    browser: Type.String({
      description: 'Browser and system, as they name themselves',
      examples: ['Firefox, Windows'],
    }),
    current: Type.Boolean({ description: 'The session of this very request' }),
  },
  { title: 'BrowserSession' },
);
const Sessions = Strict({ items: Type.Array(SessionShown), nextCursor: Type.Null() }, { title: 'BrowserSessionList' });

const SeatLink = Named('SeatLinkInput', {
  token: Type.String({
    pattern: '^[A-Za-z0-9_-]{86}$',
    description: 'From the link of the mail, where it stands behind `#seat=`',
    examples: ['3q2-7wAAmrG0cXvTzj1Yb4hHqkDkq0nRzS1cJb0uV5E3q2-7wAAmrG0cXvTzj1Yb4hHqkDkq0nRzS1cJb0uV5E'],
  }),
});
const OpenedSeat = Named('OpenedSeat', {
  invitationId: Uuid,
  expiresAt: Type.String({ format: 'date-time', description: 'When the session ends' }),
});

const DemoLogins = Strict(
  {
    nobodyYet: Type.Boolean({
      description: 'Whether nobody has an account: the first administrator is made at the server',
    }),
    items: Type.Array(
      Named('DemoLogin', {
        email: Type.String({ examples: ['coordinator@demo.example'] }),
        role: Word(['admin', 'coordinator', 'member']),
        password: Type.String(),
      }),
    ),
  },
  { title: 'DemoLogins' },
);

/** The link of an invitation's mail. */
const seatSessionRoute: FastifyPluginAsyncTypebox<{
  seatSessions: SeatSessionService;
  cookies: CookiePolicy;
  loginsPerMinute: number;
}> = async (app, { seatSessions, cookies, loginsPerMinute }) => {
  app.post(
    '/auth/seat-session',
    {
      config: { rateLimit: { max: loginsPerMinute * 6, timeWindow: '1 minute' }, idempotent: false },
      schema: {
        operationId: 'openSeat',
        tags,
        summary: 'Open one invitation by the link of its mail',
        description:
          'Answers a session as a cookie that reads and answers this invitation and nothing else, until its deadline. From the pages of the console only. It changes nothing: what binds is the answer.',
        body: SeatLink,
        response: { 200: OpenedSeat },
      },
    },
    async (request, reply) => {
      assertFromConsole(request, cookies);
      assertSafe(request, cookies);
      const { invitationId, ...session } = await seatSessions.open(request.body.token);
      giveCookie(request, reply, cookies, session);
      return { invitationId, expiresAt: session.expiresAt.toISOString() };
    },
  );
};

/** The link with which a password is chosen, of an invitation or a forgotten one. */
const invitationSessionRoute: FastifyPluginAsyncTypebox<{
  sessions: SessionService;
  cookies: CookiePolicy;
  loginsPerMinute: number;
}> = async (app, { sessions, cookies, loginsPerMinute }) => {
  app.post(
    '/auth/invitation-session',
    {
      config: { rateLimit: { max: loginsPerMinute, timeWindow: '1 minute' }, idempotent: false },
      schema: {
        operationId: 'acceptInvitationInConsole',
        tags,
        summary: 'Set a password and sign in to the console',
        description:
          'With the token of an invitation, or of the mail about a forgotten password; each is good for once. Answers a session as a cookie, as signing in does. From the pages of the console only; programs use /auth/accept-invitation.',
        body: AcceptInvitationBody,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      assertFromConsole(request, cookies);
      assertSafe(request, cookies);
      const before = sessionSecret(request, cookies);
      const { token, password } = request.body;
      const given = { password, ...factorOf(request.body, request, cookies), ip: request.ip };
      const session = await sessions.openByInvitation(token, given, request.headers['user-agent'] ?? '');
      noteSignIn(request, session.userId, factorsOf(given));
      if (before !== null) await sessions.close(before);
      giveCookie(request, reply, cookies, session);
      return reply.code(204).send(null);
    },
  );
};

/** Signing in and out of the console. */
export const publicSessionRoutes: FastifyPluginAsyncTypebox<{
  sessions: SessionService;
  seatSessions: SeatSessionService;
  accountInvitations: Pick<AccountInvitationService, 'nobodyYet'>;
  cookies: CookiePolicy;
  loginsPerMinute: number;
}> = async (app, { sessions, seatSessions, accountInvitations, cookies, loginsPerMinute }) => {
  await app.register(seatSessionRoute, { seatSessions, cookies, loginsPerMinute });
  await app.register(invitationSessionRoute, { sessions, cookies, loginsPerMinute });
  app.post(
    '/auth/session',
    {
      config: { rateLimit: { max: loginsPerMinute, timeWindow: '1 minute' }, idempotent: false },
      schema: {
        operationId: 'signInToConsole',
        tags,
        summary: 'Sign in to the console',
        description:
          'Answers a session as a cookie that no script can read, a new one each time. From the pages of the console only: with `X-Groupement-Console: 1`, from the same origin. Programs use /auth/login.',
        body: LoginBody,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      assertFromConsole(request, cookies);
      assertSafe(request, cookies);
      const before = sessionSecret(request, cookies);
      const { email, password } = request.body;
      const given = { email, password, ...factorOf(request.body, request, cookies), ip: request.ip };
      const session = await sessions.open(given, request.headers['user-agent'] ?? '');
      noteSignIn(request, session.userId, factorsOf(given));
      if (before !== null) await sessions.close(before);
      giveCookie(request, reply, cookies, session);
      return reply.code(204).send(null);
    },
  );
  app.get(
    '/auth/demo-logins',
    {
      config: { rateLimit: { max: loginsPerMinute * 6, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: 'Logins of the demonstration data, and whether anybody has an account',
        description:
          'For the sign-in page. Logins are those of a demonstration: none in production, and wherever the seeds did not put them.',
        response: { 200: DemoLogins },
      },
    },
    async () => ({ nobodyYet: await accountInvitations.nobodyYet(), items: await sessions.demoLogins() }),
  );
  app.delete(
    '/auth/session',
    {
      schema: {
        operationId: 'signOutOfConsole',
        tags,
        summary: 'Sign out of the console',
        description: 'Ends the session of the cookie; without one it is no error.',
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      assertFromConsole(request, cookies);
      const secret = sessionSecret(request, cookies);
      if (secret !== null) await sessions.close(secret);
      giveCookie(request, reply, cookies, null);
      return reply.code(204).send(null);
    },
  );
};

/** One's own sessions in browsers. */
export const ownSessionRoutes: FastifyPluginAsyncTypebox<{ sessions: SessionService; cookies: CookiePolicy }> = async (
  app,
  { sessions, cookies },
) => {
  app.get(
    '/auth/sessions',
    {
      schema: {
        tags,
        summary: 'Where am I signed in',
        description: 'My sessions in browsers, the last used first.',
        response: { 200: Sessions },
      },
    },
    async (request) => ({
      items: await sessions.list(request.actor, sessionSecret(request, cookies)),
      nextCursor: null,
    }),
  );
  app.delete(
    '/auth/sessions/:id',
    {
      schema: {
        tags,
        summary: 'End one of my sessions',
        description: 'The browser is signed out with its next request.',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      await sessions.end(request.actor, request.params.id);
      return reply.code(204).send(null);
    },
  );
};
