import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { PooledResource } from './fit.domain.ts';
import { equipment, equipmentBookings } from './table.ts';

/** The cluster of a bid and those above it, as ids: a pool serves the bids of all clusters below its own. */
const poolsOf = (clusterId: string) => sql`(
    with recursive above as (
      select id, parent_id, 1 as depth from clusters where id = ${clusterId}::uuid
      union
      select c.id, c.parent_id, a.depth + 1 from above a join clusters c on c.id = a.parent_id where a.depth < 50
    ) select id from above)`;

/**
 * The resources that are in the pool of a cluster or of one above it, by name, with when each is taken from `since` on, by
 * whomever. For the system, who sees every booking.
 * @param but the consortium whose own holds do not count
 */
export async function findPool(
  tx: Tx,
  clusterId: string,
  since: Date,
  but: string | null = null,
): Promise<PooledResource[]> {
  const [resources, bookings] = await Promise.all([
    tx
      .select()
      .from(equipment)
      .where(and(sql`${equipment.clusterId} in ${poolsOf(clusterId)}`, isNull(equipment.retiredAt)))
      .orderBy(asc(equipment.name), asc(equipment.id)),
    tx
      .select({
        equipmentId: equipmentBookings.equipmentId,
        from: equipmentBookings.from,
        until: equipmentBookings.until,
      })
      .from(equipmentBookings)
      .where(
        and(
          sql`${equipmentBookings.clusterId} in ${poolsOf(clusterId)}`,
          isNull(equipmentBookings.releasedAt),
          sql`${equipmentBookings.until} > ${since.toISOString()}::timestamptz`,
          but === null ? undefined : sql`${equipmentBookings.consortiumId} is distinct from ${but}::uuid`,
        ),
      )
      .orderBy(asc(equipmentBookings.from)),
  ]);
  const taken = new Map<string, PooledResource['taken']>();
  for (const { equipmentId, from, until } of bookings)
    taken.set(equipmentId, [
      ...(taken.get(equipmentId) ?? []),
      { from: from.toISOString(), until: until.toISOString() },
    ]);
  return resources.map(({ id, name, clusterId: pool, kind, cpv, characteristics, organisationId, trainings }) => ({
    id,
    name,
    clusterId: pool,
    kind,
    cpv,
    characteristics,
    ownerId: organisationId,
    trainings,
    taken: taken.get(id) ?? [],
  }));
}

/**
 * Locks every resource that a bid of the cluster could have, in one order, so that two groups that are agreed at once take turns: the second sees
 * what the first holds. A booking by hand waits too, for its foreign key shares the lock.
 */
export async function lockPool(tx: Tx, clusterId: string): Promise<void> {
  await tx.execute(
    sql`select 1 from equipment where cluster_id in ${poolsOf(clusterId)} and retired_at is null order by id for update`,
  );
}

export type HeldRow = typeof equipmentBookings.$inferSelect;

/** What is held for a consortium and counts, the oldest first. */
export const findHolds = (tx: Tx, consortiumId: string): Promise<HeldRow[]> =>
  tx
    .select()
    .from(equipmentBookings)
    .where(and(eq(equipmentBookings.consortiumId, consortiumId), isNull(equipmentBookings.releasedAt)))
    .orderBy(asc(equipmentBookings.id));

/** What is held for consortia of one resource and is not over yet. */
export const findHoldsOf = (tx: Tx, equipmentId: string, now: Date): Promise<HeldRow[]> =>
  tx
    .select()
    .from(equipmentBookings)
    .where(
      and(
        eq(equipmentBookings.equipmentId, equipmentId),
        isNull(equipmentBookings.releasedAt),
        sql`${equipmentBookings.consortiumId} is not null`,
        sql`${equipmentBookings.until} > ${now.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(equipmentBookings.id));
