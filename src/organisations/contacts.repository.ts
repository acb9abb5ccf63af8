import { and, eq, sql } from 'drizzle-orm';
import { insertMany } from '../db/bulk.ts';
import { amongIds } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import { organisationContacts } from './table.ts';

export type ContactRow = typeof organisationContacts.$inferSelect;

/** Keeps people whom a list names. One that is kept already takes the name that is given now. */
export async function keepContacts(
  tx: Tx,
  contacts: readonly { organisationId: string; clusterId: string | null; email: string; name: string | null }[],
): Promise<void> {
  const known = await tx.execute<{ organisation_id: string; cluster_id: string | null; email: string }>(sql`
    select c.organisation_id, c.cluster_id, c.email from organisation_contacts c
      join jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) as g("organisationId" uuid, "clusterId" uuid, email text)
        on g."organisationId" = c.organisation_id and g.email = c.email and g."clusterId" is not distinct from c.cluster_id`);
  const keyOf = (...parts: (string | null)[]) => JSON.stringify(parts);
  const there = new Set(known.map((row) => keyOf(row.organisation_id, row.cluster_id, row.email)));
  const fresh = new Map(
    contacts
      .map((contact) => [keyOf(contact.organisationId, contact.clusterId, contact.email), contact] as const)
      .filter(([key]) => !there.has(key)),
  );
  await insertMany(tx, organisationContacts, [...fresh.values()]);
}

/** Contacts of an organisation that the actor may see, the first kept first. */
export const contactsOf = (tx: Tx, organisationId: string): Promise<ContactRow[]> =>
  tx
    .select()
    .from(organisationContacts)
    .where(eq(organisationContacts.organisationId, organisationId))
    .orderBy(organisationContacts.id)
    .limit(200);

/** Of these, the contacts that the actor may see, locked: two who invite at once invite once. */
export const lockContacts = (tx: Tx, ids: readonly string[]): Promise<ContactRow[]> =>
  tx
    .select()
    .from(organisationContacts)
    .where(amongIds(organisationContacts.id, ids))
    .orderBy(organisationContacts.id)
    .for('update');

export async function markInvited(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0)
    await tx.update(organisationContacts).set({ invitedAt: at }).where(amongIds(organisationContacts.id, ids));
}

/** The same of contacts told by organisation and address. */
export async function markInvitedRows(
  tx: Tx,
  rows: readonly { organisationId: string; email: string }[],
  clusterId: string | null,
  at: Date,
): Promise<void> {
  await tx.execute(sql`
    update organisation_contacts c set invited_at = ${at.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g("organisationId" uuid, email text)
     where g."organisationId" = c.organisation_id and g.email = c.email
       and c.cluster_id is not distinct from ${clusterId}::uuid`);
}

/** The contact that was forgotten; null where there was none. */
export async function deleteContact(tx: Tx, organisationId: string, id: string): Promise<ContactRow | null> {
  const [row] = await tx
    .delete(organisationContacts)
    .where(and(eq(organisationContacts.id, id), eq(organisationContacts.organisationId, organisationId)))
    .returning();
  return row ?? null;
}

/** An organisation that nobody reads for: people invited who have not come in, and its contacts. */
export type UnreadRow = { organisationId: string; organisationName: string; searchName: string; invited: number };

/** Organisations of these clusters (null: of any) that nobody who can sign in speaks for, by name. As the system. */
export async function findUnread(
  tx: Tx,
  clusterIds: readonly string[] | null,
  page: { limit: number; after: string[] | null },
): Promise<UnreadRow[]> {
  const mine =
    clusterIds === null
      ? sql`true`
      : sql`o.cluster_ids && (select array_agg(value::uuid) from jsonb_array_elements_text(${JSON.stringify(clusterIds)}::jsonb))`;
  const after =
    page.after === null ? sql`true` : sql`(o.search_name, o.id) > (${page.after[0]}, ${page.after[1]}::uuid)`;
  return [
    ...(await tx.execute<UnreadRow>(sql`
    select o.id as "organisationId", o.name as "organisationName", o.search_name as "searchName",
           (select count(*)::int from user_roles r join users u on u.id = r.user_id
             where r.organisation_id = o.id and u.disabled_at is null) as invited
      from organisations o
     where ${mine} and ${after}
       and not exists (select 1 from user_roles r join users u on u.id = r.user_id
                        where r.organisation_id = o.id and u.disabled_at is null and u.password_hash is not null)
     order by o.search_name, o.id limit ${page.limit + 1}`)),
  ];
}

/** Contacts of several organisations that the actor may see. */
export async function contactsAmong(tx: Tx, organisationIds: readonly string[]): Promise<ContactRow[]> {
  if (organisationIds.length === 0) return [];
  return tx
    .select()
    .from(organisationContacts)
    .where(amongIds(organisationContacts.organisationId, organisationIds))
    .orderBy(organisationContacts.id);
}
