import { asc, eq } from 'drizzle-orm';
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
