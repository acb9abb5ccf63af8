import { uuidv7 } from 'uuidv7';
import type { Event, Place } from '../life/domain.ts';
import type { Terms } from '../life/terms.domain.ts';
import type { ConsortiumRow, InvitationRow, SeatRow } from '../store/repository.ts';
import type { Effect } from './effects.ts';
import type { Circumstances, Group } from './locked-group.ts';

/** People are reminded a day before the end, or halfway when there is less than two days. */
const REMINDER_MS = 24 * 3_600_000;

/** What is offered to the places, and what they were offered before. */
export type Offers = {
  /** By organisation: the version that stands from now on. */
  terms: ReadonlyMap<string, Terms>;
  latest: ReadonlyMap<string, InvitationRow>;
};

/** What a seat shows of its invitation. */
export type Standing = Pick<
  SeatRow,
  'invitation' | 'expiresAt' | 'undertakingAt' | 'counterShareBp' | 'terms' | 'acceptedTerms'
>;
/** A seat as it is stored. */
export type NewSeat = Omit<SeatRow, keyof Standing | 'declared'>;

/** What an invitation lets its seat show. */
export const standingOf = (invitation: InvitationRow): Standing => ({
  invitation: invitation.state,
  expiresAt: invitation.expiresAt,
  undertakingAt: invitation.undertakingAt,
  counterShareBp: invitation.counterShareBp,
  terms: invitation.terms,
  acceptedTerms: invitation.acceptedTerms,
});

/** An invitation that nobody has answered yet. */
const invitationTo = (
  row: ConsortiumRow,
  place: Place,
  terms: Terms | null,
  before: InvitationRow | undefined,
  expiresAt: Date,
  now: Date,
): InvitationRow => ({
  id: uuidv7(),
  consortiumId: row.id,
  tenderId: row.tenderId,
  clusterId: row.clusterId,
  organisationId: place.organisationId,
  state: 'pending',
  role: place.role,
  shareBp: place.shareBp,
  covers: [...place.covers],
  expiresAt,
  answeredAt: null,
  answeredBy: null,
  reason: null,
  counterShareBp: null,
  note: null,
  terms,
  acceptedTerms: null,
  proxy: null,
  // An undertaking that was given holds, whatever is offered anew.
  undertakingAt: before?.undertakingAt ?? null,
  createdAt: now,
});

/** Seats are offered: an invitation each. */
export function offered(
  row: ConsortiumRow,
  places: readonly Place[],
  asked: readonly string[],
  { terms, latest }: Offers,
  expiresAt: Date,
  now: Date,
): Extract<Effect, { kind: 'invitations_sent' }> {
  const left = expiresAt.getTime() - now.getTime();
  return {
    kind: 'invitations_sent',
    invitations: places
      .filter(({ organisationId: id }) => asked.includes(id))
      .map((place) => {
        const { organisationId: id } = place;
        return invitationTo(row, place, terms.get(id) ?? null, latest.get(id), expiresAt, now);
      }),
    remindAt: new Date(expiresAt.getTime() - (left >= 2 * REMINDER_MS ? REMINDER_MS : left / 2)),
  };
}

type Reseating = Extract<Event, { type: 'recomposed' | 'rearranged' }>;

/** The seats are made anew after a change of composition or of shares. */
export function reseated(
  { row, seats }: Group,
  event: Reseating,
  circumstances: Circumstances,
  offers: Offers,
  now: Date,
): Effect[] {
  const before = new Map(seats.map((s) => [s.organisationId, s]));
  const gone = [...event.released, ...event.asked.filter((id) => before.has(id))];
  const sent = offered(row, event.places, event.asked, offers, event.expiresAt, now);
  const granted = grantedBy(row, event, offers, now);
  const invitations = new Map([...sent.invitations, ...granted].map((one) => [one.organisationId, one]));
  return [
    ...(gone.length === 0
      ? []
      : ([
          {
            kind: 'invitations_changed',
            organisationIds: gone,
            from: ['pending', 'accepted'],
            change: { state: 'withdrawn', reason: event.type },
          },
          { kind: 'candidacies_ended', organisationIds: gone },
        ] as const)),
    sent,
    ...(granted.length === 0 ? [] : [{ kind: 'invitations_granted', invitations: granted } as const]),
    ...granted.map(({ organisationId }) => ({ kind: 'candidacy_begun', organisationId }) as const),
    {
      kind: 'seats_replaced',
      seats: event.places.map((place, position) => {
        const seat = before.get(place.organisationId);
        const invitation = invitations.get(place.organisationId);
        const work = circumstances.work?.get(place.organisationId);
        return {
          row: {
            id: uuidv7(),
            consortiumId: row.id,
            tenderId: row.tenderId,
            clusterId: row.clusterId,
            organisationId: place.organisationId,
            position,
            role: place.role,
            shareBp: place.shareBp,
            covers: [...place.covers],
            parts: work?.parts ?? seat?.parts ?? [],
            marginal: work?.marginal ?? null,
            essential: work?.essential ?? null,
            invitationId: invitation?.id ?? seat?.invitationId ?? null,
            principalId: place.principalId ?? null,
            disclosedTo: seat?.disclosedTo ?? [],
          },
          standing: invitation === undefined ? standingBefore(seat) : standingOf(invitation),
        };
      }),
    },
    ...(event.type === 'recomposed' ? [{ kind: 'recomposition_applied', round: row.round, at: now } as const] : []),
  ];
}

/** What a seat showed, which keeps its invitation; of one without, nothing. */
const standingBefore = (seat: SeatRow | undefined): Standing => ({
  invitation: seat?.invitation ?? null,
  expiresAt: seat?.expiresAt ?? null,
  undertakingAt: seat?.undertakingAt ?? null,
  counterShareBp: seat?.counterShareBp ?? null,
  terms: seat?.terms ?? null,
  acceptedTerms: seat?.acceptedTerms ?? null,
});

/** A counter-offer that is granted as asked is a yes to those terms: an invitation that is accepted already. */
const grantedBy = (
  row: ConsortiumRow,
  event: Reseating,
  { terms, latest }: Offers,
  now: Date,
): readonly InvitationRow[] =>
  event.places
    .filter(({ organisationId: id }) => event.granted.includes(id))
    .map((place) => {
      const asked = latest.get(place.organisationId);
      const granted = terms.get(place.organisationId) ?? null;
      return {
        ...invitationTo(row, place, granted, asked, asked?.expiresAt ?? event.expiresAt, now),
        state: 'accepted',
        acceptedTerms: granted,
        answeredAt: asked?.answeredAt ?? now,
        answeredBy: asked?.answeredBy ?? null,
        reason: 'counter_granted',
      };
    });
