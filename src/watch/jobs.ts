import { defineJob } from '../queue/define-job.ts';
import { Strict, Uuid } from '../shared/schemas.ts';

/** Every minute: asks for a poll of each watch whose time has come. */
export const watchTickJob = defineJob({ name: 'watch-tick', payload: Strict({}), attempts: 3, concurrency: 1 });

/** One poll of one watch. */
export const watchPollJob = defineJob({
  name: 'watch-poll',
  payload: Strict({ watchId: Uuid }),
  attempts: 4,
  backoffMs: 5_000,
  concurrency: 2,
});
