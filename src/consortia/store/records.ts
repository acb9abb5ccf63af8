import type { MemberRole } from '../life/states.domain.ts';

/** A change of members of a group that had applied or signed, while it lasts and after. */
export type ChangeRecord = {
  from: 'submitted' | 'awarded';
  ground: string;
  note: string;
  /** The last of the ten days of L2141-13, from the receipt of the request; null: nobody asked. */
  replaceBy: string | null;
  /** When the request was received. */
  requestedOn?: string;
  /** When the group was whole again. */
  replacedOn?: string;
  /** False: not under R2142-26 (a private buyer, or outside France). */
  frozen?: boolean;
  /** Only subcontractors left: the group itself did not change. */
  subcontractorsOnly?: boolean;
  authorisation?: Authorisation;
};

/** The buyer's leave to change the members (R2142-26): both conditions must hold. Day `YYYY-MM-DD`. */
export type Authorisation = {
  date: string;
  reference: string;
  evidence: string;
  /** The candidate still has the capacities asked for. */
  guaranteesHold: boolean;
  competitionUnharmed: boolean;
};

/** The act by which the members empower the mandataire (R2142-23). Day `YYYY-MM-DD`. */
export type Habilitation = { date: string; scope: string; evidence: string | null };

/** A buyer's requirement after the award (R2142-22). Day `YYYY-MM-DD`. */
export type FormRequirement = { form: string; justification: string; reference: string | null; date: string };

/** The mandataire of one lot (R2142-24). */
export type LotLead = { lotId: string; organisationId: string };

/** Whom a contract may be reserved to (L2113-12, L2113-13-1, L2113-15). */
export const RESERVED_TO = ['disability_or_integration', 'social_economy', 'prison'] as const;

/** A member's status that a reserved contract asks for, with its paper; `validUntil` is its last day, null without end. */
export type ReservedStatus = {
  organisationId: string;
  kind: (typeof RESERVED_TO)[number];
  evidence: string;
  validUntil: string | null;
};

export const CONDITIONS_PROVED = ['environment', 'social'] as const;

/** What a member proves of the contract's environmental or social conditions; `validUntil` is its last day, null without end. */
export type ConditionProof = {
  organisationId: string;
  about: (typeof CONDITIONS_PROVED)[number];
  evidence: string;
  validUntil: string | null;
};

/** An operator whose capacities the group relies on, and the commitment that must be firm for the whole contract. */
export type ReliedOperator = {
  organisationId: string | null;
  name: string;
  registrationNumber: string | null;
  /** What it lends: staff, a crane, turnover. */
  capacity: string;
  requirementIds: string[];
  /** Null: none yet. Papers about its equipment are no commitment (TA Clermont-Ferrand, 20 May 2025, n° 2501448). */
  commitment: { signedOn: string; firm: boolean; wholeExecution: boolean; evidence: string } | null;
  espd: boolean;
};

/** One price of a bid: what one member is paid for one piece of work of a lot, without tax. VAT in basis points. */
export type OfferLine = { lotId: string; organisationId: string; label: string; amountCents: number; vatBp: number };

/** An answer that a coordinator entered for a member, told to it. */
export type ProxyRecord = {
  answer: 'accepted' | 'declined';
  reason: string;
  evidence: string;
  by: string | null;
  at: string;
};

/** One member's part of what was awarded, in basis points and in cents without tax. */
export type AwardedShare = { organisationId: string; shareBp: number; amountCents: number };

/** What became of the bid: amounts in cents by lot when won; reason and winner as far as known when lost. */
export type OutcomeRecord = {
  result: OutcomeResult;
  lots: { lotId: string; amountCents: number }[];
  reason: string | null;
  winner: string | null;
  lessons: string | null;
  at: string;
  /** The contract that the award became. */
  contractId: string | null;
  /** Place among the bids, 1 for the best; null: not told. */
  rank?: number | null;
  buyerReference?: string | null;
  /** When the buyer sent its decision to the candidates, and the last day on which nobody may sign (R2182-1). */
  notifiedOn?: string | null;
  standstillDays?: number | null;
  standstillUntil?: string | null;
  /** Who has which part of the contract that the award became: basis points of it, and cents without tax. */
  parts?: AwardedShare[];
  /** What was decided before, oldest first: lost, then called up. */
  before?: { result: OutcomeResult; at: string; rank: number | null }[];
};

export const OUTCOME_RESULTS = ['awarded', 'lost', 'called_up', 'annulled', 'abandoned'] as const;
export type OutcomeResult = (typeof OUTCOME_RESULTS)[number];

/** A piece of work of a seat: basis points of the whole work of the consortium's lots. */
export type SeatPart = { requirementId: string; loadBp: number };

/** What an alternative changes for one organisation. Shares in basis points. */
export type AlternativeChange = {
  organisationId: string;
  change: 'joins' | 'leaves' | 'granted' | 'asked_again' | 'same';
  shareBpBefore: number | null;
  shareBpAfter: number | null;
};

/** A seat of an alternative. */
export type AlternativeMember = {
  organisationId: string;
  role: MemberRole;
  shareBp: number;
  covers: string[];
  /** Of a subcontractor: the holder that it works for. */
  principalId?: string | null;
  parts: SeatPart[];
  marginal: number | null;
  essential: boolean | null;
};

/** One way to go on; the first asks the fewest members for the least. */
export type Alternative = {
  rank: number;
  /** `fill`: new members take the open part as it is; `grant`: the counter-offer; `rebuild`: a new allocation. */
  kind: 'fill' | 'grant' | 'rebuild';
  /** Of the engine for this team, in [0,1]; null when it was not asked. */
  score: number | null;
  members: AlternativeMember[];
  changes: AlternativeChange[];
};

/** The solo test of the Horizontal Guidelines 2023 (§ 352 ff.), question by question: could the member do it by itself? */
export type SoloTest = Record<
  'trades' | 'staff' | 'capacity' | 'turnover' | 'references' | 'time' | 'risk',
  { sufficient: boolean; note: string }
>;
