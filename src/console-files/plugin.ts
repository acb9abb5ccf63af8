import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { type CookiePolicy, isSafeConnection } from '../plugins/session-cookie.ts';
import { DomainError, notFound } from '../shared/errors.ts';

/** What the build left where each answer's own nonce belongs. */
export const NONCE_MARK = '__CSP_NONCE__';

/** Everything from here and nothing from elsewhere; styles that widgets write carry the answer's nonce. */
export const consolePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * The console at /app/: its hashed files, which never change, and its one page for every address below. What asks for
 * anything but a page gets a 404 as elsewhere.
 */
export async function consolePlugin(
  app: FastifyInstance,
  { folder, cookies }: { folder: string; cookies: CookiePolicy },
): Promise<void> {
  const pageNow = newestOf(join(folder, 'index.html'));
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/app/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
    schemaHide: true,
  });
  const hidden = { schema: { hide: true } };
  app.get('/', hidden, async (_request, reply) => reply.redirect('/app/'));
  app.get('/app', hidden, async (_request, reply) => reply.redirect('/app/'));
  app.get('/app/*', hidden, async (request, reply) => {
    // Scanners of mails and other programs that take anything get the page that the mail's reader will get.
    const { accept = '*/*' } = request.headers;
    if (!/text\/html|text\/\*|\*\/\*/.test(accept)) throw notFound('page');
    if (!isSafeConnection(request, cookies)) {
      throw new DomainError(
        'forbidden',
        'needs_https',
        'The console needs HTTPS here: set PUBLIC_URL, or TRUST_PROXY behind a proxy.',
      );
    }
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', consolePolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(pageNow().replaceAll(NONCE_MARK, nonce));
  });
}

/** A text file as it is now: read again where it was written since. A console that is built beside has other parts. */
function newestOf(path: string): () => string {
  let read = { at: 0, text: '' };
  const look = () => {
    const at = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? read.at;
    if (at !== read.at) read = { at, text: readFileSync(path, 'utf8') };
    return read.text;
  };
  look();
  return look;
}
