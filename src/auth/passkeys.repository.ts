import { and, asc, eq, lt } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { passkeyChallenges, passkeys } from './table.ts';

/** A passkey as it is kept. */
export type PasskeyRow = typeof passkeys.$inferSelect;

/** Keeps what is to be signed. */
export async function insertChallenge(tx: Tx, challenge: typeof passkeyChallenges.$inferInsert): Promise<void> {
  await tx.insert(passkeyChallenges).values(challenge);
}

/** Takes a challenge by the hash of its secret, once: it is gone then. Null: unknown, taken before, or too old. */
export async function takeChallenge(
  tx: Tx,
  secretHash: string,
  now: Date,
): Promise<{ challenge: string; userId: string | null } | null> {
  const [row] = await tx.delete(passkeyChallenges).where(eq(passkeyChallenges.secretHash, secretHash)).returning();
  return row === undefined || row.expiresAt <= now ? null : { challenge: row.challenge, userId: row.userId };
}

/** Removes challenges that nobody answered in time. */
export async function forgetChallenges(tx: Tx, now: Date): Promise<void> {
  await tx.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, now));
}

/** Keeps a new passkey; null when its credential is there already. */
export async function insertPasskey(tx: Tx, passkey: typeof passkeys.$inferInsert): Promise<PasskeyRow | null> {
  const [row] = await tx.insert(passkeys).values(passkey).onConflictDoNothing().returning();
  return row ?? null;
}

/** A person's passkeys, the oldest first. */
export const listPasskeys = (tx: Tx, userId: string): Promise<PasskeyRow[]> =>
  tx.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.id));

export async function findPasskey(tx: Tx, credentialId: string): Promise<PasskeyRow | null> {
  const [row] = await tx.select().from(passkeys).where(eq(passkeys.credentialId, credentialId));
  return row ?? null;
}

/**
 * Notes a signature. False when the device's count did not move on: two devices hold the same key, and one is a copy
 * (WebAuthn level 3, section 6.1.1). Devices that do not count say 0 each time.
 */
export async function countSignature(tx: Tx, id: string, counter: number, now: Date): Promise<boolean> {
  const movesOn = counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, counter);
  const rows = await tx
    .update(passkeys)
    .set({ counter, lastUsedAt: now })
    .where(and(eq(passkeys.id, id), movesOn))
    .returning({ id: passkeys.id });
  return rows.length > 0;
}

/** Gives a person's own passkey another name; false for another's. */
export async function renamePasskey(tx: Tx, userId: string, id: string, name: string): Promise<boolean> {
  const rows = await tx
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, id), eq(passkeys.userId, userId)))
    .returning({ id: passkeys.id });
  return rows.length > 0;
}

/** Removes a person's own passkey and tells its name; null for another's. */
export async function deletePasskey(tx: Tx, userId: string, id: string): Promise<string | null> {
  const [row] = await tx
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.userId, userId)))
    .returning({ name: passkeys.name });
  return row?.name ?? null;
}
