import type { Proposal } from '../../matching/index.ts';
import { type Place, samePlace } from '../life/domain.ts';
import type { InvitationState } from '../life/states.domain.ts';
import type { Alternative, AlternativeMember, SeatPart } from '../store/records.ts';

/** A seat as the re-composition finds it. */
export type OpenSeat = Place & {
  invitation: InvitationState | null;
  parts: SeatPart[];
  marginal: number | null;
  essential: boolean | null;
  /** The share asked for instead; null unless it made a counter-offer. */
  counterShareBp: number | null;
};

/** A team that may go on, before it is ranked. */
export type Draft = { kind: Alternative['kind']; members: AlternativeMember[]; score: number | null };

/** Who leads it; the others keep their roles. */
export const crown = (members: readonly AlternativeMember[], lead: string | undefined): AlternativeMember[] =>
  members.map((member) => (member.organisationId === lead ? { ...member, role: 'mandataire' } : member));

/** A team of these seats as they are. */
export const draftOf = (kind: Draft['kind'], seats: readonly OpenSeat[]): Draft => ({
  kind,
  score: null,
  members: seats.map(memberOf),
});

/** A seat as the member of an alternative. */
export const memberOf = (seat: OpenSeat): AlternativeMember => ({
  organisationId: seat.organisationId,
  role: seat.role,
  shareBp: seat.shareBp,
  covers: [...seat.covers],
  principalId: seat.principalId ?? null,
  parts: [...seat.parts],
  marginal: seat.marginal,
  essential: seat.essential,
});

/** The places of the engine's team. */
export const proposedMembers = (proposal: Proposal): AlternativeMember[] =>
  proposal.members.map((member) => ({
    organisationId: member.organisationId,
    role: member.role,
    shareBp: member.shareBp,
    covers: [...member.covers],
    parts: member.parts.map(({ requirementId, loadBp }) => ({ requirementId, loadBp })),
    marginal: member.marginal,
    essential: member.essential,
  }));

/** A team of the engine's. */
export const rebuilt = (proposal: Proposal): Draft => ({
  kind: 'rebuild',
  score: proposal.score,
  members: proposedMembers(proposal),
});

/** The same members in the same places. */
export const sameTeam = (a: Draft, b: Draft): boolean =>
  a.members.length === b.members.length &&
  a.members.every((member) =>
    b.members.some((other) => other.organisationId === member.organisationId && samePlace(member, other)),
  );
