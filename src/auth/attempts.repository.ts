import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { signInAttempts } from './table.ts';

/** An address and a network, both as HMAC. */
export type AttemptKey = { address: string; network: string };
export type AttemptRow = typeof signInAttempts.$inferSelect;

/** Rows of one address that are looked at: beyond that many networks it is shut for unknown ones anyway. */
const MOST_ROWS = 1_000;

/** From which networks an address was tried, the last first. */
export const findAttempts = (tx: Tx, address: string): Promise<AttemptRow[]> =>
  tx
    .select()
    .from(signInAttempts)
    .where(eq(signInAttempts.address, address))
    .orderBy(sql`${signInAttempts.failedAt} desc nulls last`)
    .limit(MOST_ROWS);

/** One more in vain; those of before `since` are forgotten. */
export async function countFailure(tx: Tx, key: AttemptKey, now: Date, since: Date): Promise<void> {
  await tx
    .insert(signInAttempts)
    .values({ ...key, failures: 1, failedAt: now })
    .onConflictDoUpdate({
      target: [signInAttempts.address, signInAttempts.network],
      set: {
        failures: sql`case when ${signInAttempts.failedAt} > ${since.toISOString()}::timestamptz then ${signInAttempts.failures} + 1 else 1 end`,
        failedAt: now,
      },
    });
}

/** It went well: nothing is held against this network any more. */
export async function noteSuccess(tx: Tx, key: AttemptKey, now: Date): Promise<void> {
  const set = { failures: 0, failedAt: null, succeededAt: now };
  await tx
    .insert(signInAttempts)
    .values({ ...key, ...set })
    .onConflictDoUpdate({ target: [signInAttempts.address, signInAttempts.network], set });
}

/** Forgets what is older than `before`. */
export async function forgetAttempts(tx: Tx, before: Date): Promise<number> {
  const old = (column: typeof signInAttempts.failedAt | typeof signInAttempts.succeededAt) =>
    or(isNull(column), lt(column, before));
  const gone = await tx
    .delete(signInAttempts)
    .where(and(old(signInAttempts.failedAt), old(signInAttempts.succeededAt)))
    .returning({ address: signInAttempts.address });
  return gone.length;
}
