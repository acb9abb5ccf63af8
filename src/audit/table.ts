import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, primaryId } from '../db/columns.ts';
import { coordinates, either, insertPolicy, isSystem, readPolicy, seesAll, writePolicy } from '../db/policies.ts';

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
    /** Place in a hash chain, given by a trigger: a row's hash covers the row and the hash of the row before. */
    chain: smallint('chain').notNull().default(0),
    seq: bigint('seq', { mode: 'number' }).notNull().default(0),
    /** SHA-256, hexadecimal. */
    hash: text('hash').notNull().default(''),
  },
  (t) => [
    index('audit_log_entity').on(t.entity, t.entityId),
    index('audit_log_cluster').on(t.clusterId, t.id),
    uniqueIndex('audit_log_chain').on(t.chain, t.seq),
    index('audit_log_entity_id').on(t.entityId),
    insertPolicy('audit_log', sql.raw('true')),
    readPolicy('audit_log', either(seesAll, coordinates('cluster_id'))),
  ],
);

/**
 * The last row of each chain. There are as many chains as transactions that write to the log without waiting for each
 * other; a transaction takes one that is free and keeps it.
 */
export const auditHeads = pgTable(
  'audit_heads',
  {
    chain: smallint('chain').primaryKey(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
  },
  () => [writePolicy('audit_heads', isSystem)],
);
