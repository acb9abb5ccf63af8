import type { Schedule } from '../../src/queue/schedule.ts';
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

/** The tick that finds the watches that are due. */
export const watchSchedule: Schedule = { id: 'watch-tick', job: watchTickJob, everyMs: TICK_MS };
