import { and, eq, exists, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { refreshTokens, users } from './table.ts';

/** Whether the account is open and, where a version is given, its tokens are still of that version. */
export async function isActive(tx: Tx, userId: string, version?: number): Promise<boolean> {
  const there = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.id, userId),
        isNull(users.disabledAt),
        version === undefined ? undefined : eq(users.tokenVersion, version),
      ),
    );
  return there.length > 0;
}

/** Whether a token of that session and version still speaks for an open account. */
export async function isSignedIn(
  tx: Tx,
  { userId, familyId, version }: { userId: string; familyId: string; version: number },
): Promise<boolean> {
  const family = tx
    .select({ one: sql`1` })
    .from(refreshTokens)
    .where(
      and(eq(refreshTokens.familyId, familyId), eq(refreshTokens.userId, userId), isNull(refreshTokens.revokedAt)),
    );
  const there = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt), eq(users.tokenVersion, version), exists(family)));
  return there.length > 0;
}
