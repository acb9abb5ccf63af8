import { actingAs, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { ConsortiumState } from './life/states.domain.ts';
import { listConsortia } from './store/repository.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';

const ENDING = systemActor('tender-end');
/** What a tender's end leaves as it is: over already. */
const OVER: readonly ConsortiumState[] = ['awarded', 'lost', 'dissolved'];
const MOST = 10_000;

const REASONS = {
  withdrawn: 'The tender was withdrawn.',
  cancelled: 'The tender was cancelled.',
} as const;

/** Ends the consortia of a tender that was withdrawn or cancelled, in its transaction: invitations go, everybody is told. */
export function createTenderEnding(deps: { life: ConsortiumLife }) {
  return async (tx: Tx, actor: Actor, tenderId: string, end: keyof typeof REASONS): Promise<void> => {
    await actingAs(ENDING, async (system) => {
      const rows = await listConsortia(system, { tenderId }, { limit: MOST, after: null });
      for (const { id, state } of rows) {
        if (OVER.includes(state)) continue;
        await deps.life.apply(tx, actor, await deps.life.load(system, id), { kind: 'dissolve', reason: REASONS[end] });
      }
    });
  };
}
