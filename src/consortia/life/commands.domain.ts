import type { ConsortiumState, InvitationState, MemberRole } from './states.domain.ts';

/** A place in the group: who, as what, for which part (basis points), covering which requirements. */
export type Place = {
  readonly organisationId: string;
  readonly role: MemberRole;
  readonly shareBp: number;
  readonly covers: readonly string[];
  /** Of a subcontractor: the holder that it works for (L2193-3); the mandataire where none is named. */
  readonly principalId?: string | null;
};

/** A place and what became of its invitation; null: nobody was asked yet. */
export type Seat = Place & {
  readonly invitation: InvitationState | null;
  readonly expiresAt: Date | null;
  /** The share that its counter-offer asked for. */
  readonly counterShareBp?: number | null;
};

/** What the state machine knows of a consortium. */
export type GroupState = {
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
  /** The bid is in and the buyer has called it up after another one fell away: once all have said yes it stands again. */
  readonly calledUp?: boolean;
};

/**
 * Why the membership of a group may change:
 * - before the bid is in: `declined`, `expired`, `countered`, or `replaced` by the coordinator;
 * - from candidature to signature (R2142-26): `restructuring`, `impossibility` through no fault of its own,
 *   `excluded` at the buyer's request (L2141-13); with negotiation or dialogue also `buyer_authorised` (since
 *   2025-01-01) and, for a sole candidate, `group_formed` (R2142-3);
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
  'group_formed',
  'excluded',
  'review_clause',
] as const;
export type ChangeGround = (typeof CHANGE_GROUNDS)[number];

/** What decides which grounds may change a group. */
export type Regime = {
  /** False for a private buyer, and outside France: the Code de la commande publique does not freeze the group. */
  readonly underCcp: boolean;
  /** The contract is signed: what follows is execution. */
  readonly signed: boolean;
  /** The procedure has negotiation or dialogue, and its notice is of 2025 or later (décret 2024-1251). */
  readonly negotiable: boolean;
};

/** A coordinator's word for a member that answered by telephone or letter. Never a sworn declaration. */
export type ProxyAnswer = { readonly reason: string; readonly evidence: string };

export type Command =
  | { readonly kind: 'invite'; readonly at: Date; readonly expiresAt: Date }
  | { readonly kind: 'accept'; readonly organisationId: string; readonly at: Date; readonly proxy?: ProxyAnswer }
  | {
      readonly kind: 'decline';
      readonly organisationId: string;
      readonly at: Date;
      readonly reason: string;
      readonly proxy?: ProxyAnswer;
    }
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
      readonly regime: Regime;
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
  /** The same places on other terms: those for whom they are worse are asked again, the others are told. */
  | {
      readonly kind: 'change_terms';
      readonly worse: readonly string[];
      readonly renewed: readonly string[];
      readonly at: Date;
      readonly expiresAt: Date;
    }
  | { readonly kind: 'ready'; readonly blocking: readonly string[] }
  /** `submittedAt`: when the bid was handed in, where that is noted afterwards. */
  | { readonly kind: 'submit'; readonly blocking: readonly string[]; readonly submittedAt?: Date }
  | { readonly kind: 'award' }
  | { readonly kind: 'lose' }
  /** The buyer turns to this bid after the one chosen fell away (R2181-7): are the members still there? */
  | { readonly kind: 'call_up'; readonly at: Date; readonly expiresAt: Date; readonly reason: string }
  /** The procedure ends without a contract for anybody. */
  | { readonly kind: 'annul'; readonly result: 'annulled' | 'abandoned'; readonly reason: string }
  | { readonly kind: 'dissolve'; readonly reason: string };

/** What happened; the log of a consortium is a list of these. */
export type Event =
  | { readonly type: 'invited'; readonly organisationIds: readonly string[]; readonly expiresAt: Date }
  | { readonly type: 'accepted'; readonly organisationId: string; readonly proxy?: ProxyAnswer }
  | {
      readonly type: 'declined';
      readonly organisationId: string;
      readonly reason: string;
      readonly proxy?: ProxyAnswer;
    }
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
      /** Whose counter-offer is granted as asked: that is a yes. */
      readonly granted: readonly string[];
      /** Out of the group, without having refused. */
      readonly released: readonly string[];
      readonly expiresAt: Date;
    }
  | { readonly type: 'impasse_found'; readonly reason: string }
  | {
      readonly type: 'terms_changed';
      readonly asked: readonly string[];
      readonly renewed: readonly string[];
      readonly expiresAt: Date;
    }
  | { readonly type: 'agreed' }
  | { readonly type: 'made_ready' }
  /** `submittedAt`: when the bid was handed in, where that is not when it was noted. */
  | { readonly type: 'submitted'; readonly submittedAt?: Date }
  | { readonly type: 'awarded' }
  | { readonly type: 'lost' }
  | {
      readonly type: 'called_up';
      readonly organisationIds: readonly string[];
      readonly expiresAt: Date;
      readonly reason: string;
    }
  /** All have said yes again after the call-up: the bid stands. */
  | { readonly type: 'confirmed' }
  | { readonly type: 'annulled'; readonly result: 'annulled' | 'abandoned'; readonly reason: string }
  | { readonly type: 'dissolved'; readonly reason: string };
