import { randomBytes } from 'node:crypto';
import { recordAudit } from '../audit/record.ts';
import { inTransaction } from '../db/transaction.ts';
import { enqueue } from '../queue/outbox.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { ownCluster } from '../shared/own-cluster.ts';
import { type Page, pageRequest, toPage } from '../shared/paging.ts';
import { webhookUrl } from './addresses.ts';
import { webhookDeliveryJob } from './jobs.ts';
import * as repository from './repository.ts';
import type { DeliveryView, NewWebhookInput, WebhookView } from './schemas.ts';
import { createWebhookSending, type WebhookDeps } from './sending.service.ts';

export type WebhookService = ReturnType<typeof createWebhookService>;

/** Addresses that clusters want to be told at, and the messages to them. */
export function createWebhookService(deps: WebhookDeps) {
  const { database, clock } = deps;

  return {
    ...createWebhookSending(deps),
    allowPrivate: deps.allowPrivate,

    async create(actor: Actor, input: NewWebhookInput): Promise<WebhookView & { secret: string }> {
      const clusterId = ownCluster(actor, input.clusterId, '/clusterId');
      const url = webhookUrl(input.url, deps);
      const secret = `whsec_${randomBytes(32).toString('base64')}`;
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.insertWebhook(tx, {
          clusterId,
          url: url.href,
          secret,
          events: input.events ?? [],
          createdBy: actor.kind === 'user' ? actor.userId : null,
          createdAt: clock(),
        });
        await recordAudit(tx, actor, {
          action: 'webhook.added',
          entity: 'webhook',
          entityId: row.id,
          clusterId,
          payload: { host: url.host },
        });
        return { ...webhookView(row), secret };
      });
    },

    async list(actor: Actor, query: { limit?: number; cursor?: string }): Promise<Page<WebhookView>> {
      const page = pageRequest(query, ['uuid']);
      const rows = await inTransaction(database, actor, (tx) => repository.listWebhooks(tx, page));
      const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
      return { items: items.map(webhookView), nextCursor };
    },

    async remove(actor: Actor, id: string): Promise<void> {
      await inTransaction(database, actor, async (tx) => {
        const row = await repository.findWebhook(tx, id);
        if (row === null) throw notFound('webhook');
        await repository.deleteWebhook(tx, id);
        await recordAudit(tx, actor, {
          action: 'webhook.removed',
          entity: 'webhook',
          entityId: id,
          clusterId: row.clusterId,
        });
      });
    },

    /** Messages to an address; `?state=dead` are those that were given up. */
    async deliveries(
      actor: Actor,
      id: string,
      query: { state?: DeliveryView['state']; limit?: number; cursor?: string },
    ): Promise<Page<DeliveryView>> {
      const page = pageRequest(query, ['uuid']);
      return inTransaction(database, actor, async (tx) => {
        if ((await repository.findWebhook(tx, id)) === null) throw notFound('webhook');
        const rows = await repository.listDeliveries(tx, id, query.state, page);
        const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.id]);
        return { items: items.map(deliveryView), nextCursor };
      });
    },

    /** Sends a dead message again; of two that ask at once, the second is refused. */
    async retry(actor: Actor, deliveryId: string): Promise<DeliveryView> {
      return inTransaction(database, actor, async (tx) => {
        const row = await repository.lockDelivery(tx, deliveryId);
        if (row === null) throw notFound('delivery');
        if (row.state !== 'dead') {
          throw new DomainError('conflict', 'illegal_transition', `A message that is ${row.state} is not sent again.`, {
            details: { state: row.state, allowed: [] },
          });
        }
        await repository.updateDelivery(tx, deliveryId, { state: 'pending' });
        await enqueue(tx, webhookDeliveryJob, { deliveryId });
        await recordAudit(tx, actor, {
          action: 'webhook.sent_again',
          entity: 'webhook',
          entityId: row.webhookId,
          clusterId: row.clusterId,
          payload: { deliveryId },
        });
        return deliveryView({ ...row, state: 'pending' });
      });
    },
  };
}

const webhookView = (row: repository.WebhookRow): WebhookView => ({
  id: row.id,
  clusterId: row.clusterId,
  url: row.url,
  events: row.events,
  active: row.active,
  createdAt: row.createdAt.toISOString(),
});

const deliveryView = (row: repository.DeliveryRow): DeliveryView => ({
  id: row.id,
  webhookId: row.webhookId,
  type: row.type,
  state: row.state,
  attempts: row.attempts,
  lastStatus: row.lastStatus,
  lastError: row.lastError,
  createdAt: row.createdAt.toISOString(),
  deliveredAt: row.deliveredAt?.toISOString() ?? null,
});
