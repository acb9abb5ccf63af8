import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { amongIds, idArray } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import type { Language } from '../shared/language.ts';
import { notifications } from './table.ts';

export type NotificationRow = typeof notifications.$inferSelect;
/** More than this nobody reads in one mail: the rest goes with the next. */
const MOST_IN_A_MAIL = 50;

/** Somebody who is told things. */
export type Recipient = { userId: string; email: string; name: string; language: Language };

/** What of these kinds a person was told and not mailed yet, the oldest first. */
export const findUnmailed = (tx: Tx, userId: string, kinds: readonly string[]): Promise<NotificationRow[]> =>
  tx
    .select()
    .from(notifications)
    .where(
      and(eq(notifications.userId, userId), isNull(notifications.mailedAt), inArray(notifications.kind, [...kinds])),
    )
    .orderBy(notifications.id)
    .limit(MOST_IN_A_MAIL);

/** Adds those that are new; a repeat of the same source is none. */
export async function insertNotifications(
  tx: Tx,
  rows: (typeof notifications.$inferInsert)[],
): Promise<NotificationRow[]> {
  return rows.length === 0 ? [] : tx.insert(notifications).values(rows).onConflictDoNothing().returning();
}

/** The actor's own, newest first. */
export const listNotifications = (
  tx: Tx,
  userId: string,
  unread: boolean,
  page: { limit: number; after: string[] | null },
): Promise<NotificationRow[]> =>
  tx
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.userId, userId),
        unread ? isNull(notifications.readAt) : undefined,
        page.after === null ? undefined : lt(notifications.id, page.after[0]!),
      ),
    )
    .orderBy(desc(notifications.id))
    .limit(page.limit + 1);

/** Lets nobody else send mails to the person before the transaction ends. */
export const lockMailsTo = (tx: Tx, userId: string): Promise<unknown> =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('mails ' || ${userId}, 0))`);

export async function findNotification(tx: Tx, id: string): Promise<NotificationRow | null> {
  const [row] = await tx.select().from(notifications).where(eq(notifications.id, id));
  return row ?? null;
}

export async function updateNotifications(
  tx: Tx,
  ids: string[],
  change: Partial<typeof notifications.$inferInsert>,
): Promise<void> {
  if (ids.length > 0) await tx.update(notifications).set(change).where(amongIds(notifications.id, ids));
}

/** People who speak for the organisations, with the organisation. */
export async function findPeopleOf(
  tx: Tx,
  organisationIds: readonly string[],
): Promise<(Recipient & { organisationId: string })[]> {
  if (organisationIds.length === 0) return [];
  return tx.execute<Recipient & { organisationId: string }>(sql`
    select u.id as "userId", u.email, u.name, coalesce(u.language, 'fr') as language, r.organisation_id as "organisationId"
      from user_roles r join users u on u.id = r.user_id
     where r.role = 'member' and u.disabled_at is null and r.organisation_id = any (array[${sql.join(
       organisationIds.map((id) => sql`${id}::uuid`),
       sql`, `,
     )}])
     order by u.id`);
}

/** Those who act for every one of these organisations. */
export async function findPeopleOfEach(
  tx: Tx,
  organisationIds: readonly string[],
): Promise<Pick<Recipient, 'userId'>[]> {
  const people = await findPeopleOf(tx, organisationIds);
  const acts = (userId: string, id: string) => people.some((one) => one.userId === userId && one.organisationId === id);
  return [...new Set(people.map(({ userId }) => userId))]
    .filter((userId) => organisationIds.every((id) => acts(userId, id)))
    .map((userId) => ({ userId }));
}

export async function findAdministrators(tx: Tx): Promise<Pick<Recipient, 'userId'>[]> {
  return tx.execute<Pick<Recipient, 'userId'>>(sql`
    select distinct u.id as "userId" from user_roles r join users u on u.id = r.user_id
     where r.role = 'admin' and u.disabled_at is null order by 1`);
}

/** Coordinators of any of these clusters, each once. */
export async function findCoordinators(tx: Tx, clusterIds: readonly string[]): Promise<Recipient[]> {
  return tx.execute<Recipient>(sql`
    select distinct u.id as "userId", u.email, u.name, coalesce(u.language, 'fr') as language
      from user_roles r join users u on u.id = r.user_id
     where r.role = 'coordinator' and u.disabled_at is null and r.cluster_id = any (${idArray(clusterIds)})
     order by 1`);
}

export async function findRecipient(tx: Tx, userId: string): Promise<Recipient | null> {
  const rows = await tx.execute<Recipient>(sql`
    select id as "userId", email, name, coalesce(language, 'fr') as language from users where id = ${userId} and disabled_at is null`);
  return rows[0] ?? null;
}
