import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { DatabaseLocation } from '../config.ts';

/** The role that the application works as: row-level security binds it, as it would not bind the owner. */
export const APPLICATION_ROLE = 'groupement_app';

/** An open pool: `db` for queries through drizzle, `sql` for the few that need postgres.js itself. */
export type Database = {
  db: PostgresJsDatabase;
  sql: postgres.Sql;
  /** Waits for running queries (at most five seconds), then closes every connection. */
  close(): Promise<void>;
};

/**
 * Opens a pool whose every connection has taken on the application role.
 * @param max connections at most; queries beyond wait their turn
 */
export function connectDatabase(location: DatabaseLocation, options: { max: number; name: string }): Database {
  const sql = postgres(location.url, {
    max: options.max,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: options.name, role: APPLICATION_ROLE, timezone: 'UTC' },
  });
  return { db: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) };
}
