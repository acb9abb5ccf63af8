import { illegalTransition } from '../../shared/errors.ts';

/** The states of a consortium (DESIGN.md section 5). */
export const CONSORTIUM_STATES = [
  'proposed',
  'inviting',
  'recomposing',
  'agreed',
  'ready',
  'submitted',
  'awarded',
  'lost',
  'dissolved',
] as const;
export type ConsortiumState = (typeof CONSORTIUM_STATES)[number];

/** The states of a seat's invitation. */
export const INVITATION_STATES = ['pending', 'accepted', 'declined', 'countered', 'expired', 'withdrawn'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** States in which the organisation has a part in what becomes of the consortium. */
export const SEATED: readonly InvitationState[] = ['pending', 'accepted', 'countered'];

/** A member's part in the group (CCP R2142-20 to -24, L2193-2). */
export const MEMBER_ROLES = ['mandataire', 'cotraitant', 'sous_traitant'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/**
 * Where a consortium can go. `recomposing` from `submitted` and `awarded` needs a ground (R2142-26, R2194-6); from
 * `agreed` and `ready` back to `inviting` when what somebody had accepted gets worse; from `lost` to `inviting` when the
 * buyer calls up the next in rank (R2181-7): the members are asked again, and the bid stands as it was.
 */
const NEXT: Readonly<Record<ConsortiumState, readonly ConsortiumState[]>> = {
  proposed: ['inviting', 'recomposing', 'dissolved'],
  inviting: ['agreed', 'recomposing', 'dissolved'],
  recomposing: ['inviting', 'agreed', 'dissolved'],
  agreed: ['ready', 'inviting', 'recomposing', 'dissolved'],
  ready: ['submitted', 'inviting', 'recomposing', 'dissolved'],
  submitted: ['awarded', 'lost', 'recomposing', 'dissolved'],
  awarded: ['recomposing', 'dissolved'],
  lost: ['inviting', 'dissolved'],
  dissolved: [],
};

/** States that the consortium may go to from here. */
export const allowedConsortiumTransitions = (state: ConsortiumState): readonly ConsortiumState[] => NEXT[state];

/** @throws DomainError `conflict` naming the current state and the allowed ones */
export function assertConsortiumMove(state: ConsortiumState, to: ConsortiumState): void {
  if (!NEXT[state].includes(to)) throw illegalTransition('consortium', state, to, NEXT[state]);
}

/** An answered, expired or withdrawn invitation stays so. A new round makes a new invitation. */
export const allowedInvitationTransitions = (state: InvitationState): readonly InvitationState[] =>
  state === 'pending' ? ['accepted', 'declined', 'countered', 'expired', 'withdrawn'] : [];

/** @throws DomainError `conflict` naming the current state and the allowed ones */
export function assertInvitationMove(state: InvitationState, to: InvitationState): void {
  const allowed = allowedInvitationTransitions(state);
  if (!allowed.includes(to)) throw illegalTransition('invitation', state, to, allowed);
}

const OVER: readonly ConsortiumState[] = ['awarded', 'lost', 'dissolved'];

/** Whether the bid of a consortium is decided: nothing more is asked of its members, unless the buyer turns to it after all. */
export const isOver = (state: ConsortiumState): boolean => OVER.includes(state);
