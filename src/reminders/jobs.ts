import { defineJob } from '../queue/define-job.ts';
import { Strict } from '../shared/schemas.ts';

/** Looks for what comes near and tells whom it concerns; asked for by a scheduler of the queue, not by the outbox. */
export const reminderJob = defineJob({
  name: 'reminders',
  payload: Strict({}),
  attempts: 3,
  backoffMs: 5_000,
  concurrency: 1,
});
