import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { PageRequest } from '../shared/paging.ts';
import { equipmentBookings } from './table.ts';

export type BookingRow = typeof equipmentBookings.$inferSelect;

/** A booking as its reader may see it: null for what is not its to know; `place` sorts. */
export type SeenBooking = {
  [Field in 'id' | 'organisationId' | 'tenderId' | 'consortiumId' | 'kind' | 'note' | 'unitsUsed']:
    | BookingRow[Field]
    | null;
} & Pick<BookingRow, 'equipmentId' | 'from' | 'until' | 'releasedAt'> & { place: string };

/** Times in which a resource is taken, in order; released ones are left out. */
export async function listBookings(
  tx: Tx,
  equipmentId: string,
  { from, until }: { from: Date | null; until: Date | null },
  page: PageRequest,
): Promise<SeenBooking[]> {
  const parts: SQL[] = [
    sql`b.equipment_id = ${equipmentId}`,
    sql`b.released_at is null`,
    ...(from === null ? [] : [sql`b.ends_at > ${from.toISOString()}::timestamptz`]),
    ...(until === null ? [] : [sql`b.starts_at < ${until.toISOString()}::timestamptz`]),
    ...(page.after === null
      ? []
      : [sql`(b.starts_at, b.place) > (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`]),
  ];
  const rows = await tx.execute<Record<string, string | number | null>>(sql`
    select b.id, b.place, b.equipment_id, b.organisation_id, b.tender_id, b.consortium_id, b.kind, b.starts_at, b.ends_at, b.note,
           b.units_used, b.released_at
      from equipment_bookings_seen b where ${sql.join(parts, sql` and `)}
     order by b.starts_at, b.place limit ${page.limit + 1}`);
  return rows.map((row) => ({
    id: row['id'] as string | null,
    place: String(row['place']),
    equipmentId: String(row['equipment_id']),
    organisationId: row['organisation_id'] as string | null,
    tenderId: row['tender_id'] as string | null,
    consortiumId: row['consortium_id'] as string | null,
    kind: row['kind'] as BookingRow['kind'] | null,
    from: new Date(String(row['starts_at'])),
    until: new Date(String(row['ends_at'])),
    note: row['note'] as string | null,
    unitsUsed: row['units_used'] as number | null,
    releasedAt: null,
  }));
}

export async function insertBooking(tx: Tx, row: typeof equipmentBookings.$inferInsert): Promise<BookingRow> {
  const [inserted] = await tx.insert(equipmentBookings).values(row).returning();
  return inserted!;
}

/** Locked until the end of the transaction; null when it is not the actor's to change. */
export async function lockBooking(tx: Tx, id: string): Promise<BookingRow | null> {
  const [row] = await tx.select().from(equipmentBookings).where(eq(equipmentBookings.id, id)).for('update');
  return row ?? null;
}

export async function updateBooking(tx: Tx, id: string, changes: Partial<BookingRow>): Promise<BookingRow> {
  const [row] = await tx.update(equipmentBookings).set(changes).where(eq(equipmentBookings.id, id)).returning();
  return row!;
}

/** Whether there is such a tender of the cluster. */
export async function isTenderOf(tx: Tx, tenderId: string, clusterId: string): Promise<boolean> {
  const rows = await tx.execute(sql`select 1 from tenders where id = ${tenderId} and cluster_id = ${clusterId}`);
  return rows.length > 0;
}

/**
 * Options for bids that are over: the tender ended, the group is lost or dissolved or has not handed in its bid
 * since `expiredBefore`, the equipment was struck out of the lot, or, of what somebody booked, every group of the tender
 * in which the member had a seat is over. The oldest first.
 */
export const endedOptions = (tx: Tx, expiredBefore: Date): Promise<BookingRow[]> =>
  tx
    .select()
    .from(equipmentBookings)
    .where(
      and(
        eq(equipmentBookings.kind, 'option'),
        isNull(equipmentBookings.releasedAt),
        sql`(exists (select 1 from tenders t where t.id = ${equipmentBookings.tenderId} and t.state in ('lost', 'cancelled', 'withdrawn'))
          or (${equipmentBookings.consortiumId} is not null and not exists (
                select 1 from consortia c join lots l on l.id = any (c.lot_ids)
                 where c.id = ${equipmentBookings.consortiumId} and c.state not in ('lost', 'dissolved')
                   and l.equipment @> jsonb_build_array(jsonb_build_object('id', ${equipmentBookings.needId}::text))
                   and (c.state in ('submitted', 'awarded') or l.deadline is null or l.deadline > ${expiredBefore.toISOString()}::timestamptz)))
          or (${equipmentBookings.consortiumId} is null and (
                select bool_and(c.state in ('lost', 'dissolved')) from consortia c join consortium_members m on m.consortium_id = c.id
                 where c.tender_id = ${equipmentBookings.tenderId} and m.organisation_id = ${equipmentBookings.organisationId})))`,
      ),
    )
    .orderBy(asc(equipmentBookings.id))
    .limit(500);
