import { sql } from 'drizzle-orm';
import { Type } from 'typebox';
import { connectDatabase } from '../../src/db/client.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { createLog } from '../../src/log.ts';
import { openQueueBackend } from '../../src/queue/backend.ts';
import { defineJob } from '../../src/queue/define-job.ts';
import { claimEffect } from '../../src/queue/effects.repository.ts';
import { enqueue } from '../../src/queue/outbox.ts';
import { startRelay } from '../../src/queue/relay.ts';
import { handle, startWorkers } from '../../src/queue/worker.ts';
import { systemActor } from '../../src/shared/actor.ts';

/**
 * One process of figures 2 and 3, made to be killed: `writer` commits business events with the job that they ask for,
 * as the API does, and prints each number once it is acknowledged; `relay` forwards; `worker` carries out.
 *
 *   reliability-part.ts writer|relay|worker DATABASE_URL REDIS_URL|- [FIRST LAST]
 */
const [part, url = '', redisUrl = '-', first = '1', last = '0'] = process.argv.slice(2);
const log = createLog('fatal', 'reliability');
const actor = systemActor('reliability');
const database = connectDatabase({ url }, { max: 8, name: `reliability-${part}` });
const eventJob = defineJob({ name: 'reliability-event', payload: Type.Object({ n: Type.Integer() }), concurrency: 8 });
const backend = () => openQueueBackend({ redisUrl: redisUrl === '-' ? null : redisUrl, databaseUrl: url });

if (part === 'writer') {
  let next = Number(first);
  const write = async (): Promise<void> => {
    for (let n = next++; n <= Number(last); n = next++) {
      await inTransaction(database, actor, async (tx) => {
        await tx.execute(sql`insert into reliability_events values (${n})`);
        await enqueue(tx, eventJob, { n });
      });
      process.stdout.write(`${n}\n`);
    }
  };
  await Promise.all([write(), write(), write(), write()]);
  process.exit(0);
} else if (part === 'relay') {
  await startRelay({ database, backend: await backend(), jobs: [eventJob], log });
} else {
  const handler = handle(eventJob, ({ n }, { jobId }) =>
    inTransaction(database, actor, async (tx) => {
      if (!(await claimEffect(tx, jobId, eventJob.name))) return;
      await tx.execute(sql`insert into reliability_effects values (${n})`);
    }),
  );
  await startWorkers({ backend: await backend(), database, jobs: [eventJob], handlers: [handler], log });
}
