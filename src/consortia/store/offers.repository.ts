import { desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/transaction.ts';
import { consortiumOffers } from './table.ts';

export type OfferRow = typeof consortiumOffers.$inferSelect;

/** The newest version of the offer; null while there is none. */
export async function findOffer(tx: Tx, consortiumId: string): Promise<OfferRow | null> {
  const [row] = await tx
    .select()
    .from(consortiumOffers)
    .where(eq(consortiumOffers.consortiumId, consortiumId))
    .orderBy(desc(consortiumOffers.version))
    .limit(1);
  return row ?? null;
}

export async function insertOffer(tx: Tx, row: typeof consortiumOffers.$inferInsert): Promise<OfferRow> {
  const [inserted] = await tx.insert(consortiumOffers).values(row).returning();
  return inserted!;
}

/** What the group's convention settles that weighs on a member, as the documents keep it. Shares in basis points. */
export type GroupBurdens = {
  mandataireFeeBp: number | null;
  commonExpenses: string | null;
  guarantees: string | null;
  insuranceCoverCents: number | null;
  penalties: string | null;
};

/** Null while nothing is settled. */
export async function findBurdens(tx: Tx, consortiumId: string): Promise<GroupBurdens | null> {
  const rows = await tx.execute<{ terms: GroupBurdens }>(
    sql`select terms from bid_terms where consortium_id = ${consortiumId}`,
  );
  return rows[0]?.terms ?? null;
}

/** Subcontractors on whose capacities the file of the bid relies (R2142-3). */
export async function findReliedUpon(tx: Tx, consortiumId: string): Promise<string[]> {
  const rows = await tx.execute<{ relied_upon: string[] }>(
    sql`select relied_upon from bid_terms where consortium_id = ${consortiumId}`,
  );
  return rows[0]?.relied_upon ?? [];
}
