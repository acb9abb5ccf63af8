import { and, asc, desc, eq, or, sql } from 'drizzle-orm';
import { insertMany } from '../db/bulk.ts';
import { amongIds } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import { funding, partnerships, workingGroupMembers, workingGroups } from './table.ts';

type PageOf = { limit: number; after: string[] | null };
export type WorkingGroupRow = typeof workingGroups.$inferSelect & { memberIds: string[] };
export type FundingRow = typeof funding.$inferSelect;
export type PartnershipRow = typeof partnerships.$inferSelect;

/** Working groups of a cluster by name, each with the members that the actor may see. */
export async function listWorkingGroups(tx: Tx, clusterId: string, page: PageOf): Promise<WorkingGroupRow[]> {
  const groups = await tx
    .select()
    .from(workingGroups)
    .where(
      and(
        eq(workingGroups.clusterId, clusterId),
        page.after === null
          ? undefined
          : sql`(${workingGroups.name}, ${workingGroups.id}) > (${page.after[0]}, ${page.after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(workingGroups.name), asc(workingGroups.id))
    .limit(page.limit + 1);
  const members = await findGroupMembers(
    tx,
    groups.map((group) => group.id),
  );
  return groups.map((group) => ({ ...group, memberIds: members.get(group.id) ?? [] }));
}

async function findGroupMembers(tx: Tx, groupIds: readonly string[]): Promise<Map<string, string[]>> {
  const members = new Map<string, string[]>();
  if (groupIds.length === 0) return members;
  const rows = await tx
    .select()
    .from(workingGroupMembers)
    .where(amongIds(workingGroupMembers.workingGroupId, groupIds))
    .orderBy(asc(workingGroupMembers.organisationId));
  for (const row of rows) {
    members.set(row.workingGroupId, [...(members.get(row.workingGroupId) ?? []), row.organisationId]);
  }
  return members;
}

export async function findWorkingGroup(tx: Tx, clusterId: string, id: string): Promise<WorkingGroupRow | null> {
  const [group] = await tx
    .select()
    .from(workingGroups)
    .where(and(eq(workingGroups.clusterId, clusterId), eq(workingGroups.id, id)));
  if (group === undefined) return null;
  return { ...group, memberIds: (await findGroupMembers(tx, [id])).get(id) ?? [] };
}

export async function insertWorkingGroup(tx: Tx, group: typeof workingGroups.$inferInsert): Promise<string> {
  const [row] = await tx.insert(workingGroups).values(group).returning({ id: workingGroups.id });
  return row!.id;
}

/** Puts a whole list of members in the place of the one there is. */
export async function replaceGroupMembers(
  tx: Tx,
  group: { id: string; clusterId: string },
  organisationIds: readonly string[],
): Promise<void> {
  await tx.delete(workingGroupMembers).where(eq(workingGroupMembers.workingGroupId, group.id));
  await insertMany(
    tx,
    workingGroupMembers,
    organisationIds.map((organisationId) => ({ workingGroupId: group.id, clusterId: group.clusterId, organisationId })),
  );
}

/** Public money of a cluster, latest year first. */
export async function listFunding(tx: Tx, clusterId: string, page: PageOf): Promise<FundingRow[]> {
  return tx
    .select()
    .from(funding)
    .where(
      and(
        eq(funding.clusterId, clusterId),
        page.after === null
          ? undefined
          : sql`(${funding.year}, ${funding.id}) < (${Number(page.after[0])}, ${page.after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(funding.year), desc(funding.id))
    .limit(page.limit + 1);
}

export async function insertFunding(tx: Tx, row: typeof funding.$inferInsert): Promise<FundingRow> {
  const [inserted] = await tx.insert(funding).values(row).returning();
  return inserted!;
}

/** Agreements of a cluster, given and received. */
export async function listPartnerships(tx: Tx, clusterId: string, page: PageOf): Promise<PartnershipRow[]> {
  return tx
    .select()
    .from(partnerships)
    .where(
      and(
        or(eq(partnerships.clusterId, clusterId), eq(partnerships.partnerClusterId, clusterId)),
        page.after === null ? undefined : sql`${partnerships.id} > ${page.after[0]}::uuid`,
      ),
    )
    .orderBy(asc(partnerships.id))
    .limit(page.limit + 1);
}

export async function insertPartnership(tx: Tx, row: typeof partnerships.$inferInsert): Promise<PartnershipRow> {
  const [inserted] = await tx.insert(partnerships).values(row).returning();
  return inserted!;
}

/** Null when there is no such agreement. */
export async function updatePartnership(
  tx: Tx,
  clusterId: string,
  partnerClusterId: string,
  sharesOrganisations: boolean,
): Promise<PartnershipRow | null> {
  const [row] = await tx
    .update(partnerships)
    .set({ sharesOrganisations })
    .where(and(eq(partnerships.clusterId, clusterId), eq(partnerships.partnerClusterId, partnerClusterId)))
    .returning();
  return row ?? null;
}
