import type { ReliedEquipment } from '../../equipment/relied.service.ts';
import type { DeclaredSubcontract, LawFacts, LawMember, SoloProfile } from '../../law/facts.ts';
import { regimeOf } from '../../law/regime.ts';
import { phaseOf, procedureOf } from '../../tenders/procedure.domain.ts';
import { reservedLotTo } from '../../tenders/reserved.domain.ts';
import type { LoadedTender } from '../../tenders/service.ts';
import type { CandidacyRow, ContractFacts, DeclarationRow, IndispensabilityRow } from '../store/guard.repository.ts';
import type { MemberFacts } from '../store/members.repository.ts';
import type { Group } from '../transitions/locked-group.ts';
import type { TeamCheck } from './team.ts';

/** Everything that was read for the checks of one consortium. */
export type CheckInput = {
  loaded: Group;
  tender: LoadedTender;
  today: string;
  members: ReadonlyMap<string, MemberFacts>;
  relatives: ReadonlyMap<string, MemberFacts>;
  declarations: readonly DeclarationRow[];
  contracts: readonly ContractFacts[];
  others: readonly CandidacyRow[];
  indispensability: readonly IndispensabilityRow[];
  sameGroup: readonly { a: string; b: string }[];
  able: ReadonlyMap<string, number>;
  subcontracts: readonly DeclaredSubcontract[];
  /** What the papers still lack; null: not looked at. */
  fileGaps: NonNullable<LawFacts['fileGaps']> | null;
  equipment: ReliedEquipment;
  /** Subcontractors that the group's file relies on. */
  reliedUpon: readonly string[];
  /** What the engine says of who serves what; null: not judged. */
  services: TeamCheck['services'] | null;
  /** What each requirement is of the whole work, in basis points. */
  weights: ReadonlyMap<string, number>;
  /** By requirement, the members whose profile serves it; null: not judged. */
  servers: ReadonlyMap<string, readonly string[]> | null;
};

/** The rows as the rules look at them. */
export function lawFacts(input: CheckInput): LawFacts {
  const { loaded, tender, today } = input;
  const { row, seats } = loaded;
  const { constraints } = tender.tender;
  const ids = new Set(seats.map((s) => s.organisationId));
  const relied = new Set([...row.reliedOperators.flatMap((one) => one.organisationId ?? []), ...input.reliedUpon]);
  const lotOf = new Map(input.contracts.map((c) => [c.contractKey, c.lotId]));
  return {
    today,
    ...regimeOf(tender.tender),
    buyerPrivate: tender.tender.buyerPrivate,
    procedure: procedureOf(tender.tender),
    phase: phaseOf(tender.tender),
    habilitation: row.habilitation,
    formRequirement: row.formRequirement,
    reliedOperators: withLenders(row.reliedOperators, input.equipment),
    equipment: input.equipment,
    subcontracts: input.subcontracts,
    lotLeads: row.lotLeads,
    ...reservation(input),
    reservedStatuses: row.reservedStatuses,
    conditionProofs: row.conditionProofs,
    state: row.state,
    fileGaps: input.fileGaps,
    legalForm: row.legalForm,
    requiredFormAfterAward: (constraints.requiredFormAfterAward as LawFacts['requiredFormAfterAward']) ?? null,
    constraints: {
      minTurnoverCents: constraints.minTurnoverCents ?? 0,
      minMemberTurnoverCents: constraints.minMemberTurnoverCents ?? 0,
      minMandataireTurnoverCents: constraints.minMandataireTurnoverCents ?? 0,
      forbidSoloAndGroup: constraints.forbidSoloAndGroup ?? false,
      forbidSeveralGroups: constraints.forbidSeveralGroups ?? false,
    },
    lots: tender.lots.filter((lot) => row.lotIds.includes(lot.id)),
    requirements: tender.requirements
      .filter((r) => row.lotIds.includes(r.lotId))
      .map((r) => ({
        id: r.id,
        lotId: r.lotId,
        mandatory: r.mandatory,
        mustBeDoneByMember: r.mustBeDoneByMember,
        able: input.able.get(r.id) ?? null,
        servers: input.servers?.get(r.id) ?? null,
      })),
    members: seats.map((seat): LawMember => {
      const facts = input.members.get(seat.organisationId);
      const declared = input.declarations.filter((d) => d.organisationId === seat.organisationId);
      return {
        organisationId: seat.organisationId,
        name: facts?.name ?? seat.organisationId,
        role: seat.role,
        shareBp: seat.shareBp,
        principalId: seat.principalId,
        reliedUpon: relied.has(seat.organisationId),
        covers: seat.covers,
        turnoverCents: facts?.turnover_cents ?? null,
        exclusion:
          facts?.exclusion_ground == null ? null : { ground: facts.exclusion_ground, until: facts.excluded_until },
        accepted: seat.invitation === 'accepted',
        answersBy: seat.invitation === 'pending' ? seat.expiresAt : null,
        undertaking: seat.undertakingAt !== null,
        essential: seat.essential,
        solo: declared.length === 0 ? null : declared,
      };
    }),
    elsewhere: input.others
      .filter((other) => ids.has(other.organisationId))
      .map((other) => ({
        organisationId: other.organisationId,
        lotId: lotOf.get(other.contractKey) ?? other.lotId,
        kind: other.consortiumId === null ? 'solo' : 'group',
        mandataire: other.mandataire,
      })),
    change: row.change?.subcontractorsOnly === true ? null : row.change,
    soloProfiles: input.services === null ? null : soloProfiles(input, input.services),
    indispensability: input.indispensability.map((record) => ({ ...record, signedOff: record.signedOffBy !== null })),
    sameGroup: input.sameGroup.map(({ a, b }) => {
      const [own, other] = ids.has(a) ? [a, b] : [b, a];
      return {
        organisationId: own,
        withId: other,
        withName: input.relatives.get(other)?.name ?? other,
        elsewhere: !ids.has(other) && input.others.some((o) => o.organisationId === other),
      };
    }),
  };
}

/** Who lends equipment is relied upon, whether anybody has noted its commitment or not. */
function withLenders(
  noted: Group['row']['reliedOperators'],
  { lenders }: ReliedEquipment,
): LawFacts['reliedOperators'] {
  const isNoted = (lender: ReliedEquipment['lenders'][number]): boolean =>
    noted.some(({ organisationId, name }) =>
      lender.organisationId === null ? name === lender.name : organisationId === lender.organisationId,
    );
  return [
    ...noted,
    ...lenders.filter((one) => !isNoted(one)).map(({ name }) => ({ name, commitment: null, espd: false })),
  ];
}

/** Whom the group's work is reserved to: as the tender says, else as those of its lots that are reserved. */
function reservation({ loaded: { row }, tender }: CheckInput): Pick<LawFacts, 'reservedTo' | 'reservedLotIds'> {
  const { reservedTo } = tender.tender.constraints;
  if (reservedTo !== undefined) return { reservedTo };
  const reserved = tender.lots.flatMap((lot) => {
    const kind = row.lotIds.includes(lot.id) ? reservedLotTo(lot) : null;
    return kind === null ? [] : [{ id: lot.id, kind }];
  });
  const [first] = reserved;
  if (first === undefined) return { reservedTo: null };
  return {
    reservedTo: first.kind,
    reservedLotIds: reserved.filter(({ kind }) => kind === first.kind).map(({ id }) => id),
  };
}

/** What each member's profile says of each lot: whether it could do it by itself. */
function soloProfiles(
  { loaded: { row, seats }, tender, weights, members }: CheckInput,
  services: TeamCheck['services'],
): SoloProfile[] {
  const {
    minTurnoverCents = 0,
    minMemberTurnoverCents = 0,
    minMandataireTurnoverCents = 0,
  } = tender.tender.constraints;
  const least = Math.max(minTurnoverCents, minMemberTurnoverCents, minMandataireTurnoverCents);
  return row.lotIds.flatMap((lotId) => {
    const needed = tender.requirements.filter((r) => r.lotId === lotId && r.mandatory && (weights.get(r.id) ?? 0) > 0);
    if (needed.length === 0) return [];
    return seats.map(({ organisationId }): SoloProfile => {
      const most = (requirementId: string): number =>
        services
          .find((one) => one.requirementId === requirementId)
          ?.servers.find((server) => server.organisationId === organisationId)?.mostBp ?? -1;
      return {
        lotId,
        organisationId,
        servesAll: needed.every(({ id }) => most(id) >= (weights.get(id) ?? 0)),
        turnoverEnough: (members.get(organisationId)?.turnover_cents ?? 0) >= least,
      };
    });
  });
}
