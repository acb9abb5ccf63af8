import { and, eq, exists, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { Language } from '../shared/language.ts';
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

/** The person for whom a token of that session and version speaks, with the language chosen; null: for no open account. */
export async function findSignedIn(
  tx: Tx,
  { userId, familyId, version }: { userId: string; familyId: string; version: number },
): Promise<{ language: Language | null } | null> {
  const family = tx
    .select({ one: sql`1` })
    .from(refreshTokens)
    .where(
      and(eq(refreshTokens.familyId, familyId), eq(refreshTokens.userId, userId), isNull(refreshTokens.revokedAt)),
    );
  const [person] = await tx
    .select({ language: users.language })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt), eq(users.tokenVersion, version), exists(family)));
  return person ?? null;
}
