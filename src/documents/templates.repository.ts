import { desc, eq } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { conventionTemplates } from './table.ts';

export type TemplateRow = typeof conventionTemplates.$inferSelect;

/** The newest version of the cluster's own convention; null while it uses ours. */
export async function findTemplate(tx: Tx, clusterId: string): Promise<TemplateRow | null> {
  const [row] = await tx
    .select()
    .from(conventionTemplates)
    .where(eq(conventionTemplates.clusterId, clusterId))
    .orderBy(desc(conventionTemplates.version))
    .limit(1);
  return row ?? null;
}

/** All versions, the newest first. */
export const findTemplates = (tx: Tx, clusterId: string): Promise<TemplateRow[]> =>
  tx
    .select()
    .from(conventionTemplates)
    .where(eq(conventionTemplates.clusterId, clusterId))
    .orderBy(desc(conventionTemplates.version))
    .limit(200);

export async function insertTemplate(tx: Tx, row: typeof conventionTemplates.$inferInsert): Promise<TemplateRow> {
  const [inserted] = await tx.insert(conventionTemplates).values(row).returning();
  return inserted!;
}
