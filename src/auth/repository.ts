import { and, asc, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { Role } from '../shared/actor.ts';
import { accountInvitations, refreshTokens, sessions, userRoles, users } from './table.ts';

const unvoided = isNull(accountInvitations.voidedAt);

export type UserRow = typeof users.$inferSelect;
export type RefreshTokenRow = typeof refreshTokens.$inferSelect;

/** Who has an account under the address: accepted an invitation once, closed or not. */
export async function findAccount(tx: Tx, email: string): Promise<UserRow | null> {
  const [row] = await tx
    .select()
    .from(users)
    .where(and(eq(users.email, email.toLowerCase()), isNotNull(users.passwordHash)));
  return row ?? null;
}

/** The account of an address first, then the invitations that wait beside it, oldest first. */
export const findPeopleByEmail = (tx: Tx, email: string): Promise<UserRow[]> =>
  tx
    .select()
    .from(users)
    .where(eq(users.email, email.toLowerCase()))
    .orderBy(asc(isNull(users.passwordHash)), asc(users.id));

/** Makes whoever invites or lets in the same address wait, so that an account is made once. */
export async function lockAddress(tx: Tx, email: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${email.toLowerCase()}, 1207))`);
}

/** Makes the roles of an accepted invitation those of the account that its address has, with who gave them; the row goes. */
export async function mergeInto(tx: Tx, accountId: string, invitedId: string): Promise<void> {
  const moved = await tx.select().from(userRoles).where(eq(userRoles.userId, invitedId));
  for (const role of moved) await insertRole(tx, accountId, toRole(role), role.grantedBy);
  await tx.update(accountInvitations).set({ userId: accountId }).where(eq(accountInvitations.userId, invitedId));
  await tx.delete(users).where(eq(users.id, invitedId));
}

export async function findUser(tx: Tx, id: string): Promise<UserRow | null> {
  const [row] = await tx.select().from(users).where(eq(users.id, id));
  return row ?? null;
}

export async function insertUser(tx: Tx, user: typeof users.$inferInsert): Promise<UserRow> {
  const [row] = await tx
    .insert(users)
    .values({ ...user, email: user.email.toLowerCase() })
    .returning();
  return row!;
}

export async function setPassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
}

export async function findRoles(tx: Tx, userId: string): Promise<Role[]> {
  const rows = await tx.select().from(userRoles).where(eq(userRoles.userId, userId)).orderBy(userRoles.id);
  return rows.map(toRole);
}

/** A person's roles, each with who gave it. */
export async function findGrants(tx: Tx, userId: string): Promise<{ role: Role; grantedBy: string | null }[]> {
  const rows = await tx.select().from(userRoles).where(eq(userRoles.userId, userId)).orderBy(userRoles.id);
  return rows.map((row) => ({ role: toRole(row), grantedBy: row.grantedBy }));
}

/** Gives a person a role; one that is there already stays as it was given. */
export async function insertRole(tx: Tx, userId: string, role: Role, grantedBy: string | null = null): Promise<void> {
  await tx
    .insert(userRoles)
    .values({
      userId,
      role: role.role,
      clusterId: role.role === 'coordinator' ? role.clusterId : null,
      organisationId: role.role === 'member' ? role.organisationId : null,
      grantedBy,
    })
    .onConflictDoNothing();
}

/** Takes a role from a person. */
export async function deleteRole(tx: Tx, userId: string, role: Role): Promise<void> {
  await tx
    .delete(userRoles)
    .where(
      and(
        eq(userRoles.userId, userId),
        eq(userRoles.role, role.role),
        role.role === 'coordinator' ? eq(userRoles.clusterId, role.clusterId) : undefined,
        role.role === 'member' ? eq(userRoles.organisationId, role.organisationId) : undefined,
      ),
    );
}

/** What of a row says which role it is. */
export type RoleColumns = Pick<typeof userRoles.$inferSelect, 'role' | 'clusterId' | 'organisationId'>;

/** A role as the program speaks of it. */
export const toRole = (row: RoleColumns): Role => {
  if (row.role === 'coordinator') return { role: 'coordinator', clusterId: row.clusterId! };
  if (row.role === 'member') return { role: 'member', organisationId: row.organisationId! };
  return { role: 'admin' };
};

export async function insertInvitation(tx: Tx, invitation: typeof accountInvitations.$inferInsert): Promise<void> {
  await tx.insert(accountInvitations).values(invitation);
}

export async function findInvitation(tx: Tx, id: string): Promise<typeof accountInvitations.$inferSelect | null> {
  const [row] = await tx.select().from(accountInvitations).where(eq(accountInvitations.id, id));
  return row ?? null;
}

/** The invitation that the person can still use; null where there is none. */
export async function findOpenInvitation(
  tx: Tx,
  userId: string,
  now: Date,
): Promise<typeof accountInvitations.$inferSelect | null> {
  const [row] = await tx
    .select()
    .from(accountInvitations)
    .where(
      and(
        eq(accountInvitations.userId, userId),
        isNull(accountInvitations.acceptedAt),
        unvoided,
        gt(accountInvitations.expiresAt, now),
      ),
    );
  return row ?? null;
}

/** Whether anybody has an account, or was invited to one. */
export async function hasAnybody(tx: Tx): Promise<boolean> {
  const [row] = await tx.select({ id: users.id }).from(users).limit(1);
  return row !== undefined;
}

/** Makes every invitation of the person void that was not used. */
export async function voidInvitations(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx
    .update(accountInvitations)
    .set({ voidedAt: now })
    .where(and(eq(accountInvitations.userId, userId), isNull(accountInvitations.acceptedAt), unvoided));
}

/**
 * How many mails with a link went to the person since then, or by the inviter to its address, and how many the inviter
 * had sent to anybody. What others had sent to the address under invitations of their own tells this inviter nothing.
 */
export async function countInvitationsSince(
  tx: Tx,
  since: Date,
  of: { user: UserRow; invitedBy: string | null },
): Promise<{ toPerson: number; byInviter: number }> {
  const byInviter = of.invitedBy === null ? sql`false` : eq(accountInvitations.invitedBy, of.invitedBy);
  const toPerson = or(eq(accountInvitations.userId, of.user.id), and(byInviter, eq(users.email, of.user.email)));
  const [row] = await tx
    .select({
      toPerson: sql<number>`count(*) filter (where ${toPerson})::int`,
      byInviter: sql<number>`count(*) filter (where ${byInviter})::int`,
    })
    .from(accountInvitations)
    .innerJoin(users, eq(users.id, accountInvitations.userId))
    .where(and(gt(accountInvitations.createdAt, since), or(eq(accountInvitations.userId, of.user.id), byInviter)));
  return row!;
}

/** Whether the person was sent a link since then that is still unused. */
export async function hasInvitationSince(tx: Tx, userId: string, since: Date): Promise<boolean> {
  const rows = await tx
    .select({ id: accountInvitations.id })
    .from(accountInvitations)
    .where(
      and(
        eq(accountInvitations.userId, userId),
        isNull(accountInvitations.acceptedAt),
        unvoided,
        gt(accountInvitations.createdAt, since),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Name and language of a person as last given; the language stays unless one is. */
export async function renamePerson(
  tx: Tx,
  userId: string,
  given: { name: string; language?: UserRow['language'] },
): Promise<void> {
  const { name, language } = given;
  await tx
    .update(users)
    .set({ name, ...(language === undefined ? {} : { language }) })
    .where(eq(users.id, userId));
}

/** Marks the invitation as used and returns it; null when there is none, or it was used before. */
export async function takeInvitation(
  tx: Tx,
  hash: string,
  now: Date,
): Promise<typeof accountInvitations.$inferSelect | null> {
  const [row] = await tx
    .update(accountInvitations)
    .set({ acceptedAt: now })
    .where(and(eq(accountInvitations.tokenHash, hash), isNull(accountInvitations.acceptedAt), unvoided))
    .returning();
  return row ?? null;
}

export async function insertRefreshToken(tx: Tx, token: typeof refreshTokens.$inferInsert): Promise<void> {
  await tx.insert(refreshTokens).values(token);
}

/** Locks the token's row, so that of two uses at once one is the second. */
export async function lockRefreshToken(tx: Tx, hash: string): Promise<RefreshTokenRow | null> {
  const [row] = await tx.select().from(refreshTokens).where(eq(refreshTokens.tokenHash, hash)).for('update');
  return row ?? null;
}

export async function markUsed(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.update(refreshTokens).set({ usedAt: now }).where(eq(refreshTokens.id, id));
}

export async function revokeFamily(tx: Tx, familyId: string, now: Date): Promise<void> {
  await tx
    .update(refreshTokens)
    .set({ revokedAt: now })
    .where(and(eq(refreshTokens.familyId, familyId), isNull(refreshTokens.revokedAt)));
}

/** Removes refresh tokens and invitations that are beyond their end; returns how many. */
export async function forgetExpiredSecrets(tx: Tx, now: Date): Promise<number> {
  const tokens = await tx
    .delete(refreshTokens)
    .where(lt(refreshTokens.expiresAt, now))
    .returning({ id: refreshTokens.id });
  const invitations = await tx
    .delete(accountInvitations)
    .where(lt(accountInvitations.expiresAt, now))
    .returning({ id: accountInvitations.id });
  const browsers = await tx.delete(sessions).where(lt(sessions.expiresAt, now)).returning({ id: sessions.id });
  return tokens.length + invitations.length + browsers.length;
}
