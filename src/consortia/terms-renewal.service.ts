import { actingAs, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { answerBy } from './life/answer-by.ts';
import type { ConsortiumState } from './life/states.domain.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';
import { type AskedAgainView, askedAgain } from './views/asked-again.ts';

const RENEWAL = systemActor('terms');
/** Nobody is offered anything yet, or any more. */
const WITHOUT_TERMS: readonly ConsortiumState[] = ['proposed', 'lost', 'dissolved'];

/** Whoever changes what weighs on members beside their seats (the convention) renews their terms by this. */
export type TermsRenewal = (tx: Tx, actor: Actor, consortiumId: string) => Promise<AskedAgainView[]>;

/** Renews the terms of a consortium's members after what they are made of has changed; tells who must say yes again. */
export function createTermsRenewal({ clock, life }: { clock: Clock; life: ConsortiumLife }): TermsRenewal {
  return (_tx, actor, consortiumId) =>
    actingAs(RENEWAL, async (tx) => {
      const loaded = await life.load(tx, consortiumId);
      if (WITHOUT_TERMS.includes(loaded.row.state)) return [];
      const applied = await life.renewTerms(tx, actor, loaded, answerBy(loaded.row, clock()));
      return askedAgain(tx, loaded.seats, applied.seats);
    });
}
