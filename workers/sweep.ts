import type { Logger } from 'pino';
import type { Database } from '../src/db/client.ts';
import type { QueueBackend } from '../src/queue/backend.ts';
import { handle, type JobHandler } from '../src/queue/worker.ts';
import { sweepJob } from '../src/sweep/jobs.ts';
import { sweep } from '../src/sweep/sweep.ts';

/** How often expired rows are removed, in milliseconds. */
const EVERY_MS = 3_600_000;

/** Removes what has expired. */
export const sweepHandler = (database: Database): JobHandler =>
  handle(sweepJob, async (_payload, context) => {
    context.log.info({ swept: await sweep(database, new Date()) }, 'expired rows removed');
  });

/** Sets the hourly sweep in the queue; any number of workers set the same one. */
export async function scheduleSweep(backend: QueueBackend, log: Logger): Promise<void> {
  const queue = backend.queue(sweepJob.name);
  try {
    await queue.board.upsertJobScheduler(
      'sweep-hourly',
      { every: EVERY_MS },
      {
        name: sweepJob.name,
        data: { payload: {}, requestId: null },
        opts: { attempts: sweepJob.attempts, backoff: { type: 'exponential', delay: sweepJob.backoffMs } },
      },
    );
  } catch (error) {
    log.error({ err: error }, 'the sweep could not be scheduled');
  } finally {
    await queue.close();
  }
}
