import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { holdsWords } from '../db/worded.ts';
import type { PageRequest } from '../shared/paging.ts';
import { equipment } from './table.ts';

export type EquipmentRow = typeof equipment.$inferSelect;

/** What a list of resources is asked for; `freeFrom` and `freeUntil` come together. */
export type EquipmentSearch = {
  clusterId?: string;
  kind?: EquipmentRow['kind'];
  q?: string;
  free: { from: Date; until: Date } | null;
};

/** Nothing of it that counts is booked in that time, by whomever. */
const freeBetween = ({ from, until }: { from: Date; until: Date }): SQL => sql`not exists (
  select 1 from equipment_bookings_seen b where b.equipment_id = ${equipment.id} and b.released_at is null
     and b.starts_at < ${until.toISOString()}::timestamptz and b.ends_at > ${from.toISOString()}::timestamptz)`;

/** Resources by name; retired ones are left out where it asks what is free. */
export const listEquipment = (tx: Tx, search: EquipmentSearch, page: PageRequest): Promise<EquipmentRow[]> =>
  tx
    .select()
    .from(equipment)
    .where(
      and(
        search.clusterId === undefined ? undefined : eq(equipment.clusterId, search.clusterId),
        search.kind === undefined ? undefined : eq(equipment.kind, search.kind),
        search.q === undefined ? undefined : holdsWords(sql`${equipment.name}`, search.q),
        search.free === null ? undefined : and(isNull(equipment.retiredAt), freeBetween(search.free)),
        page.after === null
          ? undefined
          : sql`(${equipment.name}, ${equipment.id}) > (${page.after[0]}, ${page.after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(equipment.name), asc(equipment.id))
    .limit(page.limit + 1);

export async function findEquipment(tx: Tx, id: string): Promise<EquipmentRow | null> {
  const [row] = await tx.select().from(equipment).where(eq(equipment.id, id));
  return row ?? null;
}

export async function insertEquipment(tx: Tx, row: typeof equipment.$inferInsert): Promise<EquipmentRow> {
  const [inserted] = await tx.insert(equipment).values(row).returning();
  return inserted!;
}

/** Null when its version moved on. */
export async function updateEquipment(
  tx: Tx,
  { id, version }: Pick<EquipmentRow, 'id' | 'version'>,
  changes: Partial<typeof equipment.$inferInsert>,
): Promise<EquipmentRow | null> {
  const [row] = await tx
    .update(equipment)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(equipment.id, id), eq(equipment.version, version)))
    .returning();
  return row ?? null;
}
