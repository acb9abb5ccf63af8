import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from '../auth/table.ts';
import { createdAt, instant, primaryId } from '../db/columns.ts';
import { isOwnUser, isSystem, readPolicy, writePolicy } from '../db/policies.ts';

/** Something that a person should know of; words are made from it in the language of the reader. */
export const notifications = pgTable(
  'notifications',
  {
    id: primaryId(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** What happened, such as `invitation.received`. */
    kind: text('kind').notNull(),
    /** The event or invitation that it tells of: one notification for each person and source. */
    sourceId: uuid('source_id').notNull(),
    /** Ids and plain figures for the words; nothing that the person may not see. */
    params: jsonb('params').$type<Record<string, string | number | null>>().notNull().default({}),
    createdAt: createdAt(),
    readAt: instant('read_at'),
    mailedAt: instant('mailed_at'),
  },
  (t) => [
    uniqueIndex('notifications_once').on(t.userId, t.sourceId, t.kind),
    index('notifications_user').on(t.userId, t.id),
    readPolicy('notifications', isOwnUser('user_id')),
    writePolicy('notifications', isSystem),
  ],
);
