import jwt from '@fastify/jwt';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { type Actor, holds, type Role } from '../shared/actor.ts';
import { DomainError } from '../shared/errors.ts';

/** Who issues and who accepts our tokens. */
export const TOKEN_ISSUER = 'groupement';
export const TOKEN_AUDIENCE = 'groupement-api';

/** What an access token says. Roles are a hint for the API's scopes; the database reads them afresh. */
export type TokenClaims = { sub: string; roles: Role[] };

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: TokenClaims;
    user: TokenClaims;
  }
}

/** Who may call a route; each level is a scope in app.ts. */
export type AccessLevel = 'public' | 'signed-in' | 'staff' | 'admin';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
  interface FastifySchema {
    /** Shown in /openapi.json, so that clients and tests know who may call what. */
    'x-access'?: AccessLevel;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Signs and checks access tokens (HS256, RFC 7519), with every claim required that makes one ours. */
export const authPlugin = fp(
  async (app: FastifyInstance, options: { secret: string; accessTokenMinutes: number }) => {
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
    app.addHook('onRequest', async (request) => {
      request.actor = { kind: 'anonymous', requestId: request.id };
    });
  },
  { name: 'auth' },
);

/** Opens a scope: every route registered in it asks for that level of access. */
export function requireAccess(app: FastifyInstance, level: AccessLevel): void {
  app.addHook('onRoute', (route) => {
    route.schema = {
      ...route.schema,
      'x-access': level,
      ...(level === 'public' ? {} : { security: [{ bearer: [] }] }),
    };
  });
  if (level === 'public') return;
  app.addHook('onRequest', async (request) => {
    request.actor = await signedInActor(request);
    if (level === 'admin' && !holds(request.actor, 'admin')) throw notFor('administrators');
    if (level === 'staff' && !holds(request.actor, 'admin') && !holds(request.actor, 'coordinator')) {
      throw notFor('cluster coordinators and administrators');
    }
  });
}

/** 403 for those who are signed in and still not the ones it is for. */
export const notFor = (whom: string): DomainError =>
  new DomainError('forbidden', 'not_allowed', `This is for ${whom} only.`);

/** The person whose access token the request carries; 401 otherwise. */
export async function signedInActor(request: FastifyRequest): Promise<Actor> {
  let claims: TokenClaims;
  try {
    claims = await request.jwtVerify<TokenClaims>();
  } catch (cause) {
    throw new DomainError(
      'unauthenticated',
      'token_invalid',
      'The access token is missing, expired or not one of ours.',
      { cause },
    );
  }
  if (typeof claims.sub !== 'string' || !UUID.test(claims.sub) || !Array.isArray(claims.roles)) {
    throw new DomainError(
      'unauthenticated',
      'token_invalid',
      'The access token is missing, expired or not one of ours.',
    );
  }
  return { kind: 'user', userId: claims.sub, roles: claims.roles, requestId: request.id };
}
