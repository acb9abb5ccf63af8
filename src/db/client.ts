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
  return { db: drizzle(preparing(sql)), sql, close: () => sql.end({ timeout: 5 }) };
}

/** Statements with more parameters than this are of every length (lists of ids): each would be kept for one use. */
const MOST_PARAMETERS = 48;

/**
 * The same pool, its parameterised statements prepared once on each connection: drizzle sends all of its SQL through
 * `unsafe`, which postgres.js otherwise has PostgreSQL parse and plan anew each time.
 */
function preparing(sql: postgres.Sql): postgres.Sql {
  const prepare = <T extends postgres.ISql>(on: T): T =>
    new Proxy(on, {
      get(target, name, receiver) {
        if (name === 'unsafe') {
          return (text: string, parameters: postgres.ParameterOrJSON<never>[] = []) =>
            target.unsafe(text, parameters, {
              prepare: parameters.length > 0 && parameters.length <= MOST_PARAMETERS,
            } as postgres.UnsafeQueryOptions);
        }
        if (name === 'begin') {
          return (options: unknown, work?: unknown) => {
            const run = (work ?? options) as (tx: postgres.TransactionSql) => unknown;
            const wrapped = (tx: postgres.TransactionSql) => run(prepare(tx));
            const pool = target as unknown as postgres.Sql;
            return typeof options === 'string' ? pool.begin(options, wrapped) : pool.begin(wrapped);
          };
        }
        if (name === 'savepoint') {
          return (work: (tx: postgres.TransactionSql) => unknown) =>
            (target as unknown as postgres.TransactionSql).savepoint((tx) => work(prepare(tx)));
        }
        return Reflect.get(target, name, receiver);
      },
    });
  return prepare(sql);
}
