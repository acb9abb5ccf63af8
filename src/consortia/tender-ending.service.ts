import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import type { TenderView } from '../tenders/schemas.ts';
import type { TenderService } from '../tenders/service.ts';
import type { ConsortiumLife } from './transitions/life.service.ts';

export type TenderEnding = ReturnType<typeof createTenderEnding>;

/** Ends tenders with the consortia that bid for them. */
export function createTenderEnding({
  database,
  life,
  view,
}: {
  database: Database;
  life: Pick<ConsortiumLife, 'endTender'>;
  view: TenderService['view'];
}) {
  return {
    /** Withdraws a tender, from any state that is not final. */
    withdraw: (actor: Actor, id: string): Promise<TenderView> =>
      inTransaction(database, actor, async (tx) => view(tx, await life.endTender(tx, actor, id, 'withdrawn'))),

    /** For imported notices: in the caller's transaction. */
    end: life.endTender,
  };
}
