import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { holdsWords } from '../db/worded.ts';
import { clusters } from './table.ts';

export type ClusterRow = typeof clusters.$inferSelect;
export type ClusterInsert = typeof clusters.$inferInsert;
export type ClusterFilter = { q?: string; kind?: ClusterRow['kind']; parentId?: string };
type PageOf = { limit: number; after: string[] | null };

/** Clusters by name, one more than the page. There are some hundreds in a country: names are folded as they are read. */
export async function listClusters(tx: Tx, filter: ClusterFilter, page: PageOf): Promise<ClusterRow[]> {
  const conditions: (SQL | undefined)[] = [
    filter.q === undefined ? undefined : holdsWords(sql`${clusters.name}`, filter.q),
    filter.kind === undefined ? undefined : eq(clusters.kind, filter.kind),
    filter.parentId === undefined ? undefined : eq(clusters.parentId, filter.parentId),
    page.after === null
      ? undefined
      : sql`(${clusters.name}, ${clusters.id}) > (${page.after[0]}, ${page.after[1]}::uuid)`,
  ];
  return tx
    .select()
    .from(clusters)
    .where(and(...conditions))
    .orderBy(asc(clusters.name), asc(clusters.id))
    .limit(page.limit + 1);
}

export async function findCluster(tx: Tx, id: string): Promise<ClusterRow | null> {
  const [row] = await tx.select().from(clusters).where(eq(clusters.id, id));
  return row ?? null;
}

export async function insertCluster(tx: Tx, cluster: ClusterInsert): Promise<ClusterRow> {
  const [row] = await tx.insert(clusters).values(cluster).returning();
  return row!;
}

/** Null when it is not at that version any more, or not the actor's to change. */
export async function updateCluster(
  tx: Tx,
  id: string,
  version: number,
  changes: Partial<ClusterInsert>,
): Promise<ClusterRow | null> {
  const [row] = await tx
    .update(clusters)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(clusters.id, id), eq(clusters.version, version)))
    .returning();
  return row ?? null;
}

/** The clusters above one, nearest first; stops at a loop. */
export async function findAncestorIds(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive above as (
      select parent_id as id, 1 as depth from clusters where id = ${id}::uuid
      union
      select c.parent_id, a.depth + 1 from above a join clusters c on c.id = a.id where a.depth < 50
    ) select id from above where id is not null order by depth`);
  return rows.map((row) => row.id);
}
