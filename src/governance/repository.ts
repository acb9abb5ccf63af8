import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { workingGroups } from '../clusters/table.ts';
import { amongIds } from '../db/ids.ts';
import type { Tx } from '../db/transaction.ts';
import type { Circle } from './circle.repository.ts';
import { groupActions, groupEventGuests, groupEvents, groupResults, mandates } from './table.ts';

export type MandateRow = typeof mandates.$inferSelect;
export type ActionRow = typeof groupActions.$inferSelect;
export type EventRow = typeof groupEvents.$inferSelect;
export type GuestRow = typeof groupEventGuests.$inferSelect;
export type ResultRow = typeof groupResults.$inferSelect;

const MANDATES_SHOWN = 100;
const EVENTS_SHOWN = 100;
const ROWS_SHOWN = 200;

/** Rows of a working group, or of the cluster as a whole. */
export const inCircle = (
  table: { clusterId: PgColumn; workingGroupId: PgColumn },
  { clusterId, workingGroupId }: Circle,
): SQL | undefined =>
  and(
    eq(table.clusterId, clusterId),
    workingGroupId === null ? isNull(table.workingGroupId) : eq(table.workingGroupId, workingGroupId),
  );

export async function findGroup(tx: Tx, id: string): Promise<{ name: string; description: string | null } | null> {
  const [row] = await tx
    .select({ name: workingGroups.name, description: workingGroups.description })
    .from(workingGroups)
    .where(eq(workingGroups.id, id));
  return row ?? null;
}

/** Terms, the latest first. */
export const listMandates = (tx: Tx, circle: Circle): Promise<MandateRow[]> =>
  tx
    .select()
    .from(mandates)
    .where(inCircle(mandates, circle))
    .orderBy(desc(mandates.to), asc(mandates.position), asc(mandates.id))
    .limit(MANDATES_SHOWN);

export async function insertMandate(tx: Tx, row: typeof mandates.$inferInsert): Promise<MandateRow> {
  const [inserted] = await tx.insert(mandates).values(row).returning();
  return inserted!;
}

export async function findMandate(tx: Tx, clusterId: string, id: string): Promise<MandateRow | null> {
  const [row] = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.clusterId, clusterId), eq(mandates.id, id)));
  return row ?? null;
}

export async function setMandateEnd(tx: Tx, id: string, to: string): Promise<MandateRow> {
  const [row] = await tx.update(mandates).set({ to }).where(eq(mandates.id, id)).returning();
  return row!;
}

/** A term that ends, or an action that is due, with the group that it is of; null: the cluster as a whole. */
export type Due = {
  id: string;
  clusterId: string;
  groupId: string | null;
  group: string;
  organisationId: string;
  organisation: string;
  what: string;
  on: string;
};

const due = (table: SQL, what: SQL, day: SQL, which: SQL, from: string, to: string): SQL => sql`
  select x.id, x.cluster_id as "clusterId", x.working_group_id as "groupId", coalesce(g.name, c.name) as "group",
         x.organisation_id as "organisationId", o.name as organisation, ${what} as what, ${day}::text as "on"
    from ${table} x join clusters c on c.id = x.cluster_id join organisations o on o.id = x.organisation_id
    left join working_groups g on g.id = x.working_group_id
   where ${which} and ${day} between ${from}::date and ${to}::date order by ${day}, x.id`;

/** Terms that end between the days. In a transaction of the system. */
export const findEnding = (tx: Tx, from: string, to: string): Promise<Due[]> =>
  tx.execute<Due>(due(sql`mandates`, sql`x.position`, sql`x.ends_on`, sql`true`, from, to));

/** Open actions that are due between the days. In a transaction of the system. */
export const findActionsDue = (tx: Tx, from: string, to: string): Promise<Due[]> =>
  tx.execute<Due>(due(sql`group_actions`, sql`x.title`, sql`x.due_on`, sql`x.state = 'open'`, from, to));

/** Open actions by their day, then those that are over, latest first. */
export const listActions = (tx: Tx, circle: Circle): Promise<ActionRow[]> =>
  tx
    .select()
    .from(groupActions)
    .where(inCircle(groupActions, circle))
    .orderBy(
      sql`${groupActions.state} <> 'open'`,
      sql`case when ${groupActions.state} = 'open' then ${groupActions.dueOn} end`,
      desc(groupActions.dueOn),
      asc(groupActions.id),
    )
    .limit(ROWS_SHOWN);

export async function insertAction(tx: Tx, row: typeof groupActions.$inferInsert): Promise<ActionRow> {
  const [inserted] = await tx.insert(groupActions).values(row).returning();
  return inserted!;
}

export async function findAction(tx: Tx, clusterId: string, id: string): Promise<ActionRow | null> {
  const [row] = await tx
    .select()
    .from(groupActions)
    .where(and(eq(groupActions.clusterId, clusterId), eq(groupActions.id, id)));
  return row ?? null;
}

export async function setActionState(tx: Tx, id: string, state: ActionRow['state']): Promise<ActionRow> {
  const [row] = await tx.update(groupActions).set({ state }).where(eq(groupActions.id, id)).returning();
  return row!;
}

/** Events, the latest first. */
export const listEvents = (tx: Tx, circle: Circle): Promise<EventRow[]> =>
  tx
    .select()
    .from(groupEvents)
    .where(inCircle(groupEvents, circle))
    .orderBy(desc(groupEvents.at), desc(groupEvents.id))
    .limit(EVENTS_SHOWN);

export async function insertEvent(tx: Tx, row: typeof groupEvents.$inferInsert): Promise<EventRow> {
  const [inserted] = await tx.insert(groupEvents).values(row).returning();
  return inserted!;
}

export async function findEvent(tx: Tx, clusterId: string, id: string): Promise<EventRow | null> {
  const [row] = await tx
    .select()
    .from(groupEvents)
    .where(and(eq(groupEvents.clusterId, clusterId), eq(groupEvents.id, id)));
  return row ?? null;
}

export async function setMinutes(tx: Tx, id: string, minutes: string): Promise<EventRow> {
  const [row] = await tx.update(groupEvents).set({ minutes }).where(eq(groupEvents.id, id)).returning();
  return row!;
}

export const listGuests = async (tx: Tx, eventIds: readonly string[]): Promise<GuestRow[]> =>
  eventIds.length === 0
    ? []
    : tx
        .select()
        .from(groupEventGuests)
        .where(amongIds(groupEventGuests.eventId, eventIds))
        .orderBy(asc(groupEventGuests.organisationId));

/** What a member said of an event, or what was noted of it: what is not named stays as it was. */
export async function putGuest(tx: Tx, row: typeof groupEventGuests.$inferInsert): Promise<void> {
  const { coming, attended } = row;
  const set = { ...(coming === undefined ? {} : { coming }), ...(attended === undefined ? {} : { attended }) };
  await tx
    .insert(groupEventGuests)
    .values(row)
    .onConflictDoUpdate({
      target: [groupEventGuests.eventId, groupEventGuests.organisationId, groupEventGuests.clusterId],
      set,
    });
}

/** What came of the work, the latest first. */
export const listResults = (tx: Tx, circle: Circle): Promise<ResultRow[]> =>
  tx
    .select()
    .from(groupResults)
    .where(inCircle(groupResults, circle))
    .orderBy(desc(groupResults.on), desc(groupResults.id))
    .limit(ROWS_SHOWN);

export async function insertResult(tx: Tx, row: typeof groupResults.$inferInsert): Promise<ResultRow> {
  const [inserted] = await tx.insert(groupResults).values(row).returning();
  return inserted!;
}

/** Whether the tender is one of the cluster, as far as the actor may see it. */
export async function isTenderOf(tx: Tx, clusterId: string, tenderId: string): Promise<boolean> {
  const rows = await tx.execute(
    sql`select 1 from tenders where id = ${tenderId}::uuid and cluster_id = ${clusterId}::uuid`,
  );
  return rows.length > 0;
}
