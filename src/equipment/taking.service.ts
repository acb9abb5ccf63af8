import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { assign, type Served } from './assigning.domain.ts';
import { auditBooking } from './booking-changes.service.ts';
import * as bookings from './bookings.repository.ts';
import type { PooledResource } from './fit.domain.ts';
import type { HoldingGroup } from './group.domain.ts';
import { findHolds, findPool, type HeldRow, lockPool } from './pool.repository.ts';
import { type Hold, stillServes } from './standing.domain.ts';

/** Takes resources of the pool for a group, and gives them back. In the caller's transaction. */
export function createEquipmentTaking({ clock }: { clock: Clock }) {
  /**
   * Holds what the group's needs lack, each by an option on a resource that fits and is free, the group's own before the
   * cluster's; what no need is served by any more is released. Coordinators are told what nothing serves.
   */
  async function hold(tx: Tx, actor: Actor, group: HoldingGroup, wanted: ReadonlyMap<string, string>): Promise<void> {
    const before = await findHolds(tx, group.consortiumId);
    if (group.needs.length === 0 && before.length === 0) return;
    await lockPool(tx, group.clusterId);
    // With the lock: what another group has taken meanwhile is there now.
    const pool = await findPool(tx, group.clusterId, sinceOf(group, clock()), group.consortiumId);
    const kept = await keep(tx, actor, group, before, pool);
    const team = new Set(group.memberIds);
    let free = kept.reduce<readonly PooledResource[]>(occupied, pool);
    const open = group.needs.filter(
      ({ need, time }) => time !== null && !kept.some(({ needId }) => needId === need.id),
    );
    const served: Served[] = [];
    for (const need of open) {
      const wish = free.filter(({ id }) => id === wanted.get(need.need.id));
      const [one] = assign([need], wish, team, { unknownTimeServes: false });
      if (one === undefined || need.time === null) continue;
      served.push(one);
      free = occupied(free, { equipmentId: one.equipmentId, ...need.time });
    }
    const rest = open.filter(({ need }) => !served.some(({ needId }) => needId === need.id));
    served.push(...assign(rest, free, team, { unknownTimeServes: false }));
    for (const { needId, equipmentId } of served) {
      const time = open.find(({ need }) => need.id === needId)?.time;
      const resource = pool.find(({ id }) => id === equipmentId);
      if (time == null || resource === undefined || group.holderId === null) continue;
      const row = await bookings.insertBooking(tx, {
        equipmentId,
        clusterId: resource.clusterId,
        organisationId: group.holderId,
        tenderId: group.tenderId,
        consortiumId: group.consortiumId,
        needId,
        kind: group.state === 'awarded' ? 'booking' : 'option',
        from: new Date(time.from),
        until: new Date(time.until),
        note: null,
        createdAt: clock(),
      });
      await auditBooking(tx, actor, 'booking.held', row, { consortiumId: group.consortiumId, needId });
    }
  }

  /** What goes on being held: in the name of who leads now; the rest is given back. */
  async function keep(
    tx: Tx,
    actor: Actor,
    group: HoldingGroup,
    before: readonly HeldRow[],
    pool: Awaited<ReturnType<typeof findPool>>,
  ): Promise<Hold[]> {
    const kept: Hold[] = [];
    for (const row of before) {
      const one = holdOf(row);
      const need = group.needs.find(({ need: { id } }) => id === one.needId);
      const resource = pool.find(({ id }) => id === one.equipmentId);
      if (need === undefined || !stillServes(one, resource, need)) {
        await release(tx, actor, row);
        continue;
      }
      if (group.holderId !== null && row.organisationId !== group.holderId)
        await bookings.updateBooking(tx, row.id, { organisationId: group.holderId });
      kept.push(one);
    }
    return kept;
  }

  async function release(tx: Tx, actor: Actor, row: HeldRow): Promise<void> {
    await bookings.updateBooking(tx, row.id, { releasedAt: clock() });
    await auditBooking(tx, actor, 'booking.released', row, { consortiumId: row.consortiumId });
  }

  return { hold, release };
}

/** The pool when one more time of a resource is taken. */
const occupied = (
  pool: readonly PooledResource[],
  { equipmentId, from, until }: Pick<Hold, 'equipmentId' | 'from' | 'until'>,
): readonly PooledResource[] =>
  pool.map((one) => (one.id === equipmentId ? { ...one, taken: [...one.taken, { from, until }] } : one));

/** From when on it matters what is taken: the first need, and not what is over. */
export function sinceOf({ needs }: HoldingGroup, now: Date): Date {
  const first = needs.flatMap(({ time }) => (time === null ? [] : [Date.parse(time.from)]));
  return new Date(Math.min(now.getTime(), ...first));
}

/** Only rows that are held for a group have a need. */
export const holdOf = (row: HeldRow): Hold => ({
  bookingId: row.id,
  equipmentId: row.equipmentId,
  needId: row.needId ?? '',
  kind: row.kind,
  from: row.from.toISOString(),
  until: row.until.toISOString(),
});
