// Written by `npm run console:types` from the API's own description. Do not edit: `npm run check` compares.
/* biome-ignore-all format: generated */
/* biome-ignore-all lint: generated */

export type AcceptInput = {
  /** The undertaking of confidentiality: without it names stay masked; true unless given */
  undertaking?: boolean;
};

export type Address = {
  street: string | null;
  /** Postal code */
  postalCode: string | null;
  /** Town or city */
  town: string | null;
  /** ISO 3166-1 alpha-2 */
  country: string;
};

export type Alternative = {
  rank: number;
  kind: 'fill' | 'grant' | 'rebuild';
  score: number | null;
  members: Array<{
    /** The organisation */
    organisationId: string;
    /** Its name */
    name: string | null;
    role: 'mandataire' | 'cotraitant' | 'sous_traitant';
    shareBp: number;
    covers: Array<string>;
    marginal: number | null;
  }>;
  changes: Array<{
    /** The organisation */
    organisationId: string;
    /** Its name */
    name: string | null;
    change: 'joins' | 'leaves' | 'asked_again' | 'same';
    shareBpBefore: number | null;
    shareBpAfter: number | null;
  }>;
};

export type AmendmentInput = {
  agreedOn: string;
  delta?: Money;
  /** Shares sum to 10,000. Without roles the first is the mandataire, the others cotraitants. */
  members?: Array<{
    /** The organisation */
    organisationId: string;
    role?: 'mandataire' | 'cotraitant' | 'sous_traitant';
    /** Share in basis points: 10,000 is the whole */
    shareBp: number;
  }>;
  /** What people should know of it */
  note?: string | null;
};

export type AuditRow = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  at: string;
  actor: {
    kind: string;
    /** Its id; sorts by when it was made (UUID version 7) */
    id: string | null;
    /** Of a part of the program; people are ids */
    name: string | null;
  };
  requestId: string | null;
  action: string;
  entity: string;
  entityId: string;
  /** The cluster */
  clusterId: string | null;
  payload: Record<string, unknown>;
  chain: number;
  seq: number;
  /** SHA-256 over the row and the hash before it in its chain */
  hash: string;
};

export type AuditRowPage = {
  /** The rows of this page */
  items: Array<AuditRow>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type AwardMatch = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  winner: {
    /** Its name */
    name: string;
    registrations: Array<string>;
    /** ISO 3166-1, two letters */
    country: string | null;
    role: string;
  };
  /** The organisation */
  organisationId: string;
  /** The organisation's name */
  organisationName: string;
  matchedBy: 'registration' | 'name' | 'none';
  /** Share in basis points: 10,000 is the whole */
  confidenceBp: number;
  decision: 'open' | 'confirmed' | 'rejected';
  award: {
    noticeId: string;
    /** Its title */
    title: string;
    buyer: string;
    awardedOn: string | null;
    value: AwardedAmount | null;
  };
};

export type AwardMatchPage = {
  /** The rows of this page */
  items: Array<AwardMatch>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type AwardedAmount = {
  amountCents: number;
  /** ISO 4217 */
  currency: string;
};

export type BidDocuments = {
  /** The rows of this page */
  items: Array<{
    kind: 'dc1' | 'dc2' | 'dc4' | 'convention' | 'split' | 'espd' | 'dossier';
    fileName: string;
    memberId: string | null;
    /** The lot */
    lotId: string | null;
    /** Where the document is */
    href: string;
    /** Nothing is missing */
    ready: boolean;
    missing: Array<MissingFact>;
  }>;
  /** All facts still to be given, by member, then the group’s own */
  missing: Array<MissingFact>;
  /** Where the whole file is */
  zip: string;
};

export type BidFacts = {
  /** The organisation */
  organisationId: string;
  vatNumber: string | null;
  legalStatus: string | null;
  /** E-mail address */
  email: string | null;
  phone: string | null;
  representative: {
    firstName: string;
    lastName: string;
    /** Its title */
    title: string | null;
  } | null;
  means: string | null;
  insurance: {
    insurer: string;
    policyNumber: string;
    validUntil: string;
  } | null;
  exclusionDeclaredOn: string | null;
  /** When it was last changed */
  updatedAt: string | null;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
};

export type BidFactsInput = {
  vatNumber: string | null;
  legalStatus: string | null;
  /** E-mail address */
  email: string | null;
  phone: string | null;
  representative: {
    firstName: string;
    lastName: string;
    /** Its title */
    title: string | null;
  } | null;
  means: string | null;
  insurance: {
    insurer: string;
    policyNumber: string;
    validUntil: string;
  } | null;
  exclusionDeclaredOn: string | null;
};

export type BidTerms = {
  /** The consortium */
  consortiumId: string;
  reference: string | null;
  procedure: string | null;
  buyerRegistrationNumber: string | null;
  buyerAddress: Address | null;
  formAfterAward: string | null;
  factsDueOn: string | null;
  /** Subcontractors whose capacities the group relies on */
  reliedUpon: Array<string>;
  terms: ConventionTerms;
  /** When it was last changed */
  updatedAt: string | null;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
};

export type BidTermsInput = {
  reference: string | null;
  procedure: string | null;
  buyerRegistrationNumber: string | null;
  buyerAddress: Address | null;
  formAfterAward: string | null;
  factsDueOn: string | null;
  /** Subcontractors whose capacities the group relies on */
  reliedUpon: Array<string>;
  terms: ConventionTerms;
};

export type BrowserSession = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** When it was made */
  createdAt: string;
  /** To the minute */
  lastSeenAt: string;
  /** Its last day; it ends earlier when nobody uses it */
  expiresAt: string;
  /** Browser and system, as they name themselves */
  browser: string;
  /** The session of this very request */
  current: boolean;
};

export type BrowserSessionList = {
  /** The rows of this page */
  items: Array<BrowserSession>;
  /** `cursor` of the next page; null on the last */
  nextCursor: null;
};

export type CalendarAddress = {
  /** For a calendar program; whoever has it reads the calendar */
  url: string;
};

export type CapabilityInput = {
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** 1 beginner to 5 reference of its field */
  level: number;
  /** References and certifications that back it; 0 unless given */
  evidence?: number;
  /** Euros in integer cents */
  capacityCents?: number | null;
  /** In a few sentences */
  description?: string | null;
};

/** `optimal`: proven, nothing better exists. `budget_exhausted`: nothing is better than `upperBound` */
export type Certificate = {
  status: 'optimal' | 'budget_exhausted' | 'infeasible' | 'cancelled';
  score: number | null;
  upperBound: number | null;
  gap: number | null;
  nodes: number;
};

export type CertificationInput = {
  code: string;
  issuer?: string | null;
  /** Last day of validity; null: without end */
  validUntil?: string | null;
};

export type Cluster = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its name */
  name: string;
  kind: 'business' | 'technopole' | 'commercial' | 'competitiveness' | 'federation';
  /** In a few sentences */
  description: string | null;
  sectors: Array<string>;
  region: string | null;
  foundedYear: number | null;
  website: string | null;
  parentId: string | null;
  policy: ClusterPolicy;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
};

export type ClusterInput = {
  /** Its name */
  name: string;
  kind: 'business' | 'technopole' | 'commercial' | 'competitiveness' | 'federation';
  /** In a few sentences */
  description?: string | null;
  sectors?: Array<string>;
  /** NUTS code */
  region?: string | null;
  foundedYear?: number | null;
  website?: string | null;
  /** The network or federation it is part of */
  parentId?: string | null;
  policy?: ClusterPolicy | null;
};

export type ClusterPage = {
  /** The rows of this page */
  items: Array<Cluster>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type ClusterPatch = {
  /** Its name */
  name?: string;
  kind?: 'business' | 'technopole' | 'commercial' | 'competitiveness' | 'federation';
  /** In a few sentences */
  description?: string | null;
  sectors?: Array<string>;
  /** NUTS code */
  region?: string | null;
  foundedYear?: number | null;
  website?: string | null;
  /** The network or federation it is part of */
  parentId?: string | null;
  policy?: ClusterPolicy | null;
};

/** Weights of the score components; only their proportions count. Runs made later keep the weights they ran with. */
export type ClusterPolicy = {
  coverage: number;
  cohesion: number;
  proximity: number;
  sme: number;
  balance: number;
  fairTurn: number;
  parsimony: number;
  /** Least quality with which an organisation serves a requirement, unless the tender says; 0.2 unless given */
  minQuality?: number;
};

export type CoMember = {
  /** The organisation */
  organisationId: string | null;
  /** Its name */
  name: string | null;
  role: 'mandataire' | 'cotraitant' | 'sous_traitant' | null;
  sizeClass: string | null;
  /** NUTS level 1 */
  region: string | null;
  covers: Array<string>;
};

export type CompetitionRecord = {
  /** The call for tender */
  tenderId: string;
  exportedAt: string;
  declarations: Array<{
    /** The lot */
    lotId: string;
    /** The organisation */
    organisationId: string;
    /** Its name */
    name: string | null;
    couldBidAlone: boolean;
    willBidAlone: boolean;
    reasons: string;
    sealedAt: string;
  }>;
  consortia: Array<{
    /** Its id; sorts by when it was made (UUID version 7) */
    id: string;
    /** Its name */
    name: string;
    state: string;
    indispensability: Array<Indispensability>;
  }>;
  disclosures: Array<{
    at: string;
    /** The consortium */
    consortiumId: string;
    ofOrganisationId: string;
    toOrganisationId: string;
    what: 'masked_profile' | 'identity';
  }>;
};

export type Consortium = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The call for tender */
  tenderId: string;
  /** The cluster */
  clusterId: string;
  /** The lots */
  lotIds: Array<string>;
  /** Its name */
  name: string;
  state: 'proposed' | 'inviting' | 'recomposing' | 'agreed' | 'ready' | 'submitted' | 'awarded' | 'lost' | 'dissolved';
  legalForm: 'conjoint' | 'solidaire' | 'conjoint_mandataire_solidaire';
  /** The match run */
  matchRunId: string | null;
  rank: number | null;
  score: number | null;
  automatic: boolean;
  value: Money | null;
  members: Array<ConsortiumMember>;
  /** Why no consortium can be formed */
  impasse: string | null;
  dissolvedBecause: string | null;
  change: {
    /** First day */
    from: 'submitted' | 'awarded';
    ground: string;
    /** What people should know of it */
    note: string;
    replaceBy: string | null;
  } | null;
  outcome: Outcome | null;
  recomposition: Recomposition | null;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
};

export type ConsortiumChecks = {
  /** The consortium */
  consortiumId: string;
  asOf: string;
  /** Picks the version of dated rules */
  launchedOn: string;
  legalForm: 'conjoint' | 'solidaire' | 'conjoint_mandataire_solidaire';
  /** The rows of this page */
  items: Array<Verdict>;
  blocking: Array<string>;
  split: {
    sumBp: number;
    smeShareBp: number;
    valueCents: number | null;
    groupTurnoverCents: number;
    members: Array<{
      /** The organisation */
      organisationId: string;
      /** Its name */
      name: string;
      role: string;
      shareBp: number;
      amountCents: number | null;
      turnoverCents: number | null;
    }>;
  };
  /** Worst-case liability of each member under each legal form; null when a value is unknown */
  exposure: Array<{
    /** The organisation */
    organisationId: string;
    legalForm: 'conjoint' | 'solidaire' | 'conjoint_mandataire_solidaire';
    liabilityCents: number;
    ofTurnoverBp: number | null;
  }> | null;
};

export type ConsortiumEvent = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  at: string;
  type: string;
  payload: Record<string, unknown>;
  actorId: string | null;
};

export type ConsortiumEventPage = {
  /** The rows of this page */
  items: Array<ConsortiumEvent>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

/** Either `matchRunId`, `lotId` and `rank` of a proposal, or `tenderId`, `lotIds` and `members` */
export type ConsortiumInput = {
  /** The match run */
  matchRunId?: string;
  /** The lot */
  lotId?: string;
  rank?: number;
  /** The call for tender */
  tenderId?: string;
  /** The lots */
  lotIds?: Array<string>;
  members?: Array<ConsortiumMemberInput>;
  /** Its name */
  name?: string;
  legalForm?: 'conjoint' | 'solidaire' | 'conjoint_mandataire_solidaire';
};

/** For a member, its co-members are masked: size class, region and work only, until names may be told */
export type ConsortiumMember = {
  /** The organisation */
  organisationId: string | null;
  /** Its name */
  name: string | null;
  /** The reader speaks for it */
  own: boolean;
  role: 'mandataire' | 'cotraitant' | 'sous_traitant' | null;
  shareBp: number | null;
  amount: Money | null;
  covers: Array<string>;
  marginal: number | null;
  sizeClass: string | null;
  /** NUTS level 1 */
  region: string | null;
  invitation: {
    /** Its id; sorts by when it was made (UUID version 7) */
    id: string;
    state: 'pending' | 'accepted' | 'declined' | 'countered' | 'expired' | 'withdrawn';
    expiresAt: string;
    answeredAt: string | null;
    reason: string | null;
    counterShareBp: number | null;
    /** What people should know of it */
    note: string | null;
    undertaking: boolean;
    declared: boolean;
  } | null;
};

export type ConsortiumMemberInput = {
  /** The organisation */
  organisationId: string;
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  /** Basis points of the whole contract */
  shareBp: number;
  /** Requirements that it does */
  covers?: Array<string>;
};

export type ConsortiumPage = {
  /** The rows of this page */
  items: Array<Consortium>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type ConsortiumPatch = {
  /** Its name */
  name?: string;
  legalForm?: 'conjoint' | 'solidaire' | 'conjoint_mandataire_solidaire';
  automatic?: boolean;
  /** The same organisations with other roles, shares or work; who had accepted another place is asked again */
  members?: Array<ConsortiumMemberInput>;
  /** One share; the others give or take the difference in proportion */
  share?: {
    /** The organisation */
    organisationId: string;
    /** Basis points of the whole contract */
    shareBp: number;
  };
};

/** What holds for the whole tender; what is left out is no constraint */
export type Constraints = {
  /** Members of a consortium at most; 6 unless given */
  maxMembers?: number;
  /** Least yearly turnover of the group as a whole (R2142-25) */
  minTurnoverCents?: number;
  /** Euros in integer cents */
  minMemberTurnoverCents?: number;
  /** Euros in integer cents */
  minMandataireTurnoverCents?: number;
  /** Least share of the work done by SMEs */
  minSmeShareBp?: number;
  /** Least quality with which an organisation serves a requirement: closeness of the CPV codes, times level, times evidence. Unless given, the cluster's policy, else 0.2; codes that share the division alone reach 0.15 */
  minQuality?: number;
  /** A research organisation must be a member */
  researchOrganisation?: boolean;
  /** Lots in which one organisation may sit (BT-31); kept by the plan for the whole tender */
  maxLotsPerTenderer?: number;
  /** Every lot has to be answered (BT-763) */
  allLotsRequired?: boolean;
  /** Lots that one consortium answers together (BT-330), by `externalId`; a lot counts in the first group that names it */
  lotGroups?: Array<{
    /** Its id; sorts by when it was made (UUID version 7) */
    id: string;
    lots: Array<string>;
  }>;
  /** Organisations that must be members */
  pinned?: Array<string>;
  /** Organisations that must not be members */
  banned?: Array<string>;
  /** R2142-21: no bid both alone and in a group */
  forbidSoloAndGroup?: boolean;
  /** R2142-21: no membership of several groups */
  forbidSeveralGroups?: boolean;
  requiredFormAfterAward?: 'conjoint' | 'solidaire' | 'conjoint_mandataire_solidaire';
};

export type Contract = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  /** A `framework` has a ceiling and no turnover of its own; its `call_off`s have */
  kind: 'contract' | 'framework' | 'call_off';
  /** The call for tender */
  tenderId: string | null;
  /** The consortium */
  consortiumId: string | null;
  /** The match run */
  matchRunId: string | null;
  frameworkId: string | null;
  /** Its title */
  title: string;
  reference: string | null;
  buyer: {
    /** Its name */
    name: string;
    private: boolean;
  };
  sector: string;
  value: Money;
  currentValue: Money;
  signedOn: string | null;
  startsOn: string | null;
  endsOn: string | null;
  endedOn: string | null;
  endReason: string | null;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
  lots: Array<{
    /** The lot */
    lotId: string | null;
    label: string;
  }>;
  /** With each one’s part of the current value. A member sees itself, without that part: its ledger entries have it. */
  members: Array<{
    /** The organisation */
    organisationId: string;
    /** Its name */
    name: string;
    sizeClass: string | null;
    role: 'mandataire' | 'cotraitant' | 'sous_traitant';
    /** Share in basis points: 10,000 is the whole */
    shareBp: number;
    amount: Money | null;
  }>;
  options: Array<{
    /** Its id; sorts by when it was made (UUID version 7) */
    id: string;
    label: string;
    value: Money;
    exercisableUntil: string | null;
    exercisedOn: string | null;
  }>;
  amendments: Array<{
    number: number;
    agreedOn: string;
    delta: Money;
    optionId: string | null;
    movesShares: boolean;
    /** What people should know of it */
    note: string | null;
  }>;
  /** The ledger's totals; to a member, of its own part */
  totals: {
    signed: Money;
    invoiced: Money;
    paid: Money;
  };
};

export type ContractEndInput = {
  endedOn: string;
  reason: string;
};

export type ContractInput = {
  /** The tender's, or the caller's first unless given */
  clusterId?: string;
  /** A `framework` has a ceiling and no turnover of its own; its `call_off`s have */
  kind?: 'contract' | 'framework' | 'call_off';
  /** The call for tender; the consortium's unless given */
  tenderId?: string | null;
  /** An awarded consortium of the cluster that has no contract yet (an award makes one by itself). Its tender, match run and members are those of the contract unless given. */
  consortiumId?: string | null;
  /** A run of the tender; the consortium's unless given */
  matchRunId?: string | null;
  /** Of a call-off */
  frameworkId?: string;
  /** Its title */
  title: string;
  reference?: string | null;
  buyer?: {
    /** Its name */
    name: string;
    private?: boolean;
  };
  /** The cluster's first unless given */
  sector?: string;
  value: {
    /** Euros in integer cents */
    amountCents: number;
    /** ISO 4217 */
    currency: 'EUR';
  };
  /** When given, its value is posted as signed on that day; otherwise POST …/sign does that later */
  signedOn?: string | null;
  startsOn?: string | null;
  endsOn?: string | null;
  lots?: Array<{
    /** The lot */
    lotId?: string | null;
    label?: string;
  }>;
  /** Shares sum to 10,000. Without roles the first is the mandataire, the others cotraitants. */
  members?: Array<{
    /** The organisation */
    organisationId: string;
    role?: 'mandataire' | 'cotraitant' | 'sous_traitant';
    /** Share in basis points: 10,000 is the whole */
    shareBp: number;
  }>;
  options?: Array<{
    label: string;
    value: {
      /** Euros in integer cents */
      amountCents: number;
      /** ISO 4217 */
      currency: 'EUR';
    };
    exercisableUntil?: string | null;
  }>;
};

export type ContractPage = {
  /** The rows of this page */
  items: Array<ContractSummary>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type ContractSignInput = {
  signedOn: string;
};

export type ContractSummary = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  /** A `framework` has a ceiling and no turnover of its own; its `call_off`s have */
  kind: 'contract' | 'framework' | 'call_off';
  /** The call for tender */
  tenderId: string | null;
  /** The consortium */
  consortiumId: string | null;
  /** The match run */
  matchRunId: string | null;
  frameworkId: string | null;
  /** Its title */
  title: string;
  reference: string | null;
  buyer: {
    /** Its name */
    name: string;
    private: boolean;
  };
  sector: string;
  value: Money;
  currentValue: Money;
  signedOn: string | null;
  startsOn: string | null;
  endsOn: string | null;
  endedOn: string | null;
  endReason: string | null;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
};

export type ConventionTerms = {
  /** Share in basis points: 10,000 is the whole */
  mandataireFeeBp: number | null;
  commonExpenses: string | null;
  guarantees: string | null;
  /** Euros in integer cents */
  insuranceCoverCents: number | null;
  defaultNoticeDays: number | null;
  penalties: string | null;
  disputes: string | null;
  payment: 'separate' | 'single_account' | null;
};

export type CounterInput = {
  shareBp: number;
  /** What people should know of it */
  note?: string;
};

export type Cpv = {
  /** CPV 2008 code: eight digits, no check digit */
  code: string;
  /** Published after a hyphen: 45262670-8 */
  checkDigit: string;
  /** Significant digits: 2 division, 3 group, 4 class, 5 category, up to 8 */
  level: number;
  parent: string | null;
  /** In the language asked for */
  label: string;
  labels: {
    fr: string;
    en: string;
  };
};

export type CpvDetail = {
  /** CPV 2008 code: eight digits, no check digit */
  code: string;
  /** Published after a hyphen: 45262670-8 */
  checkDigit: string;
  /** Significant digits: 2 division, 3 group, 4 class, 5 category, up to 8 */
  level: number;
  parent: string | null;
  /** In the language asked for */
  label: string;
  labels: {
    fr: string;
    en: string;
  };
  /** From the division down */
  ancestors: Array<Cpv>;
  children: Array<Cpv>;
};

export type CpvPage = {
  /** The rows of this page */
  items: Array<Cpv>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type CpvSuggestInput = {
  /** What is bought, or what a company does. A title on the first line weighs more. */
  text: string;
  /** Two letters; guessed from the text when absent */
  lang?: string;
  /** `works`, `supplies` or `services`; another word counts as not known */
  nature?: string;
  /** Codes wanted; 10 unless given */
  limit?: number;
};

export type CpvSuggestion = {
  /** CPV 2008 code: eight digits, no check digit */
  code: string;
  /** Label in the language of the text */
  label: string;
  /** Probability */
  score: number;
};

export type CpvSuggestions = {
  /** The rows of this page */
  items: Array<CpvSuggestion>;
  levels: Array<{
    level: 'division' | 'group' | 'class' | 'category' | 'code';
    /** The rows of this page */
    items: Array<CpvSuggestion>;
  }>;
};

export type DeclineInput = {
  reason: string;
};

export type DemoLogins = {
  /** The rows of this page */
  items: Array<{
    /** E-mail address */
    email: string;
    role: 'admin' | 'coordinator' | 'member';
    password: string;
  }>;
};

export type DissolveInput = {
  reason?: string;
};

export type ErasedPerson = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  erasedAt: string;
};

export type ExpiringCertification = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The organisation */
  organisationId: string;
  /** The organisation's name */
  organisationName: string;
  code: string;
  issuer: string | null;
  validUntil: string;
};

export type ExpiringCertificationPage = {
  /** The rows of this page */
  items: Array<ExpiringCertification>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type ExposureReport = {
  /** The cluster */
  clusterId: string | null;
  clusterName: string | null;
  /** First day */
  from: string | null;
  /** Last day */
  to: string;
  asOf: string;
  spread: {
    proposals: Spread;
    invitations: Spread;
    contracts: Spread;
  };
  members: Array<{
    /** The organisation */
    organisationId: string;
    /** Its name */
    name: string;
    sizeClass: string | null;
    /** Tenders for which the engine proposed it */
    proposals: number;
    invitations: number;
    contracts: number;
  }>;
};

export type FirstPasswordInput = {
  token: string;
  password: string;
};

export type ForgottenPasswordInput = {
  /** E-mail address */
  email: string;
};

export type Funding = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  /** Calendar year */
  year: number;
  source: string;
  amount: Money;
};

export type FundingInput = {
  /** Calendar year */
  year: number;
  source: string;
  amount: Money;
};

export type FundingPage = {
  /** The rows of this page */
  items: Array<Funding>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type Health = {
  status: string;
};

/** A column of the file */
export type ImportColumn = {
  /** The heading as the file has it */
  header: string;
  /** What it was taken for; null: nothing */
  field: string | null;
  /** How surely */
  confidence: number;
  /** The first cell that is not empty */
  example: string | null;
};

/** A row that is an organisation which is there already */
export type ImportDuplicate = {
  /** Row of the file */
  row: number;
  /** Name in the file */
  name: string;
  /** The organisation */
  organisationId: string;
  /** Name of the organisation that is there */
  existing: string;
  /** How it was found */
  by: 'number' | 'name';
  /** Fields that the row would change */
  changes: Array<string>;
};

/** A fault or a doubt of one cell or row */
export type ImportRemark = {
  /** As a spreadsheet counts: the heading is row 1 where nothing stands above it */
  row: number;
  /** The heading as the file has it; null for the whole row */
  column: string | null;
  /** What is wrong, in words that follow the heading */
  message: string;
  /** What the cell most likely was meant to hold */
  suggestion?: string;
};

export type ImportedTender = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  state: 'draft' | 'published' | 'matching' | 'proposed' | 'bidding' | 'submitted' | 'awarded' | 'lost' | 'cancelled' | 'withdrawn';
  /** Its title */
  title: string;
  /** In a few sentences */
  description: string | null;
  /** The cluster */
  clusterId: string;
  buyer: {
    /** Its name */
    name: string;
    private: boolean;
  };
  source: {
    format: 'eforms' | 'ted-export' | 'ocds' | 'boamp' | 'decp' | 'manual';
    noticeId: string | null;
    /** Counts changes; the ETag of the resource, for If-Match */
    version: string | null;
  };
  /** ISO 639-1 */
  language: string;
  constraints: Constraints;
  warnings: Array<Warning>;
  latestMatchRunId: string | null;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  lots: Array<Lot>;
  /** What a newer version of the notice changed; empty on a first import */
  changes: Array<{
    where: string;
    field: string;
    /** First day */
    from: unknown;
    /** Last day */
    to: unknown;
  }>;
};

export type Indispensability = {
  /** The lot */
  lotId: string;
  efficiencies: string;
  indispensability: string;
  minimality: string;
  signedOffBy: string | null;
  signedOffAt: string;
};

export type IndispensabilityInput = {
  /** All lots of the consortium unless given */
  lotId?: string;
  efficiencies: string;
  indispensability: string;
  minimality: string;
  signOff: true;
};

export type IndispensabilityList = {
  /** The rows of this page */
  items: Array<Indispensability>;
};

export type Invitation = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The consortium */
  consortiumId: string;
  /** The call for tender */
  tenderId: string;
  /** The organisation */
  organisationId: string;
  /** The organisation's name */
  organisationName: string | null;
  state: 'pending' | 'accepted' | 'declined' | 'countered' | 'expired' | 'withdrawn';
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  shareBp: number;
  amount: Money | null;
  covers: Array<string>;
  expiresAt: string;
  answeredAt: string | null;
  reason: string | null;
  counterShareBp: number | null;
  /** What people should know of it */
  note: string | null;
  undertaking: boolean;
  soloDeclaration: SoloDeclarations | null;
  consortiumState: 'proposed' | 'inviting' | 'recomposing' | 'agreed' | 'ready' | 'submitted' | 'awarded' | 'lost' | 'dissolved';
  tender: InvitedTender;
  coMembers: Array<CoMember>;
  /** When it was made */
  createdAt: string;
};

export type InvitationPage = {
  /** The rows of this page */
  items: Array<Invitation>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type InviteInput = {
  expiresAt: string;
  /** Re-compose by itself after a refusal; false unless given */
  automatic?: boolean;
};

export type InvitedBuyer = {
  /** Its name */
  name: string;
  private: boolean;
};

export type InvitedLot = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  externalId: string;
  /** Its title */
  title: string;
  deadline: string | null;
  estimatedValue: LotValue | null;
  requirements: Array<InvitedRequirement>;
};

export type InvitedRequirement = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  weightBp: number;
  mandatory: boolean;
  minLevel: number;
  certification: string | null;
  /** Part of the seat offered */
  own: boolean;
};

export type InvitedTender = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its title */
  title: string;
  buyer: InvitedBuyer;
  lots: Array<InvitedLot>;
};

export type KpiReport = {
  /** The cluster */
  clusterId: string | null;
  clusterName: string | null;
  /** First day */
  from: string | null;
  /** Last day */
  to: string;
  before: {
    /** First day */
    from: string;
    /** Last day */
    to: string;
  } | null;
  asOf: string;
  figures: {
    /** Turnover signed. Value signed in the period, without tax: contracts on their day of signature, amendments and options on theirs, less reversals. — Chiffre d’affaires signé : Montants signés dans la période, hors taxes : contrats au jour de leur signature, avenants et options au leur, moins les contre-passations. */
    signedCents: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Invoiced. Invoiced to buyers in the period, less credit notes and reversals. — Facturé : Facturé aux acheteurs dans la période, moins les avoirs et les contre-passations. */
    invoicedCents: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Paid. Paid by buyers in the period, less reversals. — Payé : Payé par les acheteurs dans la période, moins les contre-passations. */
    paidCents: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Leverage. Value signed in the period divided by the public funding of the years that the period touches. — Effet de levier : Chiffre d’affaires signé dans la période divisé par le financement public des années que la période touche. */
    leverage: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Tenders answered. Tenders to which a bid was handed in, or that ended in a contract; on the day of the bid, else of the last deadline, else of publication. — Consultations répondues : Consultations pour lesquelles une offre a été remise ou qui ont abouti à un contrat ; au jour de l’offre, à défaut de la dernière date limite, à défaut de la publication. */
    tendersAnswered: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Tenders won. Of the tenders answered in the period, those that were awarded to the cluster’s consortium. — Consultations gagnées : Parmi les consultations répondues dans la période, celles attribuées au groupement du cluster. */
    tendersWon: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Success rate. Tenders won divided by those of the answered ones whose outcome is known. — Taux de succès : Consultations gagnées divisées par celles des répondues dont l’issue est connue. */
    successRate: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Companies served. Companies with a positive value signed in the period. — Entreprises servies : Entreprises dont le montant signé dans la période est positif. */
    companiesServed: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Never served. Companies that are members on the last day and have had no value signed until then. — Jamais servies : Entreprises membres au dernier jour qui n’ont eu jusque-là aucun montant signé. */
    companiesNeverServed: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Median consortium size. Median number of members of the contracts signed in the period. — Taille médiane du groupement : Nombre médian de membres des contrats signés dans la période. */
    medianConsortiumSize: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** SME share. Share of the value signed that went to micro, small and medium enterprises (Recommendation 2003/361/EC), by their class when the contract was made; members of unknown class are left out. — Part des PME : Part du montant signé qui revient aux micro, petites et moyennes entreprises (recommandation 2003/361/CE), selon leur taille quand le contrat a été conclu ; les membres de taille inconnue ne comptent pas. */
    smeShare: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Gini of invitations. Gini coefficient of the invitations of the period over the members: 0 when all have as many, towards 1 when one has them all. — Gini des invitations : Coefficient de Gini des invitations de la période entre les membres : 0 quand tous en ont autant, vers 1 quand un seul les a toutes. */
    exposureGini: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Time to agreement. Median days from a tender’s publication here to its consortium’s agreement, of those agreed in the period. — Délai jusqu’à l’accord : Nombre médian de jours entre la publication d’une consultation ici et l’accord de son groupement, pour les accords de la période. */
    daysToConsortium: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Refusal rate. Invitations declined divided by those answered (accepted, declined or countered) in the period. — Taux de refus : Invitations refusées divisées par celles qui ont eu une réponse dans la période (acceptée, refusée, contre-proposition). */
    refusalRate: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Turnover represented. Yearly turnover of the members on the last day (all kinds of organisations), each by its latest known year until then. — Chiffre d’affaires représenté : Chiffre d’affaires annuel des membres au dernier jour (organisations de toute nature), chacun pour sa dernière année connue jusque-là. */
    turnoverRepresentedCents: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Jobs represented. Headcount of the members on the last day (all kinds of organisations), each by its latest known year until then. — Emplois représentés : Effectif des membres au dernier jour (organisations de toute nature), chacun pour sa dernière année connue jusque-là. */
    jobsRepresented: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Member companies. Companies that are members on the last day of the period. — Entreprises membres : Entreprises membres au dernier jour de la période. */
    members: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Public funding. Public money that the clusters received in the years that the period touches. — Financement public : Argent public reçu par les clusters dans les années que la période touche. */
    fundingCents: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Share served. Companies served divided by member companies. — Part servie : Entreprises servies divisées par les entreprises membres. */
    servedShare: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Contracts signed. Contracts and call-offs signed in the period; framework agreements do not count. — Contrats signés : Contrats et marchés subséquents signés dans la période ; les accords-cadres ne comptent pas. */
    contractsSigned: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Per tender. Value signed on contracts that come from a tender, divided by the number of those tenders. — Par consultation : Montant signé sur les contrats issus d’une consultation, divisé par le nombre de ces consultations. */
    turnoverPerTenderCents: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
    /** Per company. Value signed divided by companies served. — Par entreprise : Chiffre d’affaires signé divisé par les entreprises servies. */
    turnoverPerCompanyCents: {
      value: number | null;
      /** Of the period before */
      before: number | null;
      /** (value − before) / before; null without a positive base */
      growth: number | null;
      /** `eur`: integer cents; `ratio`: 0 to 1 */
      unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
      /** What the figure is, in the language of `lang` */
      definition: string;
    };
  };
  /** Companies that are members on the last day, by their size class of today — Entreprises membres au dernier jour, par taille d’aujourd’hui */
  membersBySizeClass: Array<{
    /** Of Recommendation 2003/361/EC; null: not known */
    sizeClass: string | null;
    members: number;
    /** Of all member companies, 0 to 1 */
    share: number;
  }>;
  comparison: Array<{
    figure: string;
    /** Clusters that have the figure: 5 at least */
    clusters: number;
    lowerQuartile: number;
    median: number;
    upperQuartile: number;
  }> | null;
};

export type LedgerEntry = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The contract */
  contractId: string;
  /** The cluster */
  clusterId: string;
  /** The call for tender that the contract comes from */
  tenderId: string | null;
  /** The consortium that won it */
  consortiumId: string | null;
  /** The match run that proposed the consortium */
  matchRunId: string | null;
  /** `signed`: value of what was signed; `invoiced` to the buyer; `paid` by the buyer */
  measure: 'signed' | 'invoiced' | 'paid';
  amount: Money;
  occurredOn: string;
  reference: string | null;
  /** What people should know of it */
  note: string | null;
  reversesId: string | null;
  reversedById: string | null;
  /** Debits and credits are equal. A member sees its own lines and the contract's name, not the others'. */
  postings: Array<{
    account: 'contract' | 'member';
    accountId: string;
    /** The organisation */
    organisationId: string | null;
    debit: Money;
    credit: Money;
  }>;
  /** When it was made */
  createdAt: string;
};

export type LedgerEntryInput = {
  /** `signed`: value of what was signed; `invoiced` to the buyer; `paid` by the buyer */
  measure: 'signed' | 'invoiced' | 'paid';
  amount: Money;
  /** Not in the future; today unless given */
  occurredOn?: string;
  /** The document's number, once for a contract and measure */
  reference?: string | null;
  /** What people should know of it */
  note?: string | null;
  /** Each member's part, to the cent; by the contract's shares unless given (largest remainder) */
  split?: Array<{
    /** The organisation */
    organisationId: string;
    amount: Money;
  }>;
};

export type LedgerEntryPage = {
  /** The rows of this page */
  items: Array<LedgerEntry>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type LedgerImportResult = {
  /** Entries that are new */
  created: number;
  /** Rows whose entry was there already, by contract, measure and reference */
  unchanged: number;
  errors: Array<RowFault>;
};

export type LoginInput = {
  /** E-mail address */
  email: string;
  password: string;
};

export type Lot = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  externalId: string;
  /** Its title */
  title: string;
  /** In a few sentences */
  description: string | null;
  cpvMain: string | null;
  cpvAdditional: Array<string>;
  /** NUTS code of the region */
  nuts: Array<string>;
  estimatedValue: {
    amountCents: number;
    /** ISO 4217 */
    currency: string;
  } | null;
  deadline: string | null;
  withdrawnAt: string | null;
  requirements: Array<Requirement>;
};

export type LotInput = {
  externalId?: string;
  /** Its title */
  title: string;
  /** In a few sentences */
  description?: string;
  /** CPV 2008 code: eight digits, no check digit */
  cpvMain?: string;
  cpvAdditional?: Array<string>;
  /** NUTS code of the region */
  nuts?: Array<string>;
  estimatedValue?: PublishedAmount | null;
  deadline?: string | null;
  requirements?: Array<RequirementInput>;
};

export type LotResult = {
  /** The lot */
  lotId: string;
  status: string;
  certificate: Certificate;
  consortia: Array<ProposedConsortium>;
  infeasibility: Record<string, unknown> | null;
  /** State of the network that it answers: transactions seen, as pg_snapshot. Null in older runs */
  snapshotVersion?: string | null;
};

export type LotSoloDeclarationInput = {
  /** The lot */
  lotId: string;
  couldBidAlone: boolean;
  reasons: string;
  willBidAlone?: boolean;
};

export type LotValue = {
  amountCents: number;
  /** ISO 4217 */
  currency: string;
};

export type MatchOptions = {
  /** Consortia wanted for each lot; 5 unless given */
  k?: number;
  /** Search nodes for each lot */
  nodes?: number;
  /** Members by which two proposals differ at least; 2 unless given */
  minDifference?: number;
  weights?: MatchWeights;
};

export type MatchRun = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The call for tender */
  tenderId: string;
  status: 'queued' | 'running' | 'succeeded' | 'infeasible' | 'failed' | 'cancelled';
  progress: MatchRunProgress;
  /** Why it failed */
  error: string | null;
  engineVersion: string | null;
  /** When it was made */
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  lots: Array<LotResult>;
  plan: TenderPlan | null;
};

export type MatchRunInput = {
  /** All lots unless given */
  lotIds?: Array<string>;
  options?: MatchOptions;
};

export type MatchRunLotFacts = {
  /** What each component of the score counted; only the proportions matter */
  weights: Record<string, number>;
  /** Organisations among which was searched */
  candidates: number;
  requirements: Array<MatchedRequirement>;
  /** Where the work is done */
  site: SitePosition | null;
  /** The organisations of the proposed consortia */
  members: Array<MatchedMember>;
};

export type MatchRunPage = {
  /** The rows of this page */
  items: Array<MatchRunSummary>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type MatchRunProgress = {
  lotsDone: number;
  lotsTotal: number;
  /** The lot */
  lotId: string | null;
  nodes: number;
  incumbent: number | null;
  upperBound: number | null;
  /** `plan`: all lots are done, and the plan for all of them is being made */
  stage?: 'lots' | 'plan';
};

export type MatchRunSummary = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The call for tender */
  tenderId: string;
  status: 'queued' | 'running' | 'succeeded' | 'infeasible' | 'failed' | 'cancelled';
  progress: MatchRunProgress;
  /** Why it failed */
  error: string | null;
  engineVersion: string | null;
  /** When it was made */
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};

/** Weights of the score's components instead of the cluster's policy; the engine divides by their sum */
export type MatchWeights = {
  coverage?: number;
  cohesion?: number;
  proximity?: number;
  sme?: number;
  balance?: number;
  fairTurn?: number;
  parsimony?: number;
};

export type MatchedMember = {
  /** The organisation */
  organisationId: string;
  /** Degrees north */
  lat: number | null;
  /** Degrees east */
  lon: number | null;
  /** From the site, as the crow flies */
  distanceKm: number | null;
  qualities: Array<RequirementQuality>;
};

export type MatchedRequirement = {
  /** The requirement */
  id: string;
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** Its part of the work, in basis points */
  weightBp: number;
  /** Whether it must be covered */
  mandatory: boolean;
  /** Least level, 1 to 5 */
  minLevel: number;
  /** Certificate that is asked for */
  certification: string | null;
};

export type Membership = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  /** The organisation */
  organisationId: string;
  /** The organisation's name */
  organisationName: string;
  since: string;
  until: string | null;
};

export type MembershipEndInput = {
  /** First day outside; today unless given */
  until?: string;
};

export type MembershipInput = {
  /** The organisation */
  organisationId: string;
  /** Today unless given */
  since?: string;
  /** First day outside; null: it lasts */
  until?: string | null;
};

export type MembershipPage = {
  /** The rows of this page */
  items: Array<Membership>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type MissingFact = {
  memberId: string | null;
  memberName: string;
  /** Stable name of the fact */
  field: string;
  question: {
    fr: string;
    en: string;
  };
  documents: Array<'dc1' | 'dc2' | 'dc4' | 'convention' | 'split' | 'espd' | 'dossier'>;
  dueOn: string | null;
};

export type MissingFacts = {
  /** The rows of this page */
  items: Array<{
    /** The consortium */
    consortiumId: string;
    tenderTitle: string;
    dueOn: string | null;
    missing: Array<MissingFact>;
  }>;
};

/** Amount in integer cents */
export type Money = {
  /** Integer cents */
  amountCents: number;
  /** ISO 4217 */
  currency: 'EUR';
};

export type NewWebhook = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  url: string;
  events: Array<string>;
  active: boolean;
  /** When it was made */
  createdAt: string;
  /** Signs the messages (Standard Webhooks); shown this once */
  secret: string;
};

export type NoticeImport = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  error: string | null;
  /** Files: read, refused, and waiting */
  progress: {
    total: number;
    done: number;
    refused: number;
    waiting: number;
  };
  /** Notices by what became of them; `recorded`: results that feed the track records */
  notices: {
    total: number;
    created: number;
    updated: number;
    unchanged: number;
    recorded: number;
  };
  /** When it was made */
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};

export type NoticeImportFile = {
  /** Its name */
  name: string;
  size: number;
  outcome: 'waiting' | 'done' | 'refused';
  notices: number;
  created: number;
  updated: number;
  unchanged: number;
  recorded: number;
  tenderIds: Array<string>;
  /** Notices of the file that could not be used */
  refused: Array<{
    index: number;
    noticeId: string;
    code: string;
    message: string;
  }>;
  error: {
    code: string;
    message: string;
    line?: number;
    column?: number;
  } | null;
};

export type NoticeImportFilePage = {
  /** The rows of this page */
  items: Array<NoticeImportFile>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type NoticeImportPage = {
  /** The rows of this page */
  items: Array<NoticeImport>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type Notification = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  kind: string;
  subject: string;
  /** In the reader's language */
  text: string;
  /** The consortium */
  consortiumId: string | null;
  /** The invitation */
  invitationId: string | null;
  /** The call for tender */
  tenderId: string | null;
  /** When it was made */
  createdAt: string;
  readAt: string | null;
};

export type NotificationPage = {
  /** The rows of this page */
  items: Array<Notification>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type Nuts = {
  code: string;
  /** 0 country, 3 département */
  level: number;
  parent: string | null;
  /** In the language asked for */
  label: string;
  labels: {
    fr: string;
    en: string;
  };
  /** Centre in degrees, WGS 84; France only */
  lat: number | null;
  /** Longitude in degrees, WGS 84 */
  lon: number | null;
};

export type NutsPage = {
  /** The rows of this page */
  items: Array<Nuts>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type OptionExerciseInput = {
  agreedOn: string;
  /** What people should know of it */
  note?: string | null;
};

export type Organisation = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its name */
  name: string;
  kind: 'company' | 'research' | 'training' | 'institution';
  registrationNumber: string | null;
  /** ISO 3166-1, two letters */
  country: string;
  /** NUTS code of the region */
  nuts: string | null;
  /** Town or city */
  town: string | null;
  /** Latitude in degrees, WGS 84 */
  lat: number | null;
  /** Longitude in degrees, WGS 84 */
  lon: number | null;
  canLead: boolean;
  headcount: number | null;
  turnoverCents: number | null;
  /** Recommendation 2003/361/EC */
  sizeClass: 'micro' | 'small' | 'medium' | 'large' | null;
  /** Décret 2008-1354 */
  sizeClassFr: 'micro' | 'pme' | 'eti' | 'ge' | null;
  clusterIds: Array<string>;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** NAF rev. 2 or NAF 2025 */
  nafCode: string | null;
  /** Postal code */
  postalCode: string | null;
  /** Street address */
  address: string | null;
  website: string | null;
  /** In a few sentences */
  description: string | null;
  exclusionGround: string | null;
  excludedUntil: string | null;
  /** Whether a declared ground for exclusion holds today */
  excluded: boolean;
  years: Array<{
    /** Calendar year */
    year: number;
    /** Annual work units */
    headcount: number;
    /** Euros in integer cents */
    turnoverCents: number;
    /** Euros in integer cents */
    balanceSheetCents: number | null;
    /** Recommendation 2003/361/EC */
    sizeClass: 'micro' | 'small' | 'medium' | 'large';
    /** Décret 2008-1354 */
    sizeClassFr: 'micro' | 'pme' | 'eti' | 'ge';
  }>;
  capabilities: Array<{
    /** CPV 2008 code: eight digits, no check digit */
    cpv: string;
    level: number;
    evidence: number;
    /** Euros in integer cents */
    capacityCents: number | null;
    /** In a few sentences */
    description: string | null;
  }>;
  certifications: Array<{
    code: string;
    issuer: string | null;
    validUntil: string | null;
    /** Whether its last day of validity has passed */
    expired: boolean;
  }>;
  references: Array<{
    /** Its id; sorts by when it was made (UUID version 7) */
    id: string;
    /** Its title */
    title: string;
    buyer: string;
    /** CPV 2008 code: eight digits, no check digit */
    cpv: string | null;
    /** Calendar year */
    year: number;
    /** Euros in integer cents */
    valueCents: number | null;
    /** In a few sentences */
    description: string | null;
    /** `declared`, or the result notice that it was read from */
    source: string;
  }>;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
};

/** What a file holds, before anything is kept */
export type OrganisationImportPreview = {
  /** The columns, in their order */
  columns: Array<ImportColumn>;
  /** Rows below the heading, without blank ones, totals and repeated headings */
  rows: number;
  /** Organisations that are new */
  created: number;
  /** Organisations that were found by registration number or name */
  updated: number;
  /** What keeps rows out */
  errors: Array<ImportRemark>;
  /** What was taken over with a doubt */
  warnings: Array<ImportRemark>;
  /** Headings that nothing was taken from */
  ignoredColumns: Array<string>;
  /** Rows that are there already, with what would be merged */
  duplicates: Array<ImportDuplicate>;
};

/** What an import did, or would do */
export type OrganisationImportResult = {
  /** Organisations that are new */
  created: number;
  /** Organisations that were found by registration number or name */
  updated: number;
  /** People invited */
  invited: number;
  /** What keeps rows out */
  errors: Array<ImportRemark>;
  /** What was taken over with a doubt */
  warnings: Array<ImportRemark>;
  /** Headings that nothing was taken from */
  ignoredColumns: Array<string>;
};

export type OrganisationInput = {
  /** Its name */
  name: string;
  kind: 'company' | 'research' | 'training' | 'institution';
  /** The cluster that it joins; the caller's first unless given */
  clusterId?: string;
  /** National registration number; in France the SIRET */
  registrationNumber?: string | null;
  /** NAF rev. 2 or NAF 2025; the last letter tells the edition */
  nafCode?: string | null;
  /** ISO 3166-1; FR unless given */
  country?: string;
  /** NUTS code */
  nuts?: string | null;
  /** Town or city */
  town?: string | null;
  /** Postal code */
  postalCode?: string | null;
  /** Street address */
  address?: string | null;
  /** Degrees, WGS 84 */
  lat?: number | null;
  /** Degrees, WGS 84 */
  lon?: number | null;
  website?: string | null;
  /** In a few sentences */
  description?: string | null;
  /** Whether it can be mandataire of a group; true unless given */
  canLead?: boolean;
  /** Ground for exclusion that the organisation declares (CCP L2141-1 to -10): it is never proposed */
  exclusionGround?: string | null;
  /** First day without the ground; null: without end */
  excludedUntil?: string | null;
  years?: Array<YearFiguresInput>;
  capabilities?: Array<CapabilityInput>;
  certifications?: Array<CertificationInput>;
  references?: Array<ReferenceInput>;
};

export type OrganisationPage = {
  /** The rows of this page */
  items: Array<OrganisationSummary>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type OrganisationPatch = {
  /** Its name */
  name?: string;
  kind?: 'company' | 'research' | 'training' | 'institution';
  /** National registration number; in France the SIRET */
  registrationNumber?: string | null;
  /** NAF rev. 2 or NAF 2025; the last letter tells the edition */
  nafCode?: string | null;
  /** ISO 3166-1; FR unless given */
  country?: string;
  /** NUTS code */
  nuts?: string | null;
  /** Town or city */
  town?: string | null;
  /** Postal code */
  postalCode?: string | null;
  /** Street address */
  address?: string | null;
  /** Degrees, WGS 84 */
  lat?: number | null;
  /** Degrees, WGS 84 */
  lon?: number | null;
  website?: string | null;
  /** In a few sentences */
  description?: string | null;
  /** Whether it can be mandataire of a group; true unless given */
  canLead?: boolean;
  /** Ground for exclusion that the organisation declares (CCP L2141-1 to -10): it is never proposed */
  exclusionGround?: string | null;
  /** First day without the ground; null: without end */
  excludedUntil?: string | null;
};

export type OrganisationSummary = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its name */
  name: string;
  kind: 'company' | 'research' | 'training' | 'institution';
  registrationNumber: string | null;
  /** ISO 3166-1, two letters */
  country: string;
  /** NUTS code of the region */
  nuts: string | null;
  /** Town or city */
  town: string | null;
  /** Latitude in degrees, WGS 84 */
  lat: number | null;
  /** Longitude in degrees, WGS 84 */
  lon: number | null;
  canLead: boolean;
  headcount: number | null;
  turnoverCents: number | null;
  /** Recommendation 2003/361/EC */
  sizeClass: 'micro' | 'small' | 'medium' | 'large' | null;
  /** Décret 2008-1354 */
  sizeClassFr: 'micro' | 'pme' | 'eti' | 'ge' | null;
  clusterIds: Array<string>;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
};

export type Outcome = {
  result: 'awarded' | 'lost';
  lots: Array<{
    /** The lot */
    lotId: string;
    amount: Money;
  }>;
  reason: string | null;
  winner: string | null;
  lessons: string | null;
  at: string;
  /** The contract */
  contractId: string | null;
};

export type OutcomeInput = {
  result: 'awarded' | 'lost';
  /** Values by lot, when won */
  lots?: Array<{
    /** The lot */
    lotId: string;
    amount: Money;
  }>;
  reason?: string;
  winner?: string;
  lessons?: string;
};

export type Partnership = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster that shares, or not */
  clusterId: string;
  partnerClusterId: string;
  sharesOrganisations: boolean;
  since: string;
};

export type PartnershipChange = {
  sharesOrganisations: boolean;
};

export type PartnershipInput = {
  partnerClusterId: string;
  /** Whether the partner's coordinators see this cluster's organisations; false unless given */
  sharesOrganisations?: boolean;
  /** Today unless given */
  since?: string;
};

export type PartnershipPage = {
  /** The rows of this page */
  items: Array<Partnership>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type PasswordChangeInput = {
  currentPassword: string;
  password: string;
};

export type Person = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** E-mail address */
  email: string;
  /** Its name */
  name: string;
  /** ISO 639-1 */
  language: 'fr' | 'en';
  roles: Array<Role>;
};

export type PersonInput = {
  /** E-mail address */
  email: string;
  /** Its name */
  name: string;
  /** ISO 639-1 */
  language?: 'fr' | 'en';
  roles: Array<Role>;
};

export type PersonPage = {
  /** The rows of this page */
  items: Array<PersonSummary>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type PersonPatch = {
  /** Its name */
  name?: string;
  /** ISO 639-1 */
  language?: 'fr' | 'en';
};

export type PersonSummary = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** E-mail address */
  email: string;
  /** Its name */
  name: string;
  /** ISO 639-1 */
  language: 'fr' | 'en';
  roles: Array<Role>;
  /** `invited`: no password set yet; `disabled`: cannot sign in */
  status: 'invited' | 'active' | 'disabled';
};

export type PersonalData = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  exportedAt: string;
  data: Record<string, Array<Record<string, unknown>>>;
};

/** A problem document (RFC 9457). `code` is stable: program against it. Some problems have further members, such as `state` and `allowed` of a transition that is not there. */
export type Problem = {
  /** `urn:groupement:problem:` and the code */
  type: string;
  /** The status in words */
  title: string;
  /** The HTTP status */
  status: number;
  /** What went wrong; stable */
  code: string;
  /** What went wrong, for people */
  detail: string;
  /** The path that was called */
  instance: string;
  /** Also in the header X-Request-Id and in the logs */
  requestId: string;
  /** The faulty places of the input */
  errors?: Array<ProblemPlace>;
};

/** One fault of the input */
export type ProblemPlace = {
  /** A JSON pointer (RFC 6901) into the body, `?name` of a query parameter, `{name}` of a part of the path, or a header */
  pointer: string;
  /** What is wrong there, for people */
  message: string;
};

/** The smallest single change of profile that would bring it in */
export type ProfileChange = {
  /** The requirement */
  requirementId: string;
  kind: 'certification' | 'level' | 'evidence' | 'capacity' | 'capability';
  capability: Record<string, unknown> | null;
  certification: string | null;
  /** How much is asked: steps of level and the like */
  effort: number;
  explanation: string;
};

export type ProposedConsortium = {
  rank: number;
  score: number;
  components: Record<string, number>;
  certificate?: Certificate;
  members: Array<ProposedMember>;
  explanation?: Array<string>;
};

export type ProposedMember = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  name?: string | null;
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  shareBp: number;
  covers: Array<string>;
  /** Score of the consortium less its best score without this member */
  marginal: number;
};

export type PublishedAmount = {
  /** Euros in integer cents */
  amountCents: number;
  /** ISO 4217 */
  currency: string;
};

/** With `alternative`: goes on with it. Otherwise opens a re-composition, without the members of `exclude`; a group that has applied needs a ground of R2142-26, one that has signed a ground of R2194-6 */
export type RecomposeInput = {
  /** Rank of the one to go on with */
  alternative?: number;
  /** Go on with the best one, now and from now on */
  automatic?: boolean;
  /** Members to replace */
  exclude?: Array<string>;
  ground?: 'declined' | 'expired' | 'countered' | 'replaced' | 'restructuring' | 'impossibility' | 'buyer_authorised' | 'excluded' | 'review_clause';
  /** What people should know of it */
  note?: string;
  /** When the buyer asked for the replacement (L2141-13) */
  requestedAt?: string;
  expiresAt?: string;
};

export type Recomposition = {
  round: number;
  status: 'queued' | 'found' | 'impasse' | 'applied' | 'failed';
  ground: string;
  because: string | null;
  /** False: more alternatives may follow, ranked behind these */
  complete: boolean;
  alternatives: Array<Alternative>;
};

export type ReferenceInput = {
  /** Its title */
  title: string;
  buyer: string;
  /** CPV 2008 code: eight digits, no check digit */
  cpv?: string | null;
  /** Calendar year */
  year: number;
  /** Euros in integer cents */
  valueCents?: number | null;
  /** In a few sentences */
  description?: string | null;
};

export type RefreshInput = {
  refreshToken: string;
};

export type Relation = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The organisation */
  organisationId: string;
  kind: 'competitor' | 'same_group';
  /** What people should know of it */
  note: string | null;
  /** When it was made */
  createdAt: string;
};

export type RelationInput = {
  /** The organisation */
  organisationId: string;
  kind: 'competitor' | 'same_group';
  /** What people should know of it */
  note?: string | null;
};

export type RelationPage = {
  /** The rows of this page */
  items: Array<Relation>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type Replay = {
  /** Every lot and the plan gave the same bytes again */
  identical: boolean;
  engineVersion: string;
  lots: Array<{
    /** The lot */
    lotId: string;
    identical: boolean;
    /** SHA-256, hexadecimal */
    problemHash: string;
    /** SHA-256, hexadecimal */
    resultHash: string;
    /** SHA-256, hexadecimal */
    replayHash: string;
  }>;
  plan: {
    identical: boolean;
    /** SHA-256, hexadecimal */
    planHash: string;
    /** SHA-256, hexadecimal */
    replayHash: string;
  } | null;
};

export type Requirement = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  weightBp: number;
  mandatory: boolean;
  minLevel: number;
  certification: string | null;
  capacityCents: number | null;
  mustBeDoneByMember: boolean;
  origin: {
    kind: string;
    quote: string | null;
    confidence: number;
  };
  confirmed: boolean;
};

export type RequirementInput = {
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** Part of the work; the weights of a lot sum to 10,000. Left out of all: equal parts */
  weightBp?: number;
  /** True unless given */
  mandatory?: boolean;
  minLevel?: number;
  certification?: string | null;
  /** Euros in integer cents */
  capacityCents?: number | null;
  /** An essential task reserved to the group (R2142-27) */
  mustBeDoneByMember?: boolean;
  confirmed?: boolean;
};

export type RequirementQuality = {
  /** The requirement */
  requirementId: string;
  /** Closeness of the trade, times level, times evidence; 0 where it has nothing that serves */
  quality: number;
};

export type RequirementsInput = {
  requirements: Array<RequirementInput>;
};

export type ReversalInput = {
  reason: string;
  /** Not before the entry, not in the future; today unless given */
  occurredOn?: string;
};

export type Role = {
  role: 'admin';
} | {
  role: 'coordinator';
  /** The cluster */
  clusterId: string;
} | {
  role: 'member';
  /** The organisation */
  organisationId: string;
};

export type RowFault = {
  /** As a spreadsheet counts: the heading is row 1 */
  row: number;
  column: string | null;
  message: string;
};

export type SitePosition = {
  /** Degrees north */
  lat: number;
  /** Degrees east */
  lon: number;
};

export type SoloDeclaration = {
  /** The lot */
  lotId: string;
  couldBidAlone: boolean;
  willBidAlone: boolean;
  reasons: string;
  sealedAt: string;
};

/** Sealed: it cannot be changed. Give it lot by lot, or once for all lots of the invitation */
export type SoloDeclarationInput = {
  /** For every lot that is not in `lots` */
  couldBidAlone?: boolean;
  reasons?: string;
  /** It does bid alone; false unless given */
  willBidAlone?: boolean;
  lots?: Array<LotSoloDeclarationInput>;
};

export type SoloDeclarations = {
  /** The rows of this page */
  items: Array<SoloDeclaration>;
};

export type Spread = {
  total: number;
  /** What each member would have if all had as many */
  evenShare: number;
  /** 0: all have as many; towards 1: one has everything */
  gini: number;
  /** Members that have none */
  without: number;
};

export type Tender = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  state: 'draft' | 'published' | 'matching' | 'proposed' | 'bidding' | 'submitted' | 'awarded' | 'lost' | 'cancelled' | 'withdrawn';
  /** Its title */
  title: string;
  /** In a few sentences */
  description: string | null;
  /** The cluster */
  clusterId: string;
  buyer: {
    /** Its name */
    name: string;
    private: boolean;
  };
  source: {
    format: 'eforms' | 'ted-export' | 'ocds' | 'boamp' | 'decp' | 'manual';
    noticeId: string | null;
    /** Counts changes; the ETag of the resource, for If-Match */
    version: string | null;
  };
  /** ISO 639-1 */
  language: string;
  constraints: Constraints;
  warnings: Array<Warning>;
  latestMatchRunId: string | null;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  lots: Array<Lot>;
};

export type TenderInput = {
  /** The cluster */
  clusterId?: string;
  /** Its title */
  title: string;
  /** In a few sentences */
  description?: string;
  buyer: {
    /** Its name */
    name: string;
    private?: boolean;
  };
  /** ISO 639-1 */
  language?: string;
  constraints?: Constraints;
  lots?: Array<LotInput>;
};

export type TenderPage = {
  /** The rows of this page */
  items: Array<TenderSummary>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type TenderPatch = {
  /** Its title */
  title?: string;
  /** In a few sentences */
  description?: string | null;
  buyer?: {
    /** Its name */
    name?: string;
    private?: boolean;
  };
  /** ISO 639-1 */
  language?: string;
  constraints?: Constraints;
};

/** One plan for all lots of the run together: at most `maxLotsPerTenderer` lots for each organisation, no capacity promised twice, groups of lots answered by one consortium. The score is the mean of the lots' scores by their estimated value, 0 for a lot left out. Null: for one lot, for more than 100, and while it is not made */
export type TenderPlan = {
  certificate: Certificate;
  lots: Array<{
    /** One lot, or the lots of a group that one consortium answers */
    lotIds: Array<string>;
    consortium: ProposedConsortium | null;
  }>;
  /** Who would sit in too many lots or promise more than it has, and what the plan does instead */
  explanation: Array<string>;
};

export type TenderSuggestion = {
  /** The lot */
  lotId: string;
  lotExternalId: string;
  kind: 'min_turnover' | 'min_headcount' | 'min_sme_share' | 'sme_suitable' | 'research_organisation' | 'reserved' | 'legal_form' | 'security_clearance' | 'essential_tasks';
  scope: 'group' | 'each_member' | 'mandataire';
  /** Cents for turnover, persons for headcount, basis points for a share */
  value: number | null;
  text: string | null;
  origin: {
    /** The field of the notice */
    kind: string;
    quote: string;
    confidence: number;
  };
  flag: {
    rule: string;
    article: string;
    message: string;
  } | null;
  confirmed: boolean;
};

export type TenderSuggestionDecision = {
  /** The lot */
  lotId: string;
  kind: 'min_turnover' | 'min_headcount' | 'min_sme_share' | 'sme_suitable' | 'research_organisation' | 'reserved' | 'legal_form' | 'security_clearance' | 'essential_tasks';
  scope?: 'group' | 'each_member' | 'mandataire';
  confirmed: boolean;
};

export type TenderSuggestions = {
  /** The rows of this page */
  items: Array<TenderSuggestion>;
};

export type TenderSummary = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  state: 'draft' | 'published' | 'matching' | 'proposed' | 'bidding' | 'submitted' | 'awarded' | 'lost' | 'cancelled' | 'withdrawn';
  /** Its title */
  title: string;
  /** In a few sentences */
  description: string | null;
  /** The cluster */
  clusterId: string;
  buyer: {
    /** Its name */
    name: string;
    private: boolean;
  };
  source: {
    format: 'eforms' | 'ted-export' | 'ocds' | 'boamp' | 'decp' | 'manual';
    noticeId: string | null;
    /** Counts changes; the ETag of the resource, for If-Match */
    version: string | null;
  };
  /** ISO 639-1 */
  language: string;
  constraints: Constraints;
  warnings: Array<Warning>;
  latestMatchRunId: string | null;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  lotCount: number;
  deadline: string | null;
};

export type Tie = {
  /** The organisation */
  organisationId: string;
  /** Share in basis points: 10,000 is the whole */
  weightBp: number;
  jointContracts: number;
  lastYear: number | null;
  source: string;
};

export type TieInput = {
  /** Share in basis points: 10,000 is the whole */
  weightBp: number;
  /** 1 unless given */
  jointContracts?: number;
  lastYear?: number | null;
};

export type TiePage = {
  /** The rows of this page */
  items: Array<Tie>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type Tokens = {
  /** Send as `Authorization: Bearer …` */
  accessToken: string;
  /** Good for one refresh */
  refreshToken: string;
  tokenType: 'Bearer';
  /** Life of the access token in seconds */
  expiresIn: number;
};

export type TrackRecord = {
  /** The organisation */
  organisationId: string;
  years: Array<{
    /** Calendar year */
    year: number | null;
    awards: number;
    /** Euros only, in cents */
    valueCents: number;
    jointly: number;
    asLead: number;
  }>;
  buyers: Array<{
    /** Its name */
    name: string;
    awards: number;
    /** Euros only, in cents */
    valueCents: number;
  }>;
  partners: Array<{
    /** Its name */
    name: string;
    /** The organisation */
    organisationId: string | null;
    awards: number;
  }>;
};

export type TurnoverReport = {
  /** `signed`: value of what was signed; `invoiced` to the buyer; `paid` by the buyer */
  measure: 'signed' | 'invoiced' | 'paid';
  groupBy: Array<'year' | 'cluster' | 'organisation' | 'sizeClass' | 'sector' | 'tender'>;
  /** First day */
  from: string | null;
  /** Last day */
  to: string;
  /** The cluster */
  clusterId: string | null;
  clusterName: string | null;
  asOf: string;
  total: Money;
  rows: Array<{
    /** Year, id or word, in the order of groupBy */
    ids: Array<string | null>;
    /** The same to be read */
    keys: Array<string>;
    amount: Money;
    /** Contracts that the amount comes from */
    contracts: number;
  }>;
};

export type Verdict = {
  ruleId: string;
  article: string;
  /** Its title */
  title: string;
  status: 'ok' | 'warning' | 'blocking' | 'not_applicable';
  message: string;
  /** Amounts in cents, shares in basis points */
  figures: Record<string, unknown>;
};

export type Warning = {
  code: string;
  where: string;
  message: string;
};

export type Watch = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  source: 'folder' | 'ted' | 'boamp';
  /** Its name */
  name: string;
  /** A folder below the watch folder, or the address of the service */
  location: string;
  /** In the query language of the service */
  query: string | null;
  filters: WatchFilters;
  everyMinutes: number;
  enabled: boolean;
  polledAt: string | null;
  error: string | null;
};

export type WatchFilters = {
  /** CPV codes or prefixes; none: what the members of the cluster do */
  cpv: Array<string>;
  /** NUTS code of the region */
  nuts: Array<string>;
  keywords: Array<string>;
  /** Share in basis points: 10,000 is the whole */
  minScoreBp: number;
};

export type WatchFiltersInput = {
  /** CPV codes or prefixes; none: what the members of the cluster do */
  cpv?: Array<string>;
  /** NUTS code of the region */
  nuts?: Array<string>;
  keywords?: Array<string>;
  /** Share in basis points: 10,000 is the whole */
  minScoreBp?: number;
};

export type WatchFind = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  key: string;
  noticeId: string | null;
  /** Its title */
  title: string | null;
  /** Share in basis points: 10,000 is the whole */
  scoreBp: number;
  reasons: Array<string>;
  outcome: 'proposed' | 'below' | 'known' | 'refused';
  /** The call for tender */
  tenderId: string | null;
  foundAt: string;
};

export type WatchFindPage = {
  /** The rows of this page */
  items: Array<WatchFind>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type WatchInput = {
  /** The cluster */
  clusterId?: string;
  source: 'folder' | 'ted' | 'boamp';
  /** Its name */
  name: string;
  /** A folder below the watch folder, or the address of the service */
  location: string;
  /** In the query language of the service */
  query?: string | null;
  filters?: WatchFiltersInput;
  everyMinutes?: number;
  enabled?: boolean;
};

export type WatchPage = {
  /** The rows of this page */
  items: Array<Watch>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type WatchPatch = {
  /** Its name */
  name?: string;
  /** In the query language of the service */
  query?: string | null;
  filters?: WatchFiltersInput;
  everyMinutes?: number;
  enabled?: boolean;
};

export type Webhook = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  url: string;
  events: Array<string>;
  active: boolean;
  /** When it was made */
  createdAt: string;
};

export type WebhookDelivery = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  webhookId: string;
  type: string;
  state: 'pending' | 'delivered' | 'dead';
  attempts: number;
  lastStatus: number | null;
  lastError: string | null;
  /** When it was made */
  createdAt: string;
  deliveredAt: string | null;
};

export type WebhookDeliveryPage = {
  /** The rows of this page */
  items: Array<WebhookDelivery>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type WebhookInput = {
  url: string;
  /** The caller's first cluster unless given */
  clusterId?: string;
  /** Types such as `consortium.accepted`; all unless given */
  events?: Array<string>;
};

export type WebhookPage = {
  /** The rows of this page */
  items: Array<Webhook>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type WhyNot = {
  /** The match run */
  matchRunId: string;
  /** The lot */
  lotId: string;
  /** The organisation */
  organisationId: string;
  /** Its name */
  name: string;
  /** It sits in a best consortium already */
  proposed: boolean;
  bestScore: number | null;
  bestWith: ProposedConsortium | null;
  /** How far the best consortium with it is behind the best */
  behind: number | null;
  proven: boolean;
  lacks: Array<{
    /** The requirement */
    requirementId: string;
    lacks: Array<string>;
  }>;
  smallestChange: ProfileChange | null;
  explanation: Array<string>;
};

export type WorkingGroup = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  /** Its name */
  name: string;
  /** In a few sentences */
  description: string | null;
  leadOrganisationId: string | null;
  /** Those that the caller may see */
  memberIds: Array<string>;
};

export type WorkingGroupInput = {
  /** Its name */
  name: string;
  /** In a few sentences */
  description?: string | null;
  leadOrganisationId?: string | null;
  /** Organisations of the cluster */
  memberIds?: Array<string>;
};

/** Organisations of the cluster */
export type WorkingGroupMembers = Array<string>;

export type WorkingGroupPage = {
  /** The rows of this page */
  items: Array<WorkingGroup>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type YearFiguresInput = {
  /** Calendar year */
  year: number;
  /** Annual work units */
  headcount: number;
  /** Euros in integer cents */
  turnoverCents: number;
  /** Euros in integer cents */
  balanceSheetCents?: number | null;
};

/** What each call takes and answers. */
export type Api = {
  /** Sign in */
  'POST /v1/auth/login': {
    query: undefined;
    body: LoginInput;
    answer: Tokens;
  };
  /** Trade a refresh token for the next */
  'POST /v1/auth/refresh': {
    query: undefined;
    body: RefreshInput;
    answer: Tokens;
  };
  /** End the session */
  'POST /v1/auth/logout': {
    query: undefined;
    body: RefreshInput;
    answer: undefined;
  };
  /** Ask for a new password */
  'POST /v1/auth/forgot-password': {
    query: undefined;
    body: ForgottenPasswordInput;
    answer: undefined;
  };
  /** Set a password and sign in */
  'POST /v1/auth/accept-invitation': {
    query: undefined;
    body: FirstPasswordInput;
    answer: Tokens;
  };
  /** Sign in to the console */
  'POST /v1/auth/session': {
    query: undefined;
    body: LoginInput;
    answer: undefined;
  };
  /** Sign out of the console */
  'DELETE /v1/auth/session': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Logins of the demonstration data */
  'GET /v1/auth/demo-logins': {
    query: undefined;
    body: undefined;
    answer: DemoLogins;
  };
  /** Deadlines as iCalendar */
  'GET /v1/calendar.ics': {
    query: {
      token: string;
    };
    body: undefined;
    answer: undefined;
  };
  /** Who am I */
  'GET /v1/me': {
    query: undefined;
    body: undefined;
    answer: Person;
  };
  /** Change my name or my language */
  'PATCH /v1/me': {
    query: undefined;
    body: PersonPatch;
    answer: Person;
  };
  /** Change my password */
  'POST /v1/me/password': {
    query: undefined;
    body: PasswordChangeInput;
    answer: undefined;
  };
  /** Where am I signed in */
  'GET /v1/auth/sessions': {
    query: undefined;
    body: undefined;
    answer: BrowserSessionList;
  };
  /** End one of my sessions */
  'DELETE /v1/auth/sessions/{id}': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Consortia */
  'GET /v1/consortia': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** The call for tender */
      tenderId?: string;
      /** The cluster */
      clusterId?: string;
      state?: 'proposed' | 'inviting' | 'recomposing' | 'agreed' | 'ready' | 'submitted' | 'awarded' | 'lost' | 'dissolved';
    };
    body: undefined;
    answer: ConsortiumPage;
  };
  /** Form a consortium */
  'POST /v1/consortia': {
    query: undefined;
    body: ConsortiumInput;
    answer: Consortium;
  };
  /** One consortium */
  'GET /v1/consortia/{id}': {
    query: undefined;
    body: undefined;
    answer: Consortium;
  };
  /** Change a consortium */
  'PATCH /v1/consortia/{id}': {
    query: undefined;
    body: ConsortiumPatch;
    answer: Consortium;
  };
  /** Invitations */
  'GET /v1/invitations': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      state?: 'pending' | 'accepted' | 'declined' | 'countered' | 'expired' | 'withdrawn';
      /** The consortium */
      consortiumId?: string;
    };
    body: undefined;
    answer: InvitationPage;
  };
  /** One invitation */
  'GET /v1/invitations/{id}': {
    query: undefined;
    body: undefined;
    answer: Invitation;
  };
  /** Take the seat */
  'POST /v1/invitations/{id}/accept': {
    query: undefined;
    body: AcceptInput;
    answer: Invitation;
  };
  /** Decline */
  'POST /v1/invitations/{id}/decline': {
    query: undefined;
    body: DeclineInput;
    answer: Invitation;
  };
  /** Ask for another share */
  'POST /v1/invitations/{id}/counter': {
    query: undefined;
    body: CounterInput;
    answer: Invitation;
  };
  /** Seal the declaration: could you bid alone? */
  'PUT /v1/invitations/{id}/solo-declaration': {
    query: undefined;
    body: SoloDeclarationInput;
    answer: SoloDeclarations;
  };
  /** Your notifications */
  'GET /v1/notifications': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      unread?: boolean;
    };
    body: undefined;
    answer: NotificationPage;
  };
  /** Mark one as read */
  'POST /v1/notifications/{id}/read': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** A new address for your calendar */
  'POST /v1/calendar/token': {
    query: undefined;
    body: undefined;
    answer: CalendarAddress;
  };
  /** CPV codes by code, by words or by trade, best first */
  'GET /v1/taxonomies/cpv': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** A code or its beginning, or words of a label in either language; case and accents do not matter */
      q?: string;
      /** Language of `label`; `fr` unless given */
      lang?: 'fr' | 'en';
    };
    body: undefined;
    answer: CpvPage;
  };
  /** One CPV code with those above and below it */
  'GET /v1/taxonomies/cpv/{code}': {
    query: {
      /** Language of `label`; `fr` unless given */
      lang?: 'fr' | 'en';
    };
    body: undefined;
    answer: CpvDetail;
  };
  /** NUTS regions by code or name, best first */
  'GET /v1/taxonomies/nuts': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** A code or its beginning, or words of a name */
      q?: string;
      /** Language of `label`; `fr` unless given */
      lang?: 'fr' | 'en';
      level?: number;
    };
    body: undefined;
    answer: NutsPage;
  };
  /** Clusters by name */
  'GET /v1/clusters': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** Part of the name */
      q?: string;
      kind?: 'business' | 'technopole' | 'commercial' | 'competitiveness' | 'federation';
      parentId?: string;
    };
    body: undefined;
    answer: ClusterPage;
  };
  /** Add a cluster */
  'POST /v1/clusters': {
    query: undefined;
    body: ClusterInput;
    answer: Cluster;
  };
  /** One cluster with its matching weights */
  'GET /v1/clusters/{id}': {
    query: undefined;
    body: undefined;
    answer: Cluster;
  };
  /** Change a cluster */
  'PATCH /v1/clusters/{id}': {
    query: undefined;
    body: ClusterPatch;
    answer: Cluster;
  };
  /** Members of a cluster, by name */
  'GET /v1/clusters/{id}/memberships': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** The organisation */
      organisationId?: string;
      /** Only those that last today */
      current?: boolean;
    };
    body: undefined;
    answer: MembershipPage;
  };
  /** Bring an organisation into a cluster */
  'POST /v1/clusters/{id}/memberships': {
    query: undefined;
    body: MembershipInput;
    answer: Membership;
  };
  /** Working groups of a cluster */
  'GET /v1/clusters/{id}/working-groups': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: WorkingGroupPage;
  };
  /** Add a working group */
  'POST /v1/clusters/{id}/working-groups': {
    query: undefined;
    body: WorkingGroupInput;
    answer: WorkingGroup;
  };
  /** Organisations by name */
  'GET /v1/organisations': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** Words of the name, or a registration number */
      q?: string;
      /** Has a capability with this CPV code or one below it */
      cpv?: string;
      /** In this NUTS region */
      nuts?: string;
      /** The cluster */
      clusterId?: string;
      kind?: 'company' | 'research' | 'training' | 'institution';
    };
    body: undefined;
    answer: OrganisationPage;
  };
  /** Add an organisation to a cluster */
  'POST /v1/organisations': {
    query: undefined;
    body: OrganisationInput;
    answer: Organisation;
  };
  /** One organisation with its capabilities, certifications, references and years */
  'GET /v1/organisations/{id}': {
    query: undefined;
    body: undefined;
    answer: Organisation;
  };
  /** Change an organisation */
  'PATCH /v1/organisations/{id}': {
    query: undefined;
    body: OrganisationPatch;
    answer: Organisation;
  };
  /** Certifications that have expired or soon will */
  'GET /v1/certifications': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** Last day to look at; 90 days from now unless given */
      by?: string;
      /** The cluster */
      clusterId?: string;
    };
    body: undefined;
    answer: ExpiringCertificationPage;
  };
  /** Replace the capabilities */
  'PUT /v1/organisations/{id}/capabilities': {
    query: undefined;
    body: Array<CapabilityInput>;
    answer: Organisation;
  };
  /** Replace the certifications */
  'PUT /v1/organisations/{id}/certifications': {
    query: undefined;
    body: Array<CertificationInput>;
    answer: Organisation;
  };
  /** Replace the references (past contracts) */
  'PUT /v1/organisations/{id}/references': {
    query: undefined;
    body: Array<ReferenceInput>;
    answer: Organisation;
  };
  /** Replace headcount, turnover and balance sheet by year */
  'PUT /v1/organisations/{id}/years': {
    query: undefined;
    body: Array<YearFiguresInput>;
    answer: Organisation;
  };
  /** Contracts, newest first */
  'GET /v1/contracts': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** The cluster */
      clusterId?: string;
      /** The call for tender */
      tenderId?: string;
      /** The consortium */
      consortiumId?: string;
      frameworkId?: string;
      /** The organisation */
      organisationId?: string;
      /** Part of title, buyer or reference */
      q?: string;
    };
    body: undefined;
    answer: ContractPage;
  };
  /** Enter a contract */
  'POST /v1/contracts': {
    query: undefined;
    body: ContractInput;
    answer: Contract;
  };
  /** One contract with its lots, members, options, amendments and totals */
  'GET /v1/contracts/{id}': {
    query: undefined;
    body: undefined;
    answer: Contract;
  };
  /** Entries, newest first */
  'GET /v1/ledger-entries': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** The contract */
      contractId?: string;
      /** The cluster */
      clusterId?: string;
      /** The organisation */
      organisationId?: string;
      /** `signed`: value of what was signed; `invoiced` to the buyer; `paid` by the buyer */
      measure?: 'signed' | 'invoiced' | 'paid';
      /** First day */
      from?: string;
      /** Last day */
      to?: string;
    };
    body: undefined;
    answer: LedgerEntryPage;
  };
  /** One entry with its lines */
  'GET /v1/ledger-entries/{id}': {
    query: undefined;
    body: undefined;
    answer: LedgerEntry;
  };
  /** Turnover generated */
  'GET /v1/reports/turnover': {
    query: {
      /** Up to two of year, cluster, organisation, sizeClass, sector, tender */
      groupBy?: Array<string>;
      /** `signed`: value of what was signed; `invoiced` to the buyer; `paid` by the buyer */
      measure?: 'signed' | 'invoiced' | 'paid';
      /** With the clusters below it; all of the caller’s unless given */
      clusterId?: string;
      /** First day; from the beginning unless given */
      from?: string;
      /** Last day; today unless given */
      to?: string;
      /** Of definitions, charts and tables; en unless given */
      lang?: 'fr' | 'en';
    };
    body: undefined;
    answer: TurnoverReport;
  };
  /** CPV codes for a text */
  'POST /v1/taxonomies/cpv/suggest': {
    query: undefined;
    body: CpvSuggestInput;
    answer: CpvSuggestions;
  };
  /** What the forms of a bid ask of an organisation beyond its profile */
  'GET /v1/organisations/{id}/bid-facts': {
    query: undefined;
    body: undefined;
    answer: BidFacts;
  };
  /** Give them; the whole is replaced */
  'PUT /v1/organisations/{id}/bid-facts': {
    query: undefined;
    body: BidFactsInput;
    answer: BidFacts;
  };
  /** What an organisation still has to give for the bids that it takes part in, and by when */
  'GET /v1/organisations/{id}/missing-facts': {
    query: undefined;
    body: undefined;
    answer: MissingFacts;
  };
  /** Invite a person */
  'POST /v1/users': {
    query: undefined;
    body: PersonInput;
    answer: Person;
  };
  /** Who has an account */
  'GET /v1/users': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** Part of the address or the name */
      q?: string;
      /** The cluster */
      clusterId?: string;
      /** The organisation */
      organisationId?: string;
    };
    body: undefined;
    answer: PersonPage;
  };
  /** Close an account */
  'POST /v1/users/{id}/disable': {
    query: undefined;
    body: undefined;
    answer: PersonSummary;
  };
  /** Open a closed account again */
  'POST /v1/users/{id}/enable': {
    query: undefined;
    body: undefined;
    answer: PersonSummary;
  };
  /** End a membership */
  'POST /v1/clusters/{id}/memberships/{membershipId}/end': {
    query: undefined;
    body: MembershipEndInput;
    answer: Membership;
  };
  /** Replace the members of a working group */
  'PUT /v1/clusters/{id}/working-groups/{workingGroupId}/members': {
    query: undefined;
    body: WorkingGroupMembers;
    answer: WorkingGroup;
  };
  /** Public money that the cluster received */
  'GET /v1/clusters/{id}/funding': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: FundingPage;
  };
  /** Record public money of one year and source */
  'POST /v1/clusters/{id}/funding': {
    query: undefined;
    body: FundingInput;
    answer: Funding;
  };
  /** Agreements with other clusters, given and received */
  'GET /v1/clusters/{id}/partnerships': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: PartnershipPage;
  };
  /** Agree with another cluster */
  'POST /v1/clusters/{id}/partnerships': {
    query: undefined;
    body: PartnershipInput;
    answer: Partnership;
  };
  /** Begin or end the sharing of organisations with a partner */
  'PUT /v1/clusters/{id}/partnerships/{partnerClusterId}': {
    query: undefined;
    body: PartnershipChange;
    answer: Partnership;
  };
  /** Competitors, and firms of the same group */
  'GET /v1/organisations/{id}/relations': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: RelationPage;
  };
  /** Say that two organisations compete or belong to one group */
  'POST /v1/organisations/{id}/relations': {
    query: undefined;
    body: RelationInput;
    answer: Relation;
  };
  /** Take a relation back */
  'DELETE /v1/organisations/{id}/relations/{relationId}': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** With whom it has worked, strongest tie first */
  'GET /v1/organisations/{id}/ties': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: TiePage;
  };
  /** Set the tie with another organisation */
  'PUT /v1/organisations/{id}/ties/{otherId}': {
    query: undefined;
    body: TieInput;
    answer: Tie;
  };
  /** Take a tie back */
  'DELETE /v1/organisations/{id}/ties/{otherId}': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Look at a spreadsheet of organisations before it is imported */
  'POST /v1/organisations/import/preview': {
    query: {
      /** The cluster that new ones join; the caller's first unless given */
      clusterId?: string;
      /** JSON: heading → field, or null for a column that means nothing. Kept for the next file */
      mapping?: string;
      /** Take the likely value of cells that a spreadsheet damaged; false unless given */
      acceptSuggestions?: boolean;
      /** Language of the messages; as Accept-Language says unless given */
      lang?: 'fr' | 'en';
    };
    body: Blob | string;
    answer: OrganisationImportPreview;
  };
  /** Add and update organisations from a spreadsheet */
  'POST /v1/organisations/import': {
    query: {
      /** The cluster that new ones join; the caller's first unless given */
      clusterId?: string;
      /** JSON: heading → field, or null for a column that means nothing. Kept for the next file */
      mapping?: string;
      /** Take the likely value of cells that a spreadsheet damaged; false unless given */
      acceptSuggestions?: boolean;
      /** Language of the messages; as Accept-Language says unless given */
      lang?: 'fr' | 'en';
      /** Take the good rows even when others are faulty; false unless given */
      partial?: boolean;
      /** Tell what would be done, and do nothing; false unless given */
      dryRun?: boolean;
      /** Invite the contact of each row to speak for its organisation; false unless given */
      invite?: boolean;
    };
    body: Blob | string;
    answer: OrganisationImportResult;
  };
  /** List tenders */
  'GET /v1/tenders': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** The cluster */
      clusterId?: string;
      state?: 'draft' | 'published' | 'matching' | 'proposed' | 'bidding' | 'submitted' | 'awarded' | 'lost' | 'cancelled' | 'withdrawn';
      /** Words of the title */
      q?: string;
    };
    body: undefined;
    answer: TenderPage;
  };
  /** Post a tender by hand */
  'POST /v1/tenders': {
    query: undefined;
    body: TenderInput;
    answer: Tender;
  };
  /** One tender with its lots and requirements */
  'GET /v1/tenders/{id}': {
    query: undefined;
    body: undefined;
    answer: Tender;
  };
  /** Correct a tender */
  'PATCH /v1/tenders/{id}': {
    query: undefined;
    body: TenderPatch;
    answer: Tender;
  };
  /** Replace the requirements of a lot */
  'PUT /v1/lots/{id}/requirements': {
    query: undefined;
    body: RequirementsInput;
    answer: Lot;
  };
  /** Publish a draft */
  'POST /v1/tenders/{id}/publish': {
    query: undefined;
    body: undefined;
    answer: Tender;
  };
  /** Withdraw a tender */
  'POST /v1/tenders/{id}/withdraw': {
    query: undefined;
    body: undefined;
    answer: Tender;
  };
  /** Conditions that the notice suggests */
  'GET /v1/tenders/{id}/suggestions': {
    query: undefined;
    body: undefined;
    answer: TenderSuggestions;
  };
  /** Confirm a suggested condition, or take it back */
  'POST /v1/tenders/{id}/suggestions/decide': {
    query: undefined;
    body: TenderSuggestionDecision;
    answer: Tender;
  };
  /** Import a notice */
  'POST /v1/tenders/import': {
    query: {
      /** The cluster */
      clusterId?: string;
    };
    body: Blob | string;
    answer: ImportedTender;
  };
  /** List watches */
  'GET /v1/watches': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** The cluster */
      clusterId?: string;
    };
    body: undefined;
    answer: WatchPage;
  };
  /** Watch a source of notices */
  'POST /v1/watches': {
    query: undefined;
    body: WatchInput;
    answer: Watch;
  };
  /** One watch */
  'GET /v1/watches/{id}': {
    query: undefined;
    body: undefined;
    answer: Watch;
  };
  /** Tune a watch */
  'PATCH /v1/watches/{id}': {
    query: undefined;
    body: WatchPatch;
    answer: Watch;
  };
  /** End a watch */
  'DELETE /v1/watches/{id}': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Poll now */
  'POST /v1/watches/{id}/poll': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** What a watch found */
  'GET /v1/watches/{id}/finds': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      outcome?: 'proposed' | 'below' | 'known' | 'refused';
    };
    body: undefined;
    answer: WatchFindPage;
  };
  /** List bulk imports */
  'GET /v1/imports': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** The cluster */
      clusterId?: string;
    };
    body: undefined;
    answer: NoticeImportPage;
  };
  /** Import many notices */
  'POST /v1/imports': {
    query: {
      /** The cluster */
      clusterId?: string;
      /** Name of the file in the results */
      name?: string;
    };
    body: Blob | string;
    answer: NoticeImport;
  };
  /** Progress of a bulk import */
  'GET /v1/imports/{id}': {
    query: undefined;
    body: undefined;
    answer: NoticeImport;
  };
  /** What became of each file */
  'GET /v1/imports/{id}/files': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      outcome?: 'waiting' | 'done' | 'refused';
    };
    body: undefined;
    answer: NoticeImportFilePage;
  };
  /** Stop a bulk import */
  'POST /v1/imports/{id}/cancel': {
    query: undefined;
    body: undefined;
    answer: NoticeImport;
  };
  /** Winners of public awards taken for organisations */
  'GET /v1/award-matches': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      decision?: 'open' | 'confirmed' | 'rejected';
    };
    body: undefined;
    answer: AwardMatchPage;
  };
  /** The winner is the organisation: adds the reference and the ties */
  'POST /v1/award-matches/{id}/confirm': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** The winner is somebody else */
  'POST /v1/award-matches/{id}/reject': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** What an organisation won in public */
  'GET /v1/organisations/{id}/track-record': {
    query: undefined;
    body: undefined;
    answer: TrackRecord;
  };
  /** Send the invitations */
  'POST /v1/consortia/{id}/invite': {
    query: undefined;
    body: InviteInput;
    answer: Consortium;
  };
  /** Re-compose: choose an alternative, or look for some */
  'POST /v1/consortia/{id}/recompose': {
    query: undefined;
    body: RecomposeInput;
    answer: Consortium;
  };
  /** Declare it ready */
  'POST /v1/consortia/{id}/ready': {
    query: undefined;
    body: undefined;
    answer: Consortium;
  };
  /** Note that the bid is in */
  'POST /v1/consortia/{id}/submit': {
    query: undefined;
    body: undefined;
    answer: Consortium;
  };
  /** Note the buyer's decision */
  'POST /v1/consortia/{id}/outcome': {
    query: undefined;
    body: OutcomeInput;
    answer: Consortium;
  };
  /** Dissolve it */
  'POST /v1/consortia/{id}/dissolve': {
    query: undefined;
    body: DissolveInput;
    answer: Consortium;
  };
  /** What the law says */
  'GET /v1/consortia/{id}/checks': {
    query: {
      lang?: 'fr' | 'en';
    };
    body: undefined;
    answer: ConsortiumChecks;
  };
  /** What happened to it */
  'GET /v1/consortia/{id}/log': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: ConsortiumEventPage;
  };
  /** Follow its seats */
  'GET /v1/consortia/{id}/events': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Sign off why competitors bid together */
  'POST /v1/consortia/{id}/indispensability': {
    query: undefined;
    body: IndispensabilityInput;
    answer: IndispensabilityList;
  };
  /** The competition guard's record of a tender */
  'GET /v1/tenders/{id}/competition-record': {
    query: undefined;
    body: undefined;
    answer: CompetitionRecord;
  };
  /** Add a webhook */
  'POST /v1/webhooks': {
    query: undefined;
    body: WebhookInput;
    answer: NewWebhook;
  };
  /** Webhooks of your clusters */
  'GET /v1/webhooks': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: WebhookPage;
  };
  /** Remove a webhook */
  'DELETE /v1/webhooks/{id}': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Messages to a webhook */
  'GET /v1/webhooks/{id}/deliveries': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      state?: 'pending' | 'delivered' | 'dead';
    };
    body: undefined;
    answer: WebhookDeliveryPage;
  };
  /** Send a dead message again */
  'POST /v1/webhook-deliveries/{id}/retry': {
    query: undefined;
    body: undefined;
    answer: WebhookDelivery;
  };
  /** Start a match run */
  'POST /v1/tenders/{id}/match-runs': {
    query: undefined;
    body: MatchRunInput;
    answer: MatchRunSummary;
  };
  /** Match runs of a tender */
  'GET /v1/tenders/{id}/match-runs': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: MatchRunPage;
  };
  /** A match run with its consortia */
  'GET /v1/match-runs/{id}': {
    query: undefined;
    body: undefined;
    answer: MatchRun;
  };
  /** Stop a match run */
  'POST /v1/match-runs/{id}/cancel': {
    query: undefined;
    body: undefined;
    answer: MatchRunSummary;
  };
  /** Do a finished run again and compare */
  'POST /v1/match-runs/{id}/replay': {
    query: undefined;
    body: undefined;
    answer: Replay;
  };
  /** A lot as a run had it */
  'GET /v1/match-runs/{id}/lots/{lotId}': {
    query: undefined;
    body: undefined;
    answer: MatchRunLotFacts;
  };
  /** Why an organisation was not proposed */
  'GET /v1/match-runs/{id}/why-not/{organisationId}': {
    query: {
      /** A lot of the run; its first unless given */
      lotId?: string;
    };
    body: undefined;
    answer: WhyNot;
  };
  /** Follow a match run */
  'GET /v1/match-runs/{id}/events': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Sign an awarded contract */
  'POST /v1/contracts/{id}/sign': {
    query: undefined;
    body: ContractSignInput;
    answer: Contract;
  };
  /** Amend a contract */
  'POST /v1/contracts/{id}/amendments': {
    query: undefined;
    body: AmendmentInput;
    answer: Contract;
  };
  /** Exercise an option */
  'POST /v1/contracts/{id}/options/{optionId}/exercise': {
    query: undefined;
    body: OptionExerciseInput;
    answer: Contract;
  };
  /** End a contract */
  'POST /v1/contracts/{id}/end': {
    query: undefined;
    body: ContractEndInput;
    answer: Contract;
  };
  /** Post an entry */
  'POST /v1/contracts/{id}/entries': {
    query: undefined;
    body: LedgerEntryInput;
    answer: LedgerEntry;
  };
  /** Reverse an entry */
  'POST /v1/ledger-entries/{id}/reverse': {
    query: undefined;
    body: ReversalInput;
    answer: LedgerEntry;
  };
  /** Who did what, newest first */
  'GET /v1/audit': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** The tender, its runs, consortia, invitations, contracts and entries */
      tenderId?: string;
      /** Rows about it or that name it */
      organisationId?: string;
      /** The cluster */
      clusterId?: string;
      entity?: string;
      entityId?: string;
      actorId?: string;
      action?: string;
      /** First day, UTC */
      from?: string;
      /** Last day, UTC */
      to?: string;
    };
    body: undefined;
    answer: AuditRowPage;
  };
  /** The audit log of one tender, organisation or period */
  'GET /v1/audit/export': {
    query: {
      /** The tender, its runs, consortia, invitations, contracts and entries */
      tenderId?: string;
      /** Rows about it or that name it */
      organisationId?: string;
      /** The cluster */
      clusterId?: string;
      entity?: string;
      entityId?: string;
      actorId?: string;
      action?: string;
      /** First day, UTC */
      from?: string;
      /** Last day, UTC */
      to?: string;
    };
    body: undefined;
    answer: undefined;
  };
  /** Key figures of a period */
  'GET /v1/reports/kpis': {
    query: {
      /** With the clusters below it; all of the caller’s unless given */
      clusterId?: string;
      /** First day; from the beginning unless given */
      from?: string;
      /** Last day; today unless given */
      to?: string;
      /** Adds the quartiles over all clusters, where there are at least 5 */
      compare?: 'clusters';
      /** Of definitions, charts and tables; en unless given */
      lang?: 'fr' | 'en';
    };
    body: undefined;
    answer: KpiReport;
  };
  /** Who gets a turn */
  'GET /v1/reports/exposure': {
    query: {
      /** With the clusters below it; all of the caller’s unless given */
      clusterId?: string;
      /** First day; from the beginning unless given */
      from?: string;
      /** Last day; today unless given */
      to?: string;
      /** Of definitions, charts and tables; en unless given */
      lang?: 'fr' | 'en';
    };
    body: undefined;
    answer: ExposureReport;
  };
  /** The yearly report of a cluster */
  'GET /v1/reports/yearly': {
    query: {
      /** The cluster */
      clusterId: string;
      /** Calendar year */
      year: number;
      /** Of definitions, charts and tables; en unless given */
      lang?: 'fr' | 'en';
    };
    body: undefined;
    answer: undefined;
  };
  /** Post entries from CSV */
  'POST /v1/ledger-entries/import': {
    query: {
      /** Post the good rows even when others are faulty; false unless given */
      partial?: boolean;
    };
    body: Blob | string;
    answer: LedgerImportResult;
  };
  /** What the documents say of the procedure and of the group’s own terms */
  'GET /v1/consortia/{id}/bid-terms': {
    query: undefined;
    body: undefined;
    answer: BidTerms;
  };
  /** Settle them; the whole is replaced */
  'PUT /v1/consortia/{id}/bid-terms': {
    query: undefined;
    body: BidTermsInput;
    answer: BidTerms;
  };
  /** The documents of the bid and the facts that they still lack */
  'GET /v1/consortia/{id}/documents': {
    query: undefined;
    body: undefined;
    answer: BidDocuments;
  };
  /** One document, or the whole file as a zip */
  'GET /v1/consortia/{id}/documents/{kind}': {
    query: {
      member?: string;
      lot?: string;
      /** Of the dossier and the split; the forms are French */
      lang?: 'fr' | 'en';
    };
    body: undefined;
    answer: undefined;
  };
  /** Everything that is held of a person */
  'GET /v1/users/{id}/export': {
    query: undefined;
    body: undefined;
    answer: PersonalData;
  };
  /** Erase a person */
  'POST /v1/users/{id}/erase': {
    query: undefined;
    body: undefined;
    answer: ErasedPerson;
  };
};
