import { boolean, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { clusters } from '../clusters/table.ts';
import { createdAt, instant, primaryId } from '../db/columns.ts';
import { coordinates, either, readPolicy, seesAll, writePolicy } from '../db/policies.ts';

const staff = either(seesAll, coordinates('cluster_id'));

/** An address that a cluster wants to be told at, signed by the Standard Webhooks scheme. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: primaryId(),
    clusterId: uuid('cluster_id')
      .notNull()
      .references(() => clusters.id),
    url: text('url').notNull(),
    /** `whsec_…`; shown once, when it is made. */
    secret: text('secret').notNull(),
    /** Types of events wanted; empty: all. */
    events: text('events').array().notNull().default([]),
    active: boolean('active').notNull().default(true),
    createdBy: uuid('created_by'),
    createdAt: createdAt(),
  },
  (t) => [
    index('webhooks_cluster').on(t.clusterId, t.id),
    readPolicy('webhooks', staff),
    writePolicy('webhooks', staff),
  ],
);

/** One message to one address. `dead`: given up after all attempts, kept to be sent again by hand. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: primaryId(),
    webhookId: uuid('webhook_id')
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    clusterId: uuid('cluster_id').notNull(),
    type: text('type').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    state: text('state', { enum: ['pending', 'delivered', 'dead'] })
      .notNull()
      .default('pending'),
    attempts: integer('attempts').notNull().default(0),
    lastStatus: integer('last_status'),
    lastError: text('last_error'),
    createdAt: createdAt(),
    deliveredAt: instant('delivered_at'),
  },
  (t) => [
    index('webhook_deliveries_webhook').on(t.webhookId, t.id),
    index('webhook_deliveries_state').on(t.clusterId, t.state, t.id),
    readPolicy('webhook_deliveries', staff),
    writePolicy('webhook_deliveries', staff),
  ],
);
