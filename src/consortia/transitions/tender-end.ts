import { actingAs, type Tx } from '../../db/transaction.ts';
import { type Actor, systemActor } from '../../shared/actor.ts';
import type { TenderRow } from '../../tenders/repository.ts';
import type { TenderEnd } from '../../tenders/service.ts';
import type { Command } from '../life/domain.ts';
import { isOver } from '../life/states.domain.ts';
import { listConsortia } from '../store/repository.ts';
import type { LockedGroup } from './locked-group.ts';

const ENDING = systemActor('tender-end');
const MOST = 10_000;

const REASONS: Record<TenderEnd, string> = {
  withdrawn: 'The tender was withdrawn.',
  cancelled: 'The tender was cancelled.',
};

/** Withdraws or cancels a tender, in the caller's transaction. */
export type EndTender = (tx: Tx, actor: Actor, tenderId: string, to: TenderEnd) => Promise<TenderRow>;

/** Ends a tender with the consortia that bid for it: invitations go, everybody is told. */
export async function endWithBids(
  deps: {
    end: EndTender;
    load: (tx: Tx, id: string) => Promise<LockedGroup>;
    apply: (tx: Tx, actor: Actor, loaded: LockedGroup, command: Command) => Promise<unknown>;
  },
  ...[tx, actor, tenderId, to]: Parameters<EndTender>
): Promise<TenderRow> {
  const ended = await deps.end(tx, actor, tenderId, to);
  await actingAs(ENDING, async (system) => {
    const rows = await listConsortia(system, { tenderId }, { limit: MOST, after: null });
    for (const { id, state } of rows) {
      // A tender's end leaves as it is what is over already.
      if (isOver(state)) continue;
      await deps.apply(tx, actor, await deps.load(system, id), { kind: 'dissolve', reason: REASONS[to] });
    }
  });
  return ended;
}
