import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { takenNotices } from './taken-notices.table.ts';

export type TakenRow = typeof takenNotices.$inferSelect;

/** Adds a notice version; false when the cluster has it already. One that had no tender yet gets it. */
export async function insertTaken(tx: Tx, row: typeof takenNotices.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(takenNotices).values(row).onConflictDoNothing().returning({ id: takenNotices.id });
  if (rows.length === 1) return true;
  if (row.tenderId)
    await tx
      .update(takenNotices)
      .set({ tenderId: row.tenderId })
      .where(
        and(
          eq(takenNotices.clusterId, row.clusterId),
          eq(takenNotices.noticeId, row.noticeId),
          eq(takenNotices.noticeVersion, row.noticeVersion),
          isNull(takenNotices.tenderId),
        ),
      );
  return false;
}

/** Notices of a cluster that made or changed a tender and meet one of the conditions, oldest first. */
export function findTaken(
  tx: Tx,
  clusterId: string,
  by: { noticeIds?: string[]; publicationIds?: string[]; changesNotices?: string[]; procedureId?: string },
): Promise<TakenRow[]> {
  const conditions: (SQL | undefined)[] = [
    by.noticeIds?.length ? inArray(takenNotices.noticeId, by.noticeIds) : undefined,
    by.publicationIds?.length ? inArray(takenNotices.publicationId, by.publicationIds) : undefined,
    by.changesNotices?.length ? inArray(takenNotices.changesNotice, by.changesNotices) : undefined,
    by.procedureId === undefined ? undefined : eq(takenNotices.procedureId, by.procedureId),
  ];
  const some = conditions.filter((c) => c !== undefined);
  if (some.length === 0) return Promise.resolve([]);
  return tx
    .select()
    .from(takenNotices)
    .where(and(eq(takenNotices.clusterId, clusterId), or(...some)))
    .orderBy(takenNotices.id);
}

/** Says which tender a notice belongs to that came before the tender was there. */
export async function assignTaken(tx: Tx, id: string, tenderId: string): Promise<void> {
  await tx.update(takenNotices).set({ tenderId }).where(eq(takenNotices.id, id));
}
