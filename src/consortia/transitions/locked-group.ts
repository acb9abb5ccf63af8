import { dayOf } from '../../shared/day.ts';
import type { Event, GroupState } from '../life/domain.ts';
import type { ContractFacts } from '../store/guard.repository.ts';
import type { ChangeRecord, SeatPart } from '../store/records.ts';
import type { ConsortiumRow, InvitationRow, SeatRow } from '../store/repository.ts';

const DAY_MS = 24 * 3_600_000;
/** L2141-13: an excluded member is replaced within this many days of the request. */
const REPLACEMENT_DAYS = 10;

/** A consortium with its seats. */
export type Group = { row: ConsortiumRow; seats: SeatRow[] };

/** A consortium, locked, with its seats and the contracts that its lots are. */
export type LockedGroup = Group & { contracts: readonly ContractFacts[] };

/** A consortium after a command, and what happened at that instant. */
export type Applied = LockedGroup & { events: readonly Event[]; at: Date };

/** What a command brings along for the rows, beyond the state machine. */
export type Circumstances = {
  answeredBy?: string | null;
  /** A new change of members of a group that had applied, as far as the request tells of it. */
  change?: Pick<ChangeRecord, 'authorisation' | 'frozen'>;
  undertaking?: boolean;
  /** The engine's word on the members of a new composition. */
  work?: ReadonlyMap<string, { parts: SeatPart[]; marginal: number | null; essential: boolean | null }>;
  /** The day on which the buyer asked for a replacement. */
  requestedAt?: Date;
};

/** What the state machine sees of the rows. */
export const stateOf = ({ row, seats }: Group): GroupState => ({
  state: row.state,
  round: row.round,
  seats: seats.map((seat) => ({
    organisationId: seat.organisationId,
    role: seat.role,
    shareBp: seat.shareBp,
    covers: seat.covers,
    principalId: seat.principalId,
    invitation: seat.invitation,
    expiresAt: seat.expiresAt,
    counterShareBp: seat.counterShareBp,
  })),
  calledUp: row.calledUp,
  refused: row.refused,
  countered: row.countered,
  impasse: row.impasse,
});

/** That a coordinator entered the answer, and on what. */
const enteredFor = (
  { type, proxy }: Extract<Event, { type: 'accepted' | 'declined' }>,
  { answeredBy = null }: Circumstances,
  at: Date,
): Partial<InvitationRow> =>
  proxy === undefined ? {} : { proxy: { ...proxy, answer: type, by: answeredBy, at: at.toISOString() } };

/** What an answer writes into its invitation; null: the event is no answer. */
export function answerOf(event: Event, circumstances: Circumstances, at: Date): Partial<InvitationRow> | null {
  const answer = { answeredAt: at, answeredBy: circumstances.answeredBy ?? null };
  switch (event.type) {
    case 'accepted':
      return {
        ...answer,
        state: 'accepted',
        ...(circumstances.undertaking === true ? { undertakingAt: at } : {}),
        ...enteredFor(event, circumstances, at),
      };
    case 'declined':
      return { ...answer, state: 'declined', reason: event.reason, ...enteredFor(event, circumstances, at) };
    case 'countered':
      return {
        ...answer,
        state: 'countered',
        counterShareBp: event.shareBp,
        note: event.note,
        ...(circumstances.undertaking === true ? { undertakingAt: at } : {}),
      };
    case 'expired':
      return { state: 'expired', answeredAt: at };
    case 'invited':
    case 'excluded':
    case 'recomposition_opened':
    case 'recomposed':
    case 'rearranged':
    case 'impasse_found':
    case 'terms_changed':
    case 'agreed':
    case 'made_ready':
    case 'submitted':
    case 'awarded':
    case 'lost':
    case 'called_up':
    case 'confirmed':
    case 'annulled':
    case 'dissolved':
      return null;
  }
}

/** When an excluded member must have been replaced. */
export const replacementDue = (requestedAt: Date): Date => new Date(requestedAt.getTime() + REPLACEMENT_DAYS * DAY_MS);

/** A change of members of a group that had applied or signed, as it must be justified later. */
export function changeOf(
  { row }: Pick<Group, 'row'>,
  events: readonly Event[],
  requestedAt: Date,
  more: Circumstances['change'] = {},
): ConsortiumRow['change'] {
  const opened = events.find((e) => e.type === 'recomposition_opened');
  if (opened?.type !== 'recomposition_opened' || (row.state !== 'submitted' && row.state !== 'awarded')) return null;
  const due = dayOf(replacementDue(requestedAt));
  return {
    from: row.state,
    ground: opened.ground,
    note: opened.note,
    replaceBy: row.state === 'submitted' && opened.ground === 'excluded' ? due : null,
    requestedOn: dayOf(requestedAt),
    ...more,
  };
}

/** The change as it stands once the group is whole again, for the ten days of L2141-13. */
export function replacedChange(row: ConsortiumRow, events: readonly Event[], at: Date): ConsortiumRow['change'] {
  const whole = events.some((event) => event.type === 'agreed' || event.type === 'confirmed');
  return whole && row.change !== null && row.change.replacedOn === undefined
    ? { ...row.change, replacedOn: dayOf(at) }
    : row.change;
}
