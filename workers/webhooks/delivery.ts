import { handle, type JobHandler } from '../../src/queue/worker.ts';
import { webhookDeliveryJob } from '../../src/webhooks/jobs.ts';
import { sendWebhook } from '../../src/webhooks/sender.ts';
import type { WebhookService } from '../../src/webhooks/service.ts';

/** Sends a message; every answer but a 2xx is tried again, and given up after the last attempt. */
export const webhookDeliveryHandler = (webhooks: WebhookService): JobHandler =>
  handle(
    webhookDeliveryJob,
    async ({ deliveryId }) => {
      const message = await webhooks.message(deliveryId);
      if (message === null) return;
      let outcome: { status: number | null; error: string | null };
      try {
        const status = await sendWebhook(message, { allowPrivate: webhooks.allowPrivate, now: new Date() });
        outcome = { status, error: null };
      } catch (error) {
        outcome = { status: null, error: (error as Error).message.slice(0, 500) };
      }
      if (await webhooks.attempted(deliveryId, outcome)) return;
      throw new Error(outcome.error ?? `answered ${outcome.status}`);
    },
    async ({ deliveryId }) => webhooks.giveUp(deliveryId),
  );
