import { desc, lt, sql } from 'drizzle-orm';
import type postgres from 'postgres';
import type { Tx } from '../db/transaction.ts';
import { candidateChanges, candidateFollowers, candidateTrims } from './table.ts';

/** The topic on which the feed's triggers tell that something was committed. */
export const CANDIDATES_TOPIC = 'candidates';

/**
 * What a follower has not seen yet. `position` is what it has seen after it has taken this in. `changed` is null when
 * the follower must read everything afresh: the feed was trimmed beyond it, all of a table is gone, more changed than
 * `most`, or this is another server than the one that it followed.
 */
export type ReadChanges = { position: string; changed: string[] | null };

/** The transactions that this transaction sees, as pg_snapshot writes them: a position in the feed. */
export async function readPosition(sql: postgres.TransactionSql): Promise<string> {
  const [row] = await sql<{ position: string }[]>`select pg_current_snapshot()::text as position`;
  return row!.position;
}

/**
 * The feed since a position. Not by a running number: those are given before the commit, so a slow transaction would
 * turn up behind the reader's back. Read instead is whatever the position did not see and this transaction sees; the
 * rows are the same transaction's, so what is read of the organisations is never older than the feed.
 */
export async function readChanges(sql: postgres.TransactionSql, since: string, most: number): Promise<ReadChanges> {
  const [state] = await sql<{ position: string; lost: boolean }[]>`
    select pg_current_snapshot()::text as position,
           pg_snapshot_xmax(pg_current_snapshot()) < pg_snapshot_xmax(${since}::pg_snapshot)
           or exists (select 1 from candidate_trims t where t.xid >= pg_snapshot_xmin(${since}::pg_snapshot)) as lost`;
  // The upper bound leaves out rows of another server that a restored backup brought along.
  const rows = await sql<{ id: string | null }[]>`
    select distinct organisation_id as id from candidate_changes
     where xid >= pg_snapshot_xmin(${since}::pg_snapshot) and xid < pg_snapshot_xmax(pg_current_snapshot())
       and not pg_visible_in_snapshot(xid, ${since}::pg_snapshot)
     limit ${most + 1}`;
  const ids = rows.flatMap(({ id }) => (id === null ? [] : [id]));
  const all = state!.lost || ids.length < rows.length || ids.length > most;
  return { position: state!.position, changed: all ? null : ids };
}

/** Forgets changes from before an instant, and how far that went; returns how many. */
export async function trimChanges(tx: Tx, before: Date): Promise<number> {
  const [newest] = await tx
    .select({ xid: candidateChanges.xid })
    .from(candidateChanges)
    .where(lt(candidateChanges.changedAt, before))
    .orderBy(desc(candidateChanges.xid))
    .limit(1);
  if (newest === undefined) return 0;
  const gone = await tx.delete(candidateChanges).where(lt(candidateChanges.changedAt, before));
  await tx.delete(candidateTrims).where(sql`${candidateTrims.xid} < ${newest.xid}::xid8`);
  await tx.insert(candidateTrims).values({ xid: newest.xid });
  return gone.count;
}

export type FollowerRow = typeof candidateFollowers.$inferSelect;

/** Says what a worker process holds. */
export async function saveFollower(tx: Tx, row: FollowerRow): Promise<void> {
  await tx.insert(candidateFollowers).values(row).onConflictDoUpdate({ target: candidateFollowers.id, set: row });
}

export async function removeFollower(tx: Tx, id: string): Promise<void> {
  await tx.delete(candidateFollowers).where(sql`${candidateFollowers.id} = ${id}`);
}

/** Forgets worker processes that have said nothing since an instant: they are gone. */
export async function forgetFollowers(tx: Tx, before: Date): Promise<void> {
  await tx.delete(candidateFollowers).where(lt(candidateFollowers.seenAt, before));
}

/** Worker processes that have said something since an instant. */
export const findFollowers = (tx: Tx, since: Date): Promise<FollowerRow[]> =>
  tx
    .select()
    .from(candidateFollowers)
    .where(sql`${candidateFollowers.seenAt} >= ${since.toISOString()}::timestamptz`)
    .orderBy(candidateFollowers.name);
