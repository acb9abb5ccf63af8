import { eq } from 'drizzle-orm';
import type { Tx } from '../../db/transaction.ts';
import { lots, tenders } from '../../tenders/table.ts';

/** A lot with its tender, as far as its needs are read from them. */
export type LotRead = { lot: typeof lots.$inferSelect; tender: typeof tenders.$inferSelect };

/** A lot that the actor may see, with its tender. */
export async function findLotRead(tx: Tx, lotId: string): Promise<LotRead | null> {
  const [row] = await tx
    .select({ lot: lots, tender: tenders })
    .from(lots)
    .innerJoin(tenders, eq(tenders.id, lots.tenderId))
    .where(eq(lots.id, lotId));
  return row ?? null;
}
