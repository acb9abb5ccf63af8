import { and, asc, desc, eq, gt, isNull, lte, or, type SQLWrapper, sql } from 'drizzle-orm';
import { insertMany } from '../db/bulk.ts';
import { amongIds, idArray } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import type { Circle } from './circle.repository.ts';
import { inCircle } from './repository.ts';
import { electionCandidates, electionRoll, elections } from './table.ts';

export type ElectionRow = typeof elections.$inferSelect;
export type CandidateRow = typeof electionCandidates.$inferSelect;
export type RollRow = typeof electionRoll.$inferSelect;

const SHOWN = 50;

/** Whether somebody stands in the election of that id. */
export const stands = (electionId: SQLWrapper) =>
  sql`exists (select 1 from election_candidates stands where stands.election_id = ${electionId} and stands.accepted)`;

export const listElections = (tx: Tx, circle: Circle): Promise<ElectionRow[]> =>
  tx
    .select()
    .from(elections)
    .where(inCircle(elections, circle))
    .orderBy(desc(elections.opensAt), desc(elections.id))
    .limit(SHOWN);

export async function insertElection(tx: Tx, row: typeof elections.$inferInsert): Promise<ElectionRow> {
  const [inserted] = await tx.insert(elections).values(row).returning();
  return inserted!;
}

/** As far as the actor may see it. */
export async function findElection(tx: Tx, clusterId: string, id: string): Promise<ElectionRow | null> {
  const [row] = await tx
    .select()
    .from(elections)
    .where(and(eq(elections.clusterId, clusterId), eq(elections.id, id)));
  return row ?? null;
}

/** Locked: of two that count it or end it, one comes after the other. In a transaction of the system. */
export async function lockElection(tx: Tx, id: string): Promise<ElectionRow | null> {
  const [row] = await tx.select().from(elections).where(eq(elections.id, id)).for('update');
  return row ?? null;
}

export async function updateElection(
  tx: Tx,
  id: string,
  changes: Partial<typeof elections.$inferInsert>,
): Promise<ElectionRow> {
  const [row] = await tx.update(elections).set(changes).where(eq(elections.id, id)).returning();
  return row!;
}

/** Closed, or opened with nobody who stands, and neither counted nor cancelled. In a transaction of the system. */
export async function uncounted(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx
    .select({ id: elections.id })
    .from(elections)
    .where(
      and(
        lte(elections.opensAt, now),
        or(lte(elections.closesAt, now), sql`not ${stands(elections.id)}`),
        isNull(elections.countedAt),
        isNull(elections.cancelledAt),
      ),
    )
    .orderBy(asc(elections.closesAt), asc(elections.id));
  return rows.map(({ id }) => id);
}

/** Announced ones that open until then. In a transaction of the system. */
export const openingBy = (tx: Tx, now: Date, until: Date): Promise<ElectionRow[]> =>
  tx
    .select()
    .from(elections)
    .where(and(gt(elections.opensAt, now), lte(elections.opensAt, until), isNull(elections.cancelledAt)))
    .orderBy(asc(elections.opensAt), asc(elections.id));

/** Open ones that close until then. In a transaction of the system. */
export const closingBy = (tx: Tx, now: Date, until: Date): Promise<ElectionRow[]> =>
  tx
    .select()
    .from(elections)
    .where(
      and(
        lte(elections.opensAt, now),
        gt(elections.closesAt, now),
        lte(elections.closesAt, until),
        isNull(elections.cancelledAt),
      ),
    )
    .orderBy(asc(elections.closesAt), asc(elections.id));

export const listCandidates = async (tx: Tx, electionIds: readonly string[]): Promise<CandidateRow[]> =>
  electionIds.length === 0
    ? []
    : tx
        .select()
        .from(electionCandidates)
        .where(amongIds(electionCandidates.electionId, electionIds))
        .orderBy(asc(electionCandidates.id));

/** Null when the company stands already, or was asked. */
export async function insertCandidate(
  tx: Tx,
  row: typeof electionCandidates.$inferInsert,
): Promise<CandidateRow | null> {
  const [inserted] = await tx.insert(electionCandidates).values(row).onConflictDoNothing().returning();
  return inserted ?? null;
}

export async function setCandidateAnswer(tx: Tx, id: string, accepted: boolean): Promise<void> {
  await tx.update(electionCandidates).set({ accepted }).where(eq(electionCandidates.id, id));
}

export async function setVotes(tx: Tx, id: string, votes: number): Promise<void> {
  await tx.update(electionCandidates).set({ votes }).where(eq(electionCandidates.id, id));
}

export async function insertRoll(tx: Tx, rows: readonly (typeof electionRoll.$inferInsert)[]): Promise<void> {
  await insertMany(tx, electionRoll, rows);
}

/** The electors that the actor may know of. */
export const listRoll = async (tx: Tx, electionIds: readonly string[]): Promise<RollRow[]> =>
  electionIds.length === 0
    ? []
    : tx
        .select()
        .from(electionRoll)
        .where(amongIds(electionRoll.electionId, electionIds))
        .orderBy(asc(electionRoll.id));

/** How many may vote in each, and did. In a transaction of the system. */
export async function countRolls(
  tx: Tx,
  electionIds: readonly string[],
): Promise<Map<string, { electors: number; turnout: number }>> {
  if (electionIds.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; electors: number; turnout: number }>(sql`
    select election_id as id, count(*)::int as electors, count(*) filter (where voted)::int as turnout
      from election_roll where election_id = any (${idArray(electionIds)}) group by election_id`);
  return new Map(rows.map(({ id, electors, turnout }) => [id, { electors, turnout }]));
}

/** Puts the sealed vote of an elector into the roll; null: not on the roll, false: it voted before. */
export async function castVote(
  tx: Tx,
  electionId: string,
  organisationId: string,
  sealedVote: string,
): Promise<boolean | null> {
  const mine = and(eq(electionRoll.electionId, electionId), eq(electionRoll.organisationId, organisationId));
  const taken = await tx
    .update(electionRoll)
    .set({ voted: true, sealedVote })
    .where(and(mine, eq(electionRoll.voted, false)))
    .returning({ id: electionRoll.id });
  if (taken.length > 0) return true;
  const there = await tx.select({ id: electionRoll.id }).from(electionRoll).where(mine);
  return there.length > 0 ? false : null;
}

/** Takes the sealed votes out of the roll, in one statement and for good, and returns them in no order. */
export async function takeVotes(tx: Tx, electionId: string): Promise<string[]> {
  const rows = await tx.execute<{ vote: string }>(sql`
    with sealed as (select id, sealed_vote from election_roll where election_id = ${electionId}::uuid),
         gone as (update election_roll r set sealed_vote = null from sealed s where r.id = s.id)
    select sealed_vote as vote from sealed where sealed_vote is not null order by sealed_vote`);
  return rows.map(({ vote }) => vote);
}
