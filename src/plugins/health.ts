import { setTimeout } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { Type } from 'typebox';
import { APPLICATION_ROLE, type Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
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
        const standing = await withinTime(standingOf(options.database)).catch(() => 'no database');
        return standing === 'ok' ? { status: standing } : reply.code(503).send({ status: standing });
      },
    );
  },
  { name: 'health' },
);

/** Whether the database answers, and the program works in it as the role that row-level security binds. */
const standingOf = (database: Database): Promise<string> =>
  inTransaction(database, { kind: 'anonymous' }, async (tx) => {
    const [row] = await tx.execute<{ role: string; secured: boolean }>(
      sql`select current_user as role, row_security_active('users') as secured`,
    );
    return row?.role === APPLICATION_ROLE && row.secured ? 'ok' : 'row-level security is off';
  });

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
