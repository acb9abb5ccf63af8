import { and, desc, eq, gt, lt, sql } from 'drizzle-orm';
import { proposableClusters } from '../clusters/conditions.repository.ts';
import { insertMany } from '../db/bulk.ts';
import { idArray } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import type { PageRequest } from '../shared/paging.ts';
import { inGroups } from './able.repository.ts';
import type { GroupBands } from './question.domain.ts';
import { partnerSearches, partnerSearchInbox } from './table.ts';

export type SearchRow = typeof partnerSearches.$inferSelect;
export type InboxRow = typeof partnerSearchInbox.$inferSelect;

export async function insertSearch(tx: Tx, row: typeof partnerSearches.$inferInsert): Promise<SearchRow> {
  const [inserted] = await tx.insert(partnerSearches).values(row).returning();
  return inserted!;
}

/** One of the actor's own clusters; locked where it is to change. */
export async function findSearch(tx: Tx, id: string, lock: 'lock' | 'read' = 'read'): Promise<SearchRow | null> {
  const query = tx.select().from(partnerSearches).where(eq(partnerSearches.id, id));
  const [row] = await (lock === 'lock' ? query.for('update') : query);
  return row ?? null;
}

export async function updateSearch(
  tx: Tx,
  id: string,
  changes: Partial<typeof partnerSearches.$inferInsert>,
): Promise<SearchRow> {
  const [row] = await tx.update(partnerSearches).set(changes).where(eq(partnerSearches.id, id)).returning();
  return row!;
}

/** The actor's own, latest first; of one tender where that is asked. */
export const listSearches = (tx: Tx, tenderId: string | undefined, page: PageRequest): Promise<SearchRow[]> =>
  tx
    .select()
    .from(partnerSearches)
    .where(
      and(
        tenderId === undefined ? undefined : eq(partnerSearches.tenderId, tenderId),
        page.after === null ? undefined : lt(partnerSearches.id, page.after[0]!),
      ),
    )
    .orderBy(desc(partnerSearches.id))
    .limit(page.limit + 1);

/**
 * What was asked of the clusters that the actor coordinates, latest first: a search once, however many of them were asked,
 * with the largest band of theirs.
 */
export const listInbox = (tx: Tx, page: PageRequest): Promise<InboxRow[]> =>
  tx
    .selectDistinctOn([partnerSearchInbox.searchId])
    .from(partnerSearchInbox)
    .where(page.after === null ? undefined : lt(partnerSearchInbox.searchId, page.after[0]!))
    .orderBy(desc(partnerSearchInbox.searchId), desc(partnerSearchInbox.count))
    .limit(page.limit + 1);

/** The question as it lies with the actor's clusters, the largest band first. */
export const findInbox = (tx: Tx, searchId: string): Promise<InboxRow[]> =>
  tx
    .select()
    .from(partnerSearchInbox)
    .where(eq(partnerSearchInbox.searchId, searchId))
    .orderBy(desc(partnerSearchInbox.count), partnerSearchInbox.clusterId);

/** Lays the question with every cluster that was asked. */
export const insertInbox = (tx: Tx, rows: (typeof partnerSearchInbox.$inferInsert)[]): Promise<unknown> =>
  insertMany(tx, partnerSearchInbox, rows);

export async function closeInbox(tx: Tx, searchId: string, closedAt: Date): Promise<void> {
  await tx.update(partnerSearchInbox).set({ closedAt }).where(eq(partnerSearchInbox.searchId, searchId));
}

/** What a cluster published since an instant: how often in all, how often near-identically, and the bands first told of groups. */
export async function publishedSince(
  tx: Tx,
  { clusterId, kinship }: Pick<SearchRow, 'clusterId' | 'kinship'>,
  since: Date,
): Promise<{ all: number; kin: number; bands: GroupBands }> {
  const rows = await tx
    .select({ kinship: partnerSearches.kinship, bands: partnerSearches.bands })
    .from(partnerSearches)
    .where(and(eq(partnerSearches.clusterId, clusterId), gt(partnerSearches.publishedAt, since)))
    .orderBy(partnerSearches.publishedAt);
  const bands = Object.assign({}, ...rows.map((row) => row.bands).reverse()) as GroupBands;
  return { all: rows.length, kin: rows.filter((row) => row.kinship === kinship).length, bands };
}

/** Requirements of a lot that no member of the cluster could serve, by trade group and level. */
export async function findUnserved(tx: Tx, clusterId: string, lotId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select r.id from requirements r
     where r.lot_id = ${lotId} and not exists (
       select 1 from capabilities c join organisations o on o.id = c.organisation_id
        where o.cluster_ids && (select array_agg(id) from (${proposableClusters(clusterId)}) own) and c.level >= r.min_level
          and c.cpv between left(r.cpv, 3) || '00000' and left(r.cpv, 3) || '99999')
     order by r.position`);
  return rows.map(({ id }) => id);
}

/** A member of a cluster with its best level in a trade of the question. */
export type AbleMember = { id: string; name: string; searchName: string; level: number; nuts: string | null };

/** Members of the actor's own clusters that have a trade of these groups, by name. */
export const listAble = (
  tx: Tx,
  clusterIds: readonly string[],
  groups: readonly string[],
  page: PageRequest,
): Promise<AbleMember[]> =>
  tx.execute<AbleMember>(sql`
    select o.id, o.name, o.search_name as "searchName", o.nuts, max(c.level)::int as level
      from organisations o join capabilities c on c.organisation_id = o.id
     where o.cluster_ids && ${idArray(clusterIds)} and (${inGroups('c.cpv', groups)})
       ${page.after === null ? sql`` : sql`and (o.search_name, o.id) > (${page.after[0]}, ${page.after[1]}::uuid)`}
     group by o.id order by o.search_name, o.id limit ${page.limit + 1}`);
