import { defineJob } from '../queue/define-job.ts';
import { Strict } from '../shared/schemas.ts';

/** Removes what has expired; asked for by a scheduler of the queue, not by the outbox. */
export const sweepJob = defineJob({
  name: 'sweep',
  payload: Strict({}),
  attempts: 3,
  backoffMs: 5_000,
  concurrency: 1,
});
