import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant, primaryId } from '../db/columns.ts';
import { insertPolicy, isSystem, writePolicy } from '../db/policies.ts';

/**
 * Jobs to be: written in the transaction of the change that asks for them, forwarded to BullMQ by the relay with
 * the row's id as job id. A row whose job was last known to be in the queue has `relayedAt`; one whose job has ended,
 * well or for good, has `doneAt`. A job that the queue lost has the first only, and is forwarded again.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: primaryId(),
    job: text('job').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    requestId: text('request_id'),
    /** The place in the trace of whoever asked for it (W3C Trace Context); null where nothing is traced. */
    traceparent: text('traceparent'),
    /** The cluster whose turn it takes, of a kind of job of which each may have so many under way; null: at once. */
    turn: uuid('turn'),
    /** Not before this instant: a delayed job. */
    runAt: instant('run_at'),
    createdAt: createdAt(),
    relayedAt: instant('relayed_at'),
    doneAt: instant('done_at'),
  },
  (t) => [
    index('outbox_waiting').on(t.id).where(sql`${t.relayedAt} is null`),
    index('outbox_under_way').on(t.relayedAt).where(sql`${t.doneAt} is null`),
    index('outbox_turns').on(t.job, t.turn).where(sql`${t.turn} is not null and ${t.doneAt} is null`),
    index('outbox_done').on(t.doneAt),
    insertPolicy('outbox', sql.raw('true')),
    writePolicy('outbox', isSystem),
  ],
);

/** Jobs whose effect is done: a job that is delivered twice finds its row and does nothing. */
export const jobEffects = pgTable(
  'job_effects',
  { jobId: uuid('job_id').primaryKey(), job: text('job').notNull(), doneAt: createdAt() },
  (t) => [index('job_effects_done').on(t.doneAt), writePolicy('job_effects', isSystem)],
);
