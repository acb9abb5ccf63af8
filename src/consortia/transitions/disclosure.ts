import { sendAlong, type Tx } from '../../db/transaction.ts';
import { insertDisclosures } from '../store/guard.repository.ts';
import { type ConsortiumRow, type SeatRow, updateSeat } from '../store/repository.ts';

/** Who may know its partners' names: said yes, gave the undertaking, and sealed its declaration before. */
export const mayKnowNames = (seat: SeatRow): boolean =>
  seat.invitation === 'accepted' && seat.undertakingAt !== null && seat.declared;

/**
 * Opens the rows of members to each other, pair by pair, once both may know; and notes each opening.
 * @returns the seats as they are then
 */
export function discloseNames(tx: Tx, row: ConsortiumRow, seats: readonly SeatRow[]): SeatRow[] {
  const entitled = seats.filter(mayKnowNames);
  return seats.map((seat) => {
    const to = entitled.includes(seat)
      ? entitled.filter((other) => other !== seat).map((other) => other.organisationId)
      : [];
    const fresh = to.filter((id) => !seat.disclosedTo.includes(id));
    const same = fresh.length === 0 && seat.disclosedTo.length === to.length;
    if (same) return seat;
    sendAlong(updateSeat(tx, seat.id, { disclosedTo: to }), note(tx, row, seat.organisationId, fresh, 'identity'));
    return { ...seat, disclosedTo: to };
  });
}

/** Notes that every member was shown the masked profile of every other. */
export function logMaskedProfiles(tx: Tx, row: ConsortiumRow, seats: readonly SeatRow[]): void {
  const asked = seats.filter((seat) => seat.invitation !== null);
  for (const seat of asked) {
    const others = asked.filter((other) => other !== seat).map((other) => other.organisationId);
    sendAlong(note(tx, row, seat.organisationId, others, 'masked_profile'));
  }
}

const note = (
  tx: Tx,
  row: ConsortiumRow,
  ofOrganisationId: string,
  to: readonly string[],
  what: 'masked_profile' | 'identity',
): Promise<void> =>
  insertDisclosures(
    tx,
    to.map((toOrganisationId) => ({
      consortiumId: row.id,
      tenderId: row.tenderId,
      clusterId: row.clusterId,
      ofOrganisationId,
      toOrganisationId,
      what,
    })),
  );
