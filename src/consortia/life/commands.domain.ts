import type { ConsortiumState, InvitationState, MemberRole } from './states.domain.ts';

/** A place in the group: who, as what, for which part (basis points), covering which requirements. */
export type Place = {
  readonly organisationId: string;
  readonly role: MemberRole;
  readonly shareBp: number;
  readonly covers: readonly string[];
};

/** A place and what became of its invitation; null: nobody was asked yet. */
export type Seat = Place & { readonly invitation: InvitationState | null; readonly expiresAt: Date | null };

/** What the state machine knows of a consortium. */
export type Consortium = {
  readonly state: ConsortiumState;
  /** Counts the openings of a re-composition: an answer of the engine to an older round is void. */
  readonly round: number;
  readonly seats: readonly Seat[];
  /** Organisations that declined, let the invitation expire or were excluded: never asked again. */
  readonly refused: readonly string[];
  /** Organisations that have used their one counter-offer. */
  readonly countered: readonly string[];
  /** Why no consortium can be formed, when that was found. */
  readonly impasse: string | null;
};

/**
 * Why the membership of a group may change:
 * - before the bid is in: `declined`, `expired`, `countered`, or `replaced` by the coordinator;
 * - from candidature to signature (R2142-26): `restructuring`, `impossibility` through no fault of its own,
 *   `buyer_authorised` (negotiated procedures, since 2025-01-01), `excluded` at the buyer's request (L2141-13);
 * - during execution (R2194-6): `review_clause`, `restructuring`.
 */
export const CHANGE_GROUNDS = [
  'declined',
  'expired',
  'countered',
  'replaced',
  'restructuring',
  'impossibility',
  'buyer_authorised',
  'excluded',
  'review_clause',
] as const;
export type ChangeGround = (typeof CHANGE_GROUNDS)[number];

export type Command =
  | { readonly kind: 'invite'; readonly at: Date; readonly expiresAt: Date }
  | { readonly kind: 'accept'; readonly organisationId: string; readonly at: Date }
  | { readonly kind: 'decline'; readonly organisationId: string; readonly at: Date; readonly reason: string }
  | {
      readonly kind: 'counter';
      readonly organisationId: string;
      readonly at: Date;
      readonly shareBp: number;
      readonly note: string;
    }
  /** Does nothing when the invitation was answered meanwhile, or was prolonged. */
  | { readonly kind: 'expire'; readonly organisationId: string; readonly at: Date }
  /** The coordinator takes members out (or reopens without taking anybody out). */
  | {
      readonly kind: 'reopen';
      readonly exclude: readonly string[];
      readonly ground: ChangeGround;
      readonly note: string;
      /** False for a private buyer: its tenders are not under the Code de la commande publique. */
      readonly underCcp: boolean;
    }
  /** The new places; those who accepted and whose place is the same are not asked again. */
  | {
      readonly kind: 'recompose';
      readonly places: readonly Place[];
      readonly round: number;
      readonly at: Date;
      readonly expiresAt: Date;
    }
  | { readonly kind: 'find_impasse'; readonly round: number; readonly reason: string }
  /** Other shares, roles or work for the same members; who had accepted another place is asked again. */
  | { readonly kind: 'rearrange'; readonly places: readonly Place[]; readonly at: Date; readonly expiresAt: Date }
  | { readonly kind: 'ready'; readonly blocking: readonly string[] }
  | { readonly kind: 'submit'; readonly blocking: readonly string[] }
  | { readonly kind: 'award' }
  | { readonly kind: 'lose' }
  | { readonly kind: 'dissolve'; readonly reason: string };

/** What happened; the log of a consortium is a list of these. */
export type Event =
  | { readonly type: 'invited'; readonly organisationIds: readonly string[]; readonly expiresAt: Date }
  | { readonly type: 'accepted'; readonly organisationId: string }
  | { readonly type: 'declined'; readonly organisationId: string; readonly reason: string }
  | { readonly type: 'countered'; readonly organisationId: string; readonly shareBp: number; readonly note: string }
  | { readonly type: 'expired'; readonly organisationId: string }
  | { readonly type: 'excluded'; readonly organisationId: string; readonly ground: ChangeGround; readonly note: string }
  | {
      readonly type: 'recomposition_opened';
      readonly round: number;
      readonly ground: ChangeGround;
      readonly note: string;
    }
  | {
      readonly type: 'recomposed' | 'rearranged';
      readonly places: readonly Place[];
      /** Asked now, or asked again because their place changed. */
      readonly asked: readonly string[];
      /** Whose acceptance holds. */
      readonly kept: readonly string[];
      /** Out of the group, without having refused. */
      readonly released: readonly string[];
      readonly expiresAt: Date;
    }
  | { readonly type: 'impasse_found'; readonly reason: string }
  | { readonly type: 'agreed' }
  | { readonly type: 'made_ready' }
  | { readonly type: 'submitted' }
  | { readonly type: 'awarded' }
  | { readonly type: 'lost' }
  | { readonly type: 'dissolved'; readonly reason: string };
