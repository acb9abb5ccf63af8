import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { USUAL_LIMITS } from './client.ts';

/**
 * That a row is among the newest that the actor sees, for lists that begin with the newest. Row-level security alone would
 * have the whole table gone through, newest first, for somebody who sees little of it. Here each of the actor's clusters and
 * companies gives its newest by an index, and of those the newest are taken; the policies hold as ever.
 * @param table with its column `id`, a uuid that grows with time
 * @param ways how a row is seen: by the column that names its cluster, by the one that names its company, or by a statement
 *   of its own for one company (`one.id`), which gives `id`s, newest first, `limit` at most
 * @param conditions what else the list asks for; columns of `table` alone
 * @param limit how many rows are wanted
 */
export function newestSeen(
  table: PgTable & { id: PgColumn },
  ways: { cluster: PgColumn; organisation?: PgColumn | ((limit: SQL) => SQL) },
  conditions: SQL | undefined,
  limit: number,
): SQL {
  // Written out where it is a usual one: as a parameter it would have the statement planned for each request (client.ts).
  const most = USUAL_LIMITS.has(limit) ? sql.raw(String(limit)) : sql`${limit}::int`;
  const newest = (condition: SQL): SQL =>
    sql`select ${table.id} from ${table} where ${condition} ${conditions === undefined ? sql`` : sql`and ${conditions}`} order by ${table.id} desc limit ${most}`;
  const ofEach = (ids: string, statement: SQL): SQL =>
    sql`select r.id from unnest((select ${sql.raw(ids)}())) as one (id) cross join lateral (${statement}) r`;
  const branches = [
    newest(sql`(select app_sees_all())`),
    ofEach('app_clusters', newest(sql`${ways.cluster} = one.id`)),
    ...(ways.organisation === undefined
      ? []
      : [
          ofEach(
            'app_organisations',
            typeof ways.organisation === 'function'
              ? ways.organisation(most)
              : newest(sql`${ways.organisation} = one.id`),
          ),
        ]),
  ];
  return sql`${table.id} = any (array(select id from (${sql.join(
    branches.map((branch) => sql`(${branch})`),
    sql` union `,
  )}) seen order by id desc limit ${most}))`;
}
