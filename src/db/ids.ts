import { type SQL, sql } from 'drizzle-orm';

/** Ids as one parameter of type uuid[], however many: the statement stays the same text, and is prepared once. */
export const idArray = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;
