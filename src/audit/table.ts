import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, primaryId } from '../db/columns.ts';
import { coordinates, either, insertPolicy, readPolicy, seesAll } from '../db/policies.ts';

/** Who did what to which thing; only ever added to (a trigger refuses update, delete and truncate). */
export const auditLog = pgTable(
  'audit_log',
  {
    id: primaryId(),
    at: createdAt(),
    actorKind: text('actor_kind').notNull(),
    actorId: uuid('actor_id'),
    actorName: text('actor_name'),
    requestId: text('request_id'),
    /** Verb in the past, such as `organisation.created`. */
    action: text('action').notNull(),
    entity: text('entity').notNull(),
    entityId: uuid('entity_id').notNull(),
    clusterId: uuid('cluster_id'),
    /** What changed; no secrets and no personal data beyond ids. */
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    index('audit_log_entity').on(t.entity, t.entityId),
    index('audit_log_cluster').on(t.clusterId, t.id),
    insertPolicy('audit_log', sql.raw('true')),
    readPolicy('audit_log', either(seesAll, coordinates('cluster_id'))),
  ],
);
