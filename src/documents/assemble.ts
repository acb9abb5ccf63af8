import type { OfferLine } from '../consortia/store/records.ts';
import type { EquipmentLender } from '../equipment/relied.service.ts';
import { regimeOf } from '../law/regime.ts';
import type { OrganisationView } from '../organisations/view.ts';
import { dayOf } from '../shared/day.ts';
import type { SubcontractView } from '../subcontracts/schemas.ts';
import type { LoadedTender } from '../tenders/service.ts';
import type { TemplateClause } from './convention-template.ts';
import { lotShares } from './lot-shares.ts';
import type { BidFile, BidLaw, BidMember, BidOperator, BidSubcontract, GroupTerms } from './model.ts';
import type { BidFactsRow, BidTermsRow, ConsortiumRow, SeatRow } from './repository.ts';

/** What the documents of one consortium are put together from. */
export type BidSources = {
  /** The prices of the offer; null while there are none. */
  prices: OfferLine[] | null;
  /** The cluster's own convention; null: ours. */
  template: TemplateClause[] | null;
  /** By organisation, the titles of contracts that were won together and have ended: references once they are executed. */
  executed: ReadonlyMap<string, ReadonlySet<string>>;
  consortium: ConsortiumRow;
  seats: SeatRow[];
  terms: BidTermsRow | null;
  tender: LoadedTender;
  clusterName: string;
  /** Members that the coordinator may see; others are shown by number only. */
  organisations: Map<string, OrganisationView>;
  facts: Map<string, BidFactsRow>;
  cpvLabels: Map<string, string>;
  subcontracts: SubcontractView[];
  /** Owners outside of the group whose equipment it relies on. */
  lenders: readonly EquipmentLender[];
  at: Date;
};

/** Terms of a group that has settled nothing yet. */
export const NO_TERMS: GroupTerms = {
  mandataireFeeBp: null,
  commonExpenses: null,
  guarantees: null,
  insuranceCoverCents: null,
  defaultNoticeDays: null,
  penalties: null,
  disputes: null,
  payment: null,
};

/** Puts the model of a bid together from rows; pure. */
export function assembleBid(sources: BidSources): BidFile {
  const { consortium, seats, terms, tender, at } = sources;
  const lots = tender.lots
    .filter((lot) => consortium.lotIds.includes(lot.id))
    .map((lot) => ({
      id: lot.id,
      externalId: lot.externalId,
      title: lot.title,
      estimatedCents: lot.currency === null || lot.currency === 'EUR' ? lot.estimatedCents : null,
      deadline: lot.deadline?.toISOString() ?? null,
      leadId: consortium.lotLeads.find(({ lotId }) => lotId === lot.id)?.organisationId ?? null,
      requirements: tender.requirements
        .filter((requirement) => requirement.lotId === lot.id)
        .map(({ id, cpv, weightBp, mandatory, certification }) => ({
          id,
          cpv,
          label: [sources.cpvLabels.get(cpv) ?? cpv, certification].filter((part) => part !== null).join(', '),
          weightBp,
          mandatory,
        })),
    }));
  return {
    consortiumId: consortium.id,
    writtenAt: at.toISOString(),
    clusterName: sources.clusterName,
    law: lawOf(tender),
    candidature: terms?.candidature ?? 'dc',
    tender: {
      id: tender.tender.id,
      title: tender.tender.title,
      description: tender.tender.description,
      reference: terms?.reference ?? tender.tender.sourceNoticeId,
      procedure: terms?.procedure ?? null,
      lotCount: tender.lots.length,
    },
    buyer: {
      name: tender.tender.buyerName,
      private: tender.tender.buyerPrivate,
      registrationNumber: terms?.buyerRegistrationNumber ?? null,
      address: terms?.buyerAddress ?? null,
    },
    group: {
      name: consortium.name,
      legalForm: consortium.legalForm,
      formAfterAward: terms?.formAfterAward ?? tender.tender.constraints.requiredFormAfterAward ?? null,
    },
    lots,
    members: seats.map((seat, index) => memberOf(sources, seat, index)),
    split: lotShares(
      seats,
      lots.map((lot) => ({ id: lot.id, requirementIds: lot.requirements.map((requirement) => requirement.id) })),
    ),
    subcontracts: sources.subcontracts
      .filter(({ state }) => !['replaced', 'ended', 'refused'].includes(state))
      .map((one) => subcontractOf(one, seats)),
    operators: operatorsOf(sources),
    prices: sources.prices?.map(({ organisationId, ...price }) => ({ ...price, memberId: organisationId })) ?? null,
    validityDays: terms?.validityDays ?? null,
    habilitation: consortium.habilitation,
    terms: terms?.terms ?? NO_TERMS,
    template: sources.template,
    factsDueOn: terms?.factsDueOn ?? null,
  };
}

/** Which law the buyer is under. */
function lawOf({ tender }: LoadedTender): BidLaw {
  const { underCcp, underDirective } = regimeOf(tender);
  if (underCcp) return 'ccp';
  if (underDirective) return 'directive';
  return tender.buyerPrivate ? 'private' : 'other';
}

const subcontractOf = (one: SubcontractView, seats: readonly SeatRow[]): BidSubcontract => ({
  id: one.id,
  principalId: one.principalId,
  memberId: seats.some((seat) => seat.organisationId === one.organisationId) ? one.organisationId : null,
  name: one.name,
  registrationNumber: one.registrationNumber,
  lotId: one.lotId,
  work: one.work,
  amountCents: one.amountCents,
  vatBp: one.vatBp,
  reverseCharge: one.reverseCharge,
  paymentTerms: one.paymentTerms,
  paper: one.acts.some(({ act }) => act === 'amended') ? 'amended' : one.declared === 'bid' ? 'bid' : 'special',
  paidDirectly: one.directPayment.due,
});

/** Who is relied upon: those that were noted, and owners of equipment of whom nobody has noted it, behind them. */
function operatorsOf(sources: BidSources): BidOperator[] {
  const { consortium, seats, lenders } = sources;
  const noted = consortium.reliedOperators;
  const isOf = (operator: (typeof noted)[number], lender: EquipmentLender): boolean =>
    lender.organisationId === null ? operator.name === lender.name : operator.organisationId === lender.organisationId;
  const known = noted.flatMap((operator, index) => {
    if (seats.some((seat) => seat.organisationId === operator.organisationId)) return [];
    const equipment = lenders.filter((lender) => isOf(operator, lender)).flatMap((lender) => lender.equipment);
    const told = operatorOf(sources, operator, index + 1);
    return [equipment.length === 0 ? told : { ...told, equipment }];
  });
  const others = lenders.filter((lender) => !noted.some((operator) => isOf(operator, lender)));
  return [
    ...known,
    ...others.map(({ organisationId, name, equipment }, i) => {
      const capacity = [...new Set(equipment.map((one) => one.name))].join(', ');
      const asNoted = {
        organisationId,
        name,
        registrationNumber: null,
        capacity,
        requirementIds: [],
        commitment: null,
      };
      const told = operatorOf(sources, { ...asNoted, espd: false }, noted.length + i + 1);
      return { ...told, equipment, lotIds: [...new Set(equipment.map(({ lotId }) => lotId))] };
    }),
  ];
}

/** An operator that lends its capacities, with its profile where the reader may see one. */
function operatorOf(
  sources: BidSources,
  { organisationId, commitment, ...operator }: ConsortiumRow['reliedOperators'][number],
  place: number,
): BidOperator {
  const { name, registrationNumber, capacity, requirementIds } = operator;
  const seat = { role: 'sous_traitant' as const, principalId: null, covers: requirementIds };
  const profile =
    organisationId === null || !sources.organisations.has(organisationId)
      ? null
      : memberOf(sources, { ...seat, organisationId }, place);
  return {
    place,
    name,
    registrationNumber: registrationNumber ?? profile?.registrationNumber ?? null,
    capacity,
    requirementIds,
    commitment,
    profile: profile === null ? null : { ...profile, name, reliedUpon: true, means: profile.means ?? capacity },
  };
}

function memberOf(
  sources: BidSources,
  seat: Pick<SeatRow, 'organisationId' | 'role' | 'principalId' | 'covers'>,
  index: number,
): BidMember {
  const organisation = sources.organisations.get(seat.organisationId);
  const facts = sources.facts.get(seat.organisationId);
  const declared = facts?.exclusionDeclaredOn ?? null;
  const ground = organisation?.excluded ? organisation.exclusionGround : null;
  return {
    id: seat.organisationId,
    name: organisation?.name ?? `Membre ${index + 1}`,
    role: seat.role,
    principalId: seat.principalId,
    reliedUpon: sources.terms?.reliedUpon.includes(seat.organisationId) ?? false,
    registrationNumber: organisation?.registrationNumber ?? null,
    vatNumber: facts?.vatNumber ?? null,
    legalStatus: facts?.legalStatus ?? null,
    address:
      organisation === undefined
        ? null
        : {
            street: organisation.address,
            postalCode: organisation.postalCode,
            town: organisation.town,
            country: organisation.country,
          },
    email: facts?.email ?? null,
    phone: facts?.phone ?? null,
    representative: facts?.representative ?? null,
    sizeClass: organisation?.sizeClass ?? null,
    years: organisation?.years.map(({ year, turnoverCents, headcount }) => ({ year, turnoverCents, headcount })) ?? [],
    certifications:
      organisation?.certifications.map(({ code, issuer, validUntil }) => ({ code, issuer, validUntil })) ?? [],
    references:
      organisation?.references.map(({ title, buyer, year, valueCents, source }) => ({
        title,
        buyer,
        year,
        valueCents,
        // An award is noted as a reference at once: it may be shown once its contract is done.
        executed: source !== 'consortium' || (sources.executed.get(seat.organisationId)?.has(title) ?? false),
      })) ?? [],
    means: facts?.means ?? null,
    insurance: facts?.insurance ?? null,
    exclusionDeclaration: declared === null && ground === null ? null : { date: declared ?? dayOf(sources.at), ground },
    covers: seat.covers,
    reservedStatus:
      sources.consortium.reservedStatuses.find(({ organisationId }) => organisationId === seat.organisationId) ?? null,
  };
}
