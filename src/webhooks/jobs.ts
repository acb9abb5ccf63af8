import { defineJob } from '../queue/define-job.ts';
import { Strict, Uuid } from '../shared/schemas.ts';

/** One message to one address: tried again for about an hour, then given up as dead. */
export const webhookDeliveryJob = defineJob({
  name: 'webhook-delivery',
  payload: Strict({ deliveryId: Uuid }),
  attempts: 10,
  backoffMs: 5_000,
  concurrency: 10,
});
