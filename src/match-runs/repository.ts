import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { matchRunLots, matchRuns } from './table.ts';

export type MatchRunRow = typeof matchRuns.$inferSelect;
export type MatchRunLotRow = typeof matchRunLots.$inferSelect;

export async function insertRun(tx: Tx, run: typeof matchRuns.$inferInsert): Promise<MatchRunRow> {
  const [row] = await tx.insert(matchRuns).values(run).returning();
  return row!;
}

export async function findRun(tx: Tx, id: string): Promise<MatchRunRow | null> {
  const [row] = await tx.select().from(matchRuns).where(eq(matchRuns.id, id));
  return row ?? null;
}

export async function lockRun(tx: Tx, id: string): Promise<MatchRunRow | null> {
  const [row] = await tx.select().from(matchRuns).where(eq(matchRuns.id, id)).for('update');
  return row ?? null;
}

/** The run as it is then; undefined: it is gone. */
export async function updateRun(
  tx: Tx,
  id: string,
  change: Partial<typeof matchRuns.$inferInsert>,
): Promise<MatchRunRow | undefined> {
  const [row] = await tx.update(matchRuns).set(change).where(eq(matchRuns.id, id)).returning();
  return row;
}

/** Newest first. */
export const listRuns = (
  tx: Tx,
  tenderId: string,
  page: { limit: number; after: string[] | null },
): Promise<MatchRunRow[]> =>
  tx
    .select()
    .from(matchRuns)
    .where(and(eq(matchRuns.tenderId, tenderId), page.after === null ? undefined : lt(matchRuns.id, page.after[0]!)))
    .orderBy(desc(matchRuns.id))
    .limit(page.limit + 1);

/** What somebody asked of a run under way: to end without an answer, or with the best found so far. */
export type AskedEnd = 'cancel' | 'stop';

/** Whether, and how, somebody asked the run to end. */
export const askedEnd = (
  run: Pick<MatchRunRow, 'status' | 'cancelRequestedAt' | 'stopRequestedAt'> | null | undefined,
): AskedEnd | null => {
  if (run == null || run.cancelRequestedAt !== null || run.status === 'cancelled') return 'cancel';
  return run.stopRequestedAt === null ? null : 'stop';
};

/** Keeps the answer for a lot, once: a run that is delivered again goes on behind the lots that are done. */
export async function insertRunLot(tx: Tx, row: typeof matchRunLots.$inferInsert): Promise<void> {
  await tx.insert(matchRunLots).values(row).onConflictDoNothing();
}

/** The lots of a run that have an answer, and whether it has a consortium; without the answers, which may be large. */
export const findLotOutcomes = (tx: Tx, runId: string): Promise<{ lotId: string; isServed: boolean }[]> =>
  tx
    .select({
      lotId: matchRunLots.lotId,
      isServed: sql<boolean>`jsonb_array_length(${matchRunLots.result} -> 'consortia') > 0
        or jsonb_array_length(coalesce(${matchRunLots.result} -> 'alone', '[]')) > 0`,
    })
    .from(matchRunLots)
    .where(eq(matchRunLots.matchRunId, runId));

export const findRunLots = (tx: Tx, runId: string): Promise<Omit<MatchRunLotRow, 'problem'>[]> =>
  tx
    .select({
      id: matchRunLots.id,
      matchRunId: matchRunLots.matchRunId,
      clusterId: matchRunLots.clusterId,
      lotId: matchRunLots.lotId,
      position: matchRunLots.position,
      status: matchRunLots.status,
      result: matchRunLots.result,
      problemHash: matchRunLots.problemHash,
      resultHash: matchRunLots.resultHash,
      looks: matchRunLots.looks,
      snapshotVersion: matchRunLots.snapshotVersion,
      equipment: matchRunLots.equipment,
    })
    .from(matchRunLots)
    .where(eq(matchRunLots.matchRunId, runId))
    .orderBy(asc(matchRunLots.position));

export async function findRunLotProblems(tx: Tx, runId: string): Promise<MatchRunLotRow[]> {
  return tx.select().from(matchRunLots).where(eq(matchRunLots.matchRunId, runId)).orderBy(asc(matchRunLots.position));
}

/** The answer for one lot of a run with its problem: the one named, else the first; null: there is none. */
export async function findRunLotProblem(tx: Tx, runId: string, lotId?: string): Promise<MatchRunLotRow | null> {
  const [row] = await tx
    .select()
    .from(matchRunLots)
    .where(and(eq(matchRunLots.matchRunId, runId), lotId === undefined ? undefined : eq(matchRunLots.lotId, lotId)))
    .orderBy(asc(matchRunLots.position))
    .limit(1);
  return row ?? null;
}

/**
 * How many other tenders of the cluster each organisation was proposed first for since `since`: for the fair turn.
 * Further runs of one tender are the same turn.
 */
export async function recentProposals(
  tx: Tx,
  tender: { id: string; clusterId: string },
  since: Date,
): Promise<Map<string, number>> {
  const rows = await tx.execute<{ organisation_id: string; proposals: number }>(sql`
    select organisation_id, count(distinct tender_id)::int as proposals from proposals
     where cluster_id = ${tender.clusterId} and tender_id <> ${tender.id} and finished_at >= ${since.toISOString()} and first
     group by 1`);
  return new Map(rows.map((row) => [row.organisation_id, row.proposals]));
}

/** Lets one request at a time start a run of this tender; until the end of the transaction. */
export async function lockForNewRun(tx: Tx, tenderId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${tenderId}, 7142))`);
}

/** The id of the run of this tender that is queued or running, or null. */
export async function findOpenRun(tx: Tx, tenderId: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: matchRuns.id })
    .from(matchRuns)
    .where(and(eq(matchRuns.tenderId, tenderId), inArray(matchRuns.status, ['queued', 'running'])));
  return row?.id ?? null;
}
