import type { Logger } from 'pino';
import type { QueueBackend } from '../../src/queue/backend.ts';
import { handle, type JobHandler } from '../../src/queue/worker.ts';
import { watchPollJob, watchTickJob } from '../../src/watch/jobs.ts';
import type { WatchService } from '../../src/watch/service.ts';

/** How often due watches are looked for, in milliseconds. */
const TICK_MS = 60_000;

/** The handlers of watches: the tick that finds those that are due, and one poll. */
export const watchHandlers = (watches: WatchService): JobHandler[] => [
  handle(watchTickJob, async (_payload, context) => {
    const due = await watches.tick();
    if (due > 0) context.log.info({ due }, 'watches are due');
  }),
  handle(watchPollJob, ({ watchId }) => watches.poll(watchId)),
];

/** Sets the tick in the queue; any number of workers set the same one. */
export async function scheduleWatches(backend: QueueBackend, log: Logger): Promise<void> {
  const queue = backend.queue(watchTickJob.name);
  try {
    await queue.board.upsertJobScheduler(
      'watch-tick',
      { every: TICK_MS },
      {
        name: watchTickJob.name,
        data: { payload: {}, requestId: null },
        opts: { attempts: watchTickJob.attempts, backoff: { type: 'exponential', delay: watchTickJob.backoffMs } },
      },
    );
  } catch (error) {
    log.error({ err: error }, 'watches could not be scheduled');
  } finally {
    await queue.close();
  }
}
