import { handle, type JobHandler } from '../../src/queue/worker.ts';
import { inSpan } from '../../src/tracing/spans.ts';
import { webhookDeliveryJob } from '../../src/webhooks/jobs.ts';
import { sendWebhook } from '../../src/webhooks/sender.ts';
import type { WebhookService } from '../../src/webhooks/service.ts';

/**
 * Sends a message; every answer but a 2xx is tried again, and given up after the last attempt. An address that is
 * refused is given up at once.
 */
export const webhookDeliveryHandler = (webhooks: WebhookService): JobHandler =>
  handle(
    webhookDeliveryJob,
    async ({ deliveryId }) => {
      const message = await webhooks.message(deliveryId);
      if (message === null) return;
      const fault = await inSpan('send webhook', 'client', {}, () =>
        sendWebhook(message, { allowPrivate: webhooks.allowPrivate, now: new Date() }),
      ).then(
        async (status) =>
          (await webhooks.attempted(deliveryId, { status, error: null })) ? null : `answered ${status}`,
        async (error: Error) => {
          await webhooks.attempted(deliveryId, { status: null, error: error.message.slice(0, 500) });
          return error;
        },
      );
      if (fault !== null) throw typeof fault === 'string' ? new Error(fault) : fault;
    },
    async ({ deliveryId }) => webhooks.giveUp(deliveryId),
  );
