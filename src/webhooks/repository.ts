import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { webhookDeliveries, webhooks } from './table.ts';

export type WebhookRow = typeof webhooks.$inferSelect;
export type DeliveryRow = typeof webhookDeliveries.$inferSelect;

export async function insertWebhook(tx: Tx, row: typeof webhooks.$inferInsert): Promise<WebhookRow> {
  const [inserted] = await tx.insert(webhooks).values(row).returning();
  return inserted!;
}

export const listWebhooks = (tx: Tx, page: { limit: number; after: string[] | null }): Promise<WebhookRow[]> =>
  tx
    .select()
    .from(webhooks)
    .where(page.after === null ? undefined : lt(webhooks.id, page.after[0]!))
    .orderBy(desc(webhooks.id))
    .limit(page.limit + 1);

export async function findWebhook(tx: Tx, id: string): Promise<WebhookRow | null> {
  const [row] = await tx.select().from(webhooks).where(eq(webhooks.id, id));
  return row ?? null;
}

export async function deleteWebhook(tx: Tx, id: string): Promise<void> {
  await tx.delete(webhooks).where(eq(webhooks.id, id));
}

/** Those of the cluster that want events of the type. */
export const findListeners = (tx: Tx, clusterId: string, type: string): Promise<WebhookRow[]> =>
  tx
    .select()
    .from(webhooks)
    .where(
      and(
        eq(webhooks.clusterId, clusterId),
        eq(webhooks.active, true),
        sql`(cardinality(${webhooks.events}) = 0 or ${type} = any (${webhooks.events}))`,
      ),
    );

export async function insertDeliveries(
  tx: Tx,
  rows: (typeof webhookDeliveries.$inferInsert)[],
): Promise<DeliveryRow[]> {
  return rows.length === 0 ? [] : tx.insert(webhookDeliveries).values(rows).returning();
}

export const listDeliveries = (
  tx: Tx,
  webhookId: string,
  state: DeliveryRow['state'] | undefined,
  page: { limit: number; after: string[] | null },
): Promise<DeliveryRow[]> =>
  tx
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.webhookId, webhookId),
        state === undefined ? undefined : eq(webhookDeliveries.state, state),
        page.after === null ? undefined : lt(webhookDeliveries.id, page.after[0]!),
      ),
    )
    .orderBy(desc(webhookDeliveries.id))
    .limit(page.limit + 1);

export async function findDelivery(tx: Tx, id: string): Promise<DeliveryRow | null> {
  const [row] = await tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id));
  return row ?? null;
}

/** Locks the message's row, so that of two who send it again one is the second. */
export async function lockDelivery(tx: Tx, id: string): Promise<DeliveryRow | null> {
  const [row] = await tx.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id)).for('update');
  return row ?? null;
}

export async function updateDelivery(
  tx: Tx,
  id: string,
  change: Partial<typeof webhookDeliveries.$inferInsert>,
): Promise<void> {
  await tx.update(webhookDeliveries).set(change).where(eq(webhookDeliveries.id, id));
}
