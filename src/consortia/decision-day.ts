import type { Tx } from '../db/transaction.ts';
import { assertPast, dayOf } from '../shared/day.ts';
import { invalidField } from '../shared/errors.ts';
import type { LoadedTender } from '../tenders/service.ts';
import { type ConsortiumRow, findHandedIn } from './store/repository.ts';

/**
 * Bids are decided after they are in, and those are in after their notice. Of a notice by hand nobody knows when it came out:
 * the day on which it was entered here may be later than the decision.
 * @param notifiedOn the day on which the buyer sent its decision, `YYYY-MM-DD`
 * @throws DomainError `invalid` for a day that the calendar does not have, that is after `today`, or that is before those
 */
export async function assertDecided(
  tx: Tx,
  { id }: Pick<ConsortiumRow, 'id'>,
  { tender }: Pick<LoadedTender, 'tender'>,
  notifiedOn: string,
  today: string,
): Promise<void> {
  assertPast(notifiedOn, '/notifiedOn', today);
  if (tender.dispatchedAt !== null && notifiedOn < dayOf(tender.dispatchedAt))
    throw invalidField('/notifiedOn', 'is before the notice was sent to be published');
  const handedIn = (await findHandedIn(tx, [id])).get(id);
  if (handedIn !== undefined && notifiedOn < dayOf(handedIn))
    throw invalidField('/notifiedOn', 'is before the bid was handed in');
}
