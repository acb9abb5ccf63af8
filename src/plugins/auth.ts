import jwt from '@fastify/jwt';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { type Actor, holds, type Role } from '../shared/actor.ts';
import { DomainError } from '../shared/errors.ts';
import { acceptedLanguage, type Language } from '../shared/language.ts';
import { assertFromConsole, CONSOLE_HEADER, type CookiePolicy, sessionSecret } from './session-cookie.ts';

/** Who issues and who accepts our tokens. */
export const TOKEN_ISSUER = 'groupement';
export const TOKEN_AUDIENCE = 'groupement-api';

/**
 * What an access token says: the person (`sub`), the session it belongs to (`sid`) and the version of the person's
 * rights (`ver`). Never what the person may do: that is read from the database.
 */
export type TokenClaims = { sub: string; sid: string; ver: number };

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: TokenClaims;
    user: TokenClaims;
  }
}

/**
 * What a person may do now, and the language that it chose; `secondFactorDue`: nothing before it has set up a second
 * factor.
 */
export type Standing = { roles: Role[]; secondFactorDue?: boolean; language: Language | null };

/** Who may call a route; each level is a scope in app.ts. */
export type AccessLevel = 'public' | 'signed-in' | 'staff' | 'admin';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
    /** Whether who began the request may still go on with it: for answers that last. Signing out ends them, too. */
    stillSignedIn(): Promise<boolean>;
  }
  interface FastifyContextConfig {
    /**
     * Open to a session that the link of an invitation's mail opened: `own` for the invitation that `:id` names, `any`
     * for what holds nothing of anybody. Every other route refuses such a session.
     */
    seat?: 'own' | 'any';
    /** Open to somebody who still has to set up the second factor that its roles demand. */
    beforeSecondFactor?: boolean;
  }
  interface FastifyInstance {
    /** The roles that a token's person holds now; null when the token ended. */
    rolesOfToken(claims: TokenClaims): Promise<Standing | null>;
    /** The person whose session of the console the request's cookie is; null without one. */
    sessionActor(request: FastifyRequest): Promise<Actor | null>;
  }
  interface FastifySchema {
    /** Shown in /openapi.json, so that clients and tests know who may call what. */
    'x-access'?: AccessLevel;
  }
}

/** Methods that change nothing. */
const READS = new Set(['GET', 'HEAD']);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** How the plugin reads tokens and, where there is a console, its cookie; `holder` tells whom a secret speaks for. */
export type AuthOptions = {
  secret: string;
  accessTokenMinutes: number;
  /** Reads from the database whom a token speaks for; null when it ended. */
  rolesOfToken: (claims: TokenClaims) => Promise<Standing | null>;
  sessions?: {
    cookies: CookiePolicy;
    holder: (secret: string) => Promise<({ userId: string; seat?: string } & Standing) | null>;
  };
};

/**
 * Signs and checks access tokens (HS256, RFC 7519), with every claim required that makes one ours; and lets the
 * console's cookie stand in for one.
 */
export const authPlugin = fp(
  async (app: FastifyInstance, options: AuthOptions) => {
    await app.register(jwt, {
      secret: options.secret,
      sign: { algorithm: 'HS256', iss: TOKEN_ISSUER, aud: TOKEN_AUDIENCE, expiresIn: `${options.accessTokenMinutes}m` },
      verify: {
        algorithms: ['HS256'],
        allowedIss: TOKEN_ISSUER,
        allowedAud: TOKEN_AUDIENCE,
        requiredClaims: ['iss', 'aud', 'sub', 'exp', 'iat'],
      },
    });
    app.decorateRequest('actor', null as never);
    app.decorateRequest('stillSignedIn', async () => true);
    app.decorate('rolesOfToken', options.rolesOfToken);
    app.decorate('sessionActor', async (request: FastifyRequest): Promise<Actor | null> => {
      if (options.sessions === undefined) return null;
      const { cookies, holder } = options.sessions;
      const secret = sessionSecret(request, cookies);
      if (secret === null) return null;
      const person = await holder(secret);
      if (person === null)
        throw new DomainError('unauthenticated', 'session_ended', 'Your session ended: sign in again.');
      if (!READS.has(request.method)) assertFromConsole(request, cookies);
      const { userId, roles, seat } = person;
      assertSecondFactor(request, person);
      return {
        kind: 'user',
        userId,
        roles,
        ...circumstances(request, person),
        ...(seat === undefined ? {} : { seat }),
      };
    });
    app.addHook('onRequest', async (request) => {
      request.actor = { kind: 'anonymous', requestId: request.id };
    });
  },
  { name: 'auth' },
);

/** Opens a scope: every route registered in it asks for that level of access, and no browser or proxy keeps its answers. */
export function requireAccess(app: FastifyInstance, level: AccessLevel): void {
  // First of all, so that refusals say it too; tokens are answered where nobody needs to be signed in.
  app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  app.addHook('onRoute', (route) => {
    route.schema = {
      ...route.schema,
      'x-access': level,
      ...(level === 'public' ? {} : { security: [{ bearer: [] }, { session: [] }] }),
    };
  });
  if (level === 'public') return;
  app.addHook('onRequest', async (request) => {
    request.actor = await signedInActor(request);
    assertWithinSeat(request);
    if (level === 'admin' && !holds(request.actor, 'admin')) throw notFor('administrators');
    if (level === 'staff' && !holds(request.actor, 'admin') && !holds(request.actor, 'coordinator')) {
      throw notFor('cluster coordinators and administrators');
    }
  });
}

/** A session of one seat reaches nothing but that seat. */
function assertWithinSeat(request: FastifyRequest): void {
  const { actor } = request;
  if (actor.kind !== 'user' || actor.seat === undefined) return;
  const { seat } = request.routeOptions.config;
  const { id } = (request.params ?? {}) as { id?: unknown };
  if (seat === 'any' || (seat === 'own' && id === actor.seat)) return;
  throw new DomainError(
    'forbidden',
    'seat_only',
    'The link of an invitation opens that invitation only: sign in for everything else.',
  );
}

/** Whoever has still to set up the second factor that its roles demand reaches its own account only. */
function assertSecondFactor(request: FastifyRequest, { secondFactorDue }: Standing): void {
  if (secondFactorDue !== true || request.routeOptions.config.beforeSecondFactor === true) return;
  throw new DomainError(
    'forbidden',
    'second_factor_demanded',
    'Your role demands a second factor: set it up under your account first.',
  );
}

/** 403 for those who are signed in and still not the ones it is for. */
export const notFor = (whom: string): DomainError =>
  new DomainError('forbidden', 'not_allowed', `This is for ${whom} only.`);

/**
 * The person whose access token the request carries, else whose session of the console it is, with the roles that the
 * database holds now.
 * @throws DomainError `unauthenticated`
 */
export async function signedInActor(request: FastifyRequest): Promise<Actor> {
  if (request.headers.authorization === undefined) {
    const actor = await request.server.sessionActor(request);
    if (actor !== null) {
      request.stillSignedIn = () => request.server.sessionActor(request).then(Boolean, () => false);
      return actor;
    }
  }
  let claims: TokenClaims;
  try {
    claims = await request.jwtVerify<TokenClaims>();
  } catch (cause) {
    throw tokenInvalid(cause);
  }
  const { sub, sid, ver } = claims;
  const ours = [sub, sid].every((id) => typeof id === 'string' && UUID.test(id)) && Number.isSafeInteger(ver);
  const standing = ours ? await request.server.rolesOfToken({ sub, sid, ver }) : null;
  if (standing === null) throw tokenInvalid();
  assertSecondFactor(request, standing);
  request.stillSignedIn = async () => (await request.server.rolesOfToken({ sub, sid, ver })) !== null;
  return { kind: 'user', userId: sub, roles: standing.roles, ...circumstances(request, standing) };
}

/**
 * The language of the page counts where the console's own script asks, which sends it: its sentences are to be those of the
 * page, also on a device where another language was chosen than the account's.
 */
const circumstances = ({ id, headers }: FastifyRequest, { language }: Standing) => ({
  requestId: id,
  accepts: (headers[CONSOLE_HEADER] === '1' ? null : language) ?? acceptedLanguage(headers['accept-language']),
});

const tokenInvalid = (cause?: unknown): DomainError =>
  new DomainError(
    'unauthenticated',
    'token_invalid',
    'The access token is missing, expired, ended or not one of ours.',
    { cause },
  );
