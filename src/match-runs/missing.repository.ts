import { sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';

/** A lot of the cluster with the run that answered it last. */
export type AnsweredLot = {
  lotId: string;
  tenderId: string;
  matchRunId: string;
  /** Worth of the lot in cents; null: not told. */
  estimatedCents: number | null;
};

/** Lots of the tenders that a cluster took up between two days (both counted), each with the run that answered it last. */
export async function findAnsweredLots(
  tx: Tx,
  { clusterId, from, to }: { clusterId: string; from: string; to: string },
): Promise<AnsweredLot[]> {
  const rows = await tx.execute<Omit<AnsweredLot, 'estimatedCents'> & { estimatedCents: string | null }>(sql`
    select distinct on (l.id) l.id as "lotId", t.id as "tenderId", r.id as "matchRunId", l.estimated_cents as "estimatedCents"
      from tenders t join lots l on l.tender_id = t.id
      join match_run_lots a on a.lot_id = l.id join match_runs r on r.id = a.match_run_id
     where t.cluster_id = ${clusterId} and t.created_at >= ${from}::date and t.created_at < ${to}::date + 1
       and r.status in ('succeeded', 'infeasible')
     order by l.id, r.id desc`);
  return rows.map((row) => ({
    ...row,
    estimatedCents: row.estimatedCents === null ? null : Number(row.estimatedCents),
  }));
}
