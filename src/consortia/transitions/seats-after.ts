import type { SeatRow } from '../store/repository.ts';
import type { Effect } from './effects.ts';
import { standingOf } from './seating.ts';

/**
 * The seats with what an effect makes of their invitations and places. Whether somebody who joins has declared already
 * is not known here: false.
 */
export function seatsAfter(seats: readonly SeatRow[], effect: Effect): SeatRow[] {
  switch (effect.kind) {
    case 'invitations_changed':
      return seats.map((seat) => {
        const { organisationIds, from, change } = effect;
        const meant = organisationIds === null || organisationIds.includes(seat.organisationId);
        if (!meant || seat.invitation === null || !from.includes(seat.invitation)) return seat;
        return {
          ...seat,
          invitation: change.state ?? seat.invitation,
          undertakingAt: change.undertakingAt ?? seat.undertakingAt,
          counterShareBp: change.counterShareBp ?? seat.counterShareBp,
          acceptedTerms: change.acceptedTerms ?? seat.acceptedTerms,
        };
      });
    case 'invitations_sent':
      return seats.map((seat) => {
        const invitation = effect.invitations.find(({ organisationId }) => organisationId === seat.organisationId);
        return invitation === undefined ? seat : { ...seat, invitationId: invitation.id, ...standingOf(invitation) };
      });
    case 'seats_replaced':
      return effect.seats.map(({ row, standing }) => ({
        ...row,
        ...standing,
        declared: seats.find(({ organisationId }) => organisationId === row.organisationId)?.declared ?? false,
      }));
    case 'invitations_granted':
    case 'candidacy_begun':
    case 'candidacies_ended':
    case 'recomposition_opened':
    case 'recomposition_applied':
      return [...seats];
  }
}
