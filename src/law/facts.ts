/** R2142-20 and -24 of the Code de la commande publique (CCP): who owes what to the buyer. */
export const LEGAL_FORMS = ['conjoint', 'solidaire', 'conjoint_mandataire_solidaire'] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/** What a member declared of one lot before it knew its partners. */
export type SoloAnswer = {
  lotId: string;
  couldBidAlone: boolean;
  reasons: string;
  /** The questions of the Guidelines, one by one; null: only the one line was answered. */
  test?: Readonly<Record<string, { sufficient: boolean; note: string }>> | null;
};

/** What a member's profile says of one lot: whether it serves every mandatory need with enough capacity, alone. */
export type SoloProfile = {
  lotId: string;
  organisationId: string;
  servesAll: boolean;
  /** Its turnover reaches the least that is asked for. */
  turnoverEnough: boolean;
};

/** A member as the rules look at it. Amounts in cents, shares in basis points, days `YYYY-MM-DD`. */
export type LawMember = {
  organisationId: string;
  name: string;
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  /** Of a holder: its part of the whole; of a subcontractor: its part of its principal's share. */
  shareBp: number;
  /** Of a subcontractor: the member that it works for (L2193-3). */
  principalId?: string | null;
  /** A subcontractor whose capacities the group relies on (R2142-3). */
  reliedUpon?: boolean;
  covers: readonly string[];
  turnoverCents: number | null;
  /** Self-declared ground for exclusion (L2141-1 to -10); `until` is its last day, null without end. */
  exclusion: { ground: string; until: string | null } | null;
  accepted: boolean;
  /** Until when it may answer, while it is asked; null: it is not. */
  answersBy?: Date | null;
  /** Has given the undertaking of confidentiality. */
  undertaking: boolean;
  /** The engine's answer to "do the others stand without it?"; null when it was not asked. */
  essential: boolean | null;
  /** The sealed declaration; null: none yet. */
  solo: readonly SoloAnswer[] | null;
};

/** Why competitors bid together on a lot, with the coordinator's sign-off (Horizontal Guidelines 2023, section 5.4). */
export type IndispensabilityRecord = {
  lotId: string;
  efficiencies: string;
  indispensability: string;
  minimality: string;
  signedOff: boolean;
};

/** A change of members of a group that had applied or had signed. */
export type MembershipChange = {
  from: 'submitted' | 'awarded';
  ground: string;
  /** The day by which an excluded member must be replaced (L2141-13); null when nobody asked. */
  replaceBy: string | null;
  /** The day on which the group was whole again. */
  replacedOn?: string;
  /** True: before the contract was signed, under R2142-26. */
  frozen?: boolean;
  /** The buyer's leave. */
  authorisation?: { date: string; reference: string; guaranteesHold: boolean; competitionUnharmed: boolean };
};

/** An operator that the group relies on without its being a member (R2142-3). */
export type ReliedOperator = {
  name: string;
  commitment: { signedOn: string; firm: boolean; wholeExecution: boolean } | null;
  espd: boolean;
};

/** A subcontract as the rules look at it; days `YYYY-MM-DD`. */
export type DeclaredSubcontract = {
  organisationId: string | null;
  name: string;
  declared: 'bid' | 'later';
  state: string;
  /** The last day on which the buyer may refuse. */
  silenceOn: string | null;
  /** The buyer pays it itself; null: not known. */
  paidDirectly: boolean | null;
};

/** Equipment that the lots need, and what of it nothing serves, in words. */
export type EquipmentFacts = {
  needs: number;
  /** `unknown`: something fits, and nobody knows when it is needed. */
  open: readonly { status: string; text: Readonly<Record<'fr' | 'en', string>> }[];
};

/** Everything that the rules read. Pure data: the same facts give the same verdicts. */
export type LawFacts = {
  today: string;
  /** The day on which the procedure was launched: it picks the version of a dated rule. */
  launchedOn: string;
  /** A private buyer is not under the CCP; competition law holds for all. */
  buyerPrivate: boolean;
  /** ISO 3166-1 alpha-2 of the buyer. */
  country: string;
  /** A public buyer in France. */
  underCcp: boolean;
  /** A public buyer elsewhere in the EU or EEA. */
  underDirective: boolean;
  procedure: string;
  phase: string;
  /** The act that empowers the mandataire (R2142-23); null: none yet. */
  habilitation: { date: string; scope: string } | null;
  /** The buyer's requirement of a form after the award (R2142-22); null: none noted. */
  formRequirement: { form: string; justification: string; date: string } | null;
  reliedOperators: readonly ReliedOperator[];
  /** Who leads the bid for a lot, where it is not the mandataire of the whole. */
  lotLeads?: readonly { lotId: string; organisationId: string }[];
  /** Whom the contract is reserved to (L2113-12 ff.); null: everybody. */
  reservedTo?: string | null;
  /** The lots that are reserved, where not all are. */
  reservedLotIds?: readonly string[];
  /** What shows the members' status. */
  reservedStatuses?: readonly { organisationId: string; kind: string; validUntil: string | null }[];
  /** What members prove of environmental and social conditions. */
  conditionProofs?: readonly { organisationId: string; about: string; validUntil: string | null }[];
  /** What was declared to the buyer of subcontractors (L2193-4 ff.). */
  subcontracts?: readonly DeclaredSubcontract[];
  /** What the pool of equipment gives the group; left out: its lots need none. */
  equipment?: EquipmentFacts;
  state: string;
  /** What the papers of the bid still lack, and of whom; null: not looked at. */
  fileGaps?: { count: number; organisationIds: readonly string[] } | null;
  legalForm: LegalForm;
  /** Form that the buyer asks for after the award (R2142-22). */
  requiredFormAfterAward: LegalForm | null;
  constraints: {
    minTurnoverCents: number;
    minMemberTurnoverCents: number;
    minMandataireTurnoverCents: number;
    forbidSoloAndGroup: boolean;
    forbidSeveralGroups: boolean;
  };
  lots: readonly {
    id: string;
    externalId: string;
    estimatedCents: number | null;
    /** When bids for it are due; null: not known. */
    deadline?: Date | null;
  }[];
  requirements: readonly {
    id: string;
    lotId: string;
    mandatory: boolean;
    mustBeDoneByMember: boolean;
    /** How many organisations that may be proposed can do it; null: unknown. */
    able: number | null;
    /** Members whose profile serves it, at the level and with the certificate asked for; null: not judged. */
    servers?: readonly string[] | null;
  }[];
  members: readonly LawMember[];
  /** Other candidacies of the members for the same lots, in other groups or alone. */
  elsewhere: readonly { organisationId: string; lotId: string; kind: 'group' | 'solo'; mandataire: boolean }[];
  change: MembershipChange | null;
  indispensability: readonly IndispensabilityRecord[];
  /** What the profiles say of bidding alone; null: not judged. */
  soloProfiles?: readonly SoloProfile[] | null;
  /** Members of one group of firms: with whom, and whether that one bids for the same lot in another group. */
  sameGroup: readonly { organisationId: string; withId: string; withName: string; elsewhere: boolean }[];
};

/** Those who hold the contract: the mandataire and the cotraitants. */
export const holdersAmong = <M extends { role: LawMember['role'] }>(members: readonly M[]): M[] =>
  members.filter((member) => member.role !== 'sous_traitant');

/** Those whose capacities are the group's: its holders, and the subcontractors on which it relies (R2142-3, R2142-25). */
export const capableAmong = (members: readonly LawMember[]): LawMember[] =>
  members.filter((member) => member.role !== 'sous_traitant' || member.reliedUpon === true);

/** The turnover that counts, in cents; what is not known counts as nothing. */
export const groupTurnover = (members: readonly LawMember[]): number =>
  capableAmong(members).reduce((sum, member) => sum + (member.turnoverCents ?? 0), 0);
