import { sql } from 'drizzle-orm';
import { index, pgTable, smallint, uuid } from 'drizzle-orm/pg-core';
import { instant, xid8 } from '../db/columns.ts';
import { insertPolicy, isSystem, writePolicy } from '../db/policies.ts';

/**
 * The feed of what reports are made of: a transaction has changed something of a subject (`SUBJECTS` of
 * held/feed.repository.ts, by number) in a cluster, or of an organisation. Written by triggers.
 */
export const reportChanges = pgTable(
  'report_changes',
  {
    /** Of the writing transaction. Numbers are given in another order than commits: see `readFeed`. */
    xid: xid8('xid').notNull().default(sql`pg_current_xact_id()`),
    subject: smallint('subject').notNull(),
    /** Null: all of them (a table was truncated). Refers to nothing: what it names may be gone. */
    key: uuid('key'),
    /** Of a subject that has parts (`WORK`), by number; null: all of it. */
    part: smallint('part'),
    /** The organisation or the contract whose rows changed, where what is held can be read anew for it alone; null: all. */
    item: uuid('item'),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (t) => [
    index('report_changes_xid').on(t.xid),
    index('report_changes_age').on(t.changedAt),
    insertPolicy('report_changes', sql.raw('true')),
    writePolicy('report_changes', isSystem),
  ],
);

/** How far the feed was trimmed: whoever may have missed a transaction up to this one reads everything afresh. */
export const reportTrims = pgTable(
  'report_trims',
  { xid: xid8('xid').notNull(), trimmedAt: instant('trimmed_at').notNull().defaultNow() },
  () => [writePolicy('report_trims', isSystem)],
);
