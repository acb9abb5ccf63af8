import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { watches, watchFinds } from './table.ts';

export type WatchRow = typeof watches.$inferSelect;
export type FindRow = typeof watchFinds.$inferSelect;
type PageOf = { limit: number; after: string[] | null };

export async function insertWatch(tx: Tx, row: typeof watches.$inferInsert): Promise<WatchRow> {
  const [inserted] = await tx.insert(watches).values(row).returning();
  return inserted!;
}

export async function findWatch(tx: Tx, id: string): Promise<WatchRow | null> {
  const [row] = await tx.select().from(watches).where(eq(watches.id, id));
  return row ?? null;
}

export async function updateWatch(
  tx: Tx,
  id: string,
  change: Partial<typeof watches.$inferInsert>,
): Promise<WatchRow | null> {
  const [row] = await tx.update(watches).set(change).where(eq(watches.id, id)).returning();
  return row ?? null;
}

export async function deleteWatch(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.delete(watches).where(eq(watches.id, id)).returning({ id: watches.id });
  return rows.length === 1;
}

export const listWatches = (tx: Tx, clusterId: string | undefined, page: PageOf): Promise<WatchRow[]> =>
  tx
    .select()
    .from(watches)
    .where(
      and(
        clusterId === undefined ? undefined : eq(watches.clusterId, clusterId),
        page.after === null ? undefined : lt(watches.id, page.after[0]!),
      ),
    )
    .orderBy(desc(watches.id))
    .limit(page.limit + 1);

/** Watches whose time has come, claimed for this poll: of two schedulers at once one gets each. */
export async function claimDue(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    update watches set polled_at = ${now.toISOString()}::timestamptz
     where id in (select id from watches
                   where enabled and (polled_at is null or polled_at <= ${now.toISOString()}::timestamptz - every_minutes * interval '1 minute')
                     for update skip locked)
    returning id`);
  return [...rows].map((row) => row.id);
}

export async function isKnown(tx: Tx, watchId: string, key: string): Promise<boolean> {
  const rows = await tx
    .select({ id: watchFinds.id })
    .from(watchFinds)
    .where(and(eq(watchFinds.watchId, watchId), eq(watchFinds.key, key)));
  return rows.length > 0;
}

/** Adds a find; null when the watch has seen that key. */
export async function insertFind(tx: Tx, row: typeof watchFinds.$inferInsert): Promise<FindRow | null> {
  const [inserted] = await tx.insert(watchFinds).values(row).onConflictDoNothing().returning();
  return inserted ?? null;
}

export const listFinds = (
  tx: Tx,
  watchId: string,
  outcome: FindRow['outcome'] | undefined,
  page: PageOf,
): Promise<FindRow[]> =>
  tx
    .select()
    .from(watchFinds)
    .where(
      and(
        eq(watchFinds.watchId, watchId),
        outcome === undefined ? undefined : eq(watchFinds.outcome, outcome),
        page.after === null ? undefined : lt(watchFinds.id, page.after[0]!),
      ),
    )
    .orderBy(desc(watchFinds.id))
    .limit(page.limit + 1);

/** CPV codes that members of a cluster have, with how many have each. */
export async function capabilitiesOf(tx: Tx, clusterId: string): Promise<Map<string, number>> {
  const rows = await tx.execute<{ cpv: string; members: number }>(sql`
    select c.cpv, count(distinct c.organisation_id)::int as members
      from capabilities c join organisations o on o.id = c.organisation_id
     where o.cluster_ids @> array[${clusterId}]::uuid[]
     group by c.cpv`);
  return new Map([...rows].map((row) => [row.cpv, row.members]));
}
