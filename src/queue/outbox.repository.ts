import { and, asc, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { outbox } from './table.ts';

/** The channel on which the relay is told, at commit, that there is something to forward. */
export const OUTBOX_CHANNEL = 'outbox';

export type OutboxRow = typeof outbox.$inferSelect;

/** Puts a job in and tells the relay at commit: one statement, so that it is told of the row that goes in with it. */
export async function insertJob(
  tx: Tx,
  job: Pick<OutboxRow, 'id' | 'requestId' | 'traceparent' | 'turn' | 'runAt'> & { name: string; payload: string },
): Promise<void> {
  await tx.execute(sql`
    insert into ${outbox} (id, job, payload, request_id, traceparent, turn, run_at)
    select ${job.id}::uuid, ${job.name}, ${job.payload}::jsonb, ${job.requestId}, ${job.traceparent}, ${job.turn}::uuid, ${job.runAt?.toISOString() ?? null}::timestamptz
      from pg_notify(${OUTBOX_CHANNEL}, '')`);
}

/** Tells the relays, at commit, to look again. */
export const tellRelay = (tx: Tx): Promise<unknown> => tx.execute(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);

/** Locks rows that wait for nobody's turn and were not forwarded yet, oldest first; passes over those that another relay holds. */
export const lockWaiting = (tx: Tx, limit: number): Promise<OutboxRow[]> =>
  tx
    .select()
    .from(outbox)
    .where(and(isNull(outbox.relayedAt), isNull(outbox.turn)))
    .orderBy(asc(outbox.id))
    .limit(limit)
    .for('update', { skipLocked: true });

/** Notes that rows were forwarded: those too that were done in spite of having been given up as lost. */
export async function markForwarded(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(outbox)
    .set({ relayedAt: new Date() })
    .where(inArray(outbox.id, [...ids]));
}

/** Rows that were forwarded before an instant and are not done, those of the longest ago first. */
export const findForwardedBefore = (tx: Tx, before: Date, limit: number): Promise<Pick<OutboxRow, 'id' | 'job'>[]> =>
  tx
    .select({ id: outbox.id, job: outbox.job })
    .from(outbox)
    .where(and(isNull(outbox.doneAt), lt(outbox.relayedAt, before)))
    .orderBy(asc(outbox.relayedAt))
    .limit(limit);

/** Notes that jobs have ended; returns in whose turn each was, null: in nobody's. */
export async function endJobs(tx: Tx, ids: readonly string[]): Promise<(string | null)[]> {
  const ended = await tx
    .update(outbox)
    .set({ doneAt: new Date() })
    .where(inArray(outbox.id, [...ids]))
    .returning({ turn: outbox.turn });
  return ended.map(({ turn }) => turn);
}

/** Changes rows that are not done; returns how many those were. */
export async function changeOpen(
  tx: Tx,
  ids: readonly string[],
  change: Partial<Pick<OutboxRow, 'relayedAt' | 'doneAt'>>,
): Promise<number> {
  if (ids.length === 0) return 0;
  const changed = await tx
    .update(outbox)
    .set(change)
    .where(and(inArray(outbox.id, [...ids]), isNull(outbox.doneAt)))
    .returning({ id: outbox.id });
  return changed.length;
}

/** Forgets rows that were done before an instant. */
export async function deleteDoneBefore(tx: Tx, before: Date): Promise<void> {
  await tx.delete(outbox).where(lt(outbox.doneAt, before));
}
