import { and, asc, eq, exists, ilike, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { amongIds } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import { organisations } from '../organisations/table.ts';
import type { Role } from '../shared/actor.ts';
import { toRole, type UserRow } from './repository.ts';
import { refreshTokens, sessions, userRoles, users } from './table.ts';

/** Which people a list shows; `clusterIds` null: of every cluster. */
export type PeopleFilter = {
  clusterIds: readonly string[] | null;
  q?: string;
  organisationId?: string;
  limit: number;
  after: string[] | null;
};

/** A role that reaches one of the clusters: its coordinator, or somebody who speaks for a member of it today. */
const roleIn = (clusterIds: readonly string[]): SQL => {
  const list = sql`array[${sql.join(
    clusterIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )}]::uuid[]`;
  return sql`(${userRoles.clusterId} = any (${list}) or exists (
    select 1 from ${organisations} where ${organisations.id} = ${userRoles.organisationId} and ${organisations.clusterIds} && ${list}))`;
};

/** People by address. One that was erased is in no list: its row names nobody. */
export async function listPeople(tx: Tx, filter: PeopleFilter): Promise<UserRow[]> {
  const roleSuch = (condition: SQL) =>
    exists(
      tx
        .select({ one: sql`1` })
        .from(userRoles)
        .where(and(eq(userRoles.userId, users.id), condition)),
    );
  const like = `%${(filter.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return tx
    .select()
    .from(users)
    .where(
      and(
        not(ilike(users.email, '%@erased.invalid')),
        filter.clusterIds === null ? undefined : roleSuch(roleIn(filter.clusterIds)),
        filter.organisationId === undefined ? undefined : roleSuch(eq(userRoles.organisationId, filter.organisationId)),
        filter.q === undefined ? undefined : or(ilike(users.email, like), ilike(users.name, like)),
        filter.after === null ? undefined : sql`${users.email} > ${filter.after[0]}`,
      ),
    )
    .orderBy(asc(users.email))
    .limit(filter.limit + 1);
}

/** The roles of many people at once, by person. */
export async function findRolesOf(tx: Tx, userIds: readonly string[]): Promise<Map<string, Role[]>> {
  const roles = new Map<string, Role[]>();
  if (userIds.length === 0) return roles;
  const rows = await tx.select().from(userRoles).where(amongIds(userRoles.userId, userIds)).orderBy(asc(userRoles.id));
  for (const row of rows) roles.set(row.userId, [...(roles.get(row.userId) ?? []), toRole(row)]);
  return roles;
}

/** Changes a person when its version is still `expected` (null: any); null when it is not, or there is none. */
export async function updatePerson(
  tx: Tx,
  id: string,
  expected: number | null,
  change: Partial<Pick<UserRow, 'name' | 'language' | 'passwordHash' | 'disabledAt'>>,
): Promise<UserRow | null> {
  const [row] = await tx
    .update(users)
    .set({ ...change, version: sql`${users.version} + 1` })
    .where(and(eq(users.id, id), expected === null ? undefined : eq(users.version, expected)))
    .returning();
  return row ?? null;
}

/** Ends every session of a person: those of the API's clients and those of browsers. */
export const revokeSessions = (tx: Tx, userId: string, now: Date): Promise<void> =>
  revokeOtherSessions(tx, userId, null, now);

/** Ends them all but the browser's whose cookie has that hash; null: all. */
export async function revokeOtherSessions(tx: Tx, userId: string, kept: string | null, now: Date): Promise<void> {
  await tx
    .update(refreshTokens)
    .set({ revokedAt: now })
    .where(and(eq(refreshTokens.userId, userId), isNull(refreshTokens.revokedAt)));
  const others = kept === null ? undefined : ne(sessions.tokenHash, kept);
  await tx.delete(sessions).where(and(eq(sessions.userId, userId), others));
}
