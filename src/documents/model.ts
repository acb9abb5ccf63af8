import { WHOLE_BP } from '../shared/money.ts';
import type { TemplateClause } from './convention-template.ts';

/** R2142-20 and -24: who owes what to the buyer. */
export type LegalForm = 'conjoint' | 'solidaire' | 'conjoint_mandataire_solidaire';

/** L2193-2 ff.: a cotraitant holds the contract, a sous-traitant works for one who does. */
export type MemberRole = 'mandataire' | 'cotraitant' | 'sous_traitant';

/** Recommendation 2003/361/EC. */
export type SizeClass = 'micro' | 'small' | 'medium' | 'large';

/** A postal address; any part may be unknown. `country` is an ISO 3166-1 alpha-2 code. */
export type PostalAddress = {
  street: string | null;
  postalCode: string | null;
  town: string | null;
  country: string;
};

/** The person who may sign for an organisation. */
export type Representative = { firstName: string; lastName: string; title: string | null };

/** A past contract that a member shows; amount in cents. `executed`: false while it is still to be done. */
export type Reference = { title: string; buyer: string; year: number; valueCents: number | null; executed?: boolean };

/** A certification or qualification; `validUntil` is the last day, null without end. */
export type Certification = { code: string; issuer: string | null; validUntil: string | null };

/** One closed year: turnover in cents, without tax, and mean headcount. */
export type FinancialYear = { year: number; turnoverCents: number | null; headcount: number | null };

/** Professional liability insurance. */
export type Insurance = { insurer: string; policyNumber: string; validUntil: string };

/** One member of the group, with what the forms ask of it. `null` means not known yet. */
export type BidMember = {
  id: string;
  name: string;
  role: MemberRole;
  /** Of a sous-traitant: the member that it works for (L2193-3). */
  principalId?: string | null;
  /** A sous-traitant whose capacities the group relies on (ESPD `oeron`), R2142-3. */
  reliedUpon: boolean;
  /** In France the SIRET, 14 digits. */
  registrationNumber: string | null;
  vatNumber: string | null;
  /** SAS, SARL, association… */
  legalStatus: string | null;
  address: PostalAddress | null;
  email: string | null;
  phone: string | null;
  representative: Representative | null;
  sizeClass: SizeClass | null;
  /** Latest first or in any order; the forms show the last three closed years. */
  years: FinancialYear[];
  certifications: Certification[];
  references: Reference[];
  /** Staff and equipment put to the work, in words. */
  means: string | null;
  insurance: Insurance | null;
  /** Sworn statement that no exclusion ground (L2141-1 to -10) applies, with its day; a `ground` when one does. */
  exclusionDeclaration: { date: string; ground: string | null } | null;
  /** Requirements that this member does, by id. */
  covers: string[];
  /** The status that a reserved contract asks for (L2113-12 ff.), with its paper; null: none is known. */
  reservedStatus?: { kind: string; evidence: string; validUntil: string | null } | null;
};

/** An operator that is neither member nor subcontractor, on whose capacities the group relies (R2142-3). */
export type BidOperator = {
  /** Its place in the group's list, from 1: what a paper of it is asked for by. */
  place: number;
  name: string;
  registrationNumber: string | null;
  capacity: string;
  /** Needs that it serves; none: of the whole. */
  requirementIds: string[];
  commitment: { signedOn: string; firm: boolean; wholeExecution: boolean } | null;
  /** What is known of it where it has a profile that the reader may see; null: its name and number only. */
  profile: BidMember | null;
  /** Equipment that it lends; absent: none. */
  equipment?: readonly BidEquipment[];
  /** Lots that it lends to where nobody named a need; absent: the whole. */
  lotIds?: readonly string[];
};

/** A piece of equipment that is lent; days `YYYY-MM-DD`, the last one counted in; null: not known. */
export type BidEquipment = {
  name: string;
  characteristics: readonly { name: string; value: number; unit: string }[];
  from: string | null;
  to: string | null;
  lotId: string;
};

/** A price of the offer: what one member is paid for one piece of work of a lot, without tax; VAT in basis points. */
export type BidPrice = { lotId: string; memberId: string; label: string; amountCents: number; vatBp: number };

/** Which law the buyer is under: it decides which papers the file is made of. */
export type BidLaw = 'ccp' | 'directive' | 'other' | 'private';

/** What a lot needs. */
export type BidRequirement = { id: string; cpv: string; label: string; weightBp: number; mandatory: boolean };

/** A lot that the group answers. Amount in cents, without tax. */
export type BidLot = {
  id: string;
  externalId: string;
  title: string;
  estimatedCents: number | null;
  deadline: string | null;
  /** Who leads the bid for this lot, where it is not the mandataire of the whole. */
  leadId?: string | null;
  requirements: BidRequirement[];
};

/** A member's part of a lot, in basis points of the lot; a sous-traitant's is part of its principal's. */
export type SplitShare = { memberId: string; lotId: string; shareBp: number };

/** A subcontract as DC4 tells it. Amounts in cents without tax, days `YYYY-MM-DD`. */
export type BidSubcontract = {
  id: string;
  principalId: string;
  /** Its member where the subcontractor sits in the group's file. */
  memberId: string | null;
  name: string;
  registrationNumber: string | null;
  lotId: string;
  work: string;
  amountCents: number;
  vatBp: number;
  reverseCharge: boolean;
  paymentTerms: { days: number | null; priceRevision: string | null; advance: boolean };
  /** `bid`: annexed to the offer; `special`: a special act; `amended`: one that changes an earlier one. */
  paper: 'bid' | 'special' | 'amended';
  paidDirectly: boolean | null;
};

/** What the members agreed among themselves, for the convention de groupement. `null` means not agreed yet. */
export type GroupTerms = {
  /** Basis points of each other member's invoiced amount, kept by the mandataire. */
  mandataireFeeBp: number | null;
  commonExpenses: string | null;
  guarantees: string | null;
  /** Least cover of each member's liability insurance, in cents. */
  insuranceCoverCents: number | null;
  /** Days that a defaulting member has to act after a formal notice. */
  defaultNoticeDays: number | null;
  penalties: string | null;
  /** Court or mediation body for disputes. */
  disputes: string | null;
  payment: 'separate' | 'single_account' | null;
};

/** Everything that the documents of one bid are written from. Pure data: the same model gives the same file. */
export type BidFile = {
  consortiumId: string;
  /** When the file is written, ISO instant. */
  writtenAt: string;
  clusterName: string;
  law: BidLaw;
  /** What capacities are declared with, to a public buyer in France: DC1 and DC2, or the ESPD in their place. */
  candidature: 'dc' | 'espd';
  tender: {
    id: string;
    title: string;
    description: string | null;
    /** The buyer's own number of the procedure, or the notice's. */
    reference: string | null;
    procedure: string | null;
    /** All lots of the tender, to tell "the whole" from "some lots". */
    lotCount: number;
  };
  buyer: {
    name: string;
    /** A private buyer is not under the Code de la commande publique. */
    private: boolean;
    registrationNumber: string | null;
    address: PostalAddress | null;
  };
  group: { name: string; legalForm: LegalForm | null; formAfterAward: string | null };
  lots: BidLot[];
  members: BidMember[];
  split: SplitShare[];
  /** Subcontracts in force or to be accepted; absent: none was declared yet. */
  subcontracts?: BidSubcontract[];
  operators: BidOperator[];
  /** The prices of the offer; null while there are none: amounts are then parts of the estimate. */
  prices: BidPrice[] | null;
  /** Days for which the offer is open to the buyer; null: not known. */
  validityDays: number | null;
  /** The mandataire's power to sign for all (R2142-23); null: each member signs. */
  habilitation: { date: string; scope: string } | null;
  terms: GroupTerms;
  /** The cluster's own convention; null: ours. */
  template: readonly TemplateClause[] | null;
  /** Day by which members give their facts; null: `FACTS_LEAD_DAYS` before the first lot's deadline. */
  factsDueOn: string | null;
};

/** The leader of the group, if it has one. */
export const mandataireOf = (file: BidFile): BidMember | null =>
  file.members.find((member) => member.role === 'mandataire') ?? null;

/** Members that hold the contract: everybody but subcontractors. */
export const holdersOf = (file: BidFile): BidMember[] =>
  file.members.filter((member) => member.role !== 'sous_traitant');

/** The holder that a subcontractor works for: the one that is named, else the mandataire. */
export const principalOf = (file: BidFile, member: BidMember): BidMember | null =>
  holdersOf(file).find((holder) => holder.id === member.principalId) ?? mandataireOf(file);

/** Each holder, followed by its subcontractors. */
export const byPrincipal = (file: BidFile): BidMember[] =>
  holdersOf(file).flatMap((holder) => [
    holder,
    ...file.members.filter((one) => one.role === 'sous_traitant' && principalOf(file, one)?.id === holder.id),
  ]);

/** A bid with one holder is not a group. */
export const isGroup = (file: BidFile): boolean => holdersOf(file).length > 1;

/** A member's share of a lot in basis points, 0 where it has none. */
export const shareOf = (file: BidFile, memberId: string, lotId: string): number =>
  file.split.filter((part) => part.memberId === memberId && part.lotId === lotId).reduce((a, p) => a + p.shareBp, 0);

/** Members that do something in a lot: by share or by a requirement that they cover. */
export const membersOfLot = (file: BidFile, lot: BidLot): BidMember[] =>
  file.members.filter(
    (member) =>
      shareOf(file, member.id, lot.id) > 0 ||
      lot.requirements.some((requirement) => member.covers.includes(requirement.id)),
  );

/** Lots whose shares do not sum to exactly the whole. */
export const lotsWithoutFullSplit = (file: BidFile): { lot: BidLot; sumBp: number }[] =>
  file.lots
    .map((lot) => ({ lot, sumBp: holdersOf(file).reduce((sum, holder) => sum + shareOf(file, holder.id, lot.id), 0) }))
    .filter(({ sumBp }) => sumBp !== WHOLE_BP);

/** The first day on which something is due to the buyer, ISO instant, or null. */
export const firstDeadline = (file: BidFile): string | null =>
  file.lots
    .map((lot) => lot.deadline)
    .filter((deadline) => deadline !== null)
    .sort()[0] ?? null;

/** Whether the member is registered in France (unknown counts as French): it then has a SIRET. */
export const isFrench = (member: BidMember): boolean => (member.address?.country ?? 'FR') === 'FR';
