import { and, arrayContains, asc, desc, eq, lt, ne, type SQL, sql } from 'drizzle-orm';
import { amongIds } from '../../db/ids.ts';
import { newestSeen } from '../../db/newest-seen.ts';
import type { Tx } from '../../db/transaction.ts';
import { holdsWords } from '../../db/worded.ts';
import type { InvitationState } from '../life/states.domain.ts';
import type { Terms } from '../life/terms.domain.ts';
import { consortia, consortiumEvents, consortiumMembers, invitations, recompositions } from './table.ts';

export type ConsortiumRow = typeof consortia.$inferSelect;
export type InvitationRow = typeof invitations.$inferSelect;
export type EventRow = typeof consortiumEvents.$inferSelect;
export type RecompositionRow = typeof recompositions.$inferSelect;

/** A seat with the state of its invitation, and whether its organisation has declared on every lot. */
export type SeatRow = typeof consortiumMembers.$inferSelect & {
  invitation: InvitationState | null;
  expiresAt: Date | null;
  undertakingAt: Date | null;
  counterShareBp: number | null;
  terms: Terms | null;
  acceptedTerms: Terms | null;
  declared: boolean;
};

export async function insertConsortium(tx: Tx, row: typeof consortia.$inferInsert): Promise<ConsortiumRow> {
  const [inserted] = await tx.insert(consortia).values(row).returning();
  return inserted!;
}

export async function findConsortium(tx: Tx, id: string): Promise<ConsortiumRow | null> {
  const [row] = await tx.select().from(consortia).where(eq(consortia.id, id));
  return row ?? null;
}

/** Locks the consortium: every move of its life holds this lock, so that of two at once one sees the other's. */
export async function lockConsortium(tx: Tx, id: string): Promise<ConsortiumRow | null> {
  const [row] = await tx.select().from(consortia).where(eq(consortia.id, id)).for('update');
  return row ?? null;
}

export async function updateConsortium(
  tx: Tx,
  id: string,
  change: Partial<typeof consortia.$inferInsert>,
): Promise<void> {
  await tx
    .update(consortia)
    .set({ ...change, version: sql`${consortia.version} + 1` })
    .where(eq(consortia.id, id));
}

/** Newest first. */
export const listConsortia = (
  tx: Tx,
  filter: { tenderId?: string; clusterId?: string; state?: ConsortiumRow['state']; ids?: string[]; q?: string },
  page: { limit: number; after: string[] | null },
): Promise<ConsortiumRow[]> => {
  const conditions: (SQL | undefined)[] = [
    filter.tenderId === undefined ? undefined : eq(consortia.tenderId, filter.tenderId),
    filter.clusterId === undefined ? undefined : eq(consortia.clusterId, filter.clusterId),
    filter.state === undefined ? undefined : eq(consortia.state, filter.state),
    filter.ids === undefined ? undefined : amongIds(consortia.id, filter.ids),
    filter.q === undefined ? undefined : holdsWords(sql`${consortia.name}`, filter.q),
    page.after === null ? undefined : lt(consortia.id, page.after[0]!),
  ];
  const limit = page.limit + 1;
  const asked = and(...conditions);
  const few = filter.ids !== undefined || filter.tenderId !== undefined;
  return tx
    .select()
    .from(consortia)
    .where(few ? asked : newestSeen(consortia, { cluster: consortia.clusterId }, asked, limit))
    .orderBy(desc(consortia.id))
    .limit(limit);
};

/**
 * The consortium that a proposal became, unless it was dissolved; holds off another one of the same proposal until the
 * end of the transaction.
 */
export async function findRetained(
  tx: Tx,
  { matchRunId, lotId, rank }: { matchRunId: string; lotId: string; rank: number },
): Promise<ConsortiumRow | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${matchRunId} ${lotId} ${rank}`}, 16))`);
  const [row] = await tx
    .select()
    .from(consortia)
    .where(
      and(
        eq(consortia.matchRunId, matchRunId),
        eq(consortia.rank, rank),
        arrayContains(consortia.lotIds, [lotId]),
        ne(consortia.state, 'dissolved'),
      ),
    );
  return row ?? null;
}

/** Every consortium of a tender that the actor sees, oldest first. */
export const findOfTender = (tx: Tx, tenderId: string): Promise<ConsortiumRow[]> =>
  tx.select().from(consortia).where(eq(consortia.tenderId, tenderId)).orderBy(asc(consortia.id));

/** The other consortia of the tender, by state. */
export const findSiblings = (
  tx: Tx,
  tenderId: string,
  exceptId: string,
): Promise<{ id: string; state: ConsortiumRow['state'] }[]> =>
  tx
    .select({ id: consortia.id, state: consortia.state })
    .from(consortia)
    .where(and(eq(consortia.tenderId, tenderId), ne(consortia.id, exceptId)));

/** The seats of the consortia that the actor may see, in order. */
export async function findSeats(tx: Tx, consortiumIds: string[]): Promise<SeatRow[]> {
  if (consortiumIds.length === 0) return [];
  const rows = await tx
    .select({
      seat: consortiumMembers,
      invitation: invitations.state,
      expiresAt: invitations.expiresAt,
      undertakingAt: invitations.undertakingAt,
      counterShareBp: invitations.counterShareBp,
      terms: invitations.terms,
      acceptedTerms: invitations.acceptedTerms,
      declared: sql<boolean>`(select count(*) from solo_declarations d, consortia c
        where c.id = ${consortiumMembers.consortiumId} and d.organisation_id = ${consortiumMembers.organisationId}
          and d.lot_id = any (c.lot_ids)) >= (select cardinality(c.lot_ids) from consortia c where c.id = ${consortiumMembers.consortiumId})`,
    })
    .from(consortiumMembers)
    .leftJoin(invitations, eq(invitations.id, consortiumMembers.invitationId))
    .where(amongIds(consortiumMembers.consortiumId, consortiumIds))
    .orderBy(asc(consortiumMembers.consortiumId), asc(consortiumMembers.position));
  return rows.map(({ seat, ...rest }) => ({ ...seat, ...rest }));
}

export async function insertSeats(tx: Tx, rows: (typeof consortiumMembers.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(consortiumMembers).values(rows);
}

export async function deleteSeats(tx: Tx, consortiumId: string): Promise<void> {
  await tx.delete(consortiumMembers).where(eq(consortiumMembers.consortiumId, consortiumId));
}

export async function updateSeat(
  tx: Tx,
  id: string,
  change: Partial<typeof consortiumMembers.$inferInsert>,
): Promise<void> {
  await tx.update(consortiumMembers).set(change).where(eq(consortiumMembers.id, id));
}

export async function insertEvents(tx: Tx, rows: (typeof consortiumEvents.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(consortiumEvents).values(rows);
}

/** Oldest first. */
export const findEvents = (
  tx: Tx,
  consortiumId: string,
  page: { limit: number; after: string[] | null },
): Promise<EventRow[]> =>
  tx
    .select()
    .from(consortiumEvents)
    .where(
      and(
        eq(consortiumEvents.consortiumId, consortiumId),
        page.after === null ? undefined : sql`${consortiumEvents.id} > ${page.after[0]!}::uuid`,
      ),
    )
    .orderBy(asc(consortiumEvents.id))
    .limit(page.limit + 1);

/** When the bids of the consortia were first handed in, by consortium: a change of members notes a bid anew that was in long ago. */
export async function findHandedIn(tx: Tx, consortiumIds: string[]): Promise<Map<string, Date>> {
  if (consortiumIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([consortiumEvents.consortiumId])
    .from(consortiumEvents)
    .where(and(amongIds(consortiumEvents.consortiumId, consortiumIds), eq(consortiumEvents.type, 'submitted')))
    .orderBy(asc(consortiumEvents.consortiumId), asc(consortiumEvents.id));
  return new Map(
    rows.map(({ consortiumId, at, payload }) => [
      consortiumId,
      'submittedAt' in payload && payload.submittedAt !== undefined ? new Date(payload.submittedAt) : at,
    ]),
  );
}

export const findEventsByIds = (tx: Tx, ids: string[]): Promise<EventRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx.select().from(consortiumEvents).where(amongIds(consortiumEvents.id, ids)).orderBy(asc(consortiumEvents.id));

export async function insertRecomposition(tx: Tx, row: typeof recompositions.$inferInsert): Promise<void> {
  await tx.insert(recompositions).values(row);
}

/** The newest round. */
export async function findRecomposition(tx: Tx, consortiumId: string): Promise<RecompositionRow | null> {
  const [row] = await tx
    .select()
    .from(recompositions)
    .where(eq(recompositions.consortiumId, consortiumId))
    .orderBy(desc(recompositions.round))
    .limit(1);
  return row ?? null;
}

/** The newest round of each consortium that has one. */
export async function findRecompositions(tx: Tx, consortiumIds: string[]): Promise<RecompositionRow[]> {
  if (consortiumIds.length === 0) return [];
  return tx
    .selectDistinctOn([recompositions.consortiumId])
    .from(recompositions)
    .where(amongIds(recompositions.consortiumId, consortiumIds))
    .orderBy(recompositions.consortiumId, desc(recompositions.round));
}

export async function updateRecomposition(
  tx: Tx,
  consortiumId: string,
  round: number,
  change: Partial<typeof recompositions.$inferInsert>,
): Promise<void> {
  await tx
    .update(recompositions)
    .set(change)
    .where(and(eq(recompositions.consortiumId, consortiumId), eq(recompositions.round, round)));
}
