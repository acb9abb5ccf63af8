import { money } from '../../shared/money.ts';
import { amountsOf, heldBp } from '../life/domain.ts';
import type { MemberFacts } from '../store/members.repository.ts';
import type { Alternative, OutcomeRecord } from '../store/records.ts';
import type { ConsortiumRow, InvitationRow, RecompositionRow, SeatRow } from '../store/repository.ts';
import type { AlternativeView, ConsortiumView, MemberView } from './consortium.schemas.ts';
import { namesAreOpen, ownTermsView, ownUpdatedAt, toldState, versionOfView } from './own-view.ts';
import { termsView } from './terms.schemas.ts';
import { groupWarnings, type Looked } from './warnings.ts';

/** What is left of an organisation behind the mask: size class and region (NUTS level 1). */
export const masked = (facts: MemberFacts | undefined): { sizeClass: string | null; region: string | null } => ({
  sizeClass: facts?.size_class ?? null,
  region: facts?.nuts?.slice(0, 3) ?? null,
});

/** A split of an unknown value, or one that does not sum to the whole, has no amounts. */
export function amountsOfSeats(seats: readonly SeatRow[], worthCents: number | null): (number | null)[] {
  const whole = heldBp(seats) === 10_000;
  return worthCents === null || !whole ? seats.map(() => null) : amountsOf(worthCents, seats);
}

/** For coordinators and administrators: everything. */
export function staffView(input: {
  row: ConsortiumRow;
  seats: readonly SeatRow[];
  invitations: readonly InvitationRow[];
  members: ReadonlyMap<string, MemberFacts>;
  recomposition: RecompositionRow | null;
  /** When the bid was handed in. */
  submittedAt: Date | null;
  worthCents: number | null;
  /** People who speak for each organisation. */
  readers: ReadonlyMap<string, number>;
  /** The group's own lots. */
  lots: Looked['lots'];
  now: Date;
}): ConsortiumView {
  const { row, seats, members, recomposition } = input;
  const amounts = amountsOfSeats(seats, input.worthCents);
  const invitations = new Map(input.invitations.map((i) => [i.id, i]));
  return {
    ...common(row),
    name: row.name,
    matchRunId: row.matchRunId,
    rank: row.rank,
    score: row.score,
    automatic: row.automatic,
    value: input.worthCents === null ? null : money(input.worthCents),
    impasse: row.impasse,
    dissolvedBecause: row.dissolvedBecause,
    change:
      row.change === null
        ? null
        : {
            from: row.change.from,
            ground: row.change.ground,
            note: row.change.note,
            replaceBy: row.change.replaceBy,
            requestedOn: row.change.requestedOn ?? null,
            replacedOn: row.change.replacedOn ?? null,
            authorisation: row.change.authorisation ?? null,
          },
    habilitation: row.habilitation,
    formRequirement: row.formRequirement,
    calledUp: row.calledUp,
    submittedAt: input.submittedAt?.toISOString() ?? null,
    reliedOperators: row.reliedOperators,
    lotLeads: row.lotLeads,
    reservedStatuses: row.reservedStatuses,
    conditionProofs: row.conditionProofs,
    outcome: row.outcome === null ? null : outcomeView(row.outcome),
    warnings: groupWarnings({ ...input, state: row.state, nameOf: (id) => members.get(id)?.name ?? id }),
    recomposition:
      recomposition === null
        ? null
        : {
            round: recomposition.round,
            status: recomposition.status,
            ground: recomposition.ground,
            because: recomposition.because,
            complete: recomposition.answeredAt !== null,
            alternatives: recomposition.alternatives.map((one) => alternativeView(one, members, input.readers)),
          },
    members: seats.map((seat, i): MemberView => {
      const facts = members.get(seat.organisationId);
      const invitation = seat.invitationId === null ? undefined : invitations.get(seat.invitationId);
      return {
        organisationId: seat.organisationId,
        name: facts?.name ?? null,
        own: false,
        role: seat.role,
        shareBp: seat.shareBp,
        amount: amountOfSeat(seat, amounts[i] ?? null),
        covers: seat.covers,
        marginal: seat.marginal,
        terms: termsView(seat.terms),
        acceptedTerms: termsView(seat.acceptedTerms),
        principalId: seat.principalId,
        ...masked(facts),
        readers: input.readers.get(seat.organisationId) ?? 0,
        invitation: invitation === undefined ? null : invitationOf(invitation, seat.declared),
      };
    }),
  };
}

const alternativeView = (
  alternative: Alternative,
  members: ReadonlyMap<string, MemberFacts>,
  readers: ReadonlyMap<string, number>,
): AlternativeView => ({
  rank: alternative.rank,
  kind: alternative.kind,
  score: alternative.score,
  members: alternative.members.map(({ parts: _parts, essential: _essential, ...member }) => ({
    ...member,
    name: members.get(member.organisationId)?.name ?? null,
  })),
  changes: alternative.changes.map((change) => ({
    ...change,
    name: members.get(change.organisationId)?.name ?? null,
    readers: readers.get(change.organisationId) ?? 0,
  })),
});

/**
 * For a member: its own seat in full; co-members masked, or by name where both sides may know; nothing of scores,
 * alternatives, shares and answers of others. State, value, times and version are those of its own view: the group's
 * would tell what partners answer and ask for.
 */
export function memberView(input: {
  row: ConsortiumRow;
  seats: readonly SeatRow[];
  invitations: readonly InvitationRow[];
  members: ReadonlyMap<string, MemberFacts>;
  own: ReadonlySet<string>;
  title: string;
  worthCents: number | null;
}): ConsortiumView {
  const { row, seats, own, members, worthCents } = input;
  const amounts = amountsOfSeats(seats, worthCents);
  const open = namesAreOpen(seats, own);
  const ownInvitations = input.invitations.filter((i) => own.has(i.organisationId));
  const invitations = new Map(ownInvitations.map((i) => [i.id, i]));
  const view = {
    ...common(row),
    state: toldState(row.state, open),
    updatedAt: ownUpdatedAt(row, ownInvitations, open).toISOString(),
    version: 0,
    name: input.title,
    matchRunId: null,
    rank: null,
    score: null,
    automatic: false,
    value: worthCents === null || !open ? null : money(worthCents),
    impasse: null,
    dissolvedBecause: null,
    change: null,
    habilitation: null,
    formRequirement: null,
    calledUp: row.calledUp,
    submittedAt: null,
    reliedOperators: [],
    lotLeads: [],
    reservedStatuses: [],
    conditionProofs: [],
    outcome:
      row.outcome === null
        ? null
        : {
            ...outcomeView(row.outcome),
            lots: [],
            reason: null,
            winner: null,
            lessons: null,
            contractId: null,
            buyerReference: null,
          },
    recomposition: null,
    warnings: [],
    members: seats.map((seat, i): MemberView => {
      const facts = members.get(seat.organisationId);
      if (own.has(seat.organisationId)) {
        const invitation = seat.invitationId === null ? undefined : invitations.get(seat.invitationId);
        return {
          organisationId: seat.organisationId,
          name: facts?.name ?? null,
          own: true,
          role: seat.role,
          shareBp: seat.shareBp,
          amount: amountOfSeat(seat, amounts[i] ?? null),
          covers: seat.covers,
          marginal: null,
          terms: ownTermsView(seat.terms, { open, worthCents }),
          acceptedTerms: ownTermsView(seat.acceptedTerms, { open, worthCents }),
          principalId: null,
          ...masked(facts),
          readers: null,
          invitation: invitation === undefined ? null : invitationOf(invitation, seat.declared),
        };
      }
      return {
        ...coMember(seat, facts, own),
        own: false,
        shareBp: null,
        amount: null,
        marginal: null,
        terms: null,
        acceptedTerms: null,
        principalId: null,
        readers: null,
        invitation: null,
      };
    }),
  };
  return { ...view, version: versionOfView(view) };
}

/** A co-member as one of `own` may see it. */
export function coMember(seat: SeatRow, facts: MemberFacts | undefined, own: ReadonlySet<string>) {
  const known = seat.disclosedTo.some((id) => own.has(id));
  return {
    organisationId: known ? seat.organisationId : null,
    name: known ? (facts?.name ?? null) : null,
    role: known ? seat.role : null,
    covers: seat.covers,
    ...masked(facts),
  };
}

const common = (row: ConsortiumRow) => ({
  id: row.id,
  tenderId: row.tenderId,
  clusterId: row.clusterId,
  lotIds: row.lotIds,
  state: row.state,
  legalForm: row.legalForm,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

const invitationOf = (invitation: InvitationRow, declared: boolean) => ({
  id: invitation.id,
  state: invitation.state,
  expiresAt: invitation.expiresAt.toISOString(),
  answeredAt: invitation.answeredAt?.toISOString() ?? null,
  reason: invitation.reason,
  counterShareBp: invitation.counterShareBp,
  note: invitation.note,
  undertaking: invitation.undertakingAt !== null,
  declared,
  proxy:
    invitation.proxy === null
      ? null
      : {
          answer: invitation.proxy.answer,
          reason: invitation.proxy.reason,
          evidence: invitation.proxy.evidence,
          at: invitation.proxy.at,
        },
});

const outcomeView = (outcome: OutcomeRecord) => ({
  result: outcome.result,
  rank: outcome.rank ?? null,
  buyerReference: outcome.buyerReference ?? null,
  notifiedOn: outcome.notifiedOn ?? null,
  standstillUntil: outcome.standstillUntil ?? null,
  before: outcome.before ?? [],
  lots: outcome.lots.map((lot) => ({ lotId: lot.lotId, amount: money(lot.amountCents) })),
  reason: outcome.reason,
  winner: outcome.winner,
  lessons: outcome.lessons,
  at: outcome.at,
  contractId: outcome.contractId,
});

/** What a seat is paid: as its terms say, else by its share of the estimate. */
function amountOfSeat(seat: SeatRow, estimatedCents: number | null) {
  const amountCents = seat.terms?.amountCents ?? estimatedCents;
  return amountCents === null ? null : money(amountCents);
}
