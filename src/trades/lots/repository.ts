import { and, asc, eq, exists, isNull, not } from 'drizzle-orm';
import type { Tx } from '../../db/transaction.ts';
import { lots, requirements, tenders } from '../../tenders/table.ts';

/** A lot with its tender, as far as its needs are read from them. */
export type LotRead = { lot: typeof lots.$inferSelect; tender: typeof tenders.$inferSelect };

/** The requirements of a lot. */
export const findRequirementRows = (tx: Tx, lotId: string): Promise<(typeof requirements.$inferSelect)[]> =>
  tx.select().from(requirements).where(eq(requirements.lotId, lotId)).orderBy(asc(requirements.position));

/** A lot that the actor may see, with its tender. */
export async function findLotRead(tx: Tx, lotId: string): Promise<LotRead | null> {
  const [row] = await tx
    .select({ lot: lots, tender: tenders })
    .from(lots)
    .innerJoin(tenders, eq(tenders.id, lots.tenderId))
    .where(eq(lots.id, lotId));
  return row ?? null;
}

/** Standing lots of a draft that have no confirmed requirement, in the notice's order. */
export async function findOpenLots(tx: Tx, tenderId: string): Promise<string[]> {
  const confirmed = tx
    .select({ id: requirements.id })
    .from(requirements)
    .where(and(eq(requirements.lotId, lots.id), requirements.confirmed));
  const rows = await tx
    .select({ id: lots.id })
    .from(lots)
    .innerJoin(tenders, eq(tenders.id, lots.tenderId))
    .where(
      and(eq(lots.tenderId, tenderId), eq(tenders.state, 'draft'), isNull(lots.withdrawnAt), not(exists(confirmed))),
    )
    .orderBy(asc(lots.position));
  return rows.map(({ id }) => id);
}
