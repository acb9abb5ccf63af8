import { customType, integer, timestamp, uuid } from 'drizzle-orm/pg-core';
import { uuidv7 } from 'uuidv7';

/** Primary key: UUIDv7 (RFC 9562), so keys sort by time of creation. */
export const primaryId = () => uuid('id').primaryKey().$defaultFn(uuidv7);

/** An instant, in UTC, read as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

export const createdAt = () => instant('created_at').notNull().defaultNow();
export const updatedAt = () =>
  instant('updated_at')
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date());

/** Counts changes of a row; the API's ETag. */
export const version = () => integer('version').notNull().default(1);

/** A transaction's number, which never comes round again. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });
