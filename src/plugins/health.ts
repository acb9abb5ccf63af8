import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { Type } from 'typebox';
import type { Database } from '../db/client.ts';
import { isBound } from '../db/standing.ts';
import { Named } from '../shared/schemas.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** From now on /health/ready answers 503, so that a balancer stops sending before the server stops listening. */
    startDraining(): void;
  }
}

/** A probe waits no longer than this, whatever the database does. */
const READY_MS = 2_000;

const Health = Named('Health', { status: Type.String({ examples: ['ok'] }) });

/** Liveness (the process answers) and readiness (it can serve: database there, not draining). Never rate limited. */
export const healthPlugin = fp(
  async (app: FastifyInstance, options: { database: Database }) => {
    let draining = false;
    app.decorate('startDraining', () => {
      draining = true;
    });
    const open = { rateLimit: false } as const;
    app.get(
      '/health/live',
      {
        logLevel: 'warn',
        config: open,
        schema: {
          tags: ['operations'],
          'x-access': 'public',
          summary: 'Is the process alive',
          description: 'Says nothing of the database: restart the process when this does not answer.',
          response: { 200: Health },
        },
      },
      async () => ({ status: 'ok' }),
    );
    app.get(
      '/health/ready',
      {
        logLevel: 'warn',
        config: open,
        schema: {
          tags: ['operations'],
          'x-access': 'public',
          summary: 'Can it serve',
          description:
            '503 while it starts, drains, or has no database that answers in two seconds and binds it by row-level security.',
          response: { 200: Health, 503: Health },
        },
      },
      async (_request, reply) => {
        if (draining) return reply.code(503).send({ status: 'draining' });
        const bound = await withinTime(isBound(options.database)).catch(() => null);
        if (bound === true) return { status: 'ok' };
        return reply.code(503).send({ status: bound === null ? 'no database' : 'row-level security is off' });
      },
    );
  },
  { name: 'health' },
);

const withinTime = <T>(work: Promise<T>): Promise<T> => {
  const late = new AbortController();
  work.catch(() => undefined);
  return Promise.race([
    work.finally(() => late.abort()),
    setTimeout(READY_MS, undefined, { signal: late.signal }).then(() => {
      throw new Error(`no answer in ${READY_MS} ms`);
    }),
  ]);
};
