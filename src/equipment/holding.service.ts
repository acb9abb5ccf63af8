import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { assign, type Served } from './assigning.domain.ts';
import { auditBooking } from './booking-changes.service.ts';
import * as bookings from './bookings.repository.ts';
import type { PooledResource } from './fit.domain.ts';
import type { HoldingGroup } from './group.domain.ts';
import { findHoldingGroup } from './groups.repository.ts';
import { createEquipmentNews, type EquipmentNewsDeps } from './news.ts';
import { findHolds, findPool, type HeldRow, lockPool } from './pool.repository.ts';
import { type Hold, isHolding, type StandingNeed, standingOf, stillServes } from './standing.domain.ts';

/** What became of a group, as far as equipment follows it. */
export type GroupMove = 'agreed' | 'awarded' | 'ended';
export type EquipmentHolding = ReturnType<typeof createEquipmentHolding>;

/**
 * Equipment of the pool that is held for the group of a bid, from when all have agreed to the outcome. Works in the
 * transaction in which the group moves, as the system; `actor` is who is written into the log.
 */
export function createEquipmentHolding(deps: { clock: Clock } & EquipmentNewsDeps) {
  const { clock } = deps;
  const news = createEquipmentNews(deps);

  /** How every need of the group stands now. */
  async function standing(
    tx: Tx,
    consortiumId: string,
  ): Promise<{ group: HoldingGroup; needs: StandingNeed[] } | null> {
    const group = await findHoldingGroup(tx, consortiumId);
    if (group === null) return null;
    const held = await findHolds(tx, consortiumId);
    if (group.needs.length === 0 && held.length === 0) return { group, needs: [] };
    const pool = await findPool(tx, group.clusterId, sinceOf(group, clock()), consortiumId);
    return { group, needs: standingOf(group, held.map(holdOf), pool) };
  }

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
      if (time == null || group.holderId === null) continue;
      const row = await bookings.insertBooking(tx, {
        equipmentId,
        clusterId: group.clusterId,
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

  return {
    standing,

    /** Follows a group: holds when it is agreed, books when it has won, gives back when the bid is over. */
    async follow(tx: Tx, actor: Actor, consortiumId: string, move: GroupMove): Promise<void> {
      if (move === 'agreed') {
        const group = await findHoldingGroup(tx, consortiumId);
        if (group === null) return;
        await hold(tx, actor, group, new Map());
        const after = await standing(tx, consortiumId);
        await news.missing(tx, group, after?.needs ?? []);
        return;
      }
      const now = clock();
      for (const row of await findHolds(tx, consortiumId)) {
        // What was used stays in the statements.
        if (move === 'ended') {
          if (row.until > now && row.unitsUsed === null) await release(tx, actor, row);
          continue;
        }
        if (row.kind === 'booking') continue;
        const firm = await bookings.updateBooking(tx, row.id, { kind: 'booking' });
        await auditBooking(tx, actor, 'booking.changed', firm, { kind: 'booking', consortiumId });
      }
    },

    /** Tries again to hold what an agreed group lacks; `wanted` names resources for needs. In the caller's transaction. */
    async holdAgain(
      tx: Tx,
      actor: Actor,
      consortiumId: string,
      wanted: ReadonlyMap<string, string>,
    ): Promise<{ group: HoldingGroup; needs: StandingNeed[] } | null> {
      const group = await findHoldingGroup(tx, consortiumId);
      if (group !== null && isHolding(group.state)) await hold(tx, actor, group, wanted);
      return standing(tx, consortiumId);
    },
  };
}

/** The pool when one more time of a resource is taken. */
const occupied = (
  pool: readonly PooledResource[],
  { equipmentId, from, until }: Pick<Hold, 'equipmentId' | 'from' | 'until'>,
): readonly PooledResource[] =>
  pool.map((one) => (one.id === equipmentId ? { ...one, taken: [...one.taken, { from, until }] } : one));

/** From when on it matters what is taken: the first need, and not what is over. */
function sinceOf({ needs }: HoldingGroup, now: Date): Date {
  const first = needs.flatMap(({ time }) => (time === null ? [] : [Date.parse(time.from)]));
  return new Date(Math.min(now.getTime(), ...first));
}

/** Only rows that are held for a group have a need. */
const holdOf = (row: HeldRow): Hold => ({
  bookingId: row.id,
  equipmentId: row.equipmentId,
  needId: row.needId ?? '',
  kind: row.kind,
  from: row.from.toISOString(),
  until: row.until.toISOString(),
});
