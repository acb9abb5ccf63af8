import { setTimeout as sleep } from 'node:timers/promises';
import { eq, isNull } from 'drizzle-orm';
import { Redis } from 'ioredis';
import postgres from 'postgres';
import { Type } from 'typebox';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { createLog } from '../../src/log.ts';
import { openQueueBackend, type QueueBackend } from '../../src/queue/backend.ts';
import { defineJob } from '../../src/queue/define-job.ts';
import { claimEffect } from '../../src/queue/effects.repository.ts';
import { enqueue } from '../../src/queue/outbox.ts';
import { startRelay } from '../../src/queue/relay.ts';
import { outbox } from '../../src/queue/table.ts';
import { handle, startWorkers } from '../../src/queue/worker.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { TEST_SYSTEM } from '../app.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { redisMissing, startRedis, type TestRedis } from '../redis.ts';
import { allJobsDone, jobDone, until } from '../waiting.ts';

/** Of which each cluster may have two at once. */
const turnJob = defineJob({ name: 'turn', payload: Type.Object({ n: Type.Integer() }), concurrency: 8, perCluster: 2 });

const log = createLog('silent', 'test');
const numberJob = defineJob({
  name: 'number',
  payload: Type.Object({ n: Type.Integer() }),
  backoffMs: 10,
  concurrency: 8,
});

describe.each([
  { name: 'the PostgreSQL queue', redis: false },
  { name: 'the Redis queue', redis: true },
])('jobs on $name', ({ redis }) => {
  const reason = redis ? redisMissing : null;
  describe.skipIf(reason !== null)(reason ?? 'through the outbox', () => {
    let db: TestDatabase;
    let database: Database;
    let server: TestRedis | null = null;
    let backend: QueueBackend;
    beforeAll(async () => {
      db = await testDatabase();
      database = db.open();
      server = redis ? await startRedis() : null;
      backend = await openQueueBackend({ redisUrl: server?.url ?? null, databaseUrl: db.url, prefix: db.name });
    });
    afterAll(async () => {
      await backend.close();
      await server?.stop();
      await db.drop();
    });

    const send = (n: number) => inTransaction(database, TEST_SYSTEM, (tx) => enqueue(tx, numberJob, { n }));

    /** Relay and worker with one handler, for the length of `work`. */
    async function running(
      run: (n: number, jobId: string) => Promise<void>,
      failed: (n: number, error: Error) => void,
      work: () => Promise<void>,
      lostAfterMs = 300_000,
    ) {
      const workers = await startWorkers({
        backend,
        database,
        jobs: [numberJob],
        handlers: [
          handle(
            numberJob,
            ({ n }, { jobId }) => run(n, jobId),
            async ({ n }, error) => failed(n, error),
          ),
        ],
        log,
      });
      const relay = await startRelay({ database, backend, jobs: [numberJob], log, lostAfterMs });
      try {
        await work();
      } finally {
        await relay.stop();
        await workers.stop();
      }
    }

    it('warns of nothing: PostgreSQL needs no warning, and the test’s Redis is durable', () => {
      expect(backend).toMatchObject({ kind: redis ? 'redis' : 'postgres', warnings: [] });
    });

    it('run if, and only if, the transaction that asked for them commits', async () => {
      const seen: number[] = [];
      await running(
        async (n) => void seen.push(n),
        () => undefined,
        async () => {
          await inTransaction(database, TEST_SYSTEM, async (tx) => {
            await enqueue(tx, numberJob, { n: 1 });
            throw new Error('changed my mind');
          }).catch(() => undefined);
          await jobDone(database, await send(2));
          expect(seen).toEqual([2]);
        },
      );
    });

    it('are tried again when they fail, and given up with a word to the one who asked', async () => {
      const tries: number[] = [];
      const failures: [number, string][] = [];
      await running(
        async (n) => {
          tries.push(n);
          if (n === 10 && tries.filter((t) => t === 10).length < 3) throw new Error('not yet');
          if (n === 11) throw new Error('never');
          if (n === 12) throw new DomainError('invalid', 'hopeless', 'no use in trying');
        },
        (n, error) => failures.push([n, error.message]),
        async () => {
          for (const n of [10, 11, 12]) await send(n);
          await until(() => failures.length === 2);
          await until(() => tries.filter((t) => t === 10).length === 3);
        },
      );
      expect(tries.filter((t) => t === 11)).toHaveLength(5);
      expect(tries.filter((t) => t === 12)).toHaveLength(1);
      expect(failures.sort()).toEqual([
        [11, 'never'],
        [12, 'no use in trying'],
      ]);
    });

    it('have their effect once, also when the relay forwards a row twice', async () => {
      const effects: number[] = [];
      const deliveries: number[] = [];
      await running(
        async (n, jobId) => {
          deliveries.push(n);
          await inTransaction(database, TEST_SYSTEM, async (tx) => {
            if (await claimEffect(tx, jobId, numberJob.name)) effects.push(n);
          });
        },
        () => undefined,
        async () => {
          const ids = await Promise.all(Array.from({ length: 50 }, (_, i) => send(100 + i)));
          await until(() => effects.length === 50);
          // As after a crash between the queue's commit and the relay's own.
          await inTransaction(database, TEST_SYSTEM, async (tx) => {
            for (const id of ids) await tx.update(outbox).set({ relayedAt: null }).where(eq(outbox.id, id));
          });
          await jobDone(database, await send(999));
          await allJobsDone(database);
        },
      );
      expect(effects.sort()).toEqual([...Array.from({ length: 50 }, (_, i) => 100 + i), 999]);
      expect(deliveries.length).toBeGreaterThanOrEqual(51);
    });

    it('are shared by several relays and workers without loss', async () => {
      const effects = new Set<number>();
      const run = async (n: number) => void effects.add(n);
      await running(
        run,
        () => undefined,
        async () => {
          await running(
            run,
            () => undefined,
            async () => {
              await Promise.all(Array.from({ length: 200 }, (_, i) => send(1_000 + i)));
              await until(() => effects.size === 200);
            },
          );
        },
      );
    });

    it('are done once each although the queue loses all it has, those of later too', async () => {
      const effects: number[] = [];
      const lose = async (): Promise<void> => {
        if (server === null) {
          const owner = postgres(db.url, { max: 1, onnotice: () => undefined });
          await owner`delete from bullmq.job`;
          await owner.end();
          return;
        }
        const redis = new Redis(server.url);
        await redis.flushall();
        await redis.quit();
      };
      await running(
        async (n, jobId) => {
          await sleep(20);
          await inTransaction(database, TEST_SYSTEM, async (tx) => {
            if (await claimEffect(tx, jobId, numberJob.name)) effects.push(n);
          });
        },
        () => undefined,
        async () => {
          const numbers = Array.from({ length: 120 }, (_, i) => 2_000 + i);
          const later = new Date(Date.now() + 2_500);
          await Promise.all(
            numbers.map((n) =>
              inTransaction(database, TEST_SYSTEM, (tx) =>
                enqueue(tx, numberJob, { n }, n % 3 === 0 ? { runAt: later } : {}),
              ),
            ),
          );
          await until(() => effects.length > 20);
          await lose();
          expect(effects.length).toBeLessThan(70);
          await until(() => effects.length >= 120);
          await allJobsDone(database);
          expect(effects.sort()).toEqual(numbers);
          const rows = await inTransaction(database, TEST_SYSTEM, (tx) =>
            tx.select({ id: outbox.id }).from(outbox).where(isNull(outbox.doneAt)),
          );
          expect(rows).toEqual([]);
        },
        500,
      );
    });

    it('of one cluster leave the others their turn, two at a time, on this queue as on the other', async () => {
      const [many, other] = [uuidv7(), uuidv7()];
      const order: number[] = [];
      const under = new Map([many, other].map((id) => [id, 0]));
      let most = 0;
      const ask = (clusterId: string, n: number) =>
        inTransaction(database, TEST_SYSTEM, (tx) => enqueue(tx, turnJob, { n }, { clusterId }));
      const work = handle(turnJob, async ({ n }) => {
        const clusterId = n < 100 ? many : other;
        order.push(n);
        under.set(clusterId, under.get(clusterId)! + 1);
        most = Math.max(most, under.get(clusterId)!);
        await sleep(60);
        under.set(clusterId, under.get(clusterId)! - 1);
      });
      for (let n = 0; n < 12; n++) await ask(many, n);
      for (let n = 100; n < 103; n++) await ask(other, n);
      const workers = await startWorkers({ backend, database, jobs: [turnJob], handlers: [work], log });
      const relays = [1, 2].map(() => startRelay({ database, backend, jobs: [turnJob], log }));
      try {
        await allJobsDone(database);
      } finally {
        for (const relay of relays) await (await relay).stop();
        await workers.stop();
      }
      expect(order).toHaveLength(15);
      expect(most).toBe(2);
      // All of the other's are done while most of the first's wait.
      expect(order.indexOf(102)).toBeLessThan(8);
    });

    it('wait for their time when they are asked for later', async () => {
      const seen: number[] = [];
      await running(
        async () => void seen.push(Date.now()),
        () => undefined,
        async () => {
          const due = Date.now() + 700;
          await inTransaction(database, TEST_SYSTEM, (tx) =>
            enqueue(tx, numberJob, { n: 1 }, { runAt: new Date(due) }),
          );
          await until(() => seen.length === 1);
          expect(seen[0]).toBeGreaterThanOrEqual(due - 5);
        },
      );
    });
  });
});

describe('a job', () => {
  it('is refused when its payload is not of the declared shape', async () => {
    expect(() => numberJob.parse({ n: 'one' })).toThrow('job number: /n must be integer');
    expect(() => defineJob({ name: 'x', payload: Type.Object({}), attempts: 2 })).toThrow('at least 3 attempts');
  });

  it('needs exactly one handler', async () => {
    const backend = {} as QueueBackend;
    const database = {} as Database;
    const other = { ...numberJob, name: `other-${uuidv7()}` };
    await expect(
      startWorkers({
        backend,
        database,
        jobs: [numberJob, other],
        handlers: [handle(numberJob, async () => undefined)],
        log,
      }),
    ).rejects.toThrow(/no handler for other/);
    const twice = [handle(numberJob, async () => undefined), handle(numberJob, async () => undefined)];
    await expect(startWorkers({ backend, database, jobs: [numberJob], handlers: twice, log })).rejects.toThrow(
      'two handlers for number',
    );
  });
});
