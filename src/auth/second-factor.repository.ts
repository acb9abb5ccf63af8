import { and, count, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Tx } from '../db/transaction.ts';
import { passkeys, recoveryCodes, totpFactors } from './table.ts';

export type TotpRow = typeof totpFactors.$inferSelect;

export async function findTotp(tx: Tx, userId: string): Promise<TotpRow | null> {
  const [row] = await tx.select().from(totpFactors).where(eq(totpFactors.userId, userId));
  return row ?? null;
}

/** Keeps a secret that is to be confirmed, in place of one that was not. */
export async function putTotp(tx: Tx, userId: string, sealedSecret: string): Promise<void> {
  await tx
    .insert(totpFactors)
    .values({ userId, sealedSecret })
    .onConflictDoUpdate({ target: totpFactors.userId, set: { sealedSecret, confirmedAt: null, lastStep: 0 } });
}

/** Takes the code of a step, once; false when it, or a later one, was taken before. */
export async function takeStep(tx: Tx, userId: string, step: number): Promise<boolean> {
  const rows = await tx
    .update(totpFactors)
    .set({ lastStep: step })
    .where(and(eq(totpFactors.userId, userId), lt(totpFactors.lastStep, step)))
    .returning({ userId: totpFactors.userId });
  return rows.length > 0;
}

export async function confirmTotp(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.update(totpFactors).set({ confirmedAt: now }).where(eq(totpFactors.userId, userId));
}

const confirmedTotp = (tx: Tx, userId: string) =>
  tx
    .select({ one: sql<number>`1` })
    .from(totpFactors)
    .where(and(eq(totpFactors.userId, userId), isNotNull(totpFactors.confirmedAt)));

/** Whether the person has confirmed an authenticator app. */
export const hasTotp = async (tx: Tx, userId: string): Promise<boolean> => (await confirmedTotp(tx, userId)).length > 0;

/** Whether the person has a second factor: an app that it has confirmed, or a passkey. */
export async function hasSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  const anyPasskey = tx.select({ one: sql<number>`1` }).from(passkeys).where(eq(passkeys.userId, userId));
  return (await unionAll(confirmedTotp(tx, userId), anyPasskey).limit(1)).length > 0;
}

/** In place of all earlier ones. */
export async function replaceRecoveryCodes(tx: Tx, userId: string, hashes: readonly string[]): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(hashes.map((codeHash) => ({ userId, codeHash })));
}

/** Takes a recovery code, once. */
export async function takeRecoveryCode(tx: Tx, userId: string, codeHash: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, codeHash), isNull(recoveryCodes.usedAt)))
    .returning({ id: recoveryCodes.id });
  return rows.length > 0;
}

export async function recoveryCodesLeft(tx: Tx, userId: string): Promise<number> {
  const [row] = await tx
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
  return row?.left ?? 0;
}

/** Takes the authenticator app away. */
export async function deleteTotp(tx: Tx, userId: string): Promise<void> {
  await tx.delete(totpFactors).where(eq(totpFactors.userId, userId));
}

export async function deleteRecoveryCodes(tx: Tx, userId: string): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}

/** Takes away every second factor of a person, with its recovery codes. */
export async function deleteSecondFactor(tx: Tx, userId: string): Promise<void> {
  await deleteTotp(tx, userId);
  await tx.delete(passkeys).where(eq(passkeys.userId, userId));
  await deleteRecoveryCodes(tx, userId);
}
