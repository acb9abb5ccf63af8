import type { Event, GroupState, Place, Seat } from './commands.domain.ts';
import { type InvitationState, SEATED } from './states.domain.ts';

/** The consortium after an event. Total: an event that happened is always applied. */
export function evolve(consortium: GroupState, event: Event): GroupState {
  switch (event.type) {
    case 'invited':
      return { ...withSeats(consortium, event.organisationIds, 'pending', event.expiresAt), state: 'inviting' };
    case 'accepted':
      return withSeats(consortium, [event.organisationId], 'accepted');
    case 'declined':
      return refuse(withSeats(consortium, [event.organisationId], 'declined'), event.organisationId);
    case 'expired':
      return refuse(withSeats(consortium, [event.organisationId], 'expired'), event.organisationId);
    case 'excluded':
      return refuse(withdraw(consortium, event.organisationId), event.organisationId);
    case 'countered':
      return {
        ...withSeats(consortium, [event.organisationId], 'countered'),
        countered: [...consortium.countered, event.organisationId],
      };
    case 'recomposition_opened':
      return { ...consortium, state: 'recomposing', round: event.round, impasse: null };
    case 'recomposed':
    case 'rearranged':
      return {
        ...consortium,
        state: consortium.state === 'proposed' ? 'proposed' : 'inviting',
        impasse: null,
        seats: event.places.map((place) => seatAfter(consortium, place, event)),
      };
    case 'impasse_found':
      return { ...consortium, impasse: event.reason };
    case 'terms_changed':
      return {
        ...withSeats(consortium, event.asked, 'pending', event.expiresAt),
        state:
          event.asked.length > 0 && (consortium.state === 'agreed' || consortium.state === 'ready')
            ? 'inviting'
            : consortium.state,
      };
    case 'called_up':
      return {
        ...withSeats(consortium, event.organisationIds, 'pending', event.expiresAt),
        state: 'inviting',
        calledUp: true,
      };
    case 'confirmed':
      return { ...consortium, state: 'submitted', calledUp: false };
    case 'agreed':
      return { ...consortium, state: 'agreed' };
    case 'made_ready':
      return { ...consortium, state: 'ready' };
    case 'submitted':
    case 'awarded':
    case 'lost':
      return { ...consortium, state: event.type };
    case 'annulled':
    case 'dissolved':
      return {
        ...consortium,
        state: 'dissolved',
        seats: consortium.seats.map((s) => (s.invitation === 'pending' ? { ...s, invitation: 'withdrawn' } : s)),
      };
  }
}

/** The consortium after all events, oldest first. */
export const replay = (start: GroupState, events: readonly Event[]): GroupState => events.reduce(evolve, start);

const seatAfter = (
  consortium: GroupState,
  place: Place,
  event: { asked: readonly string[]; granted: readonly string[]; expiresAt: Date },
): Seat => {
  const before = consortium.seats.find((s) => s.organisationId === place.organisationId);
  const asked = event.asked.includes(place.organisationId);
  return {
    organisationId: place.organisationId,
    role: place.role,
    shareBp: place.shareBp,
    covers: place.covers,
    principalId: place.principalId ?? null,
    invitation: asked
      ? 'pending'
      : event.granted.includes(place.organisationId)
        ? 'accepted'
        : (before?.invitation ?? null),
    expiresAt: asked ? event.expiresAt : (before?.expiresAt ?? null),
  };
};

const withSeats = (
  consortium: GroupState,
  organisationIds: readonly string[],
  invitation: InvitationState,
  expiresAt?: Date,
): GroupState => ({
  ...consortium,
  seats: consortium.seats.map((seat) =>
    organisationIds.includes(seat.organisationId)
      ? { ...seat, invitation, expiresAt: expiresAt ?? seat.expiresAt }
      : seat,
  ),
});

/** What a seat was offered, or has said yes or more to, is withdrawn; a refusal stays one, and who was never asked has nothing. */
const withdraw = (consortium: GroupState, organisationId: string): GroupState => ({
  ...consortium,
  seats: consortium.seats.map((seat) =>
    seat.organisationId === organisationId && seat.invitation !== null && SEATED.includes(seat.invitation)
      ? { ...seat, invitation: 'withdrawn' }
      : seat,
  ),
});

const refuse = (consortium: GroupState, organisationId: string): GroupState =>
  consortium.refused.includes(organisationId)
    ? consortium
    : { ...consortium, refused: [...consortium.refused, organisationId] };
