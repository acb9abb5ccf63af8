import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { DEMO_EMAILS } from './demo-people.ts';
import { sessions, userRoles, users } from './table.ts';

/** A session of the console as it is kept. */
export type SessionRow = typeof sessions.$inferSelect;

/** Which sessions still count at `now`: used since `idleSince`, not past their last day. */
const alive = (now: Date, idleSince: Date) => and(gt(sessions.expiresAt, now), gt(sessions.lastSeenAt, idleSince));

/** Keeps a new session. */
export async function insertSession(tx: Tx, session: typeof sessions.$inferInsert): Promise<void> {
  await tx.insert(sessions).values(session);
}

/** Notes that the session is in use; of several requests at once the first does. */
export async function touchSession(tx: Tx, id: string, now: Date, unlessSince: Date): Promise<void> {
  await tx
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, id), lt(sessions.lastSeenAt, unlessSince)));
}

/** A person's living sessions, the last used first. */
export async function listSessions(tx: Tx, userId: string, now: Date, idleSince: Date): Promise<SessionRow[]> {
  return tx
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), alive(now, idleSince)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
}

/** Ends the session of a cookie; whose it was, or null when there was none. */
export async function deleteSessionByToken(tx: Tx, hash: string): Promise<string | null> {
  const [row] = await tx.delete(sessions).where(eq(sessions.tokenHash, hash)).returning({ userId: sessions.userId });
  return row?.userId ?? null;
}

/** Ends one of a person's sessions; false when it is not theirs, or not there. */
export async function deleteSession(tx: Tx, userId: string, id: string): Promise<boolean> {
  const rows = await tx
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.id, id)))
    .returning({ id: sessions.id });
  return rows.length > 0;
}

/** The demonstration's own people with a password, each with its first role: not those of its story's companies. */
export async function findDemoPeople(
  tx: Tx,
): Promise<{ email: string; passwordHash: string | null; role: (typeof userRoles.$inferSelect)['role'] }[]> {
  return tx
    .selectDistinctOn([users.email], { email: users.email, passwordHash: users.passwordHash, role: userRoles.role })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(
      and(inArray(users.email, Object.values(DEMO_EMAILS)), isNotNull(users.passwordHash), isNull(users.disabledAt)),
    )
    .orderBy(asc(users.email), asc(userRoles.id));
}
