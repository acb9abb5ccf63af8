import type { Logger } from 'pino';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import { endJobs, tellRelay } from './outbox.repository.ts';

const WORKER = systemActor('worker');
/** Ended jobs are noted together, this often, in milliseconds. */
const EVERY_MS = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Notes in the outbox which jobs have ended, so that nobody looks for them in the queue any more. */
export type DoneNotes = { note(jobId: string): void; close(): Promise<void> };

/**
 * Starts noting. A note that is lost (the process dies before it is written, or the database is away) makes the job
 * be looked for, and perhaps done again, which has no further effect.
 */
export function startDoneNotes(database: Database, log: Logger): DoneNotes {
  let ids: string[] = [];
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  const write = (): void => {
    timer = null;
    const batch = ids;
    ids = [];
    if (batch.length === 0) return;
    writing = writing.then(() =>
      inTransaction(database, WORKER, async (tx) => {
        // It is the next one's turn.
        if ((await endJobs(tx, batch)).some((turn) => turn !== null)) await tellRelay(tx);
      }).catch((error: unknown) => log.warn({ err: error, jobs: batch.length }, 'ended jobs could not be noted')),
    );
  };
  return {
    note: (jobId) => {
      // A scheduler's job has no outbox row.
      if (!UUID.test(jobId)) return;
      ids.push(jobId);
      timer ??= setTimeout(write, EVERY_MS);
    },
    close: async () => {
      if (timer !== null) clearTimeout(timer);
      write();
      await writing;
    },
  };
}
