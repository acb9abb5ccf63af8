import { isIP } from 'node:net';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../shared/errors.ts';
import type { RelyingParty } from '../shared/relying-party.ts';

/** The header by which the console's own script is known: no form and no link of another site can send it. */
export const CONSOLE_HEADER = 'x-groupement-console';

const SECURE_NAME = '__Host-groupement';
/** On the machine itself over plain HTTP, where no browser takes a Secure cookie with that prefix. */
const PLAIN_NAME = 'groupement';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** What of the configuration decides how the cookie is kept. */
export type CookiePolicy = { publicUrl: string | null; production: boolean };

/** Whether people reach us over HTTPS, straight or by a proxy. */
export const isSecure = (request: FastifyRequest, { publicUrl }: CookiePolicy): boolean =>
  request.protocol === 'https' || publicUrl?.startsWith('https://') === true;

/**
 * Whether a browser may sign in over this connection: over HTTPS, from the machine itself, and outside production.
 * In production a password or a cookie never goes over a network in the clear.
 */
export const isSafeConnection = (request: FastifyRequest, policy: CookiePolicy): boolean =>
  isSecure(request, policy) || !policy.production || LOOPBACK.has(request.hostname);

/** Refuses to sign anybody in over such a connection. @throws DomainError `forbidden` `needs_https` */
export function assertSafe(request: FastifyRequest, cookies: CookiePolicy): void {
  if (!isSafeConnection(request, cookies))
    throw new DomainError(
      'forbidden',
      'needs_https',
      'Signing in needs HTTPS here: set PUBLIC_URL or TRUST_PROXY behind a proxy.',
    );
}

/** The session's secret in the request's cookie; null when there is none. */
export function sessionSecret(request: FastifyRequest, policy: CookiePolicy): string | null {
  const header = request.headers.cookie;
  if (header === undefined || !isSafeConnection(request, policy)) return null;
  return parseCookie(header)[isSecure(request, policy) ? SECURE_NAME : PLAIN_NAME] ?? null;
}

/** Hands the secret to the browser. */
export function giveCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  policy: CookiePolicy,
  session: { secret: string; expiresAt: Date } | null,
): void {
  const secure = isSecure(request, policy);
  void reply.header(
    'set-cookie',
    stringifySetCookie({
      name: secure ? SECURE_NAME : PLAIN_NAME,
      value: session?.secret ?? '',
      httpOnly: true,
      secure,
      sameSite: 'strict',
      path: '/',
      expires: session?.expiresAt ?? new Date(0),
    }),
  );
}

/**
 * Refuses a request that changes something and comes with the cookie from elsewhere than the console: the browser must
 * say that it comes from our own pages (Fetch Metadata, else Origin), and our script must have sent its header.
 * @throws DomainError `forbidden` `cross_site`
 */
export function assertFromConsole(request: FastifyRequest, { publicUrl }: CookiePolicy): void {
  const site = request.headers['sec-fetch-site'];
  const sameOrigin =
    site === undefined ? request.headers.origin === ownOrigin(request, publicUrl) : site === 'same-origin';
  if (sameOrigin && request.headers[CONSOLE_HEADER] === '1') return;
  throw new DomainError(
    'forbidden',
    'cross_site',
    'A session of the console acts from the pages of the console only. Programs use a bearer token.',
  );
}

const ownOrigin = (request: FastifyRequest, publicUrl: string | null): string =>
  publicUrl === null ? `${request.protocol}://${request.host}` : new URL(publicUrl).origin;

/**
 * Who we are for passkeys: by PUBLIC_URL. Without one only the machine itself, as `localhost`: what a request says of
 * its host is nothing to bind a key to.
 * @throws DomainError `conflict` `passkeys_unavailable` where browsers make none: not over HTTPS, or by a bare address
 */
export function relyingParty(request: FastifyRequest, { publicUrl }: CookiePolicy): RelyingParty {
  const { origin, protocol, hostname } = new URL(ownOrigin(request, publicUrl));
  const local = hostname === 'localhost';
  const bare = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  if (local || (publicUrl !== null && protocol === 'https:' && !bare)) return { origin, domain: hostname };
  throw new DomainError(
    'conflict',
    'passkeys_unavailable',
    'Passkeys need PUBLIC_URL to be a name under HTTPS; without it they work on the machine itself, at localhost.',
  );
}
