import { and, asc, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import type { JobQueue, QueueBackend } from './backend.ts';
import type { JobDefinition } from './define-job.ts';
import { OUTBOX_CHANNEL } from './outbox.ts';
import { outbox } from './table.ts';

/** Rows forwarded in one transaction. */
const BATCH = 200;
/** A poll in case a notification was missed (connection lost), in milliseconds. */
const POLL_MS = 1_000;
/**
 * Forwarded rows are kept this long beyond the time at which they are to run, so that jobs lost by a Redis without
 * persistence, or left out by a backup, can be sent again.
 */
const KEEP_MS = 24 * 3_600_000;

const RELAY = systemActor('relay');

/** A running relay. */
export type Relay = { stop(): Promise<void> };

/**
 * Forwards outbox rows to BullMQ with the row's id as the job's id: a row that is forwarded twice (the relay died
 * between the queue and its own commit) is one job. Any number of relays share the work, each row locked by one.
 */
export async function startRelay(options: {
  database: Database;
  backend: QueueBackend;
  jobs: readonly JobDefinition[];
  log: Logger;
}): Promise<Relay> {
  const { database, backend, log } = options;
  const jobs = new Map(options.jobs.map((job) => [job.name, job]));
  const queues = new Map<string, JobQueue>();
  const queueOf = (name: string): JobQueue => {
    const queue = queues.get(name) ?? backend.queue(name);
    queues.set(name, queue);
    return queue;
  };
  let stopping = false;
  let wake: () => void = () => undefined;

  const forward = (): Promise<number> =>
    inTransaction(database, RELAY, async (tx) => {
      const rows = await tx
        .select()
        .from(outbox)
        .where(isNull(outbox.relayedAt))
        .orderBy(asc(outbox.id))
        .limit(BATCH)
        .for('update', { skipLocked: true });
      if (rows.length === 0) return 0;
      for (const [name, group] of grouped(rows)) {
        const job = jobs.get(name);
        if (job === undefined) {
          log.error({ job: name, rows: group.length }, 'outbox rows of an unknown job are left for a newer version');
          continue;
        }
        await queueOf(name).addBulk(
          group.map((row) => ({
            name,
            data: { payload: row.payload, requestId: row.requestId },
            opts: {
              jobId: row.id,
              attempts: job.attempts,
              backoff: { type: 'exponential', delay: job.backoffMs },
              ...(row.runAt === null ? {} : { delay: Math.max(0, row.runAt.getTime() - Date.now()) }),
            },
          })),
        );
      }
      const known = rows.filter((row) => jobs.has(row.job)).map((row) => row.id);
      if (known.length > 0) await tx.update(outbox).set({ relayedAt: new Date() }).where(inArray(outbox.id, known));
      return known.length;
    });

  const listener = await database.sql.listen(OUTBOX_CHANNEL, () => wake());
  const loop = (async () => {
    let sweptAt = 0;
    while (!stopping) {
      try {
        if ((await forward()) > 0) continue;
        if (Date.now() - sweptAt > 60_000) {
          sweptAt = Date.now();
          const before = new Date(Date.now() - KEEP_MS);
          const isPast = or(isNull(outbox.runAt), lt(outbox.runAt, before));
          await inTransaction(database, RELAY, (tx) =>
            tx.delete(outbox).where(and(lt(outbox.relayedAt, before), isPast)),
          );
        }
      } catch (error) {
        if (!stopping) log.error({ err: error }, 'relay could not forward; trying again');
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (stopping) wake();
      });
    }
  })();

  return {
    stop: async () => {
      stopping = true;
      wake();
      await loop;
      await listener.unlisten();
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

function grouped<T extends { job: string }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.job, [...(groups.get(row.job) ?? []), row]);
  return groups;
}
