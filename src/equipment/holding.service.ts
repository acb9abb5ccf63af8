import type { Tx } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { auditBooking } from './booking-changes.service.ts';
import * as bookings from './bookings.repository.ts';
import type { HoldingGroup } from './group.domain.ts';
import { findHoldingGroup } from './groups.repository.ts';
import { createEquipmentNews, type EquipmentNewsDeps } from './news.ts';
import { findHolds, findPool } from './pool.repository.ts';
import { isHolding, type StandingNeed, standingOf } from './standing.domain.ts';
import { createEquipmentTaking, holdOf, sinceOf } from './taking.service.ts';

/** What became of a group, as far as equipment follows it. */
export type GroupMove = 'agreed' | 'awarded' | 'ended';
export type EquipmentHolding = ReturnType<typeof createEquipmentHolding>;

/**
 * Equipment of the pool that is held for the group of a bid, from when all have agreed to the outcome. Works in the
 * transaction in which the group moves, as the system; `actor` is who is written into the log.
 */
export function createEquipmentHolding(deps: { clock: Clock } & EquipmentNewsDeps) {
  const { clock } = deps;
  const { hold, release } = createEquipmentTaking(deps);
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
