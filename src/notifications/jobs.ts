import { defineJob } from '../queue/define-job.ts';
import { Strict, Uuid } from '../shared/schemas.ts';

/** One notification as a mail to one person. */
export const mailJob = defineJob({
  name: 'mail',
  payload: Strict({ notificationId: Uuid }),
  attempts: 8,
  backoffMs: 2_000,
});
