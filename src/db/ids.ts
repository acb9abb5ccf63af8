import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** Ids as one parameter of type uuid[], however many: the statement stays the same text, and is prepared once. */
export const idArray = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;

/**
 * That a column is one of the ids, of none of an empty list. drizzle's `inArray` is another statement for each length. In a
 * subselect, so that a plan for one id promises no less than one for any number: else it would be made for each request.
 */
export const amongIds = (column: PgColumn | SQL, ids: readonly string[]): SQL =>
  sql`${column} = any ((select ${idArray(ids)})::uuid[])`;
