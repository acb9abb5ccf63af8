import { samePlace } from '../life/domain.ts';
import type { InvitationState } from '../life/states.domain.ts';
import type { Alternative, AlternativeChange, AlternativeMember } from '../store/records.ts';
import type { Draft, OpenSeat } from './drafts.ts';

/** At most this many are shown. */
export const MOST = 3;

/** From the smallest change to the largest. */
const KINDS: readonly Draft['kind'][] = ['grant', 'fill', 'rebuild'];

/** Invitations of those who are not out. */
export const STANDING: readonly (InvitationState | null)[] = ['accepted', 'pending'];

/**
 * The best of them, the smallest change first. Where somebody made a counter-offer, both ways are among them if both were
 * found: with who made it, and without.
 * @param last one that has its place behind them whatever it disturbs; null: none
 */
export const ranked = (
  seats: readonly OpenSeat[],
  drafts: readonly Draft[],
  last: Draft | null = null,
): Alternative[] =>
  [
    ...(last === null ? bothWays(seats, inOrder(seats, drafts)) : inOrder(seats, drafts).slice(0, MOST - 1)),
    ...inOrder(seats, last === null ? [] : [last]),
  ].map((alternative, i): Alternative => ({ rank: i + 1, ...alternative }));

/** The first of them; the last place is that of the other way where all that stand before it go one way. */
function bothWays<A extends Pick<Alternative, 'members'>>(seats: readonly OpenSeat[], ways: readonly A[]): A[] {
  const asking = seats.filter(({ invitation }) => invitation === 'countered').map((seat) => seat.organisationId);
  const keeps = ({ members }: A): boolean => members.some((member) => asking.includes(member.organisationId));
  const first = ways.slice(0, MOST);
  const other = ways.slice(MOST).find((way) => first.every((one) => keeps(one) !== keeps(way)));
  return other === undefined ? first : [...first.slice(0, -1), other];
}

const inOrder = (seats: readonly OpenSeat[], drafts: readonly Draft[]): Omit<Alternative, 'rank'>[] =>
  drafts
    .map((draft) => ({ ...draft, changes: changesOf(seats, draft.members) }))
    .sort(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        compareDisturbance(disturbance(seats, a), disturbance(seats, b)) ||
        (b.score ?? 0) - (a.score ?? 0),
    );

/** Whether it gets what it asked for, and nothing else changes: its counter-offer is its yes. */
const asGranted = (seat: OpenSeat, member: AlternativeMember): boolean =>
  seat.invitation === 'countered' &&
  seat.counterShareBp === member.shareBp &&
  samePlace({ ...seat, shareBp: member.shareBp }, member);

function changesOf(seats: readonly OpenSeat[], members: readonly AlternativeMember[]): AlternativeChange[] {
  const before = new Map(seats.map((seat) => [seat.organisationId, seat]));
  const after = new Set(members.map((member) => member.organisationId));
  return [
    ...members.map((member): AlternativeChange => {
      const seat = before.get(member.organisationId);
      const same = seat !== undefined && STANDING.includes(seat.invitation) && samePlace(seat, member);
      return {
        organisationId: member.organisationId,
        change: seat === undefined ? 'joins' : same ? 'same' : asGranted(seat, member) ? 'granted' : 'asked_again',
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

/** How many of each kind an alternative disturbs, the worst kind first: one of a kind outweighs any number of the next. */
type Disturbance = readonly number[];

/** Whom an alternative loses, then whom of those who had said yes it asks again, then the others, then how many are new. */
function disturbance(seats: readonly OpenSeat[], { changes }: { changes: readonly AlternativeChange[] }): Disturbance {
  const idsOf = (test: (seat: OpenSeat) => boolean) => new Set(seats.filter(test).map((s) => s.organisationId));
  const accepted = idsOf((s) => s.invitation === 'accepted');
  const standing = idsOf((s) => STANDING.includes(s.invitation));
  const countered = idsOf((s) => s.invitation === 'countered');
  const count = (change: AlternativeChange['change'], who: (id: string) => boolean = () => true): number =>
    changes.filter((c) => c.change === change && who(c.organisationId)).length;
  return [
    count('leaves', (id) => accepted.has(id)),
    count('leaves', (id) => countered.has(id)),
    count('asked_again', (id) => accepted.has(id)),
    count('leaves', (id) => standing.has(id) && !accepted.has(id)),
    count('asked_again', (id) => !accepted.has(id)),
    count('joins'),
  ];
}

/** Negative when `a` disturbs less: the first kind in which they differ decides. */
export function compareDisturbance(a: Disturbance, b: Disturbance): number {
  const i = a.findIndex((n, kind) => n !== b[kind]);
  return i === -1 ? 0 : a[i]! - b[i]!;
}
