import { defineJob } from '../queue/define-job.ts';
import { Strict, Uuid } from '../shared/schemas.ts';

/** One notification as a mail to one person. */
export const mailJob = defineJob({
  name: 'mail',
  payload: Strict({ notificationId: Uuid }),
  attempts: 8,
  backoffMs: 2_000,
});

/** Takes up what mail servers report of mails that could not be delivered; asked for by a scheduler of the queue. */
export const mailReportsJob = defineJob({ name: 'mail-reports', payload: Strict({}), attempts: 3, concurrency: 1 });
