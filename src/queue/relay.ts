import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import { grouped } from '../shared/grouped.ts';
import { noteWait } from '../tracing/spans.ts';
import type { JobQueue, QueueBackend } from './backend.ts';
import type { JobDefinition } from './define-job.ts';
import { lockWaiting, markForwarded, OUTBOX_CHANNEL } from './outbox.repository.ts';
import { forgetDoneRows, recoverLostJobs } from './recovery.ts';
import { rowsInTurn } from './turns.repository.ts';

/** Rows forwarded in one transaction. */
const BATCH = 200;
/** A poll in case a notification was missed (connection lost), in milliseconds. */
const POLL_MS = 1_000;
/** A job that was forwarded this long ago and is not done is looked for in its queue, in milliseconds. */
const LOST_AFTER_MS = 300_000;

const RELAY = systemActor('relay');

/** A running relay. */
export type Relay = { stop(): Promise<void> };

/**
 * Forwards outbox rows to BullMQ with the row's id as the job's id: a row that is forwarded twice (the relay died
 * between the queue and its own commit) is one job. Any number of relays share the work, each row locked by one.
 * Jobs that a queue lost are forwarded again. Jobs that clusters take turns with go when it is their turn, on whichever
 * backend.
 */
export async function startRelay(options: {
  database: Database;
  backend: QueueBackend;
  jobs: readonly JobDefinition[];
  log: Logger;
  /** For tests. */
  lostAfterMs?: number;
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
  /** Since the last look at the outbox. */
  let woken = false;
  let wake: () => void = () => undefined;

  const forward = (): Promise<number> =>
    inTransaction(database, RELAY, async (tx) => {
      const rows = [...(await lockWaiting(tx, BATCH)), ...(await rowsInTurn(tx, options.jobs, BATCH))];
      if (rows.length === 0) return 0;
      for (const [name, group] of grouped(rows, ({ job }) => job)) {
        const job = jobs.get(name);
        if (job === undefined) {
          log.error({ job: name, rows: group.length }, 'outbox rows of an unknown job are left for a newer version');
          continue;
        }
        await queueOf(name).add(
          group.map((row) => ({
            name,
            data: {
              payload: row.payload,
              requestId: row.requestId,
              traceparent: noteWait(`outbox ${name}`, row.createdAt, row.traceparent),
            },
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
      await markForwarded(tx, known);
      return known.length;
    });

  const listener = await database.listen(OUTBOX_CHANNEL, () => {
    woken = true;
    wake();
  });
  const loop = (async () => {
    const lostAfterMs = options.lostAfterMs ?? LOST_AFTER_MS;
    let lookedAt = Date.now();
    while (!stopping) {
      try {
        woken = false;
        if ((await forward()) > 0) continue;
        if (Date.now() - lookedAt > lostAfterMs / 5) {
          lookedAt = Date.now();
          const before = new Date(lookedAt - lostAfterMs);
          const lost = await recoverLostJobs(database, (name) => (jobs.has(name) ? queueOf(name) : null), before);
          if (lost > 0) log.warn({ jobs: lost }, 'the queue lost jobs: they are forwarded again');
          await forgetDoneRows(database);
          if (lost > 0) continue;
        }
      } catch (error) {
        if (!stopping) log.error({ err: error }, 'relay could not forward; trying again');
      }
      // What came in while it looked was perhaps not seen.
      if (woken) continue;
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
