import { samePlace } from '../life/domain.ts';
import type { InvitationState } from '../life/states.domain.ts';
import type { Alternative, AlternativeChange, AlternativeMember } from '../store/table.ts';
import type { Draft, OpenSeat } from './drafts.ts';

/** At most this many are shown. */
export const MOST = 3;

/** From the smallest change to the largest. */
const KINDS: readonly Draft['kind'][] = ['grant', 'fill', 'rebuild'];

/** Invitations of those who are not out. */
export const STANDING: readonly (InvitationState | null)[] = ['accepted', 'pending'];

/** The best of them, the smallest change first. */
export const ranked = (seats: readonly OpenSeat[], drafts: readonly Draft[]): Alternative[] =>
  drafts
    .map((draft) => ({ ...draft, changes: changesOf(seats, draft.members) }))
    .sort(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        disturbance(seats, a) - disturbance(seats, b) ||
        (b.score ?? 0) - (a.score ?? 0),
    )
    .slice(0, MOST)
    .map((alternative, i): Alternative => ({ rank: i + 1, ...alternative }));

function changesOf(seats: readonly OpenSeat[], members: readonly AlternativeMember[]): AlternativeChange[] {
  const before = new Map(seats.map((seat) => [seat.organisationId, seat]));
  const after = new Set(members.map((member) => member.organisationId));
  return [
    ...members.map((member): AlternativeChange => {
      const seat = before.get(member.organisationId);
      const same = seat !== undefined && STANDING.includes(seat.invitation) && samePlace(seat, member);
      return {
        organisationId: member.organisationId,
        change: seat === undefined ? 'joins' : same ? 'same' : 'asked_again',
        shareBpBefore: seat?.shareBp ?? null,
        shareBpAfter: member.shareBp,
      };
    }),
    ...seats
      .filter((seat) => !after.has(seat.organisationId))
      .map(
        (seat): AlternativeChange => ({
          organisationId: seat.organisationId,
          change: 'leaves',
          shareBpBefore: seat.shareBp,
          shareBpAfter: null,
        }),
      ),
  ];
}

/** Whom an alternative loses, then whom of those who had said yes it asks again, then the others, then how many are new. */
function disturbance(seats: readonly OpenSeat[], { changes }: { changes: readonly AlternativeChange[] }): number {
  const accepted = new Set(seats.filter((s) => s.invitation === 'accepted').map((s) => s.organisationId));
  const standing = new Set(seats.filter((s) => STANDING.includes(s.invitation)).map((s) => s.organisationId));
  const countered = new Set(seats.filter((s) => s.invitation === 'countered').map((s) => s.organisationId));
  const count = (test: (change: AlternativeChange) => boolean): number => changes.filter(test).length;
  return (
    count((c) => c.change === 'leaves' && accepted.has(c.organisationId)) * 10_000_000 +
    count((c) => c.change === 'leaves' && countered.has(c.organisationId)) * 1_000_000 +
    count((c) => c.change === 'asked_again' && accepted.has(c.organisationId)) * 10_000 +
    count((c) => c.change === 'leaves' && standing.has(c.organisationId)) * 1_000 +
    count((c) => c.change === 'asked_again' && !accepted.has(c.organisationId)) * 100 +
    count((c) => c.change === 'joins')
  );
}
