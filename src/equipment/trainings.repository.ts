import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { PageRequest } from '../shared/paging.ts';
import { equipmentTrainings } from './table.ts';

export type TrainingRow = typeof equipmentTrainings.$inferSelect;

/** Who was taught some trainings in these clusters, as far as the actor may see it. */
export const findTrained = (
  tx: Tx,
  clusterIds: readonly string[],
  trainings: readonly string[],
  page: PageRequest | null = null,
): Promise<TrainingRow[]> => {
  const conditions: (SQL | undefined)[] = [
    inArray(equipmentTrainings.clusterId, [...clusterIds]),
    inArray(equipmentTrainings.training, [...trainings]),
    page?.after == null ? undefined : sql`${equipmentTrainings.id} > ${page.after[0]}::uuid`,
  ];
  const rows = tx
    .select()
    .from(equipmentTrainings)
    .where(and(...conditions))
    .orderBy(asc(equipmentTrainings.id));
  return trainings.length === 0 || clusterIds.length === 0
    ? Promise.resolve([])
    : page === null
      ? rows
      : rows.limit(page.limit + 1);
};

/** Notes a training, or renews it. */
export async function putTraining(tx: Tx, row: typeof equipmentTrainings.$inferInsert): Promise<TrainingRow> {
  const { people, validUntil } = row;
  const [put] = await tx
    .insert(equipmentTrainings)
    .values(row)
    .onConflictDoUpdate({
      target: [equipmentTrainings.clusterId, equipmentTrainings.organisationId, equipmentTrainings.training],
      set: { people, validUntil },
    })
    .returning();
  return put!;
}

/** Takes a record away; null: there is none that the actor may change. */
export async function removeTraining(tx: Tx, id: string): Promise<TrainingRow | null> {
  const [row] = await tx.delete(equipmentTrainings).where(eq(equipmentTrainings.id, id)).returning();
  return row ?? null;
}
