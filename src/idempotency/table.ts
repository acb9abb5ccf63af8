import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, primaryId } from '../db/columns.ts';
import { either, isOwnUser, isSystem, writePolicy } from '../db/policies.ts';

/** The answer that was given for an Idempotency-Key, by person. Written in the transaction of the effect. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    id: primaryId(),
    userId: uuid('user_id').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of method, path and body. */
    fingerprint: text('fingerprint').notNull(),
    statusCode: integer('status_code').notNull(),
    headers: jsonb('headers').$type<Record<string, string>>().notNull(),
    body: jsonb('body').$type<unknown>(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('idempotency_keys_once').on(t.userId, t.key),
    index('idempotency_keys_created').on(t.createdAt),
    writePolicy('idempotency_keys', either(isSystem, isOwnUser('user_id'))),
  ],
);
