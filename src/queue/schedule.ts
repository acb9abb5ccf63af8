import type { Logger } from 'pino';
import type { QueueBackend } from './backend.ts';
import type { JobDefinition } from './define-job.ts';

/** A job without payload that the queue itself asks for again and again. */
export type Schedule = { id: string; job: JobDefinition; everyMs: number };

/** Sets schedules in the queue that it doesn't have; any number of workers set the same ones. */
export async function ensureSchedules(
  backend: QueueBackend,
  schedules: readonly Schedule[],
  log: Logger,
): Promise<void> {
  for (const { id, job, everyMs } of schedules) {
    const queue = backend.queue(job.name);
    try {
      if ((await queue.board.getJobScheduler(id)) !== undefined) continue;
      await queue.board.upsertJobScheduler(
        id,
        { every: everyMs },
        {
          name: job.name,
          data: { payload: {}, requestId: null, traceparent: null },
          opts: { attempts: job.attempts, backoff: { type: 'exponential', delay: job.backoffMs } },
        },
      );
    } catch (error) {
      log.error({ err: error, job: job.name }, 'could not be scheduled');
    } finally {
      await queue.close();
    }
  }
}
