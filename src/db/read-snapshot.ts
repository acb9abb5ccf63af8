import type postgres from 'postgres';
import type { Database } from './client.ts';
import { beginOutliving } from './connection-loss.ts';

/**
 * Reads everything as it stood at one instant, as the system, in a transaction of its own even inside of an open one:
 * rows that others commit meanwhile are not seen. For reading much: postgres.js itself, without the query builder; each
 * statement is sent as it is called.
 * @throws ConnectionLost
 */
export async function inReadSnapshot<T>(
  database: Database,
  work: (sql: postgres.TransactionSql) => Promise<T>,
): Promise<T> {
  return beginOutliving(
    database.sql,
    async (sql) => {
      await sql`select app_begin('system', null)`;
      return work(sql);
    },
    'isolation level repeatable read read only',
  );
}
