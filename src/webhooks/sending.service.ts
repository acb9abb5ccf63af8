import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import { systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { webhookDeliveryJob } from './jobs.ts';
import * as repository from './repository.ts';
import type { Message } from './sender.ts';

const SENDER = systemActor('webhooks');

/** What it is built on. */
export type WebhookDeps = { database: Database; clock: Clock; allowPrivate: boolean };

/** Sends what happened to the systems that asked for it. */
export function createWebhookSending(deps: WebhookDeps) {
  const { database, clock } = deps;
  const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(database, SENDER, work);

  return {
    /** Queues a message for each address of the cluster that wants the type; in the caller's transaction, as the system. */
    async publish(tx: Tx, clusterId: string, type: string, payload: Record<string, unknown>): Promise<void> {
      const listeners = await repository.findListeners(tx, clusterId, type);
      const rows = await repository.insertDeliveries(
        tx,
        listeners.map((webhook) => ({ webhookId: webhook.id, clusterId, type, payload, createdAt: clock() })),
      );
      for (const row of rows) await enqueue(tx, webhookDeliveryJob, { deliveryId: row.id });
    },

    /** The message to send; null when it is delivered, given up, or its address is gone. */
    message: (deliveryId: string): Promise<Message | null> =>
      asSystem(async (tx) => {
        const row = await repository.findDelivery(tx, deliveryId);
        if (row === null || row.state !== 'pending') return null;
        const webhook = await repository.findWebhook(tx, row.webhookId);
        if (webhook === null || !webhook.active) return null;
        return {
          id: row.id,
          url: webhook.url,
          secret: webhook.secret,
          type: row.type,
          at: row.createdAt,
          data: row.payload,
        };
      }),

    /** Notes how an attempt went. A status of 2xx is a delivery. */
    attempted: (deliveryId: string, outcome: { status: number | null; error: string | null }): Promise<boolean> =>
      asSystem(async (tx) => {
        const row = await repository.findDelivery(tx, deliveryId);
        const delivered = outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
        if (row === null) return delivered;
        await repository.updateDelivery(tx, deliveryId, {
          attempts: row.attempts + 1,
          lastStatus: outcome.status,
          lastError: outcome.error,
          ...(delivered ? { state: 'delivered' as const, deliveredAt: clock() } : {}),
        });
        return delivered;
      }),

    giveUp: (deliveryId: string): Promise<void> =>
      asSystem((tx) => repository.updateDelivery(tx, deliveryId, { state: 'dead' })),
  };
}
