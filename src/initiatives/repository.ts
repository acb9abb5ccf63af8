import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { lastsOn } from '../clusters/conditions.repository.ts';
import { insertMany } from '../db/bulk.ts';
import { amongIds, idArray } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import type { PageRequest } from '../shared/paging.ts';
import { clusterYears, initiativeMembers, initiatives } from './table.ts';

export type InitiativeRow = typeof initiatives.$inferSelect & { memberIds: string[] };
export type ClusterYearRow = typeof clusterYears.$inferSelect;

async function withMembers(tx: Tx, rows: (typeof initiatives.$inferSelect)[]): Promise<InitiativeRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const members = await tx
    .select()
    .from(initiativeMembers)
    .where(amongIds(initiativeMembers.initiativeId, ids))
    .orderBy(asc(initiativeMembers.organisationId));
  return rows.map((row) => ({
    ...row,
    memberIds: members.filter(({ initiativeId }) => initiativeId === row.id).map((one) => one.organisationId),
  }));
}

/** Initiatives of a cluster, the latest begun first. */
export async function listInitiatives(tx: Tx, clusterId: string, page: PageRequest): Promise<InitiativeRow[]> {
  const rows = await tx
    .select()
    .from(initiatives)
    .where(
      and(
        eq(initiatives.clusterId, clusterId),
        page.after === null
          ? undefined
          : sql`(${initiatives.from}, ${initiatives.id}) < (${page.after[0]}::date, ${page.after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(initiatives.from), desc(initiatives.id))
    .limit(page.limit + 1);
  return withMembers(tx, rows);
}

export async function findInitiative(tx: Tx, clusterId: string, id: string): Promise<InitiativeRow | null> {
  const rows = await tx
    .select()
    .from(initiatives)
    .where(and(eq(initiatives.clusterId, clusterId), eq(initiatives.id, id)));
  return (await withMembers(tx, rows))[0] ?? null;
}

export async function insertInitiative(tx: Tx, row: typeof initiatives.$inferInsert): Promise<string> {
  const [inserted] = await tx.insert(initiatives).values(row).returning({ id: initiatives.id });
  return inserted!.id;
}

export async function removeInitiative(tx: Tx, id: string): Promise<void> {
  await tx.delete(initiatives).where(eq(initiatives.id, id));
}

/** Puts a whole list of members in the place of the one there is. */
export async function replaceMembers(
  tx: Tx,
  { id, clusterId }: { id: string; clusterId: string },
  memberIds: readonly string[],
): Promise<void> {
  await tx.delete(initiativeMembers).where(eq(initiativeMembers.initiativeId, id));
  await insertMany(
    tx,
    initiativeMembers,
    memberIds.map((organisationId) => ({ initiativeId: id, clusterId, organisationId })),
  );
}

/** Of these organisations, those that were in the cluster on a day between the two. */
export async function membersDuring(
  tx: Tx,
  clusterId: string,
  ids: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<Set<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct m.organisation_id as id from memberships m
     where m.cluster_id = ${clusterId}::uuid and m.organisation_id = any (${idArray(ids)})
       and (${lastsOn('m', to)} or (m.since <= ${to}::date and m.until > ${from}::date))`);
  return new Set(rows.map(({ id }) => id));
}

/** Years of a cluster, the latest first. */
export const listYears = (tx: Tx, clusterId: string): Promise<ClusterYearRow[]> =>
  tx.select().from(clusterYears).where(eq(clusterYears.clusterId, clusterId)).orderBy(desc(clusterYears.year));

export async function putYear(tx: Tx, row: Omit<ClusterYearRow, 'id'>): Promise<ClusterYearRow> {
  const [put] = await tx
    .insert(clusterYears)
    .values(row)
    .onConflictDoUpdate({
      target: [clusterYears.clusterId, clusterYears.year],
      set: { investmentCents: row.investmentCents },
    })
    .returning();
  return put!;
}
