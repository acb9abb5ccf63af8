import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { organisationRelations, ties } from './table.ts';

export type RelationRow = typeof organisationRelations.$inferSelect;
export type TieRow = typeof ties.$inferSelect;
type PageOf = { limit: number; after: string[] | null };

/** The two ends in the order that pairs are stored in. */
export const ordered = (one: string, other: string): { aId: string; bId: string } =>
  one < other ? { aId: one, bId: other } : { aId: other, bId: one };

/** Relations of an organisation, oldest first. */
export async function listRelations(tx: Tx, organisationId: string, page: PageOf): Promise<RelationRow[]> {
  return tx
    .select()
    .from(organisationRelations)
    .where(
      and(
        or(eq(organisationRelations.aId, organisationId), eq(organisationRelations.bId, organisationId)),
        page.after === null ? undefined : sql`${organisationRelations.id} > ${page.after[0]}::uuid`,
      ),
    )
    .orderBy(asc(organisationRelations.id))
    .limit(page.limit + 1);
}

export async function insertRelation(
  tx: Tx,
  relation: typeof organisationRelations.$inferInsert,
): Promise<RelationRow> {
  const [row] = await tx.insert(organisationRelations).values(relation).returning();
  return row!;
}

/** Null when the organisation has no such relation. */
export async function deleteRelation(tx: Tx, organisationId: string, id: string): Promise<RelationRow | null> {
  const [row] = await tx
    .delete(organisationRelations)
    .where(
      and(
        eq(organisationRelations.id, id),
        or(eq(organisationRelations.aId, organisationId), eq(organisationRelations.bId, organisationId)),
      ),
    )
    .returning();
  return row ?? null;
}

/** Ties of an organisation, strongest first. */
export async function listTies(tx: Tx, organisationId: string, page: PageOf): Promise<TieRow[]> {
  return tx
    .select()
    .from(ties)
    .where(
      and(
        or(eq(ties.aId, organisationId), eq(ties.bId, organisationId)),
        page.after === null
          ? undefined
          : sql`(${ties.weightBp}, ${ties.id}) < (${Number(page.after[0])}::int, ${page.after[1]}::uuid)`,
      ),
    )
    .orderBy(sql`${ties.weightBp} desc`, sql`${ties.id} desc`)
    .limit(page.limit + 1);
}

/** Takes back what the actor may change of the tie. Whether there was anything. */
export async function deleteTie(tx: Tx, pair: { aId: string; bId: string }): Promise<boolean> {
  const rows = await tx
    .delete(ties)
    .where(and(eq(ties.aId, pair.aId), eq(ties.bId, pair.bId)))
    .returning({ id: ties.id });
  return rows.length > 0;
}
