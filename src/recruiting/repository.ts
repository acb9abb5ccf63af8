import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { PageRequest } from '../shared/paging.ts';
import { recruitingSurveys } from './table.ts';
import type { SurveyedLot } from './wanted.domain.ts';

export type SurveyRow = typeof recruitingSurveys.$inferSelect;
type Changes = Partial<typeof recruitingSurveys.$inferInsert>;

export async function insertSurvey(tx: Tx, row: typeof recruitingSurveys.$inferInsert): Promise<SurveyRow> {
  const [inserted] = await tx.insert(recruitingSurveys).values(row).returning();
  return inserted!;
}

export async function findSurvey(tx: Tx, id: string): Promise<SurveyRow | null> {
  const [row] = await tx.select().from(recruitingSurveys).where(eq(recruitingSurveys.id, id));
  return row ?? null;
}

/** Of a cluster, latest first. */
export const listSurveys = (tx: Tx, clusterId: string, page: PageRequest): Promise<SurveyRow[]> =>
  tx
    .select()
    .from(recruitingSurveys)
    .where(
      and(
        eq(recruitingSurveys.clusterId, clusterId),
        page.after === null ? undefined : lt(recruitingSurveys.id, page.after[0]!),
      ),
    )
    .orderBy(desc(recruitingSurveys.id))
    .limit(page.limit + 1);

/** Changes a survey that is not over; null: there is none, or it is over. */
export async function updateSurvey(tx: Tx, id: string, changes: Changes): Promise<SurveyRow | null> {
  const [row] = await tx
    .update(recruitingSurveys)
    .set(changes)
    .where(and(eq(recruitingSurveys.id, id), sql`${recruitingSurveys.state} in ('queued', 'running')`))
    .returning();
  return row ?? null;
}

/** Adds what was found for a lot. */
export async function addFound(tx: Tx, id: string, lot: SurveyedLot): Promise<void> {
  await tx
    .update(recruitingSurveys)
    .set({ found: sql`${recruitingSurveys.found} || ${JSON.stringify([lot])}::jsonb` })
    .where(eq(recruitingSurveys.id, id));
}

/** A survey of the cluster that is not over yet; null: none. */
export async function findOpenSurvey(tx: Tx, clusterId: string): Promise<SurveyRow | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${clusterId}, 7143))`);
  const [row] = await tx
    .select()
    .from(recruitingSurveys)
    .where(and(eq(recruitingSurveys.clusterId, clusterId), sql`${recruitingSurveys.state} in ('queued', 'running')`));
  return row ?? null;
}
