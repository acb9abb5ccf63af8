import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, xid8 } from '../db/columns.ts';
import { insertPolicy, isSystem, writePolicy } from '../db/policies.ts';

/**
 * The change feed of candidates: a row says that a transaction changed something that the engine knows of an
 * organisation (itself, a capability, a certification, a tie, a competitor or a firm of the same group, a working
 * group). Written by triggers, so by whatever changes the rows. It says who, not what: followers read the organisation afresh.
 */
export const candidateChanges = pgTable(
  'candidate_changes',
  {
    /** Of the writing transaction. Numbers are given in another order than commits: see `readChanges`. */
    xid: xid8('xid').notNull().default(sql`pg_current_xact_id()`),
    /** Null: all of them (a table was truncated). Refers to nothing: the organisation may be gone. */
    organisationId: uuid('organisation_id'),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (t) => [
    index('candidate_changes_xid').on(t.xid),
    index('candidate_changes_age').on(t.changedAt),
    insertPolicy('candidate_changes', sql.raw('true')),
    writePolicy('candidate_changes', isSystem),
  ],
);

/** How far the feed was trimmed: whoever may have missed a transaction up to this one reads everything afresh. */
export const candidateTrims = pgTable(
  'candidate_trims',
  { xid: xid8('xid').notNull(), trimmedAt: instant('trimmed_at').notNull().defaultNow() },
  () => [writePolicy('candidate_trims', isSystem)],
);

/** What each worker process holds in memory, for /metrics: workers answer no HTTP themselves. */
export const candidateFollowers = pgTable(
  'candidate_followers',
  {
    id: uuid('id').primaryKey(),
    /** Host and process number. */
    name: text('name').notNull(),
    /** The transactions that its snapshot has seen, as pg_snapshot writes them. */
    version: text('version').notNull(),
    organisations: integer('organisations').notNull(),
    /** Organisations that changed since the base was built, read from beside it. */
    pending: integer('pending').notNull(),
    /** Shared memory of base and delta. */
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    /** How often it read everything, and worked its delta into a new base. */
    builds: integer('builds').notNull(),
    compactions: integer('compactions').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  () => [writePolicy('candidate_followers', isSystem)],
);
