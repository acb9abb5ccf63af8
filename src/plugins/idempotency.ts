import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import fp from 'fastify-plugin';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { claimKey, findAnswer, storeAnswer } from '../idempotency/repository.ts';
import { DomainError, invalidField } from '../shared/errors.ts';

/** Answer headers that a repeat gets too. */
const KEPT_HEADERS = ['location', 'etag'];
const KEY = /^[\x21-\x7e][\x20-\x7e]{0,253}$/;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** False where a repeat is harmless or the answer is a stream. POSTs of signed-in people are true. */
    idempotent?: boolean;
    /** The answer holds a secret that is shown once: it is not stored, and a repeat is told so. */
    secretAnswer?: boolean;
  }
}

/**
 * `Idempotency-Key` on POST (draft-ietf-httpapi-idempotency-key-header): the whole request runs in one transaction
 * that also stores its answer, so an effect and its key are there together or not at all, whenever a process dies.
 * The same key and request again: the stored answer. Another request under the key: 422. Still at work: 409.
 * A refusal (4xx) leaves nothing and is not remembered.
 */
export const idempotencyPlugin = fp(
  async (app: FastifyInstance, options: { database: Database }) => {
    app.addHook('onRoute', (route) => {
      if (route.method !== 'POST' || route.config?.idempotent === false) return;
      const handler = route.handler;
      route.handler = async function (this: FastifyInstance, request, reply) {
        return answerOnce(options.database, request, reply, () => runHandler(handler, this, request, reply));
      } as RouteHandlerMethod;
    });
  },
  { name: 'idempotency', dependencies: ['auth'] },
);

const runHandler = async (
  handler: RouteHandlerMethod,
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
) => handler.call(app, request as never, reply as never) as unknown;

async function answerOnce(
  database: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  handle: () => Promise<unknown>,
): Promise<unknown> {
  const { actor } = request;
  const key = request.headers['idempotency-key'];
  if (key === undefined || actor.kind !== 'user') return handle();
  if (typeof key !== 'string' || !KEY.test(key))
    throw invalidField('Idempotency-Key', 'must be 1 to 255 printable ASCII characters');
  const fingerprint = fingerprintOf(request);
  return inTransaction(database, actor, async (tx) => {
    if (!(await claimKey(tx, actor.userId, key))) {
      throw new DomainError(
        'conflict',
        'still_at_work',
        'The first request with this Idempotency-Key is still at work: try again shortly.',
      );
    }
    const stored = await findAnswer(tx, actor.userId, key);
    if (stored !== null && stored.fingerprint !== fingerprint) {
      throw new DomainError('unprocessable', 'key_reused', 'This Idempotency-Key was used for another request.', {
        fields: [{ pointer: 'Idempotency-Key', message: 'was used for another request' }],
      });
    }
    if (stored !== null && request.routeOptions.config.secretAnswer === true) {
      throw new DomainError(
        'conflict',
        'answer_not_kept',
        'The first request with this Idempotency-Key was carried out. Its answer held a secret, which is shown once and kept nowhere.',
      );
    }
    if (stored !== null) {
      void reply.code(stored.statusCode).headers(stored.headers).header('idempotency-replayed', 'true');
      return stored.body;
    }
    const body = await handle();
    if (reply.sent) return body;
    await storeAnswer(tx, actor.userId, key, {
      fingerprint,
      statusCode: reply.statusCode,
      headers: keptHeaders(reply),
      body: request.routeOptions.config.secretAnswer === true ? null : body,
    });
    return body;
  });
}

function keptHeaders(reply: FastifyReply): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = reply.getHeader(name);
    if (value !== undefined) headers[name] = String(value);
  }
  return headers;
}

function fingerprintOf(request: FastifyRequest): string {
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`);
  if (Buffer.isBuffer(request.body) || typeof request.body === 'string') hash.update(request.body);
  // A file that is still to come is told by its size and type.
  else if (request.body instanceof Readable)
    hash.update(`${request.headers['content-type']} ${request.headers['content-length']}`);
  else hash.update(JSON.stringify(request.body ?? null));
  return hash.digest('hex');
}
