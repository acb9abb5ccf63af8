import { DomainError, invalidField } from '../../shared/errors.ts';
import type { ChangeGround, Command, Event, GroupState, Place, Seat } from './commands.domain.ts';
import { evolve, replay } from './evolve.domain.ts';
import { assertGround } from './grounds.domain.ts';
import { assertFullSplit, assertSubcontracts, hung, isHolder } from './split.domain.ts';
import {
  assertConsortiumMove,
  assertInvitationMove,
  type ConsortiumState,
  type InvitationState,
} from './states.domain.ts';

/** Seats are answered while the group forms, also while a refused seat is being filled. */
const ANSWERING: readonly ConsortiumState[] = ['inviting', 'recomposing'];
/** In which terms can get worse for somebody, or better. */
const NEGOTIABLE: readonly ConsortiumState[] = ['inviting', 'recomposing', 'agreed', 'ready', 'submitted', 'awarded'];

/**
 * What a command makes happen, in order; nothing is changed here.
 * @throws DomainError `conflict` when the state forbids it (with state and allowed ones), `invalid` for a bad place
 */
export function decide(consortium: GroupState, command: Command): Event[] {
  switch (command.kind) {
    case 'invite':
      return invite(consortium, command);
    case 'accept': {
      const { organisationId } = answerable(consortium, command, 'accepted');
      const { proxy } = command;
      return withAgreement(consortium, [
        { type: 'accepted', organisationId, ...(proxy === undefined ? {} : { proxy }) },
      ]);
    }
    case 'decline': {
      const seat = answerable(consortium, command, 'declined');
      const { reason, proxy } = command;
      return opening(consortium, 'declined', reason, [
        { type: 'declined', organisationId: seat.organisationId, reason, ...(proxy === undefined ? {} : { proxy }) },
      ]);
    }
    case 'counter':
      return counter(consortium, command);
    case 'expire':
      return expire(consortium, command);
    case 'reopen':
      return reopen(consortium, command);
    case 'recompose':
      if (consortium.state !== 'recomposing') assertConsortiumMove(consortium.state, 'recomposing');
      if (consortium.state !== 'recomposing' || command.round !== consortium.round) throw outdated(consortium.round);
      return rearrange(consortium, command, 'recomposed');
    case 'rearrange':
      if (consortium.state !== 'proposed') assertConsortiumMove(consortium.state, 'inviting');
      return rearrange(consortium, command, 'rearranged');
    case 'change_terms':
      return changeTerms(consortium, command);
    case 'find_impasse':
      return consortium.state === 'recomposing' && consortium.round === command.round
        ? [{ type: 'impasse_found', reason: command.reason }]
        : [];
    case 'ready':
      assertConsortiumMove(consortium.state, 'ready');
      assertLawful(command.blocking);
      return [{ type: 'made_ready' }];
    case 'submit':
      assertConsortiumMove(consortium.state, 'submitted');
      assertLawful(command.blocking);
      return [
        { type: 'submitted', ...(command.submittedAt === undefined ? {} : { submittedAt: command.submittedAt }) },
      ];
    case 'award':
      assertConsortiumMove(consortium.state, 'awarded');
      return [{ type: 'awarded' }];
    case 'lose':
      assertConsortiumMove(consortium.state, 'lost');
      return [{ type: 'lost' }];
    case 'call_up':
      return callUp(consortium, command);
    case 'annul':
      assertConsortiumMove(consortium.state, 'dissolved');
      return [{ type: 'annulled', result: command.result, reason: command.reason }];
    case 'dissolve':
      assertConsortiumMove(consortium.state, 'dissolved');
      return [{ type: 'dissolved', reason: command.reason }];
  }
}

function invite(consortium: GroupState, command: Extract<Command, { kind: 'invite' }>): Event[] {
  if (consortium.state !== 'proposed') assertConsortiumMove(consortium.state, 'proposed');
  if (command.expiresAt <= command.at) throw invalidField('/expiresAt', 'is in the past');
  assertPlaces(consortium, consortium.seats);
  return [
    { type: 'invited', organisationIds: consortium.seats.map((s) => s.organisationId), expiresAt: command.expiresAt },
  ];
}

function changeTerms(consortium: GroupState, command: Extract<Command, { kind: 'change_terms' }>): Event[] {
  const { worse, renewed, expiresAt } = command;
  if (worse.length + renewed.length === 0) return [];
  if (!NEGOTIABLE.includes(consortium.state)) assertConsortiumMove(consortium.state, 'inviting');
  if (expiresAt <= command.at) throw invalidField('/expiresAt', 'is in the past');
  return [{ type: 'terms_changed', asked: worse, renewed, expiresAt }];
}

function callUp(consortium: GroupState, command: Extract<Command, { kind: 'call_up' }>): Event[] {
  if (consortium.state !== 'lost') assertConsortiumMove(consortium.state, 'inviting');
  if (consortium.state !== 'lost') {
    throw new DomainError('conflict', 'not_lost', 'Only a bid that was not chosen can be called up.', {
      details: { state: consortium.state, allowed: ['lost'] },
    });
  }
  if (command.expiresAt <= command.at) throw invalidField('/expiresAt', 'is in the past');
  return [
    {
      type: 'called_up',
      organisationIds: consortium.seats.map((s) => s.organisationId),
      expiresAt: command.expiresAt,
      reason: command.reason,
    },
  ];
}

function counter(consortium: GroupState, command: Extract<Command, { kind: 'counter' }>): Event[] {
  const seat = answerable(consortium, command, 'countered');
  if (consortium.countered.includes(seat.organisationId)) {
    throw new DomainError('conflict', 'counter_spent', 'There is one counter-offer: accept or decline this time.', {
      details: { state: 'pending', allowed: ['accepted', 'declined'] },
    });
  }
  if (command.shareBp === seat.shareBp) throw invalidField('/shareBp', 'is what was offered: accept instead');
  const others = consortium.seats.filter(isHolder).length - (isHolder(seat) ? 1 : 0);
  if (command.shareBp < 1 || command.shareBp > 10_000 - others) {
    throw invalidField('/shareBp', `must be from 1 to ${10_000 - others}: the other members need a part too`);
  }
  return opening(consortium, 'countered', command.note, [
    { type: 'countered', organisationId: seat.organisationId, shareBp: command.shareBp, note: command.note },
  ]);
}

function expire(consortium: GroupState, command: Extract<Command, { kind: 'expire' }>): Event[] {
  const seat = consortium.seats.find((s) => s.organisationId === command.organisationId);
  if (seat === undefined || seat.invitation !== 'pending' || seat.expiresAt === null || command.at < seat.expiresAt) {
    return [];
  }
  return opening(consortium, 'expired', 'The invitation was not answered in time.', [
    { type: 'expired', organisationId: seat.organisationId },
  ]);
}

function reopen(consortium: GroupState, command: Extract<Command, { kind: 'reopen' }>): Event[] {
  if (consortium.state !== 'recomposing') assertConsortiumMove(consortium.state, 'recomposing');
  assertGround(consortium, command);
  for (const [i, organisationId] of command.exclude.entries()) {
    if (!consortium.seats.some((s) => s.organisationId === organisationId)) {
      throw invalidField(`/exclude/${i}`, 'is not a member of this consortium');
    }
  }
  return [
    ...command.exclude.map(
      (organisationId): Event => ({
        type: 'excluded',
        organisationId,
        ground: command.ground,
        note: command.note,
      }),
    ),
    { type: 'recomposition_opened', round: consortium.round + 1, ground: command.ground, note: command.note },
  ];
}

function rearrange(
  consortium: GroupState,
  command: { places: readonly Place[]; at: Date; expiresAt: Date },
  type: 'recomposed' | 'rearranged',
): Event[] {
  assertPlaces(consortium, command.places);
  const before = new Map(consortium.seats.map((s) => [s.organisationId, s]));
  const next = new Set(command.places.map((p) => p.organisationId));
  if (type === 'rearranged' && (next.size !== before.size || [...next].some((id) => !before.has(id)))) {
    throw invalidField('/members', 'must be the same organisations: a change of members is a re-composition');
  }
  const asks = consortium.state !== 'proposed';
  if (asks && command.expiresAt <= command.at) throw invalidField('/expiresAt', 'is in the past');
  const standing = (place: Place): boolean => {
    const seat = before.get(place.organisationId);
    return (
      seat !== undefined && (seat.invitation === 'accepted' || seat.invitation === 'pending') && samePlace(seat, place)
    );
  };
  const granted = (place: Place): boolean => {
    const seat = before.get(place.organisationId);
    return (
      seat?.invitation === 'countered' &&
      seat.counterShareBp === place.shareBp &&
      samePlace({ ...seat, shareBp: place.shareBp }, place)
    );
  };
  return withAgreement(consortium, [
    {
      type,
      places: hung(command.places),
      asked: asks ? command.places.filter((p) => !standing(p) && !granted(p)).map((p) => p.organisationId) : [],
      kept: command.places
        .filter((p) => standing(p) && before.get(p.organisationId)?.invitation === 'accepted')
        .map((p) => p.organisationId),
      granted: asks ? command.places.filter(granted).map((p) => p.organisationId) : [],
      released: consortium.seats
        .filter((s) => !next.has(s.organisationId) && !consortium.refused.includes(s.organisationId))
        .map((s) => s.organisationId),
      expiresAt: command.expiresAt,
    },
  ]);
}

/** Same work for the same part: an acceptance of it still stands. */
export const samePlace = (a: Place, b: Place): boolean =>
  a.role === b.role &&
  (isHolder(a) || a.principalId == null || b.principalId == null || a.principalId === b.principalId) &&
  a.shareBp === b.shareBp &&
  a.covers.length === b.covers.length &&
  a.covers.every((requirement) => b.covers.includes(requirement));

/** @throws DomainError `invalid` that names the place: sum, mandataire, doubles, organisations that refused */
export function assertPlaces(consortium: Pick<GroupState, 'refused'>, places: readonly Place[]): void {
  if (places.length === 0) throw invalidField('/members', 'must have at least one member');
  const seen = new Set<string>();
  for (const [i, place] of places.entries()) {
    if (seen.has(place.organisationId)) throw invalidField(`/members/${i}/organisationId`, 'is there twice');
    seen.add(place.organisationId);
    if (consortium.refused.includes(place.organisationId)) {
      throw new DomainError('conflict', 'has_refused', 'An organisation that refused is not asked again.', {
        fields: [{ pointer: `/members/${i}/organisationId`, message: 'declined, let it expire or was excluded' }],
      });
    }
    if (!Number.isInteger(place.shareBp) || place.shareBp < 1) {
      throw invalidField(`/members/${i}/shareBp`, 'must be at least 1 basis point');
    }
  }
  assertFullSplit(places, '/members');
  assertSubcontracts(places, '/members');
  const leads = places.filter((p) => p.role === 'mandataire').length;
  if (leads !== 1) {
    throw invalidField('/members', `must have one mandataire (R2142-24), not ${leads}`, 'one_mandataire');
  }
}

function answerable(consortium: GroupState, answer: { organisationId: string; at: Date }, to: InvitationState): Seat {
  const seat = consortium.seats.find((s) => s.organisationId === answer.organisationId);
  if (seat === undefined || seat.invitation === null) {
    throw new DomainError('not_found', 'not_found', 'No such invitation, or you may not see it.');
  }
  assertInvitationMove(seat.invitation, to);
  // Terms that negotiation, or the buyer's requirement after the award, made worse are answered as they are, yes or no.
  const bidIsIn = isIn(consortium) && to !== 'countered';
  if (!ANSWERING.includes(consortium.state) && !bidIsIn) assertConsortiumMove(consortium.state, 'inviting');
  if (seat.expiresAt !== null && answer.at >= seat.expiresAt) {
    throw new DomainError('conflict', 'invitation_expired', 'This invitation has expired: ask the coordinator.', {
      details: { state: 'expired', allowed: [], expiredAt: seat.expiresAt.toISOString() },
    });
  }
  return seat;
}

/** The bid is in: its members change on a ground of the law only (R2142-26, R2194-6), which no refusal is. */
const isIn = ({ state }: GroupState): boolean => state === 'submitted' || state === 'awarded';

/** Refusals open a re-composition; in one that is open, they start the next round. */
const opening = (consortium: GroupState, ground: ChangeGround, note: string, first: Event[]): Event[] =>
  isIn(consortium) ? first : [...first, { type: 'recomposition_opened', round: consortium.round + 1, ground, note }];

/** Adds `agreed` when everybody has now said yes. */
function withAgreement(consortium: GroupState, events: Event[]): Event[] {
  const after = replay(consortium, events);
  const all = after.state === 'inviting' && after.seats.every((s) => s.invitation === 'accepted');
  return all ? [...events, { type: after.calledUp === true ? 'confirmed' : 'agreed' }] : events;
}

function assertLawful(blocking: readonly string[]): void {
  if (blocking.length === 0) return;
  throw new DomainError('conflict', 'checks_block', `The checks forbid it: ${blocking.join(', ')}.`, {
    details: { blocking },
  });
}

const outdated = (round: number): DomainError =>
  new DomainError('conflict', 'alternative_outdated', 'Somebody answered meanwhile: look at the alternatives again.', {
    details: { round },
  });

/** Decides and applies in one step. */
export function step(consortium: GroupState, command: Command): { consortium: GroupState; events: Event[] } {
  const events = decide(consortium, command);
  return { consortium: events.reduce(evolve, consortium), events };
}
