import { sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { Period } from './period.domain.ts';
import { inScope, type Scope } from './scope.repository.ts';

/** Public money of the years that the period touches, by year; cents. */
export async function fundingByYear(
  tx: Tx,
  scope: Scope,
  period: Period,
): Promise<{ year: number; amountCents: number }[]> {
  const rows = await tx.execute<{ year: number; cents: string }>(sql`
    select year, sum(amount_cents)::text as cents from funding
     where year between ${Number(period.from.slice(0, 4))} and ${Number(period.to.slice(0, 4))} and ${inScope('cluster_id', scope)}
     group by year order by year`);
  return rows.map((row) => ({ year: row.year, amountCents: Number(row.cents) }));
}
