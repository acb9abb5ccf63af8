import type { Event, GroupState, InvitationState } from '../life/domain.ts';
import { SEATED } from '../life/states.domain.ts';
import type { InvitationRow } from '../store/repository.ts';
import { answerOf, type Circumstances, type LockedGroup, replacementDue } from './locked-group.ts';
import { type NewSeat, type Offers, offered, reseated, type Standing } from './seating.ts';

/**
 * One thing that an event makes of the rows. The writes are made of these (`event-rows.ts`), and so are the seats as they
 * stand afterwards (`seatsAfter`): what is written and what the program goes on with are told once.
 */
export type Effect =
  | {
      readonly kind: 'invitations_changed';
      /** Null: of everybody. */
      readonly organisationIds: readonly string[] | null;
      readonly from: readonly InvitationState[];
      readonly change: Partial<InvitationRow>;
    }
  /** New invitations, at which the seats of the asked point from now on. Whoever is asked is reminded in time. */
  | { readonly kind: 'invitations_sent'; readonly invitations: readonly InvitationRow[]; readonly remindAt: Date }
  /** Invitations that are accepted as they are made: granted counter-offers. */
  | { readonly kind: 'invitations_granted'; readonly invitations: readonly InvitationRow[] }
  | {
      readonly kind: 'seats_replaced';
      /** Each with what its invitation lets it show. */
      readonly seats: readonly { readonly row: NewSeat; readonly standing: Standing }[];
    }
  | { readonly kind: 'candidacy_begun'; readonly organisationId: string }
  /** Null: of everybody. */
  | { readonly kind: 'candidacies_ended'; readonly organisationIds: readonly string[] | null }
  | {
      readonly kind: 'recomposition_opened';
      readonly round: number;
      readonly ground: string;
      readonly openedAt: Date;
      /** The end of the ten days of L2141-13; null: nobody asked for a replacement. */
      readonly dueAt: Date | null;
    }
  | { readonly kind: 'recomposition_applied'; readonly round: number; readonly at: Date };

/** What an event happens to. */
export type Scene = {
  readonly loaded: LockedGroup;
  /** The consortium after all events. */
  readonly after: GroupState;
  readonly circumstances: Circumstances;
  readonly offers: Offers;
  readonly now: Date;
};

const OPEN: readonly InvitationState[] = ['pending', 'accepted'];

/** What an event makes of the rows, in the order in which it is to be written. */
export function effectsOf(event: Event, scene: Scene): readonly Effect[] {
  const { loaded, after, circumstances, offers, now } = scene;
  const withdrawn = (organisationIds: readonly string[] | null, reason: string, from = OPEN): Effect => ({
    kind: 'invitations_changed',
    organisationIds,
    from,
    change: { state: 'withdrawn', reason },
  });
  switch (event.type) {
    case 'invited':
    case 'called_up':
      return [
        withdrawn(event.organisationIds, event.type),
        offered(loaded.row, after.seats, event.organisationIds, offers, event.expiresAt, now),
      ];
    case 'terms_changed':
      return [
        withdrawn(event.asked, event.type),
        { kind: 'candidacies_ended', organisationIds: event.asked },
        offered(loaded.row, after.seats, event.asked, offers, event.expiresAt, now),
      ];
    case 'accepted':
    case 'declined':
    case 'countered':
    case 'expired':
      return answered(event, scene);
    case 'excluded':
      return [
        withdrawn([event.organisationId], event.ground, SEATED),
        { kind: 'candidacies_ended', organisationIds: [event.organisationId] },
      ];
    case 'recomposition_opened':
      return [
        {
          kind: 'recomposition_opened',
          round: event.round,
          ground: event.ground,
          openedAt: now,
          dueAt:
            event.ground === 'excluded' && loaded.row.state === 'submitted'
              ? replacementDue(circumstances.requestedAt ?? now)
              : null,
        },
      ];
    case 'recomposed':
    case 'rearranged':
      return reseated(loaded, event, circumstances, offers, now);
    case 'annulled':
    case 'dissolved':
      return [withdrawn(null, event.type, ['pending']), { kind: 'candidacies_ended', organisationIds: null }];
    case 'lost':
      return [{ kind: 'candidacies_ended', organisationIds: null }];
    case 'impasse_found':
    case 'agreed':
    case 'made_ready':
    case 'submitted':
    case 'awarded':
    case 'confirmed':
      return [];
  }
}

/** An answer is written into the invitation that is open; a yes is a candidacy. */
function answered(
  event: Extract<Event, { type: 'accepted' | 'declined' | 'countered' | 'expired' }>,
  { loaded, circumstances, now }: Scene,
): readonly Effect[] {
  const { organisationId } = event;
  const answer = answerOf(event, circumstances, now) ?? {};
  const terms = loaded.seats.find((seat) => seat.organisationId === organisationId)?.terms ?? null;
  const accepted = event.type === 'accepted';
  return [
    {
      kind: 'invitations_changed',
      organisationIds: [organisationId],
      from: ['pending'],
      change: accepted ? { ...answer, acceptedTerms: terms } : answer,
    },
    ...(accepted ? [{ kind: 'candidacy_begun', organisationId } as const] : []),
  ];
}
