import { lt } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { jobEffects } from './table.ts';

/**
 * Claims a job's effect for this transaction. False: it was done by an earlier delivery, so do nothing.
 * Two deliveries at once: the second waits for the first to commit or roll back.
 */
export async function claimEffect(tx: Tx, jobId: string, job: string): Promise<boolean> {
  const rows = await tx
    .insert(jobEffects)
    .values({ jobId, job })
    .onConflictDoNothing()
    .returning({ jobId: jobEffects.jobId });
  return rows.length === 1;
}

/** Forgets effects that were done before an instant; returns how many. */
export async function forgetEffects(tx: Tx, before: Date): Promise<number> {
  const gone = await tx.delete(jobEffects).where(lt(jobEffects.doneAt, before)).returning({ id: jobEffects.jobId });
  return gone.length;
}
