import type { Database } from '../src/db/client.ts';
import type { BookingService } from '../src/equipment/bookings.service.ts';
import type { Schedule } from '../src/queue/schedule.ts';
import { handle, type JobHandler } from '../src/queue/worker.ts';
import { sweepJob } from '../src/sweep/jobs.ts';
import { sweep } from '../src/sweep/sweep.ts';

/** How often expired rows are removed, in milliseconds. */
const EVERY_MS = 3_600_000;

/** Removes what has expired, and gives back equipment that was held for bids that are over. */
export const sweepHandler = (database: Database, bookings: Pick<BookingService, 'releaseEnded'>): JobHandler =>
  handle(sweepJob, async (_payload, context) => {
    context.log.info({ swept: await sweep(database, new Date()) }, 'expired rows removed');
    context.log.info({ released: await bookings.releaseEnded() }, 'equipment given back');
  });

/** The hourly sweep. */
export const sweepSchedule: Schedule = { id: 'sweep-hourly', job: sweepJob, everyMs: EVERY_MS };
