import { and, asc, inArray, isNull, lt } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import type { JobQueue } from './backend.ts';
import { outbox } from './table.ts';

const RECOVERY = systemActor('recovery');
/** Jobs looked for at once. */
const BATCH = 200;
/** Done rows are kept this long for whoever looks into what happened. */
const KEEP_MS = 24 * 3_600_000;

/**
 * Looks for the jobs of rows that were forwarded before `before` and are not done, and lets those be forwarded again
 * that the queue has lost, such as a Redis that was emptied or died without its last seconds. A job that is done twice
 * after all (its worker died between the effect and the word of it) has its effect once.
 * @returns how many were lost
 */
export async function recoverLostJobs(
  database: Database,
  queueOf: (job: string) => JobQueue | null,
  before: Date,
): Promise<number> {
  for (let lost = 0; ; ) {
    const rows = await inTransaction(database, RECOVERY, (tx) =>
      tx
        .select({ id: outbox.id, job: outbox.job })
        .from(outbox)
        .where(and(isNull(outbox.doneAt), lt(outbox.relayedAt, before)))
        .orderBy(asc(outbox.relayedAt))
        .limit(BATCH),
    );
    const states = await Promise.all(rows.map(async (row) => (await queueOf(row.job)?.stateOf(row.id)) ?? 'under way'));
    const mark = async (state: (typeof states)[number], change: Partial<typeof outbox.$inferInsert>) => {
      const ids = rows.filter((_, i) => states[i] === state).map((row) => row.id);
      if (ids.length === 0) return 0;
      return inTransaction(database, RECOVERY, async (tx) => {
        // Done meanwhile: then it is not lost.
        const changing = tx
          .update(outbox)
          .set(change)
          .where(and(inArray(outbox.id, ids), isNull(outbox.doneAt)));
        return (await changing.returning({ id: outbox.id })).length;
      });
    };
    lost += await mark('lost', { relayedAt: null });
    await mark('ended', { doneAt: new Date() });
    await mark('under way', { relayedAt: new Date() });
    if (rows.length < BATCH) return lost;
  }
}

/** Forgets rows whose jobs ended a day ago. */
export const forgetDoneRows = (database: Database): Promise<unknown> =>
  inTransaction(database, RECOVERY, (tx) => tx.delete(outbox).where(lt(outbox.doneAt, new Date(Date.now() - KEEP_MS))));
