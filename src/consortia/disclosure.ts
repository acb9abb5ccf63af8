import type { Tx } from '../db/transaction.ts';
import { insertDisclosures } from './guard.repository.ts';
import { type ConsortiumRow, type SeatRow, updateSeat } from './repository.ts';

type Group = { row: ConsortiumRow; seats: readonly SeatRow[] };

/** Who may know its partners' names: said yes, gave the undertaking, and sealed its declaration before. */
export const mayKnowNames = (seat: SeatRow): boolean =>
  seat.invitation === 'accepted' && seat.undertakingAt !== null && seat.declared;

/** Opens the rows of members to each other, pair by pair, once both may know; and notes each opening. */
export async function discloseNames(tx: Tx, { row, seats }: Group): Promise<void> {
  const entitled = seats.filter(mayKnowNames);
  const writes: Promise<unknown>[] = [];
  for (const seat of seats) {
    const to = entitled.includes(seat)
      ? entitled.filter((other) => other !== seat).map((other) => other.organisationId)
      : [];
    const fresh = to.filter((id) => !seat.disclosedTo.includes(id));
    const same = fresh.length === 0 && seat.disclosedTo.length === to.length;
    if (same) continue;
    writes.push(updateSeat(tx, seat.id, { disclosedTo: to }), note(tx, row, seat.organisationId, fresh, 'identity'));
  }
  await Promise.all(writes);
}

/** Notes that every member was shown the masked profile of every other. */
export async function logMaskedProfiles(tx: Tx, row: ConsortiumRow, seats: readonly SeatRow[]): Promise<void> {
  const asked = seats.filter((seat) => seat.invitation !== null);
  await Promise.all(
    asked.map((seat) =>
      note(
        tx,
        row,
        seat.organisationId,
        asked.filter((other) => other !== seat).map((other) => other.organisationId),
        'masked_profile',
      ),
    ),
  );
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
