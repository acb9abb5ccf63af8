import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { roleRequests } from './table.ts';

export type RoleRequestRow = typeof roleRequests.$inferSelect;

/** What the actor may see: asked for or about its clusters' organisations and its own, newest first. */
export const listRoleRequests = (
  tx: Tx,
  filter: { state?: RoleRequestRow['state'] },
  page: { limit: number; after: string[] | null },
): Promise<RoleRequestRow[]> =>
  tx
    .select()
    .from(roleRequests)
    .where(
      and(
        filter.state === undefined ? undefined : eq(roleRequests.state, filter.state),
        page.after === null ? undefined : lt(roleRequests.id, page.after[0]!),
      ),
    )
    .orderBy(desc(roleRequests.id))
    .limit(page.limit + 1);

export async function findRoleRequest(tx: Tx, id: string): Promise<RoleRequestRow | null> {
  const [row] = await tx.select().from(roleRequests).where(eq(roleRequests.id, id));
  return row ?? null;
}

/** Locks it, so that of two answers at once one is the second. */
export async function lockRoleRequest(tx: Tx, id: string): Promise<RoleRequestRow | null> {
  const [row] = await tx.select().from(roleRequests).where(eq(roleRequests.id, id)).for('update');
  return row ?? null;
}

/** Null when the same is asked already. */
export async function insertRoleRequest(
  tx: Tx,
  request: typeof roleRequests.$inferInsert,
): Promise<RoleRequestRow | null> {
  const [row] = await tx.insert(roleRequests).values(request).onConflictDoNothing().returning();
  return row ?? null;
}

export async function updateRoleRequest(
  tx: Tx,
  id: string,
  change: Partial<typeof roleRequests.$inferInsert>,
): Promise<RoleRequestRow> {
  const [row] = await tx.update(roleRequests).set(change).where(eq(roleRequests.id, id)).returning();
  return row!;
}

/** Whether somebody speaks for the organisation: with an account that is open and was come in with. */
export async function hasPeople(tx: Tx, organisationId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from user_roles r join users u on u.id = r.user_id
     where r.role = 'member' and r.organisation_id = ${organisationId} and u.disabled_at is null
       and u.password_hash is not null limit 1`);
  return rows.length > 0;
}
