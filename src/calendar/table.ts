import { pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from '../auth/table.ts';
import { createdAt } from '../db/columns.ts';
import { isSystem, writePolicy } from '../db/policies.ts';

/** The secret address of a person's calendar: calendar programs cannot sign in. Only its SHA-256 is kept. */
export const calendarTokens = pgTable(
  'calendar_tokens',
  {
    userId: uuid('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('calendar_tokens_token').on(t.tokenHash), writePolicy('calendar_tokens', isSystem)],
);
