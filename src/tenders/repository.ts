import { and, asc, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import { amongIds } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import { holdsWords } from '../db/worded.ts';
import { lots, requirements, tenders } from './table.ts';

export type TenderRow = typeof tenders.$inferSelect;
export type LotRow = typeof lots.$inferSelect;
export type RequirementRow = typeof requirements.$inferSelect;
export type NewLot = typeof lots.$inferInsert;
export type NewRequirement = typeof requirements.$inferInsert;

/** Rows in one insert: PostgreSQL takes at most 65,534 parameters. */
const BATCH = 1_000;

export async function insertTender(tx: Tx, tender: typeof tenders.$inferInsert): Promise<TenderRow> {
  const [row] = await tx.insert(tenders).values(tender).returning();
  return row!;
}

/** Null when the cluster has a tender of that notice already; of several at once, one inserts. */
export async function insertTenderOnce(tx: Tx, tender: typeof tenders.$inferInsert): Promise<TenderRow | null> {
  const [row] = await tx.insert(tenders).values(tender).onConflictDoNothing().returning();
  return row ?? null;
}

/** Newest first. */
export async function listTenders(
  tx: Tx,
  filter: { clusterId?: string; state?: TenderRow['state']; q?: string },
  page: { limit: number; after: string[] | null },
): Promise<(TenderRow & { lotCount: number; deadline: Date | null; latestMatchRunId: string | null })[]> {
  const conditions: (SQL | undefined)[] = [
    filter.clusterId === undefined ? undefined : eq(tenders.clusterId, filter.clusterId),
    filter.state === undefined ? undefined : eq(tenders.state, filter.state),
    filter.q === undefined ? undefined : holdsWords(sql`${tenders.title}`, filter.q),
    page.after === null ? undefined : lt(tenders.id, page.after[0]!),
  ];
  const rows = await tx
    .select({
      tender: tenders,
      lotCount: sql<number>`(select count(*)::int from lots l where l.tender_id = tenders.id and l.withdrawn_at is null)`,
      deadline: sql<
        string | null
      >`(select min(l.deadline) from lots l where l.tender_id = tenders.id and l.withdrawn_at is null)`,
      latestMatchRunId: sql<string | null>`${latestMatchRun}`,
    })
    .from(tenders)
    .where(and(...conditions))
    .orderBy(desc(tenders.id))
    .limit(page.limit + 1);
  return rows.map((row) => ({
    ...row.tender,
    lotCount: row.lotCount,
    deadline: row.deadline === null ? null : new Date(row.deadline),
    latestMatchRunId: row.latestMatchRunId,
  }));
}

/** The id of the newest match run of a row of `tenders`, or null. Ids rise with time. */
const latestMatchRun = sql`(select r.id from match_runs r where r.tender_id = tenders.id order by r.id desc limit 1)`;

/** The id of the newest match run that the actor may see of a tender, or null. */
export async function findLatestMatchRun(tx: Tx, tenderId: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: sql<string | null>`${latestMatchRun}` })
    .from(tenders)
    .where(eq(tenders.id, tenderId));
  return row?.id ?? null;
}

export async function findTender(tx: Tx, id: string): Promise<TenderRow | null> {
  const [row] = await tx.select().from(tenders).where(eq(tenders.id, id));
  return row ?? null;
}

/** The tenders that the actor may see of these, in any order. */
export const findTenders = async (tx: Tx, ids: string[]): Promise<TenderRow[]> =>
  ids.length === 0 ? [] : tx.select().from(tenders).where(amongIds(tenders.id, ids));

/** Locks the tender, so that of two changes of state at once one sees the other's. */
export async function lockTender(tx: Tx, id: string): Promise<TenderRow | null> {
  const [row] = await tx.select().from(tenders).where(eq(tenders.id, id)).for('update');
  return row ?? null;
}

export async function lockTenderByNotice(
  tx: Tx,
  clusterId: string,
  format: TenderRow['sourceFormat'],
  noticeId: string,
): Promise<TenderRow | null> {
  const [row] = await tx
    .select()
    .from(tenders)
    .where(
      and(eq(tenders.clusterId, clusterId), eq(tenders.sourceFormat, format), eq(tenders.sourceNoticeId, noticeId)),
    )
    .for('update');
  return row ?? null;
}

/** Changes the tender and counts its version up; null when it is no longer at `expected`. */
export async function updateTender(
  tx: Tx,
  id: string,
  expected: number | null,
  change: Partial<typeof tenders.$inferInsert>,
): Promise<TenderRow | null> {
  const [row] = await tx
    .update(tenders)
    .set({ ...change, version: sql`${tenders.version} + 1` })
    .where(and(eq(tenders.id, id), expected === null ? undefined : eq(tenders.version, expected)))
    .returning();
  return row ?? null;
}

export async function insertLots(tx: Tx, rows: NewLot[]): Promise<LotRow[]> {
  const inserted: LotRow[] = [];
  for (let at = 0; at < rows.length; at += BATCH)
    inserted.push(
      ...(await tx
        .insert(lots)
        .values(rows.slice(at, at + BATCH))
        .returning()),
    );
  return inserted;
}

export async function updateLot(tx: Tx, id: string, change: Partial<NewLot>): Promise<void> {
  await tx.update(lots).set(change).where(eq(lots.id, id));
}

export async function deleteLots(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(lots).where(amongIds(lots.id, ids));
}

export async function insertRequirements(tx: Tx, rows: NewRequirement[]): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await tx.insert(requirements).values(rows.slice(at, at + BATCH));
}

export async function updateRequirement(tx: Tx, id: string, change: Partial<NewRequirement>): Promise<void> {
  await tx.update(requirements).set(change).where(eq(requirements.id, id));
}

export async function deleteRequirementRows(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(requirements).where(amongIds(requirements.id, ids));
}

export async function deleteRequirements(tx: Tx, lotId: string): Promise<void> {
  await tx.delete(requirements).where(eq(requirements.lotId, lotId));
}

export async function findLot(tx: Tx, id: string): Promise<LotRow | null> {
  const [row] = await tx.select().from(lots).where(eq(lots.id, id));
  return row ?? null;
}

/** In the order of the notice. */
export const findLots = (tx: Tx, tenderId: string): Promise<LotRow[]> =>
  tx.select().from(lots).where(eq(lots.tenderId, tenderId)).orderBy(asc(lots.position));

/** The lots of several tenders, each tender's in the order of its notice. */
export const findLotsOfTenders = async (tx: Tx, tenderIds: string[]): Promise<LotRow[]> =>
  tenderIds.length === 0
    ? []
    : tx.select().from(lots).where(amongIds(lots.tenderId, tenderIds)).orderBy(asc(lots.tenderId), asc(lots.position));

/** What the lots of several tenders are worth, each tender's in the order of its notice; with the tender's title. */
export const findLotWorths = async (tx: Tx, tenderIds: string[]) =>
  tx
    .select({
      tenderId: tenders.id,
      title: tenders.title,
      lot: { id: lots.id, externalId: lots.externalId, estimatedCents: lots.estimatedCents, deadline: lots.deadline },
    })
    .from(tenders)
    .leftJoin(lots, eq(lots.tenderId, tenders.id))
    .where(amongIds(tenders.id, tenderIds))
    .orderBy(asc(tenders.id), asc(lots.position));

/** The requirements of several tenders, each tender's by lot and position. */
export const findRequirementsOfTenders = async (tx: Tx, tenderIds: string[]): Promise<RequirementRow[]> =>
  tenderIds.length === 0
    ? []
    : tx
        .select()
        .from(requirements)
        .where(amongIds(requirements.tenderId, tenderIds))
        .orderBy(asc(requirements.tenderId), asc(requirements.lotId), asc(requirements.position));

export const findRequirements = (tx: Tx, tenderId: string): Promise<RequirementRow[]> =>
  tx
    .select()
    .from(requirements)
    .where(eq(requirements.tenderId, tenderId))
    .orderBy(asc(requirements.lotId), asc(requirements.position));

export const findRequirementsOfLots = async (tx: Tx, lotIds: string[]): Promise<RequirementRow[]> =>
  lotIds.length === 0 ? [] : tx.select().from(requirements).where(amongIds(requirements.lotId, lotIds));
