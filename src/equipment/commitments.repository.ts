import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import { beginOf } from '../shared/day.ts';
import type { PageRequest } from '../shared/paging.ts';
import { equipmentCommitments, equipmentRealCosts } from './table.ts';

export type CommitmentRow = typeof equipmentCommitments.$inferSelect;

export const listCommitments = (tx: Tx, equipmentId: string, page: PageRequest): Promise<CommitmentRow[]> =>
  tx
    .select()
    .from(equipmentCommitments)
    .where(
      and(
        eq(equipmentCommitments.equipmentId, equipmentId),
        page.after === null ? undefined : sql`${equipmentCommitments.id} > ${page.after[0]}::uuid`,
      ),
    )
    .orderBy(asc(equipmentCommitments.id))
    .limit(page.limit + 1);

/** Whether the member has already promised for one of these years. */
export async function promisesIn(
  tx: Tx,
  {
    equipmentId,
    organisationId,
    fromYear,
    toYear,
  }: Omit<CommitmentRow, 'id' | 'clusterId' | 'unitsPerYear' | 'createdAt'>,
): Promise<boolean> {
  const rows = await tx
    .select({ id: equipmentCommitments.id })
    .from(equipmentCommitments)
    .where(
      and(
        eq(equipmentCommitments.equipmentId, equipmentId),
        eq(equipmentCommitments.organisationId, organisationId),
        sql`${equipmentCommitments.fromYear} <= ${toYear} and ${equipmentCommitments.toYear} >= ${fromYear}`,
      ),
    );
  return rows.length > 0;
}

export async function insertCommitment(tx: Tx, row: typeof equipmentCommitments.$inferInsert): Promise<CommitmentRow> {
  const [inserted] = await tx.insert(equipmentCommitments).values(row).returning();
  return inserted!;
}

/** A resource with what one member promised and used of it in a year. */
export type UseRow = {
  equipmentId: string;
  clusterId: string;
  equipment: string;
  fixedCents: number;
  /** Null: the year's accounts are not closed. */
  realFixedCents: number | null;
  unitCents: number;
  organisationId: string;
  unitsPromised: number;
  unitsUsed: number;
  /** Its bookings of the year whose use is not told, though they are over. */
  untold: number;
};

/** Use and promises of the resources of clusters in a year (of France): bookings count in the year in which they end. */
export async function useIn(tx: Tx, clusterIds: readonly string[], year: number, now: Date): Promise<UseRow[]> {
  const own = `{${clusterIds.join(',')}}`;
  const [from, until] = [year, year + 1].map((one) => beginOf(`${one}-01-01`).toISOString());
  const rows = await tx.execute<Record<string, string | number | null>>(sql`
    with used as (
      select equipment_id, organisation_id, coalesce(sum(units_used), 0)::int as units,
             (count(*) filter (where units_used is null and ends_at <= ${now.toISOString()}::timestamptz))::int as untold
        from equipment_bookings
       where cluster_id = any (${own}::uuid[]) and released_at is null and kind = 'booking'
         and ends_at > ${from}::timestamptz and ends_at <= ${until}::timestamptz
       group by 1, 2),
    promised as (
      select equipment_id, organisation_id, sum(units_per_year)::int as units from equipment_commitments
       where cluster_id = any (${own}::uuid[]) and ${year}::int between from_year and to_year group by 1, 2)
    select e.id, e.cluster_id, e.name, e.fixed_cents_per_year, r.fixed_cents as real_fixed_cents, e.unit_cents, coalesce(u.organisation_id, p.organisation_id) as organisation_id,
           coalesce(p.units, 0) as promised, coalesce(u.units, 0) as used, coalesce(u.untold, 0) as untold
      from used u full join promised p on p.equipment_id = u.equipment_id and p.organisation_id = u.organisation_id
      join equipment e on e.id = coalesce(u.equipment_id, p.equipment_id)
      left join equipment_real_costs r on r.equipment_id = e.id and r.year = ${year}::int
     order by e.name, e.id, organisation_id`);
  return rows.map((row) => ({
    equipmentId: String(row['id']),
    clusterId: String(row['cluster_id']),
    equipment: String(row['name']),
    fixedCents: Number(row['fixed_cents_per_year']),
    realFixedCents: row['real_fixed_cents'] == null ? null : Number(row['real_fixed_cents']),
    unitCents: Number(row['unit_cents']),
    organisationId: String(row['organisation_id']),
    unitsPromised: Number(row['promised']),
    unitsUsed: Number(row['used']),
    untold: Number(row['untold']),
  }));
}

export type RealCostRow = typeof equipmentRealCosts.$inferSelect;

/** Years whose real cost is entered, the newest first. */
export const listRealCosts = (tx: Tx, equipmentId: string): Promise<RealCostRow[]> =>
  tx
    .select()
    .from(equipmentRealCosts)
    .where(eq(equipmentRealCosts.equipmentId, equipmentId))
    .orderBy(desc(equipmentRealCosts.year));

/** Enters the real cost of a year, or corrects it. */
export async function putRealCost(tx: Tx, row: typeof equipmentRealCosts.$inferInsert): Promise<RealCostRow> {
  const { fixedCents, note = null } = row;
  const [put] = await tx
    .insert(equipmentRealCosts)
    .values(row)
    .onConflictDoUpdate({
      target: [equipmentRealCosts.equipmentId, equipmentRealCosts.year],
      set: { fixedCents, note },
    })
    .returning();
  return put!;
}
