import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import { systemActor } from '../shared/actor.ts';
import type { JobQueue } from './backend.ts';
import { changeOpen, deleteDoneBefore, findForwardedBefore, type OutboxRow } from './outbox.repository.ts';

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
    const rows = await inTransaction(database, RECOVERY, (tx) => findForwardedBefore(tx, before, BATCH));
    const states = await Promise.all(rows.map(async (row) => (await queueOf(row.job)?.stateOf(row.id)) ?? 'under way'));
    const mark = (state: (typeof states)[number], change: Partial<Pick<OutboxRow, 'relayedAt' | 'doneAt'>>) =>
      // One that was done meanwhile is not lost: it stays as it is.
      inTransaction(database, RECOVERY, (tx) => {
        const ids = rows.filter((_, i) => states[i] === state).map((row) => row.id);
        return changeOpen(tx, ids, change);
      });
    lost += await mark('lost', { relayedAt: null });
    await mark('ended', { doneAt: new Date() });
    await mark('under way', { relayedAt: new Date() });
    if (rows.length < BATCH) return lost;
  }
}

/** Forgets rows whose jobs ended a day ago. */
export const forgetDoneRows = (database: Database): Promise<void> =>
  inTransaction(database, RECOVERY, (tx) => deleteDoneBefore(tx, new Date(Date.now() - KEEP_MS)));
