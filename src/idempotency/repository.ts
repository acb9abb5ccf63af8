import { and, eq, lt, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { idempotencyKeys } from './table.ts';

export type StoredAnswer = { fingerprint: string; statusCode: number; headers: Record<string, string>; body: unknown };

/** Whether this transaction is the only one at work on the key; the lock ends with the transaction. */
export async function claimKey(tx: Tx, userId: string, key: string): Promise<boolean> {
  const [row] = await tx.execute<{ claimed: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`${userId} ${key}`}, 7141)) as claimed`,
  );
  return row?.claimed === true;
}

export async function findAnswer(tx: Tx, userId: string, key: string): Promise<StoredAnswer | null> {
  const [row] = await tx
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key)));
  return row === undefined
    ? null
    : { fingerprint: row.fingerprint, statusCode: row.statusCode, headers: row.headers, body: row.body };
}

export async function storeAnswer(tx: Tx, userId: string, key: string, answer: StoredAnswer): Promise<void> {
  await tx.insert(idempotencyKeys).values({ userId, key, ...answer, body: answer.body ?? null });
}

/** Forgets answers older than `before`; returns how many. */
export async function forgetAnswers(tx: Tx, before: Date): Promise<number> {
  const gone = await tx
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, before))
    .returning({ id: idempotencyKeys.id });
  return gone.length;
}
