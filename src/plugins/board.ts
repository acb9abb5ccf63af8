import { createHash } from 'node:crypto';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { QueueBackend } from '../queue/backend.ts';
import type { JobDefinition } from '../queue/define-job.ts';
import { type Actor, holds, type Role } from '../shared/actor.ts';
import { DomainError } from '../shared/errors.ts';
import { notFor, signedInActor } from './auth.ts';

/** Where the board is. */
const PATH = '/queues';
/** A browser sends its password with each of many requests: one that was right is not hashed again for a minute. */
const REMEMBER_MS = 60_000;
const MAX_REMEMBERED = 1_000;

/** Everything from here, but for the styles that the board writes into its page; nothing from elsewhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'self'";

type Options = {
  backend: QueueBackend;
  jobs: readonly JobDefinition[];
  /** Who has this address and password; 401 where nobody does. */
  identify: (given: {
    email: string;
    password: string;
    ip: string;
  }) => Promise<{ userId: string; tokenVersion: number }>;
  /** The roles that such a person holds now; null when the account is closed or the password another. */
  rolesOf: (userId: string, tokenVersion: number) => Promise<Role[] | null>;
  /** Passwords that one address may try in a minute. */
  loginsPerMinute: number;
};

/**
 * The queues as a page (bull-board), to look at and not to touch, for administrators. A browser cannot send a bearer
 * token by itself, so its session of the console does as well, and HTTP Basic (RFC 7617) with an administrator's address
 * and password, where the account has no second factor.
 */
export async function boardPlugin(app: FastifyInstance, options: Options): Promise<void> {
  const queues = options.jobs.map((job) => options.backend.queue(job.name));
  app.addHook('onClose', async () => {
    await Promise.all(queues.map((queue) => queue.close()));
  });
  const adapter = new FastifyAdapter();
  adapter.setBasePath(PATH);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue.board, { readOnlyMode: true })),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: 'Groupement' } },
  });

  const basicActor = rememberedPasswords(app, options);
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('content-security-policy', CONTENT_SECURITY_POLICY).header('cache-control', 'no-store');
    const { authorization } = request.headers;
    const fromConsole = authorization === undefined ? await sessionOrNobody(request) : null;
    request.actor =
      fromConsole ??
      (authorization?.startsWith('Bearer ') ? await signedInActor(request) : await basicActor(request, reply));
    if (!holds(request.actor, 'admin')) throw notFor('administrators');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new DomainError('forbidden', 'read_only', 'The board shows queues and changes none.');
    }
  });
  await app.register(
    async (board) => {
      // The board would set an error handler of its own: errors stay problem documents.
      const withoutErrors: FastifyInstance = Object.create(board, { setErrorHandler: { value: () => board } });
      await new Promise<void>((resolve, reject) =>
        adapter.registerPlugin()(withoutErrors, {}, (error?: Error) =>
          error === undefined ? resolve() : reject(error),
        ),
      );
    },
    { prefix: PATH },
  );
}

/** Reads HTTP Basic credentials; 401 that asks the browser for them where they are missing or wrong. */
function rememberedPasswords(
  app: FastifyInstance,
  { identify, rolesOf, loginsPerMinute }: Options,
): (request: FastifyRequest, reply: FastifyReply) => Promise<Actor> {
  const attempts = app.createRateLimit({ max: loginsPerMinute, timeWindow: '1 minute' });
  const remembered = new Map<string, { userId: string; tokenVersion: number; until: number }>();
  return async (request, reply) => {
    void reply.header('www-authenticate', 'Basic realm="Groupement queues", charset="UTF-8"');
    const credentials = /^Basic ([A-Za-z0-9+/=]{1,2000})$/.exec(request.headers.authorization ?? '')?.[1];
    const [, email, password] =
      /^([^:]+):(.+)$/su.exec(Buffer.from(credentials ?? '', 'base64').toString('utf8')) ?? [];
    if (email === undefined || password === undefined) {
      throw new DomainError('unauthenticated', 'sign_in', 'Sign in with the address and password of an administrator.');
    }
    const key = createHash('sha256').update(`${email}:${password}`).digest('base64');
    let known = remembered.get(key);
    if (known === undefined || known.until <= Date.now()) {
      remembered.delete(key);
      const attempt = await attempts(request);
      if (!attempt.isAllowed && attempt.isExceeded) {
        throw new DomainError('too_many', 'too_many_requests', 'Too many passwords tried: wait a minute.');
      }
      known = { ...(await identify({ email, password, ip: request.ip })), until: Date.now() + REMEMBER_MS };
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(key, known);
    }
    const roles = await rolesOf(known.userId, known.tokenVersion);
    if (roles === null) {
      remembered.delete(key);
      throw new DomainError('unauthenticated', 'sign_in', 'Sign in with the address and password of an administrator.');
    }
    void reply.removeHeader('www-authenticate');
    return { kind: 'user', userId: known.userId, roles, requestId: request.id };
  };
}

/** Who is signed in to the console; null where nobody is any more, so that the password is asked for. */
async function sessionOrNobody(request: FastifyRequest): Promise<Actor | null> {
  try {
    return await request.server.sessionActor(request);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
