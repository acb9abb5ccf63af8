import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters, holds } from '../shared/actor.ts';
import { notFound } from '../shared/errors.ts';

/** The clusters that a report is about; null: all that there are. */
export type Scope = readonly string[] | null;

/**
 * The named cluster with those below it (a network reports for its clusters), as far as the actor answers for them;
 * without a name, all of the actor's.
 * @throws DomainError `not_found` when the named one is not the actor's
 */
export async function reportScope(tx: Tx, actor: Actor, clusterId: string | undefined): Promise<Scope> {
  const unbound = actor.kind === 'system' || holds(actor, 'admin');
  const own = coordinatedClusters(actor);
  if (clusterId === undefined) return unbound ? null : own;
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive below as (
      select id from clusters where id = ${clusterId}::uuid
      union select c.id from clusters c join below b on c.parent_id = b.id
    ) select id from below`);
  if (rows.length === 0 || !(unbound || own.includes(clusterId))) throw notFound('cluster');
  return rows.map((row) => row.id).filter((id) => unbound || own.includes(id));
}

/** Those that a scope of all means, to one who sees all. */
export const allClusters = async (tx: Tx): Promise<string[]> =>
  (await tx.execute<{ id: string }>(sql`select id from clusters order by id`)).map(({ id }) => id);

/** `column` is of the scope. */
export const inScope = (column: string, scope: Scope): SQL =>
  scope === null ? sql`true` : sql`${sql.raw(column)} = any (${`{${scope.join(',')}}`}::uuid[])`;

/** `column`, a day, is of the period. */
export const inPeriod = (column: string, { from, to }: { from: string; to: string }): SQL =>
  sql`${sql.raw(column)} between ${from}::date and ${to}::date`;

/** The day of an instant or a day of the database, as days since 1970. */
export const dayNumberOf = (instant: string): SQL => sql.raw(`(${instant})::date - date '1970-01-01'`);
