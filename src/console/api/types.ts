// Written by `npm run console:types` from the API's own description. Do not edit: `npm run check` compares.
/* biome-ignore-all format: generated */
/* biome-ignore-all lint: generated */

export type AcceptInput = {
  /** The version of the terms that is accepted: 409 when it is not the one that stands. Without it the terms of the invitation as it was sent are accepted: 409 when they were changed since */
  termsVersion?: number;
  /** True: `undertakingText` was read and is given; without it names stay masked. False unless given */
  undertaking?: boolean;
};

/** My password and, where the account has a second factor, a code or a passkey */
export type AccountProof = {
  /** A long sentence is better than a short riddle */
  password: string;
  /** Six figures of the authenticator app, or a recovery code; each is good for once */
  code?: string;
  passkey?: PasskeyAnswer;
};

export type AccountSecurity = {
  /** One of my roles is in force with a second factor only; without one I have none of those roles */
  demanded: boolean;
  /** Since when signing in asks for a code; null: it does not */
  totpSince: string | null;
  /** How many passkeys the account has */
  passkeys: number;
  /** Recovery codes that were not used */
  recoveryCodesLeft: number;
};

export type Address = {
  /** Street and number */
  street: string | null;
  /** Postal code */
  postalCode: string | null;
  /** Town or city */
  town: string | null;
  /** ISO 3166-1 alpha-2 */
  country: string;
};

export type AdminRole = {
  /** Role in the group or in the house */
  role: 'admin';
};

export type AgreedFigures = {
  /** Part of the work in basis points; 10,000 is the whole */
  shareBp: number;
  /** Without tax */
  amountCents: number | null;
  /** What it may be made to pay at worst */
  exposureCents: number | null;
};

/** An organisation that keeps every condition of the lot as a group of one */
export type Alone = {
  /** The organisation */
  organisationId: string;
  /** Its name; null where it may not be read */
  name?: string | null;
  /** Its coverage of the lot */
  quality: number;
  /** Optional requirements that it does not do wholly */
  missing: Array<string>;
};

export type Alternative = {
  /** Place in the list of proposals; 1 is the best */
  rank: number;
  /** Of which kind it is */
  kind: 'fill' | 'grant' | 'rebuild';
  /** How good it is, 0 to 1; null: not known */
  score: number | null;
  /** Its members */
  members: Array<AlternativeMember>;
  /** What changes */
  changes: Array<AlternativeChange>;
};

export type AlternativeChange = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  name: string | null;
  /** What happens to the member; `granted`: it gets what it asked for, and has said yes by that */
  change: 'joins' | 'leaves' | 'granted' | 'asked_again' | 'same';
  /** Share before, in basis points; null: was not a member */
  shareBpBefore: number | null;
  /** Share after, in basis points; null: leaves */
  shareBpAfter: number | null;
  /** People who get what is sent to it; 0: nobody reads an invitation */
  readers: number;
};

export type AlternativeMember = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  name: string | null;
  /** Role in the group or in the house */
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  /** Part of the work in basis points; 10,000 is the whole */
  shareBp: number;
  /** Requirements that it does */
  covers: Array<string>;
  /** Score of the group less its best score without this member */
  marginal: number | null;
};

export type Amendment = {
  /** Counts the amendments of the contract */
  number: number;
  /** Day of the agreement */
  agreedOn: string;
  delta: Money;
  /** The option of the contract; null: none */
  optionId: string | null;
  /** Whether the members' shares change */
  movesShares: boolean;
  /** What people should know of it */
  note: string | null;
};

export type AmendmentInput = {
  /** Day of the agreement */
  agreedOn: string;
  delta?: Money;
  /** Shares sum to 10,000. Without roles the first is the mandataire, the others cotraitants. */
  members?: Array<ContractMemberInput>;
  /** What people should know of it */
  note?: string | null;
};

/** Where everything is */
export type ApiEntry = {
  /** Name of the program */
  name: string;
  /** Version of the program */
  version: string;
  /** Where people work in a browser; null where this process serves no console */
  console: string | null;
  /** Every call described, to be tried in a browser */
  documentation: string;
  /** The same as OpenAPI 3.1 */
  openapi: string;
  /** Method and address of the call that gives a token */
  signIn: string;
  /** Whether the program can serve */
  health: string;
};

export type ArticleLink = {
  /** In words */
  text: string;
  /** Where Légifrance finds it */
  href: string;
};

/** A member whose yes falls away by the change: it is asked again on the new terms */
export type AskedAgain = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  name: string | null;
  /** What of its terms gets worse */
  worse: Array<'role' | 'shareBp' | 'covers' | 'amountCents' | 'legalForm' | 'formAfterAward' | 'liability' | 'exposureCents' | 'duties' | 'deadline'>;
  /** The period before, of the same length; null: no such period */
  before: AgreedFigures;
  /** As it will be from then on */
  after: AgreedFigures;
};

export type AuditActor = {
  /** Of which kind it is */
  kind: string;
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string | null;
  /** Of a part of the program; people are ids */
  name: string | null;
};

export type AuditFault = {
  /** Which of the chains of hashes the row is in */
  chain: number;
  /** Place of the row in its chain */
  seq: number;
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string | null;
  /** When it happened */
  at: string | null;
  /** What is wrong with the row */
  fault: string;
};

export type AuditRow = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** When it happened */
  at: string;
  /** Who did it */
  actor: AuditActor;
  /** The request (X-Request-Id) in which it happened */
  requestId: string | null;
  /** What was done, such as `contract.created` */
  action: string;
  /** What kind of thing the row is about */
  entity: string;
  /** The thing that the row is about */
  entityId: string;
  /** The cluster */
  clusterId: string | null;
  /** What happened, in the terms of its type */
  payload: Record<string, unknown>;
  /** Names of today, by id: who acted, what it is about, and what the payload holds ids of. Of what you may read */
  names: Record<string, string>;
  /** Which of the chains of hashes the row is in */
  chain: number;
  /** Place of the row in its chain */
  seq: number;
  /** SHA-256 over the row and the hash before it in its chain */
  hash: string;
};

export type AuditRowPage = {
  /** The rows */
  items: Array<AuditRow>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type AuditVerification = {
  /** When it happened */
  at: string;
  /** Rows of the log */
  rows: number;
  /** Chains of hashes that the rows are in */
  chains: number;
  /** SHA-256 over the last hash of each chain: one line to write down */
  digest: string;
  /** Whether every row is as it was written and none is missing */
  intact: boolean;
  /** The first bad row of each chain that has one */
  faults: Array<AuditFault>;
};

export type Authorisation = {
  /** Its day */
  date: string;
  /** Reference number of the document; null: none */
  reference: string;
  /** References and certifications that back it */
  evidence: string;
  /** Whether the guarantees of the group still hold */
  guaranteesHold: boolean;
  /** Whether competition is unharmed */
  competitionUnharmed: boolean;
};

/** The buyer’s leave to change the members after the candidature (R2142-26) */
export type AuthorisationInput = {
  /** Its day */
  date: string;
  /** Reference number of the document; null: none */
  reference: string;
  /** References and certifications that back it */
  evidence: string;
  /** The group still has the capacities that were asked for */
  guaranteesHold: boolean;
  /** The change harms no other candidate */
  competitionUnharmed: boolean;
};

/** What a group waits for from a company */
export type AwaitedByGroup = {
  kind: AwaitedKind;
  /** Of the election, the meeting or the action */
  id: string;
  /** The cluster */
  clusterId: string;
  /** The working group; null: the cluster as a whole, its board */
  workingGroupId: string | null;
  /** Name of the working group, or of the cluster */
  group: string;
  /** The company that it waits for */
  organisationId: string;
  /** The office, of an election */
  position: 'pilot' | 'co_pilot' | 'president' | 'vice_president' | 'treasurer' | 'secretary' | 'board_member' | null;
  /** Of a meeting or an action */
  title: string | null;
  /** When the vote ends, or begins for who is asked to stand; when the meeting begins */
  at: string | null;
  /** The day by which an action is to be done */
  on: string | null;
};

export type AwaitedByGroups = {
  /** The nearest first; at most 100 */
  items: Array<AwaitedByGroup>;
};

/** A vote in an open election; its word whether it stands in one that is announced, or comes to a meeting; something that it is to do */
export type AwaitedKind = 'vote' | 'stand' | 'meeting' | 'action';

export type Award = {
  /** As the publisher calls the notice; null: none */
  noticeId: string;
  /** Its title */
  title: string;
  /** Who buys */
  buyer: string;
  /** Day of the award; null: not published */
  awardedOn: string | null;
  /** What it is worth */
  value: AwardedAmount | null;
};

/** What offers are judged by */
export type AwardCriteria = {
  /** In the order of the document */
  items: Array<AwardCriterion>;
  source: DocumentSource;
  /** The words of the document */
  quote: string;
};

export type AwardCriterion = {
  /** Its name */
  name: string;
  /** Null: the words give none */
  weightBp: number | null;
};

export type AwardMatch = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Who won; null: not known */
  winner: AwardWinner;
  /** The organisation */
  organisationId: string;
  /** The organisation's name */
  organisationName: string;
  /** By what the winner was found among the organisations */
  matchedBy: 'registration' | 'name' | 'none';
  /** Share in basis points: 10,000 is the whole */
  confidenceBp: number;
  /** Whether a person agreed that it is the same company */
  decision: 'open' | 'confirmed' | 'rejected';
  /** The award as published */
  award: Award;
};

export type AwardMatchPage = {
  /** The rows */
  items: Array<AwardMatch>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type AwardWinner = {
  /** Its name */
  name: string;
  /** Registration numbers as published */
  registrations: Array<string>;
  /** ISO 3166-1, two letters */
  country: string | null;
  /** Role in the group or in the house */
  role: string;
};

export type AwardedAmount = {
  /** Integer cents */
  amountCents: number;
  /** ISO 4217 */
  currency: string;
};

export type BidDocument = {
  /** Of which kind it is */
  kind: 'dc1' | 'dc2' | 'dc4' | 'attri1' | 'offer' | 'convention' | 'split' | 'espd' | 'commitment' | 'dossier';
  /** What to call the file */
  fileName: string;
  /** The organisation that is a member of the group; null: the group itself */
  memberId: string | null;
  /** The lot */
  lotId: string | null;
  /** Of a DC4: the declared subcontract that it is made of */
  subcontractId: string | null;
  /** Of an ESPD or a commitment of an operator that lends its capacities and is no member: its place in `reliedOperators`, from 1; owners of equipment that nobody has noted there come behind */
  operator: number | null;
  /** Where the document is */
  href: string;
  /** Nothing is missing */
  ready: boolean;
  /** Facts still to be given */
  missing: Array<MissingFact>;
};

export type BidDocuments = {
  /** The rows */
  items: Array<BidDocument>;
  /** All facts still to be given, by member, then the group’s own */
  missing: Array<MissingFact>;
  /** Where the whole file is */
  zip: string;
};

export type BidFacts = {
  /** The organisation */
  organisationId: string;
  /** Intra-community VAT number; null: none */
  vatNumber: string | null;
  /** Legal status of the company */
  legalStatus: string | null;
  /** E-mail address */
  email: string | null;
  /** Telephone number */
  phone: string | null;
  /** Who may sign; null: not given */
  representative: Representative | null;
  /** Staff and equipment, in words; null: not given */
  means: string | null;
  /** Professional liability insurance; null: not given */
  insurance: Insurance | null;
  /** Day of the declaration that no ground for exclusion holds; null: not given */
  exclusionDeclaredOn: string | null;
  /** When it was last changed */
  updatedAt: string | null;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
};

export type BidFactsInput = {
  /** Intra-community VAT number; null: none */
  vatNumber: string | null;
  /** Legal status of the company */
  legalStatus: string | null;
  /** E-mail address */
  email: string | null;
  /** Telephone number */
  phone: string | null;
  /** Who may sign; null: not given */
  representative: Representative | null;
  /** Staff and equipment, in words; null: not given */
  means: string | null;
  /** Professional liability insurance; null: not given */
  insurance: Insurance | null;
  /** Day of the declaration that no ground for exclusion holds; null: not given */
  exclusionDeclaredOn: string | null;
};

export type BidTerms = {
  /** The consortium */
  consortiumId: string;
  /** Reference number of the document; null: none */
  reference: string | null;
  /** The procedure as the forms name it; null: not given */
  procedure: string | null;
  /** The buyer's registration number; null: not given */
  buyerRegistrationNumber: string | null;
  /** Where the buyer is; null: not given */
  buyerAddress: Address | null;
  /** Legal form that the buyer asks for after the award; null: none */
  formAfterAward: string | null;
  /** Day by which members give their facts; null: no day set */
  factsDueOn: string | null;
  /** Subcontractors whose capacities the group relies on */
  reliedUpon: Array<string>;
  /** What capacities are declared with to a public buyer in France */
  candidature: 'dc' | 'espd';
  /** Days for which the offer is open to the buyer */
  validityDays: number | null;
  /** What the members settled among themselves */
  terms: ConventionTerms;
  /** When it was last changed */
  updatedAt: string | null;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** Whom these terms make say yes again; filled in where they are set, or looked at with `dryRun` */
  askedAgain: Array<AskedAgain>;
};

export type BidTermsInput = {
  /** Reference number of the document; null: none */
  reference: string | null;
  /** The procedure as the forms name it; null: not given */
  procedure: string | null;
  /** The buyer's registration number; null: not given */
  buyerRegistrationNumber: string | null;
  /** Where the buyer is; null: not given */
  buyerAddress: Address | null;
  /** Legal form that the buyer asks for after the award; null: none */
  formAfterAward: string | null;
  /** Day by which members give their facts; null: no day set */
  factsDueOn: string | null;
  /** Subcontractors whose capacities the group relies on */
  reliedUpon: Array<string>;
  /** What capacities are declared with to a public buyer in France: `dc`, the forms DC1 and DC2, or `espd` in their place; never both. `dc` unless given */
  candidature?: 'dc' | 'espd';
  /** Days for which the offer is open to the buyer, from the day when bids are due */
  validityDays?: number | null;
  /** What the members settled among themselves */
  terms: ConventionTerms;
};

/** A time during which a resource is taken */
export type Booking = {
  /** Null where the booking is not yours to know */
  id: string | null;
  /** The resource that it is of */
  equipmentId: string;
  /** Who has it; null where that is not yours to know */
  organisationId: string | null;
  /** For which bid; null for none, or where that is not yours to know */
  tenderId: string | null;
  /** `option`: held for a bid, and released by itself when the bid is over */
  kind: 'booking' | 'option' | null;
  /** First instant that it is taken */
  from: string;
  /** First instant that it is free again */
  to: string;
  /** What people should know of it */
  note: string | null;
  /** Units of use, told when it was over */
  unitsUsed: number | null;
  /** Since when it counts no more */
  releasedAt: string | null;
  /** The group that it is held for, by itself; null for none, or where that is not yours to know */
  consortiumId: string | null;
  /** Trainings that the resource demands and of which nothing is on record for whoever has it, as far as yours to know */
  untrained: Array<string>;
};

export type BookingInput = {
  /** First instant that it is taken */
  from: string;
  /** First instant that it is free again */
  to: string;
  /** The member that uses it */
  organisationId: string;
  /** Held for a bid on this tender: an option */
  tenderId?: string;
  /** What people should know of it */
  note?: string;
};

/** `booking` makes an option firm */
export type BookingKind = 'booking' | 'option';

export type BookingPage = {
  /** The rows */
  items: Array<Booking>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type BookingPatch = {
  kind?: BookingKind;
  /** Units of use */
  unitsUsed?: number;
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
  /** The rows */
  items: Array<BrowserSession>;
  /** `cursor` of the next page; null on the last */
  nextCursor: null;
};

export type Buyer = {
  /** Its name */
  name: string;
  /** Whether the buyer is not bound by public procurement law */
  private: boolean;
};

export type BuyerInput = {
  /** Its name */
  name: string;
  /** Whether the buyer is not bound by public procurement law */
  private?: boolean;
};

export type CalendarAddress = {
  /** For a calendar program; whoever has it reads the calendar */
  url: string;
};

/** A company that stands in an election, or was asked to */
export type Candidate = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The organisation */
  organisationId: string;
  /** Its name */
  organisationName: string;
  /** Who holds the office for the company */
  person: string | null;
  /** What the candidate stands for */
  statement: string | null;
  /** Null: was proposed and has not answered yet */
  accepted: boolean | null;
  /** Of the count; null before it, and where so few voted that it would tell who voted what */
  votes: number | null;
};

export type CandidateAnswer = {
  /** Whether it stands */
  accept: boolean;
};

export type CandidateInput = {
  /** The organisation */
  organisationId: string;
  /** Who would hold the office */
  person?: string;
  /** What the candidate stands for */
  statement?: string;
};

export type Capability = {
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** How far down, or how well */
  level: number;
  /** References and certifications that back it */
  evidence: number;
  /** Euros in integer cents */
  capacityCents: number | null;
  /** In a few sentences */
  description: string | null;
  /** Where it was read; `declared`: somebody typed it in */
  origin: 'declared' | 'text' | 'naf' | 'certification' | 'reference';
  /** The words that it was read from; null where it was typed in */
  quote: string | null;
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
  /** Where it was read, for one that was confirmed as suggested; as it was, else `declared`, unless given */
  origin?: 'declared' | 'text' | 'naf' | 'certification' | 'reference';
  /** The words that it was read from; null where it was typed in */
  quote?: string | null;
};

export type CapabilitySuggestInput = {
  /** What the organisation says of itself; the profile's description unless given */
  text?: string;
  /** French activity code, rev. 2 or 2025, with or without the dot */
  nafCode?: string;
  /** Language of labels and reasons; the reader’s unless given */
  lang?: 'fr' | 'en';
};

export type CapabilitySuggestions = {
  /** The surest first; none counts before it is confirmed */
  items: Array<SuggestedCapability>;
};

/** `optimal`: proven, nothing better exists. `budget_exhausted`: nothing is better than `upperBound` */
export type Certificate = {
  /** Where it stands */
  status: 'optimal' | 'budget_exhausted' | 'infeasible' | 'cancelled';
  /** How good it is, 0 to 1; null: not known */
  score: number | null;
  /** Nothing can score above this; null: no bound */
  upperBound: number | null;
  /** (upperBound − score) / upperBound; null: no bound */
  gap: number | null;
  /** Search nodes spent */
  nodes: number;
};

export type CertificateAsked = {
  /** Its code */
  code: string;
  /** Calls for tender of its clusters in the last twelve months that asked for it */
  tenders: number;
};

export type CertificateEnding = {
  /** Its code */
  code: string;
  /** Last day of validity; null: without end */
  validUntil: string;
  /** Whether its last day has passed */
  expired: boolean;
};

export type Certification = {
  /** Its code */
  code: string;
  /** Who issued it */
  issuer: string | null;
  /** Last day of validity; null: without end */
  validUntil: string | null;
  /** Whether its last day of validity has passed */
  expired: boolean;
};

export type CertificationInput = {
  /** Its code */
  code: string;
  /** Who issued it */
  issuer?: string | null;
  /** Last day of validity; null: without end */
  validUntil?: string | null;
};

/** One measurable property of a resource, or of what a lot needs */
export type Characteristic = {
  /** What is measured */
  name: string;
  /** Of a resource the largest that it can do, of a need the least that it must do */
  value: number;
  /** Its unit */
  unit: string;
};

export type CheckedMember = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  name: string;
  /** Role in the group or in the house */
  role: string;
  /** Part of the work in basis points; 10,000 is the whole */
  shareBp: number;
  /** Integer cents */
  amountCents: number | null;
  /** Yearly turnover in cents; null: not known */
  turnoverCents: number | null;
};

export type CheckedSplit = {
  /** Sum of the shares in basis points */
  sumBp: number;
  /** Part of the work done by SMEs, in basis points */
  smeShareBp: number;
  /** Value in cents; null: not known */
  valueCents: number | null;
  /** Turnover of all members together, in cents */
  groupTurnoverCents: number;
  /** Its members */
  members: Array<CheckedMember>;
};

/** The group by the rules that proposals keep: levels, certificates, capacities, turnover, no passengers. Those who left are left aside, a share asked for counts as granted. Null: the lots have no requirements */
export type CheckedTeam = {
  /** The most that it covers of the work, 0 to 1; null: mandatory work cannot be done */
  coverage: number | null;
  /** What proposals are never allowed: who is a passenger, what nobody can do. They block nothing */
  faults: Array<TeamFault>;
  /** Which members can do each requirement */
  services: Array<ServedRequirement>;
};

export type Cluster = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its name */
  name: string;
  /** Of which kind it is */
  kind: 'business' | 'technopole' | 'commercial' | 'competitiveness' | 'federation';
  /** In a few sentences */
  description: string | null;
  /** Sectors of activity */
  sectors: Array<string>;
  /** NUTS code of the region */
  region: string | null;
  /** Year of its foundation; null: not known */
  foundedYear: number | null;
  /** Web address, https or http */
  website: string | null;
  /** What it is a part of; null: of nothing */
  parentId: string | null;
  policy: ClusterPolicy;
  /** Whether it is asked in partner searches of other clusters, with a count of its members in bands */
  answersSearches: boolean;
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
  /** Of which kind it is */
  kind: 'business' | 'technopole' | 'commercial' | 'competitiveness' | 'federation';
  /** In a few sentences */
  description?: string | null;
  /** Sectors of activity */
  sectors?: Array<string>;
  /** NUTS code */
  region?: string | null;
  /** Year of its foundation; null: not known */
  foundedYear?: number | null;
  /** Web address, https or http */
  website?: string | null;
  /** The network or federation it is part of */
  parentId?: string | null;
  /** Whether it is asked in partner searches of other clusters, with a count of its members in bands */
  answersSearches?: boolean;
  /** Weights with which the cluster matches; null: the default ones */
  policy?: ClusterPolicy | null;
};

export type ClusterPage = {
  /** The rows */
  items: Array<Cluster>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type ClusterPatch = {
  /** Its name */
  name?: string;
  /** Of which kind it is */
  kind?: 'business' | 'technopole' | 'commercial' | 'competitiveness' | 'federation';
  /** In a few sentences */
  description?: string | null;
  /** Sectors of activity */
  sectors?: Array<string>;
  /** NUTS code */
  region?: string | null;
  /** Year of its foundation; null: not known */
  foundedYear?: number | null;
  /** Web address, https or http */
  website?: string | null;
  /** The network or federation it is part of */
  parentId?: string | null;
  /** Whether it is asked in partner searches of other clusters, with a count of its members in bands */
  answersSearches?: boolean;
  /** Weights with which the cluster matches; null: the default ones */
  policy?: ClusterPolicy | null;
};

/** Weights of the score components; only their proportions count. Runs made later keep the weights they ran with. */
export type ClusterPolicy = {
  /** Weight or value of: how well the requirements are covered */
  coverage: number;
  /** Weight or value of: how well the members know one another */
  cohesion: number;
  /** Weight or value of: how near they are */
  proximity: number;
  /** Weight or value of: the part done by small and medium enterprises */
  sme: number;
  /** Weight or value of: how evenly the work is shared */
  balance: number;
  /** Weight or value of: members seldom proposed */
  fairTurn: number;
  /** Weight or value of: as few members as can do it */
  parsimony: number;
  /** Least quality with which an organisation serves a requirement, where the pool allows it and unless the tender says; 0.5 unless given */
  minQuality?: number;
  /** Least part of the work that each member does, in basis points; 1,000 unless given */
  minShareBp?: number;
  /** Coverage that each member adds at least: who adds less is a passenger; 0.01 unless given */
  minContribution?: number;
  /** How far below the best score further proposals may be, as a part of it; 0.15 unless given */
  maxDistance?: number;
};

/** What a coordinator knows of a year and the data does not */
export type ClusterYear = {
  /** The cluster */
  clusterId: string;
  /** Calendar year */
  year: number;
  /** What the members invested in the year */
  investmentCents: number;
};

export type ClusterYearInput = {
  /** What the members invested in the year */
  investmentCents: number;
};

export type ClusterYears = {
  /** The rows */
  items: Array<ClusterYear>;
};

export type CoMember = {
  /** The organisation */
  organisationId: string | null;
  /** Its name */
  name: string | null;
  /** Role in the group or in the house */
  role: 'mandataire' | 'cotraitant' | 'sous_traitant' | null;
  /** Size class of Recommendation 2003/361/EC; null: not known */
  sizeClass: string | null;
  /** NUTS level 1 */
  region: string | null;
  /** Requirements that it does */
  covers: Array<string>;
};

export type CodeProof = {
  /** Six figures of the authenticator app, or a recovery code; each is good for once */
  code: string;
};

export type CompanySearchAnswer = {
  /** Null: the State shows none with this number, which may be right all the same */
  company: FoundCompany | null;
};

export type CompetitionRecord = {
  /** The call for tender */
  tenderId: string;
  /** Its title */
  title: string;
  /** Who buys */
  buyer: string;
  /** Seal: SHA-256 of this answer without this field and the timestamp, as JSON without spaces, keys of every object in alphabetical order. The audit keeps it, the PDF prints it */
  sha256: string;
  /** Null where no authority is configured, or none answered */
  timestamp: RecordTimestamp | null;
  /** Why an authority that is configured gave none */
  timestampFault: string | null;
  /** When this was exported */
  exportedAt: string;
  /** Sealed declarations on bidding alone */
  declarations: Array<SealedDeclaration>;
  /** The consortia, best first */
  consortia: Array<JustifiedConsortium>;
  /** Papers of the bids that were written and handed out */
  documents: Array<HandedOutDocument>;
  /** Who was told of whom, and when */
  disclosures: Array<Disclosure>;
};

export type ConditionProof = {
  /** The organisation */
  organisationId: string;
  /** Which conditions it is about */
  about: 'environment' | 'social';
  /** The paper that shows it */
  evidence: string;
  /** The last day on which it holds; null: without end */
  validUntil: string | null;
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
  /** Where it stands */
  state: 'proposed' | 'inviting' | 'recomposing' | 'agreed' | 'ready' | 'submitted' | 'awarded' | 'lost' | 'dissolved';
  /** Legal form of the group */
  legalForm: 'conjoint' | 'solidaire' | 'conjoint_mandataire_solidaire';
  /** The match run */
  matchRunId: string | null;
  /** Place in the list of proposals; 1 is the best */
  rank: number | null;
  /** How good it is, 0 to 1; null: not known */
  score: number | null;
  /** Whether it is re-composed by itself after a refusal */
  automatic: boolean;
  /** What it is worth */
  value: Money | null;
  /** Its members */
  members: Array<ConsortiumMember>;
  /** Why no consortium can be formed */
  impasse: string | null;
  /** Why it was dissolved; null: it was not */
  dissolvedBecause: string | null;
  /** The change of members under way; null: none */
  change: ConsortiumChange | null;
  /** Who may sign for the others; null: not given */
  habilitation: Habilitation | null;
  /** Legal form that the buyer requires; null: none */
  formRequirement: FormRequirement | null;
  /** The buyer has called up this bid: the members confirm it */
  calledUp: boolean;
  /** When the bid was first handed in; null before, and for members */
  submittedAt: string | null;
  /** Others whose capacities the group relies on */
  reliedOperators: Array<ReliedOperator>;
  /** Mandataires of single lots, where it is not that of the whole */
  lotLeads: Array<LotLead>;
  /** What shows the status to which the contract is reserved (L2113-12 ff.) */
  reservedStatuses: Array<ReservedStatus>;
  /** What the members prove of environmental and social conditions (loi 2021-1104, art. 35) */
  conditionProofs: Array<ConditionProof>;
  /** What became of it */
  outcome: Outcome | null;
  /** The newest search for a replacement; null: none */
  recomposition: Recomposition | null;
  /** Before the bid is in, for coordinators: `deadline_passed`, `answer_after_deadline`, `nobody_reads` */
  warnings: Array<Warning>;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
};

export type ConsortiumChange = {
  /** Where it stood before the change */
  from: 'submitted' | 'awarded';
  /** Ground in law of the change */
  ground: string;
  /** What people should know of it */
  note: string;
  /** Last of the ten days of L2141-13 */
  replaceBy: string | null;
  /** Day on which it was asked for */
  requestedOn: string | null;
  /** Day of the replacement; null: not yet */
  replacedOn: string | null;
  /** What the buyer authorised; null: nothing yet */
  authorisation: Authorisation | null;
};

export type ConsortiumChecks = {
  /** The consortium */
  consortiumId: string;
  /** The day, or moment, that the figures hold for */
  asOf: string;
  /** Picks the version of dated rules */
  launchedOn: string;
  /** Legal form of the group */
  legalForm: 'conjoint' | 'solidaire' | 'conjoint_mandataire_solidaire';
  /** The rows */
  items: Array<Verdict>;
  /** Rules that forbid the next step */
  blocking: Array<string>;
  /** The group by the rules that proposals keep */
  team: CheckedTeam | null;
  /** How the work and the money are shared */
  split: CheckedSplit;
  /** Worst-case liability of each member under each legal form; null when a value is unknown */
  exposure: Array<MemberLiability> | null;
};

/** Equipment of the pool in the bid of a group */
export type ConsortiumEquipment = {
  /** The consortium */
  consortiumId: string;
  /** Everything is held, or would be */
  complete: boolean;
  /** The rows */
  items: Array<GroupEquipmentNeed>;
  /** Owners outside of the group, on whom it relies (R2142-3): each commits itself in writing */
  lenders: Array<EquipmentLender>;
};

export type ConsortiumEvent = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** When it happened */
  at: string;
  /** Of which type it is */
  type: string;
  /** What happened, in the terms of its type */
  payload: Record<string, unknown>;
  /** The person who did it */
  actorId: string | null;
};

export type ConsortiumEventPage = {
  /** The rows */
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
  /** Place in the list of proposals; 1 is the best */
  rank?: number;
  /** The call for tender */
  tenderId?: string;
  /** The lots */
  lotIds?: Array<string>;
  /** Its members */
  members?: Array<ConsortiumMemberInput>;
  /** Its name */
  name?: string;
  /** Legal form of the group */
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
  /** Role in the group or in the house */
  role: 'mandataire' | 'cotraitant' | 'sous_traitant' | null;
  /** Part of the work in basis points; 10,000 is the whole */
  shareBp: number | null;
  /** How much, in cents; null: not known */
  amount: Money | null;
  /** Requirements that it does */
  covers: Array<string>;
  /** Score of the group less its best score without this member */
  marginal: number | null;
  /** Size class of Recommendation 2003/361/EC; null: not known */
  sizeClass: string | null;
  /** NUTS level 1 */
  region: string | null;
  /** What the members settled among themselves */
  terms: Terms | null;
  /** The terms as they were accepted; null: not accepted */
  acceptedTerms: Terms | null;
  /** For a subcontractor: the member that it works for (L2193-3) */
  principalId: string | null;
  /** People who get what is sent to it; 0: nobody reads an invitation. For coordinators */
  readers: number | null;
  /** The invitation to this seat; null: not invited yet */
  invitation: SeatInvitation | null;
};

export type ConsortiumMemberInput = {
  /** The organisation */
  organisationId: string;
  /** Role in the group or in the house */
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  /** Basis points of the whole contract */
  shareBp: number;
  /** Requirements that it does */
  covers?: Array<string>;
  /** For a subcontractor: the member that it works for (L2193-3) */
  principalId?: string;
};

export type ConsortiumMissingFacts = {
  /** The consortium */
  consortiumId: string;
  /** Title of the call for tender */
  tenderTitle: string;
  /** Day by which it is needed; null: no day set */
  dueOn: string | null;
  /** Facts still to be given */
  missing: Array<MissingFact>;
};

export type ConsortiumPage = {
  /** The rows */
  items: Array<Consortium>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type ConsortiumPatch = {
  /** Its name */
  name?: string;
  /** Legal form of the group */
  legalForm?: 'conjoint' | 'solidaire' | 'conjoint_mandataire_solidaire';
  /** Whether it is re-composed by itself after a refusal */
  automatic?: boolean;
  /** Who may sign for the others; null: not given */
  habilitation?: {
    /** Its day */
    date: string;
    /** Whom it binds: the group, each member, the mandataire */
    scope: string;
    /** References and certifications that back it */
    evidence?: string;
  } | null;
  /** With `legalForm` after the award: why the buyer requires that form (R2142-22) */
  formRequirement?: {
    /** Why, for those who check it */
    justification: string;
    /** Reference number of the document; null: none */
    reference?: string;
    /** Its day */
    date: string;
  };
  /** Operators that the group relies on without their being members (R2142-3); replaces the list */
  reliedOperators?: Array<ReliedOperatorInput>;
  /** Mandataires of single lots, where it is not that of the whole (R2142-24); replaces the list */
  lotLeads?: Array<LotLead>;
  /** What shows the status to which the contract is reserved (L2113-12 ff.); replaces the list */
  reservedStatuses?: Array<ReservedStatus>;
  /** What the members prove of environmental and social conditions (loi 2021-1104, art. 35); replaces the list */
  conditionProofs?: Array<ConditionProof>;
  authorisation?: AuthorisationInput;
  /** The same organisations with other roles, shares or work; who had accepted another place is asked again */
  members?: Array<ConsortiumMemberInput>;
  share?: ShareChange;
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
  /** Least quality with which an organisation serves a requirement: closeness of the CPV codes, times level, times evidence. Unless given, the cluster's policy, else 0.5, both only where the organisations allow it and never below 0.2; codes that share the division alone reach 0.15 */
  minQuality?: number;
  /** Fewest members of a consortium, 2 unless given: who can do a lot alone is listed apart */
  minMembers?: number;
  /** Least part of the work that each member does, in basis points; unless given, the cluster's policy */
  minShareBp?: number;
  /** Coverage that each member adds at least; unless given, the cluster's policy */
  minContribution?: number;
  /** A research organisation must be a member */
  researchOrganisation?: boolean;
  /** Lots in which one organisation may sit (BT-31); kept by the plan for the whole tender */
  maxLotsPerTenderer?: number;
  /** Every lot has to be answered (BT-763) */
  allLotsRequired?: boolean;
  /** Lots that one consortium answers together (BT-330), by `externalId`; a lot counts in the first group that names it */
  lotGroups?: Array<LotGroup>;
  /** Organisations that must be members */
  pinned?: Array<string>;
  /** Organisations that must not be members */
  banned?: Array<string>;
  /** R2142-21: no bid both alone and in a group */
  forbidSoloAndGroup?: boolean;
  /** R2142-21: no membership of several groups */
  forbidSeveralGroups?: boolean;
  /** Legal form that the buyer asks for after the award */
  requiredFormAfterAward?: 'conjoint' | 'solidaire' | 'conjoint_mandataire_solidaire';
  /** Reserved participation (L2113-12 to -15): what the members must be */
  reservedTo?: 'disability_or_integration' | 'social_economy' | 'prison';
};

export type ConsultationDocument = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The call for tender */
  tenderId: string;
  /** Name of the file */
  name: string;
  /** In bytes */
  size: number;
  /** By its content; null until it is read */
  format: 'pdf' | 'docx' | 'odt' | 'xlsx' | null;
  state: ReadingState;
  /** Why it failed; null: it did not */
  error: DocumentFault | null;
  /** How far it is */
  progress: ReadingProgress | null;
  /** Pages of a PDF; null: it has none, or is not read yet */
  pages: number | null;
  /** Pages that are pictures: what stands on them is not read */
  pagesWithoutText: Array<number>;
  /** How much was found in it */
  findingCount: number;
  /** When it was made */
  createdAt: string;
  /** When work on it began; null: not yet */
  startedAt: string | null;
  /** When work on it ended; null: not yet */
  finishedAt: string | null;
};

export type ConsultationDocumentRead = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The call for tender */
  tenderId: string;
  /** Name of the file */
  name: string;
  /** In bytes */
  size: number;
  /** By its content; null until it is read */
  format: 'pdf' | 'docx' | 'odt' | 'xlsx' | null;
  state: ReadingState;
  /** Why it failed; null: it did not */
  error: DocumentFault | null;
  /** How far it is */
  progress: ReadingProgress | null;
  /** Pages of a PDF; null: it has none, or is not read yet */
  pages: number | null;
  /** Pages that are pictures: what stands on them is not read */
  pagesWithoutText: Array<number>;
  /** How much was found in it */
  findingCount: number;
  /** When it was made */
  createdAt: string;
  /** When work on it began; null: not yet */
  startedAt: string | null;
  /** When work on it ended; null: not yet */
  finishedAt: string | null;
  /** In the order of the text */
  findings: Array<ConsultationFinding>;
};

/** Documents of the consultation, in the order of their upload */
export type ConsultationDocuments = {
  /** The rows */
  items: Array<ConsultationDocument>;
};

/** What a coordinator took over from the documents of the consultation */
export type ConsultationFacts = {
  questionsUntil?: QuestionsUntil;
  visit?: SiteVisit;
  offerValidity?: OfferValidity;
  awardCriteria?: AwardCriteria;
};

/** What a document says that the notice often leaves out; it counts for nothing before it is taken over */
export type ConsultationFinding = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Id of a document of the consultation */
  documentId: string;
  /** Name of the file */
  documentName: string;
  kind: FindingKind;
  /** Of a trade its French name, of a certificate its usual name, of a criterion its words; else a code: `mandatory`, `advised`, `possible`, `none` of a visit; `offers`, `questions`, `visit` of a deadline; `joint`, `solidary`, `joint_solidary_lead`, `free` of the form of a group; `no_several_groups`, `no_solo_and_group`, `no_groups` of its rules; `group`, `each_member`, `mandataire` of a threshold */
  what: string;
  /** Cents of a turnover, persons, basis points of a weight, days of validity, days before offers are due of a deadline without a date; null: the words give none */
  value: number | null;
  /** Local time of a deadline: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; null: it is none */
  at: string | null;
  /** Codes of a trade, the most usual first */
  cpv: Array<string>;
  /** Number of the lot under whose heading it stands; null: under none */
  lot: string | null;
  /** Whether it is a condition; null: that is no question */
  mandatory: boolean | null;
  place: DocumentPlace;
  /** The words of the document */
  quote: string;
  /** How sure the reading is, 0 to 1 */
  confidence: number;
  /** Whether the tender can get its value from here: `filled` where it has its own, `never` where it is a need of a lot or only to be known */
  takeOver: 'possible' | 'filled' | 'never';
  /** What a coordinator did with it; null: nothing yet */
  decision: 'taken_over' | 'struck_out' | null;
  /** When that was; null: not yet */
  decidedAt: string | null;
};

/** In the order of upload and text */
export type ConsultationFindings = {
  /** The rows */
  items: Array<ConsultationFinding>;
};

export type Contact = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The organisation */
  organisationId: string;
  /** Address as the list had it */
  email: string;
  /** Name as the list had it; null: none */
  name: string | null;
  /** When it was last invited; null: not yet */
  invitedAt: string | null;
  /** When it was made */
  createdAt: string;
};

export type ContactInvitations = {
  /** Whom to invite to speak for their organisation */
  contactIds: Array<string>;
};

export type ContactList = {
  /** The rows */
  items: Array<Contact>;
};

/** What the mail of an invitation would be; its link opens nothing */
export type ContactMail = {
  /** Address that it would go to */
  to: string;
  /** Its subject */
  subject: string;
  /** Its text, for readers without HTML */
  text: string;
  /** Its HTML */
  html: string;
};

export type ContactRefused = {
  /** The contact */
  contactId: string;
  /** Address as the list had it */
  email: string;
  /** Why, in words */
  message: string;
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
  /** The framework contract that it is called off from; null: none */
  frameworkId: string | null;
  /** Its title */
  title: string;
  /** Reference number of the document; null: none */
  reference: string | null;
  /** Who buys */
  buyer: Buyer;
  /** Sector of activity */
  sector: string;
  value: Money;
  currentValue: Money;
  /** Day of signature; null: not signed */
  signedOn: string | null;
  /** First day of the work; null: not agreed */
  startsOn: string | null;
  /** Last day of the work as agreed; null: not agreed */
  endsOn: string | null;
  /** Day on which it ended early; null: it did not */
  endedOn: string | null;
  /** Why it ended early; null: it did not */
  endReason: string | null;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
  /** The last day on which the buyer may not sign (R2182-1), as the outcome noted it */
  standstillUntil: string | null;
  /** `signed_in_standstill`: the day of the signature is not after that day. Nothing is refused */
  warnings: Array<Warning>;
  /** Its lots */
  lots: Array<ContractLot>;
  /** With each one’s part: what the ledger has as signed for it; before the signature, and of a framework, the current value by the shares. Shares that an amendment moved hold for what is posted from then on. A member sees itself. */
  members: Array<ContractMember>;
  /** What can be chosen or exercised */
  options: Array<ContractOption>;
  /** What was agreed after the signature */
  amendments: Array<Amendment>;
  totals: ContractTotals;
};

export type ContractEndInput = {
  /** Day on which it ended early; null: it did not */
  endedOn: string;
  /** Why, in words for those concerned */
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
  /** Reference number of the document; null: none */
  reference?: string | null;
  /** Who buys */
  buyer?: BuyerInput;
  /** The cluster's where it works in one alone, else `other`, unless given */
  sector?: string;
  /** What it is worth */
  value: PositiveMoney;
  /** When given, its value is posted as signed on that day; otherwise POST …/sign does that later */
  signedOn?: string | null;
  /** First day of the work; null: not agreed */
  startsOn?: string | null;
  /** Last day of the work as agreed; null: not agreed */
  endsOn?: string | null;
  /** Its lots */
  lots?: Array<ContractLotInput>;
  /** Shares sum to 10,000. Without roles the first is the mandataire, the others cotraitants. */
  members?: Array<ContractMemberInput>;
  /** What can be chosen or exercised */
  options?: Array<ContractOptionInput>;
};

export type ContractLot = {
  /** The lot */
  lotId: string | null;
  /** What it is called */
  label: string;
};

export type ContractLotInput = {
  /** The lot */
  lotId?: string | null;
  /** What it is called */
  label?: string;
};

export type ContractMember = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  name: string;
  /** Size class of Recommendation 2003/361/EC; null: not known */
  sizeClass: string | null;
  /** The cluster that brought it: the contract's own, or the one that was asked for partners */
  clusterId: string;
  /** Role in the group or in the house */
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  /** Share in basis points: 10,000 is the whole */
  shareBp: number;
  /** How much, in cents; null: not known */
  amount: Money | null;
};

export type ContractMemberInput = {
  /** The organisation */
  organisationId: string;
  /** Role in the group or in the house */
  role?: 'mandataire' | 'cotraitant' | 'sous_traitant';
  /** Share in basis points: 10,000 is the whole */
  shareBp: number;
};

export type ContractOption = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** What it is called */
  label: string;
  value: Money;
  /** Last day on which it can be exercised; null: no such day */
  exercisableUntil: string | null;
  /** Day on which it was exercised; null: it was not */
  exercisedOn: string | null;
};

export type ContractOptionInput = {
  /** What it is called */
  label: string;
  /** What it is worth */
  value: PositiveMoney;
  /** Last day on which it can be exercised; null: no such day */
  exercisableUntil?: string | null;
};

export type ContractPage = {
  /** The rows */
  items: Array<ContractSummary>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type ContractSectorInput = {
  /** One of the cluster’s, or any other word */
  sector: string;
};

export type ContractSignInput = {
  /** Day of signature; null: not signed */
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
  /** The framework contract that it is called off from; null: none */
  frameworkId: string | null;
  /** Its title */
  title: string;
  /** Reference number of the document; null: none */
  reference: string | null;
  /** Who buys */
  buyer: Buyer;
  /** Sector of activity */
  sector: string;
  value: Money;
  currentValue: Money;
  /** Day of signature; null: not signed */
  signedOn: string | null;
  /** First day of the work; null: not agreed */
  startsOn: string | null;
  /** Last day of the work as agreed; null: not agreed */
  endsOn: string | null;
  /** Day on which it ended early; null: it did not */
  endedOn: string | null;
  /** Why it ended early; null: it did not */
  endReason: string | null;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
};

/** The ledger's totals; to a member, of its own part */
export type ContractTotals = {
  signed: Money;
  invoiced: Money;
  paid: Money;
};

export type ConventionClause = {
  /** Stable name of the clause; one of ours is compared with ours */
  key: string;
  /** Its title */
  title: string;
  /** Its text, in French */
  paragraphs: Array<string>;
  /** Beside ours */
  state: 'same' | 'changed' | 'added' | 'left_out';
  /** Our text of the same clause, where it is another */
  ours: ConventionClauseText | null;
};

export type ConventionClauseInput = {
  /** Stable name of the clause; one of ours is compared with ours */
  key: string;
  /** Its title */
  title: string;
  /** French. What stands in braces is filled in from the bid; what stands in [[double brackets]] is printed only for buyers under the Code de la commande publique */
  paragraphs: Array<string>;
};

export type ConventionClauseText = {
  /** Its title */
  title: string;
  /** Its text, in French */
  paragraphs: Array<string>;
};

export type ConventionTemplate = {
  /** The cluster */
  clusterId: string;
  /** 0: the cluster never had one of its own */
  version: number;
  /** False: the cluster uses ours */
  own: boolean;
  /** In their order, then those of ours that the cluster leaves out */
  clauses: Array<ConventionClause>;
  /** What may stand in braces */
  placeholders: Array<'objet' | 'acheteur' | 'lots' | 'forme' | 'responsabilite' | 'mandataire' | 'habilitation' | 'remuneration' | 'depenses' | 'paiement' | 'garanties' | 'assurance' | 'delai' | 'penalites' | 'litiges' | 'validite'>;
  /** The newest first */
  versions: Array<ConventionTemplateVersion>;
};

export type ConventionTemplateInput = {
  /** The newest version, as it was read; 0 while there is none */
  version: number;
  /** What people should know of it */
  note?: string | null;
  /** All clauses in their order; null: ours */
  clauses: Array<ConventionClauseInput> | null;
};

export type ConventionTemplateVersion = {
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** False: it went back to ours */
  own: boolean;
  /** What people should know of it */
  note: string | null;
  /** The person who set it */
  createdBy: string | null;
  /** When it was made */
  createdAt: string;
};

export type ConventionTerms = {
  /** Share in basis points: 10,000 is the whole */
  mandataireFeeBp: number | null;
  /** How common expenses are borne */
  commonExpenses: string | null;
  /** Which guarantees the members give one another */
  guarantees: string | null;
  /** Euros in integer cents */
  insuranceCoverCents: number | null;
  /** Days of notice before a defaulting member is replaced */
  defaultNoticeDays: number | null;
  /** How penalties are borne */
  penalties: string | null;
  /** How disputes are settled */
  disputes: string | null;
  /** Each member is paid by the buyer, or all on one account */
  payment: 'separate' | 'single_account' | null;
};

export type CoordinatorRole = {
  /** Role in the group or in the house */
  role: 'coordinator';
  /** The cluster */
  clusterId: string;
};

export type CounterInput = {
  /** Part of the work in basis points; 10,000 is the whole */
  shareBp: number;
  /** What people should know of it */
  note?: string;
  /** True: `undertakingText` was read and is given, so that nothing is missing once the share is granted. False unless given */
  undertaking?: boolean;
};

export type Cpv = {
  /** CPV 2008 code: eight digits, no check digit */
  code: string;
  /** Published after a hyphen: 45262670-8 */
  checkDigit: string;
  /** Significant digits: 2 division, 3 group, 4 class, 5 category, up to 8 */
  level: number;
  /** The code above; null: at the top */
  parent: string | null;
  /** In the language asked for */
  label: string;
  labels: InBothLanguages;
};

export type CpvDetail = {
  /** CPV 2008 code: eight digits, no check digit */
  code: string;
  /** Published after a hyphen: 45262670-8 */
  checkDigit: string;
  /** Significant digits: 2 division, 3 group, 4 class, 5 category, up to 8 */
  level: number;
  /** The code above; null: at the top */
  parent: string | null;
  /** In the language asked for */
  label: string;
  labels: InBothLanguages;
  /** From the division down */
  ancestors: Array<Cpv>;
  /** The codes right below */
  children: Array<Cpv>;
};

export type CpvLevelSuggestions = {
  /** Level of the CPV tree */
  level: 'division' | 'group' | 'class' | 'category' | 'code';
  /** Codes of that level, most probable first */
  items: Array<CpvSuggestion>;
};

export type CpvPage = {
  /** The rows */
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
  /** The main code of that work: then its further trades are asked for, not codes for the text */
  cpvMain?: string;
  /** Codes wanted; 10 unless given */
  limit?: number;
};

export type CpvSuggestion = {
  /** CPV 2008 code: eight digits, no check digit */
  code: string;
  /** Label in the language of the text */
  label: string;
  /** Probability; calibrated with `cpvMain` */
  score: number;
  /** With `cpvMain`: the passage that speaks for the trade; absent where works of that kind usually need it */
  quote?: string;
};

export type CpvSuggestions = {
  /** Most probable first */
  items: Array<CpvSuggestion>;
  /** Each level on its own; empty with `cpvMain` */
  levels: Array<CpvLevelSuggestions>;
};

export type Deadline = {
  /** Of this line; stays the same as long as it is due */
  id: string;
  /** `questions`: the buyer takes questions until then. `visit`: the site is visited then, or until then. `bid`: an offer has to be in. `answer`: members have to answer. `replacement`: the ten days of L2141-13 end. `silence`: the buyer’s silence accepts a subcontractor then (R2193-4). `validity`: an offer that is in binds until then. `standstill`: until then nobody signs (R2182-1). `signature`: an award waits for its signature, since that day. `certificate`, `insurance`: a member’s ends */
  kind: 'questions' | 'visit' | 'bid' | 'answer' | 'replacement' | 'silence' | 'validity' | 'standstill' | 'signature' | 'certificate' | 'insurance';
  /** The tender or the organisation */
  title: string;
  /** The lot where it is one, the certificate, the insurer */
  detail: string | null;
  /** Lots that are due together, or answers that are missing */
  count: number;
  /** The day, in France */
  on: string;
  /** The moment; null: the whole day */
  at: string | null;
  /** The call for tender */
  tenderId: string | null;
  /** The consortium */
  consortiumId: string | null;
  /** The contract */
  contractId: string | null;
  /** The organisation */
  organisationId: string | null;
};

export type DeadlineMoved = {
  /** The deadline before */
  from: string | null;
  /** When it happened */
  at: string;
  /** How the coordinator knows */
  reason: string;
};

export type Deadlines = {
  /** The first due first; at most 500 */
  items: Array<Deadline>;
  /** False: more are due than are listed */
  complete: boolean;
};

export type DeclineInput = {
  /** Why, in words for those concerned */
  reason: string;
};

export type DemoLogin = {
  /** E-mail address */
  email: string;
  /** Role in the group or in the house */
  role: 'admin' | 'coordinator' | 'member';
  /** A long sentence is better than a short riddle */
  password: string;
};

export type DemoLogins = {
  /** Whether nobody has an account: the first administrator is made at the server */
  nobodyYet: boolean;
  /** The rows */
  items: Array<DemoLogin>;
};

/** Whether the buyer pays it itself */
export type DirectPayment = {
  /** Null: the amount of the contract is not known */
  due: boolean | null;
  /** From which amount on, in cents with tax */
  fromCents: number | null;
  /** On which it rests */
  article: string;
};

export type Disclosure = {
  /** When it happened */
  at: string;
  /** The consortium */
  consortiumId: string;
  /** The organisation of which something was told */
  ofOrganisationId: string;
  /** Name of the organisation whose name was told; null: not yours to know */
  ofName: string | null;
  /** The organisation that was told */
  toOrganisationId: string;
  /** Name of the organisation that it was told to; null: not yours to know */
  toName: string | null;
  /** What was told */
  what: 'masked_profile' | 'identity';
};

export type DissolveInput = {
  /** Why, in words for those concerned */
  reason?: string;
};

/** Why it could not be read; null: it could, or is being read */
export type DocumentFault = {
  /** Its code */
  code: string;
  /** What is said of it, for people */
  message: string;
};

/** Where it stands in the document */
export type DocumentPlace = {
  /** Page of a PDF, paragraph of a text document, row of a sheet */
  kind: 'page' | 'paragraph' | 'row';
  /** Counted from 1 */
  number: number;
  /** Name of the sheet; null: it has none */
  sheet: string | null;
};

/** The document of the consultation that says so */
export type DocumentSource = {
  /** Id of a document of the consultation */
  documentId: string;
  /** Name of the file */
  name: string;
  place: DocumentPlace;
};

export type Duty = {
  /** What the member takes on beside its work */
  kind: string;
  /** In French */
  fr: string;
  /** In English */
  en: string;
};

/** The choice of who holds an office, by a secret vote */
export type Election = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The working group; null: the cluster as a whole, its board */
  workingGroupId: string | null;
  position: Position;
  state: ElectionState;
  /** From when on votes are taken */
  opensAt: string;
  /** Until when votes are taken */
  closesAt: string;
  /** First day of the term of who is elected */
  termFrom: string;
  /** Last day of that term */
  termTo: string;
  /** Least part of the electors that must vote; null: any */
  quorumBp: number | null;
  /** Companies that may vote: one vote each */
  electors: number;
  /** Companies that voted */
  turnout: number;
  /** Blank votes; null as `votes` of candidates */
  blank: number | null;
  /** Null before the count */
  outcome: 'elected' | 'tie' | 'no_quorum' | 'no_votes' | 'no_candidates' | 'unreadable' | null;
  /** The candidate that is elected */
  electedId: string | null;
  /** Who stands, or was asked to */
  candidates: Array<Candidate>;
  /** Companies that the caller speaks for and that may vote */
  own: Array<Elector>;
  /** All electors, for who calls the election; empty for others */
  roll: Array<Elector>;
};

export type ElectionInput = {
  /** The working group; without it the cluster as a whole, its board */
  workingGroupId?: string;
  position: Position;
  /** From when on votes are taken */
  opensAt: string;
  /** Until when votes are taken */
  closesAt: string;
  /** First day of the term of who is elected */
  termFrom: string;
  /** Last day of that term */
  termTo: string;
  /** Least part of the electors that must vote; any unless given */
  quorumBp?: number;
};

/** Candidates stand while it is announced; votes are counted once it is closed */
export type ElectionState = 'announced' | 'open' | 'closed' | 'counted' | 'cancelled';

export type Elector = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  organisationName: string;
  /** Whether it voted; never what */
  voted: boolean;
};

/** Why there are fewer consortia than asked for; null: there are as many */
export type Ending = {
  /** `distance`: the next one scores `score`, too far below the best. `none`: no further one exists. `budget`: none was found within the nodes */
  reason: 'distance' | 'none' | 'budget';
  /** What the next one scores */
  score: number | null;
  certificate: Certificate;
};

/** A resource that the members of a cluster use in common */
export type Equipment = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster whose members use it in common */
  clusterId: string;
  /** Its owner; null: the cluster itself */
  organisationId: string | null;
  /** Its name */
  name: string;
  kind: EquipmentKind;
  /** In a few sentences */
  description: string | null;
  /** The trade that it serves */
  cpv: string | null;
  /** Where it stands */
  nuts: string | null;
  /** What it measures and can do */
  characteristics: Array<Characteristic>;
  /** What whoever works with it must have been taught */
  trainings: Array<string>;
  /** What use is counted in: hour, day, piece */
  unit: string;
  /** Costs of a year however much it is used, in cents; shared by commitments */
  fixedCentsPerYear: number;
  /** Price of one unit of use, in cents */
  unitCents: number;
  /** Since when it is out of the pool */
  retiredAt: string | null;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
};

/** A member's promise to use a resource so much a year */
export type EquipmentCommitment = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The resource that it is of */
  equipmentId: string;
  /** The organisation */
  organisationId: string;
  /** First year that counts */
  fromYear: number;
  /** Last year that counts */
  toYear: number;
  /** Units of use promised for each year */
  unitsPerYear: number;
};

export type EquipmentCommitmentInput = {
  /** The organisation */
  organisationId: string;
  /** First year that counts */
  fromYear: number;
  /** Last year that counts; seven years unless given */
  toYear?: number;
  /** Units of use promised for each year */
  unitsPerYear: number;
};

export type EquipmentCommitmentPage = {
  /** The rows */
  items: Array<EquipmentCommitment>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type EquipmentHoldInput = {
  /** Resources that are preferred; of the rest, what fits best */
  wanted?: Array<WantedEquipment>;
};

export type EquipmentInput = {
  /** Its name */
  name: string;
  kind: EquipmentKind;
  /** The pool; the owner's cluster, or the caller's first, unless given */
  clusterId?: string;
  /** The member that owns it; without it the cluster does */
  organisationId?: string;
  /** In a few sentences */
  description?: string | null;
  /** CPV 2008 code: eight digits, no check digit */
  cpv?: string | null;
  /** NUTS code */
  nuts?: string | null;
  /** What it measures and can do */
  characteristics?: Array<Characteristic>;
  /** What whoever works with it must have been taught */
  trainings?: Array<string>;
  /** What use is counted in: hour, day, piece */
  unit?: string;
  /** Costs of a year however much it is used, in cents; shared by commitments */
  fixedCentsPerYear?: number;
  /** Price of one unit of use, in cents */
  unitCents?: number;
};

/** What it is */
export type EquipmentKind = 'hall' | 'lifting' | 'machine' | 'booth' | 'robot' | 'vehicle' | 'measuring' | 'other';

export type EquipmentLender = {
  /** The member that lends; null: a cluster itself */
  organisationId: string | null;
  /** The cluster that lends, of the bid or above it; null: a member */
  clusterId: string | null;
  /** What it is called */
  name: string;
  /** What it lends */
  equipment: Array<string>;
};

/** Equipment that the work of a lot needs */
export type EquipmentNeed = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** What it is */
  kind: 'hall' | 'lifting' | 'machine' | 'booth' | 'robot' | 'vehicle' | 'measuring' | 'other' | null;
  /** The trade that it serves */
  cpv: string | null;
  /** Words that its name must have */
  name: string | null;
  /** What it must be able to do, at least */
  minimums: Array<Characteristic>;
  /** First day on which it is needed; null: the first day of the work */
  from: string | null;
  /** Last day on which it is needed; null: the last day of the work */
  to: string | null;
};

/** Equipment that the work of a lot needs */
export type EquipmentNeedInput = {
  /** What it is; one of kind, cpv and name is needed */
  kind?: 'hall' | 'lifting' | 'machine' | 'booth' | 'robot' | 'vehicle' | 'measuring' | 'other' | null;
  /** The trade that it serves */
  cpv?: string | null;
  /** Words that its name must have */
  name?: string | null;
  /** What it must be able to do, at least */
  minimums?: Array<Characteristic>;
  /** First day on which it is needed; the first day of the work unless given */
  from?: string | null;
  /** Last day on which it is needed; the last day of the work unless given */
  to?: string | null;
};

export type EquipmentNeedsInput = {
  /** All that the lot needs */
  needs: Array<EquipmentNeedInput>;
};

/** `team`: a member of the group; `member`: another member of the cluster, who lends it; `cluster`: the cluster itself */
export type EquipmentOwner = 'team' | 'member' | 'cluster';

export type EquipmentPage = {
  /** The rows */
  items: Array<Equipment>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type EquipmentPatch = {
  /** Its name */
  name?: string;
  kind?: EquipmentKind;
  /** True takes it out of the pool: what is booked stays */
  retired?: boolean;
  /** In a few sentences */
  description?: string | null;
  /** CPV 2008 code: eight digits, no check digit */
  cpv?: string | null;
  /** NUTS code */
  nuts?: string | null;
  /** What it measures and can do */
  characteristics?: Array<Characteristic>;
  /** What whoever works with it must have been taught */
  trainings?: Array<string>;
  /** What use is counted in: hour, day, piece */
  unit?: string;
  /** Costs of a year however much it is used, in cents; shared by commitments */
  fixedCentsPerYear?: number;
  /** Price of one unit of use, in cents */
  unitCents?: number;
};

/** The real fixed cost of a year, to which its statements are adjusted */
export type EquipmentRealCost = {
  /** Calendar year */
  year: number;
  /** What it really cost in that year, beside its use, in cents */
  fixedCents: number;
  /** What people should know of it */
  note: string | null;
};

export type EquipmentRealCostInput = {
  /** A year that is over */
  year: number;
  /** What it really cost in that year, beside its use, in cents */
  fixedCents: number;
  /** What people should know of it */
  note?: string | null;
};

export type EquipmentRealCosts = {
  /** The rows */
  items: Array<EquipmentRealCost>;
};

/** What each member owes for resources in a year */
export type EquipmentStatement = {
  /** Calendar year */
  year: number;
  /** False while the year lasts, or the use of a booking that ended is not told */
  complete: boolean;
  /** Lines of the offer */
  lines: Array<EquipmentStatementLine>;
  /** Sum of the lines */
  totalCents: number;
};

export type EquipmentStatementLine = {
  /** The resource that it is of */
  equipmentId: string;
  /** Its name */
  equipment: string;
  /** The organisation */
  organisationId: string;
  /** Its name */
  organisation: string;
  /** The member's part of what all promised, rounded */
  keyBp: number;
  /** For this year */
  unitsPromised: number;
  /** As told of its bookings that ended in this year */
  unitsUsed: number;
  /** Its part of the forecast fixed costs, to the cent */
  fixedCents: number;
  /** What the real cost of the year adds to its fixed part, or takes from it, in cents */
  adjustmentCents: number;
  /** The real cost of the year is entered */
  realCost: boolean;
  /** Units used at their price */
  useCents: number;
  /** Units promised and not used, at the same price */
  shortfallCents: number;
  /** Euros in integer cents */
  totalCents: number;
};

/** That people of a member were taught what a resource demands */
export type EquipmentTraining = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  /** Whose people were taught */
  organisationId: string;
  /** As the resource names it */
  training: string;
  /** How many people */
  people: number;
  /** The last day that it counts; null: without end */
  validUntil: string | null;
};

export type EquipmentTrainingInput = {
  /** Whose people were taught */
  organisationId: string;
  /** One of the trainings that the resource demands */
  training: string;
  /** How many people; one unless given */
  people?: number;
  /** The last day that it counts; without end unless given */
  validUntil?: string | null;
};

export type EquipmentTrainingPage = {
  /** The rows */
  items: Array<EquipmentTraining>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type ErasedPerson = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** When it was erased */
  erasedAt: string;
};

export type EstimatedValue = {
  /** Integer cents */
  amountCents: number;
  /** ISO 4217 */
  currency: string;
};

export type EventAnswer = {
  /** The company that answers */
  organisationId: string;
  /** Whether it comes */
  coming: boolean;
};

export type EventGuest = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  organisationName: string;
  /** In its own word; null: has not said */
  coming: boolean | null;
  /** Whether it was there; null: not noted */
  attended: boolean | null;
};

export type EventMinutes = {
  /** What was said and decided */
  minutes: string;
  /** Organisations that were there */
  attendedIds: Array<string>;
};

export type ExpiringCertification = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The organisation */
  organisationId: string;
  /** The organisation's name */
  organisationName: string;
  /** Its code */
  code: string;
  /** Who issued it */
  issuer: string | null;
  /** Last day of validity; null: without end */
  validUntil: string;
};

export type ExpiringCertificationPage = {
  /** The rows */
  items: Array<ExpiringCertification>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type ExposureReport = {
  /** The cluster */
  clusterId: string | null;
  /** The cluster's name; null: several */
  clusterName: string | null;
  /** First day */
  from: string | null;
  /** Last day */
  to: string;
  /** The day, or moment, that the figures hold for */
  asOf: string;
  /** How evenly members get their turn */
  spread: ExposureSpread;
  /** Its members */
  members: Array<MemberExposure>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type ExposureSpread = {
  /** Tenders for which the engine proposed members */
  proposals: Spread;
  /** How many invitations */
  invitations: Spread;
  /** How many contracts */
  contracts: Spread;
};

/** A figure of the period with that of the period before */
export type Figure = {
  /** Of the period; null: not known */
  value: number | null;
  /** Of the period before */
  before: number | null;
  /** (value − before) / before; null without a positive base */
  growth: number | null;
  /** `eur`: integer cents; `ratio`: 0 to 1, a percentage; `index`: 0 to 1, none */
  unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days' | 'index';
  /** What the figure is, in the language of `lang` */
  definition: string;
};

export type FigureQuartiles = {
  /** Name of the figure */
  figure: string;
  /** Clusters that have the figure: 5 at least */
  clusters: number;
  /** A quarter of the clusters are at or below it */
  lowerQuartile: number;
  /** Half of the clusters are at or below it */
  median: number;
  /** Three quarters of the clusters are at or below it */
  upperQuartile: number;
};

export type FileFault = {
  /** Its code */
  code: string;
  /** What is said of it, for people */
  message: string;
  /** Line of the file */
  line?: number;
  /** The column that is at fault; null: the row as a whole */
  column?: number;
};

export type FindingDecision = {
  /** `take_over` puts the value into the tender, which must have none (criteria of one document go together); `strike_out` sets it aside; `reopen` takes either back, except a deadline that lots got */
  decision: 'take_over' | 'strike_out' | 'reopen';
};

/** What it is about */
export type FindingKind = 'trade' | 'certificate' | 'min_turnover' | 'min_headcount' | 'site_visit' | 'deadline' | 'offer_validity' | 'group_form' | 'group_rule' | 'award_criterion';

export type FirstPasswordInput = {
  /** The secret of the link that was mailed */
  token: string;
  /** A long sentence is better than a short riddle */
  password: string;
  /** Six figures of the authenticator app, or a recovery code; each is good for once */
  code?: string;
  passkey?: PasskeyAnswer;
};

export type ForgottenPasswordInput = {
  /** E-mail address */
  email: string;
};

export type FormRequirement = {
  /** The legal form */
  form: string;
  /** Why, for those who check it */
  justification: string;
  /** Reference number of the document; null: none */
  reference: string | null;
  /** Its day */
  date: string;
};

export type FormerOutcome = {
  /** How it ended */
  result: 'awarded' | 'lost' | 'called_up' | 'annulled' | 'abandoned';
  /** When it happened */
  at: string;
  /** Place in the list of proposals; 1 is the best */
  rank: number | null;
};

export type FoundCompany = {
  /** The SIRET asked for, else that of the seat */
  registrationNumber: string;
  /** Null: the company keeps it to itself */
  name: string | null;
  /** NAF rev. 2 or NAF 2025 */
  nafCode: string | null;
  /** Without postcode and town */
  address: string | null;
  /** Postal code */
  postalCode: string | null;
  /** Town or city */
  town: string | null;
  /** Least staff of INSEE’s band, two years old; null: not known */
  headcountFrom: number | null;
  /** Most staff of the band; null: not known, or no upper end */
  headcountTo: number | null;
  /** False: the company has ceased or the establishment is closed */
  open: boolean;
};

export type Funding = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  /** Calendar year */
  year: number;
  /** Who gives the money */
  source: string;
  amount: Money;
};

export type FundingInput = {
  /** Calendar year */
  year: number;
  /** Who gives the money */
  source: string;
  amount: Money;
};

export type FundingPage = {
  /** The rows */
  items: Array<Funding>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

/** Who leads a working group or a cluster, and what it does */
export type Governance = {
  /** The cluster */
  clusterId: string;
  /** Its name */
  clusterName: string;
  /** Null: the cluster as a whole */
  workingGroup: WorkingGroupBrief | null;
  /** Whether the caller keeps it: coordinators, and the pilots of a group */
  leads: boolean;
  /** Who sits in the working group; for a cluster as a whole empty */
  members: Array<GroupMember>;
  /** Latest term first; at most 100 */
  mandates: Array<Mandate>;
  /** Latest first; at most 50 */
  elections: Array<Election>;
  /** The first due first, done ones last; at most 200 */
  actions: Array<GroupAction>;
  /** Latest first; at most 100 */
  events: Array<GroupEvent>;
  /** Latest first; at most 200 */
  results: Array<GroupResult>;
};

/** Something that a group wants done, by whom and by when */
export type GroupAction = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The working group; null: the cluster as a whole, its board */
  workingGroupId: string | null;
  /** Its title */
  title: string;
  /** The member that does it */
  organisationId: string;
  /** Its name */
  organisationName: string;
  /** The day by which it is to be done */
  dueOn: string;
  /** Where it stands */
  state: GroupActionState;
};

export type GroupActionChange = {
  /** Where it stands */
  state: GroupActionState;
};

export type GroupActionInput = {
  /** The working group; without it the cluster as a whole, its board */
  workingGroupId?: string;
  /** Its title */
  title: string;
  /** The member that does it */
  organisationId: string;
  /** The day by which it is to be done */
  dueOn: string;
};

export type GroupActionState = 'open' | 'done' | 'dropped';

export type GroupEquipment = {
  /** The resource that it is of */
  equipmentId: string;
  /** Its name */
  name: string;
  /** The member that owns it; null: the cluster itself */
  ownerId: string | null;
  /** What its owner is called */
  ownerName: string | null;
  owner: EquipmentOwner;
  /** What whoever works with it must have been taught */
  trainings: Array<string>;
  /** Of these, what nobody of the group has a record of */
  untrained: Array<string>;
};

export type GroupEquipmentAlternative = {
  /** The resource that it is of */
  equipmentId: string;
  /** Its name */
  name: string;
  /** The member that owns it; null: the cluster itself */
  ownerId: string | null;
  /** What its owner is called */
  ownerName: string | null;
  owner: EquipmentOwner;
  /** From when on it is free for as long; null: the days are not known */
  freeFrom: string | null;
};

export type GroupEquipmentNearest = {
  /** The resource that it is of */
  equipmentId: string;
  /** Its name */
  name: string;
  /** What it lacks, in words */
  lacks: Array<string>;
};

/** Equipment that the lots of a group need, and what serves it */
export type GroupEquipmentNeed = {
  /** The lot */
  lotId: string;
  need: EquipmentNeed;
  /** First day on which it is needed; null: the days are not known */
  from: string | null;
  /** Last day on which it is needed; null: the days are not known */
  to: string | null;
  /** `held`: an option; `booked`: firm, the bid has won; `withdrawn`: what was held is out of the pool or no longer fits; `planned`: would be held once all have agreed; `free`: can be held now; `unknown`: something fits, the days are not known; `missing`: nothing serves it */
  status: 'booked' | 'held' | 'withdrawn' | 'planned' | 'free' | 'unknown' | 'missing';
  /** The option or booking that is held */
  bookingId: string | null;
  /** What serves it, or would */
  resource: GroupEquipment | null;
  /** Others of the pool that fit, the soonest free first */
  alternatives: Array<GroupEquipmentAlternative>;
  /** Where nothing fits: what comes nearest */
  nearest: GroupEquipmentNearest | null;
};

/** A meeting or a visit */
export type GroupEvent = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The working group; null: the cluster as a whole, its board */
  workingGroupId: string | null;
  /** Its title */
  title: string;
  /** When it begins */
  at: string;
  /** Where it is */
  place: string;
  /** What was said and decided; null: not written */
  minutes: string | null;
  /** Who said whether it comes, and who was there */
  guests: Array<EventGuest>;
};

export type GroupEventInput = {
  /** The working group; without it the cluster as a whole, its board */
  workingGroupId?: string;
  /** Its title */
  title: string;
  /** When it begins */
  at: string;
  /** Where it is */
  place: string;
};

export type GroupMember = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  organisationName: string;
};

/** What came of the work of a group */
export type GroupResult = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The working group; null: the cluster as a whole, its board */
  workingGroupId: string | null;
  /** Of which kind it is */
  kind: GroupResultKind;
  /** The day it came */
  on: string;
  /** What came of it, in words */
  text: string;
  /** The trade, of a capability */
  cpv: string | null;
  /** The tender that was answered */
  tenderId: string | null;
};

export type GroupResultInput = {
  /** The working group; without it the cluster as a whole, its board */
  workingGroupId?: string;
  /** Of which kind it is */
  kind: GroupResultKind;
  /** The day it came */
  on: string;
  /** What came of it, in words */
  text: string;
  /** The trade, of a capability */
  cpv?: string;
  /** The tender that was answered: one of the cluster */
  tenderId?: string;
};

export type GroupResultKind = 'capability' | 'tender' | 'other';

export type Habilitation = {
  /** Its day */
  date: string;
  /** Whom it binds: the group, each member, the mandataire */
  scope: string;
  /** References and certifications that back it */
  evidence: string | null;
};

export type HandedOutDocument = {
  /** When it happened */
  at: string;
  /** The consortium */
  consortiumId: string;
  /** Kind of paper; `zip` is the whole file */
  kind: string;
  /** What to call the file */
  fileName: string;
  /** Of its bytes */
  sha256: string;
  /** The person who was handed it */
  to: string | null;
};

export type Health = {
  /** Where it stands */
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
  /** How it was found: `nameButForm` is by its name but for the legal form, in the same place */
  by: 'number' | 'name' | 'nameButForm';
  /** Fields that the row would change */
  changes: Array<string>;
};

/** A fault or a doubt of one cell or row */
export type ImportRemark = {
  /** As a spreadsheet counts: the heading is row 1 where nothing stands above it */
  row: number;
  /** The company of the row, as its cell names it; null where it names none */
  name: string | null;
  /** The heading as the file has it; null for the whole row */
  column: string | null;
  /** What is wrong, in words that follow the heading */
  message: string;
  /** What the cell most likely was meant to hold */
  suggestion?: string;
};

export type ImportSkill = {
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** In the language of the messages */
  label: string;
  /** 2 by its own words, 1 by its activity code alone */
  level: number;
  /** 0: a list shows nothing */
  evidence: number;
  /** How sure the reading is */
  confidence: number;
  /** Where it was read */
  origin: 'declared' | 'text' | 'naf' | 'certification' | 'reference';
  /** The words or the activity that it was read from */
  quote: string;
};

/** What was read of all rows */
export type ImportSkillCounts = {
  /** Companies of which something was read */
  rows: number;
  /** Capabilities that were read, of all rows */
  skills: number;
};

/** What a row says that its company can do */
export type ImportSkills = {
  /** Row of the file */
  row: number;
  /** Name in the file */
  name: string;
  /** The surest first */
  items: Array<ImportSkill>;
};

export type ImportedTender = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  state: TenderState;
  /** Its title */
  title: string;
  /** In a few sentences */
  description: string | null;
  /** The cluster */
  clusterId: string;
  /** Who buys */
  buyer: TenderBuyer;
  /** The procedure as the forms name it; null: not given */
  procedure: Procedure;
  /** Phase of the procedure; null: not told */
  phase: 'candidature' | 'offers' | 'attribution' | 'signature' | 'execution';
  /** When the notice was sent to be published; null: not told */
  dispatchedAt: string | null;
  source: TenderSource;
  /** ISO 639-1 */
  language: string;
  constraints: Constraints;
  consultation: ConsultationFacts;
  /** What the notice leaves open or contradicts */
  warnings: Array<Warning>;
  /** Its newest match run; null: none yet */
  latestMatchRunId: string | null;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** Its lots */
  lots: Array<Lot>;
  /** What a newer version of the notice changed; empty on a first import */
  changes: Array<TenderChange>;
};

/** A text in French and English */
export type InBothLanguages = {
  /** In French */
  fr: string;
  /** In English */
  en: string;
};

/** An indicator of a cluster with its definition */
export type Indicator = {
  id: IndicatorId;
  /** What it is called */
  name: string;
  /** What it is, in one sentence */
  definition: string;
  /** `eur`: integer cents; `ratio`: 0 to 1, growth −1 and above */
  unit: 'eur' | 'count' | 'ratio' | 'factor' | 'days';
  /** Of the period; null: not known */
  value: number | null;
  /** Of the period before, as long; null: not known */
  before: number | null;
  /** What is not known of it, in words; null: nothing */
  missing: string | null;
  /** Where what is missing is entered: `standings` (who pays), `initiatives`, `years` (investment), `companyFigures` (of a company), `funding` */
  enterAt: 'standings' | 'initiatives' | 'years' | 'companyFigures' | 'funding' | null;
};

/** `members`: Companies that are members on the last day of the period. — Entreprises membres au dernier jour de la période. `payingMembers`: Members on the last day (organisations of any kind) recorded as paying their dues. — Membres au dernier jour (organisations de toute nature) enregistrés comme cotisants. `associates`: Members on the last day recorded as associates, who pay no dues. — Membres au dernier jour enregistrés comme associés, sans cotisation. `groupsOfCompanies`: Members on the last day, with those that belong to the same group of companies (a relation recorded by the cluster) counted once. — Membres au dernier jour, ceux qui appartiennent à un même groupe de sociétés (relation saisie par le cluster) comptés une fois. `jobsRepresented`: Headcount of the members on the last day (all kinds of organisations), each by its latest known year until then. — Effectif des membres au dernier jour (organisations de toute nature), chacun pour sa dernière année connue jusque-là. `turnoverRepresentedCents`: Yearly turnover of the members on the last day (all kinds of organisations), each by its latest known year until then. — Chiffre d’affaires annuel des membres au dernier jour (organisations de toute nature), chacun pour sa dernière année connue jusque-là. `signedCents`: Value signed in the period, without tax: contracts on their day of signature, amendments and options on theirs, less reversals. — Montants signés dans la période, hors taxes : contrats au jour de leur signature, avenants et options au leur, moins les contre-passations. `fundingCents`: Public money that the clusters received in the years that the period touches. — Argent public reçu par les clusters dans les années que la période touche. `leverage`: Value signed in the period divided by the public funding of the years that the period touches. — Chiffre d’affaires signé dans la période divisé par le financement public des années que la période touche. `tendersWon`: Of the tenders answered in the period, those that were awarded to the cluster’s consortium. — Parmi les consultations répondues dans la période, celles attribuées au groupement du cluster. `companiesServed`: Companies with a positive value signed in the period. — Entreprises dont le montant signé dans la période est positif. `activeActors`: Members on the last day that took part in an innovation project, or in at least two other initiatives, in the last twelve months of the period. — Membres au dernier jour qui, dans les douze derniers mois de la période, ont pris part à un projet d’innovation ou à deux autres initiatives au moins. `activeSmeShare`: Micro, small and medium enterprises (Recommendation 2003/361/EC, by their size today) among active members that are companies of known size. — Micro, petites et moyennes entreprises (recommandation 2003/361/CE, taille d’aujourd’hui) parmi les membres actifs qui sont des entreprises de taille connue. `innovationProjects`: Innovation projects recorded by coordinators that ran on at least one day of the period. — Projets d’innovation saisis par les coordinateurs, en cours un jour au moins de la période. `internationalCollaborations`: Initiatives in the period with a partner in another country. Initiatives recorded by coordinators, and joint bids: bids submitted and contracts signed by several companies. — Initiatives de la période avec un partenaire d’un autre pays. Initiatives saisies par les coordinateurs, et offres communes : réponses remises à plusieurs, contrats signés à plusieurs. `firmsInInitiatives`: Companies that took part in an initiative of at least three companies in the period. Initiatives recorded by coordinators, and joint bids: bids submitted and contracts signed by several companies. — Entreprises qui ont pris part dans la période à une initiative d’au moins trois entreprises. Initiatives saisies par les coordinateurs, et offres communes : réponses remises à plusieurs, contrats signés à plusieurs. `firmsInInitiativesSmeShare`: Micro, small and medium enterprises among the companies of known size in initiatives of three or more. — Micro, petites et moyennes entreprises parmi les entreprises de taille connue dans des initiatives à trois ou plus. `interclusterProjects`: Initiatives in the period with another cluster, or with a company that is a member of another cluster only. Initiatives recorded by coordinators, and joint bids: bids submitted and contracts signed by several companies. — Initiatives de la période avec un autre cluster, ou avec une entreprise qui n’est membre que d’un autre cluster. Initiatives saisies par les coordinateurs, et offres communes : réponses remises à plusieurs, contrats signés à plusieurs. `investmentCents`: What members invested in the years that the period touches, as entered by coordinators. — Investissement des membres dans les années que la période touche, tel que les coordinateurs l’ont saisi. `investmentGrowth`: Members’ investment divided by that of the previous period, minus one. — Investissement des membres rapporté à celui de la période précédente, moins un. `turnoverGrowth`: Annual turnover of the members on the last day divided by that of the same members at the end of the previous period, minus one; latest known year, members without both figures are left out. — Chiffre d’affaires annuel des membres au dernier jour, rapporté à celui des mêmes à la fin de la période précédente, moins un ; dernière année connue, ceux qui n’ont pas les deux ne comptent pas. `jobsGrowth`: Headcount of the members on the last day divided by that of the same members at the end of the previous period, minus one; latest known year, members without both figures are left out. — Effectif des membres au dernier jour, rapporté à celui des mêmes à la fin de la période précédente, moins un ; dernière année connue, ceux qui n’ont pas les deux ne comptent pas. */
export type IndicatorId = 'members' | 'payingMembers' | 'associates' | 'groupsOfCompanies' | 'jobsRepresented' | 'turnoverRepresentedCents' | 'signedCents' | 'fundingCents' | 'leverage' | 'tendersWon' | 'companiesServed' | 'activeActors' | 'activeSmeShare' | 'innovationProjects' | 'internationalCollaborations' | 'firmsInInitiatives' | 'firmsInInitiativesSmeShare' | 'interclusterProjects' | 'investmentCents' | 'investmentGrowth' | 'turnoverGrowth' | 'jobsGrowth';

export type IndicatorReport = {
  /** The cluster */
  clusterId: string;
  /** Its name */
  clusterName: string;
  /** First day */
  from: string | null;
  /** Last day */
  to: string;
  /** The period before, of the same length; null: no such period */
  before: Period | null;
  /** The day, or moment, that the figures hold for */
  asOf: string;
  /** Of names and definitions */
  language: 'fr' | 'en';
  /** The rows */
  items: Array<Indicator>;
};

export type Indispensability = {
  /** The lot */
  lotId: string;
  /** What the members do better together */
  efficiencies: string;
  /** Why that cannot be had without the group */
  indispensability: string;
  /** Why none of the members can be left out */
  minimality: string;
  /** Who signed it off */
  signedOffBy: string | null;
  /** Name and function of the signer */
  signedOffName: string | null;
  /** When it was signed off */
  signedOffAt: string;
};

export type IndispensabilityInput = {
  /** All lots of the consortium unless given */
  lotId?: string;
  /** What the members do better together */
  efficiencies: string;
  /** Why that cannot be had without the group */
  indispensability: string;
  /** Why none of the members can be left out */
  minimality: string;
  /** The caller answers for it */
  signOff: true;
  /** Name and function of the signer; your own name unless given */
  signedOffName?: string;
};

export type IndispensabilityList = {
  /** The rows */
  items: Array<Indispensability>;
};

export type Infeasibility = Record<string, unknown>;

/** What members do together beside bids: an innovation project, a mission, common buying */
export type Initiative = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  /** Its title */
  title: string;
  /** Of which kind it is */
  kind: InitiativeKind;
  /** First day */
  from: string;
  /** With a partner in another country */
  international: boolean;
  /** With another cluster */
  intercluster: boolean;
  /** Last day; null: it lasts */
  to: string | null;
  /** Members of the cluster that take part */
  memberIds: Array<string>;
};

export type InitiativeInput = {
  /** Its title */
  title: string;
  /** Of which kind it is */
  kind: InitiativeKind;
  /** First day */
  from: string;
  /** False unless given */
  international?: boolean;
  /** False unless given */
  intercluster?: boolean;
  /** Last day; null: it lasts */
  to?: string | null;
  /** Members of the cluster that take part */
  memberIds: Array<string>;
};

export type InitiativeKind = 'innovation_project' | 'other';

export type InitiativePage = {
  /** The rows */
  items: Array<Initiative>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

/** Professional liability */
export type Insurance = {
  /** The insurance company */
  insurer: string;
  /** Number of the insurance policy */
  policyNumber: string;
  /** Last day of validity; null: without end */
  validUntil: string;
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
  /** Where it stands */
  state: 'pending' | 'accepted' | 'declined' | 'countered' | 'expired' | 'withdrawn';
  /** Role in the group or in the house */
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  /** Part of the work in basis points; 10,000 is the whole */
  shareBp: number;
  /** How much, in cents; null: not known */
  amount: Money | null;
  /** Requirements that it does */
  covers: Array<string>;
  /** Until when an answer counts, UTC */
  expiresAt: string;
  /** When it was answered; null: not yet */
  answeredAt: string | null;
  /** Why, in words for those concerned */
  reason: string | null;
  /** What the members settled among themselves */
  terms: Terms | null;
  /** The terms as they were accepted; null: not accepted */
  acceptedTerms: Terms | null;
  /** The undertaking, as it is accepted */
  undertakingText: UndertakingText;
  /** Who answered for the member; null: it answered itself */
  proxy: ProxyAnswer | null;
  /** Share asked for instead, in basis points; null: none */
  counterShareBp: number | null;
  /** What people should know of it */
  note: string | null;
  /** Whether the undertaking of confidentiality was given */
  undertaking: boolean;
  /** The sealed declaration on bidding alone; null: not given */
  soloDeclaration: SoloDeclarations | null;
  /** The invitation that took its place; null: none did */
  replacedBy: NewerInvitation | null;
  /** Where the consortium stands */
  consortiumState: 'proposed' | 'inviting' | 'recomposing' | 'agreed' | 'ready' | 'submitted' | 'awarded' | 'lost' | 'dissolved';
  cluster: InvitingCluster;
  /** The call for tender */
  tender: InvitedTender;
  /** The other members, masked until names may be told */
  coMembers: Array<CoMember>;
  /** When it was made */
  createdAt: string;
};

export type InvitationPage = {
  /** The rows */
  items: Array<Invitation>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type InviteInput = {
  /** Until when an answer counts, UTC */
  expiresAt: string;
  /** Re-compose by itself after a refusal; false unless given */
  automatic?: boolean;
};

export type InvitedBuyer = {
  /** Its name */
  name: string;
  /** Whether the buyer is not bound by public procurement law */
  private: boolean;
};

export type InvitedContacts = {
  /** People invited, each with a mail */
  invited: number;
  /** Who was not invited, and why */
  refused: Array<ContactRefused>;
};

export type InvitedLot = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** As the notice calls it */
  externalId: string;
  /** Its title */
  title: string;
  /** Last moment to hand in a bid, UTC; null: not published */
  deadline: string | null;
  /** Where the work is done */
  places: Array<Place>;
  /** What the buyer expects it to cost; null: not published */
  estimatedValue: LotValue | null;
  /** What a lot asks for */
  requirements: Array<InvitedRequirement>;
};

export type InvitedRequirement = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** Part of the work in basis points; those of a lot sum to 10,000 */
  weightBp: number;
  /** Whether a group without it is no answer */
  mandatory: boolean;
  /** Least level of the capability, 1 to 5 */
  minLevel: number;
  /** Certification asked for; null: none */
  certification: string | null;
  /** Part of the seat offered */
  own: boolean;
  /** The words of the buyer that it was read from */
  quote: string | null;
};

export type InvitedTender = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its title */
  title: string;
  /** Who buys */
  buyer: InvitedBuyer;
  /** Its lots */
  lots: Array<InvitedLot>;
};

/** Who asks */
export type InvitingCluster = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its name */
  name: string;
};

export type JustifiedConsortium = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its name */
  name: string;
  /** Where it stands */
  state: string;
  /** Its members */
  members: Array<RecordedMember>;
  /** What the rules of competition say on the day of the export, oversize among them */
  verdicts: Array<RecordedVerdict>;
  /** Who declined, asked for something else, did not answer or was excluded */
  refusals: Array<RecordedRefusal>;
  /** Why that cannot be had without the group */
  indispensability: Array<Indispensability>;
};

/** The row that stays */
export type KeptOrganisation = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its name */
  name: string;
};

export type KnownPasskey = {
  /** Always this */
  type: 'public-key';
  /** Id of the credential, base64url */
  id: string;
  /** How a browser reaches the device */
  transports: Array<string>;
};

export type KpiFigures = {
  /** Turnover signed. Value signed in the period, without tax: contracts on their day of signature, amendments and options on theirs, less reversals. — Chiffre d’affaires signé : Montants signés dans la période, hors taxes : contrats au jour de leur signature, avenants et options au leur, moins les contre-passations. */
  signedCents: Figure;
  /** Invoiced. Invoiced to buyers in the period, less credit notes and reversals. — Facturé : Facturé aux acheteurs dans la période, moins les avoirs et les contre-passations. */
  invoicedCents: Figure;
  /** Paid. Paid by buyers in the period, less reversals. — Payé : Payé par les acheteurs dans la période, moins les contre-passations. */
  paidCents: Figure;
  /** Leverage. Value signed in the period divided by the public funding of the years that the period touches. — Effet de levier : Chiffre d’affaires signé dans la période divisé par le financement public des années que la période touche. */
  leverage: Figure;
  /** Tenders answered. Tenders to which a bid was handed in, or that ended in a contract; on the day of the bid, else of the last deadline, else of publication. — Consultations répondues : Consultations pour lesquelles une offre a été remise ou qui ont abouti à un contrat ; au jour de l’offre, à défaut de la dernière date limite, à défaut de la publication. */
  tendersAnswered: Figure;
  /** Tenders won. Of the tenders answered in the period, those that were awarded to the cluster’s consortium. — Consultations gagnées : Parmi les consultations répondues dans la période, celles attribuées au groupement du cluster. */
  tendersWon: Figure;
  /** Success rate. Tenders won divided by those of the answered ones whose outcome is known. — Taux de succès : Consultations gagnées divisées par celles des répondues dont l’issue est connue. */
  successRate: Figure;
  /** Companies served. Companies with a positive value signed in the period. — Entreprises servies : Entreprises dont le montant signé dans la période est positif. */
  companiesServed: Figure;
  /** Never served. Companies that are members on the last day and have had no value signed until then. — Jamais servies : Entreprises membres au dernier jour qui n’ont eu jusque-là aucun montant signé. */
  companiesNeverServed: Figure;
  /** Median consortium size. Median number of members of the contracts signed in the period. — Taille médiane du groupement : Nombre médian de membres des contrats signés dans la période. */
  medianConsortiumSize: Figure;
  /** SME share. Share of the value signed that went to micro, small and medium enterprises (Recommendation 2003/361/EC), by their class when the contract was made; members of unknown class are left out. — Part des PME : Part du montant signé qui revient aux micro, petites et moyennes entreprises (recommandation 2003/361/CE), selon leur taille quand le contrat a été conclu ; les membres de taille inconnue ne comptent pas. */
  smeShare: Figure;
  /** Gini of invitations. Gini coefficient of the invitations of the period over the members: 0 when all have as many, towards 1 when one has them all. — Gini des invitations : Coefficient de Gini des invitations de la période entre les membres : 0 quand tous en ont autant, vers 1 quand un seul les a toutes. */
  exposureGini: Figure;
  /** Time to agreement. Median days from a tender’s publication here to its consortium’s agreement, of those agreed in the period. — Délai jusqu’à l’accord : Nombre médian de jours entre la publication d’une consultation ici et l’accord de son groupement, pour les accords de la période. */
  daysToConsortium: Figure;
  /** Refusal rate. Invitations declined divided by those answered (accepted, declined or countered) in the period. — Taux de refus : Invitations refusées divisées par celles qui ont eu une réponse dans la période (acceptée, refusée, contre-proposition). */
  refusalRate: Figure;
  /** Turnover represented. Yearly turnover of the members on the last day (all kinds of organisations), each by its latest known year until then. — Chiffre d’affaires représenté : Chiffre d’affaires annuel des membres au dernier jour (organisations de toute nature), chacun pour sa dernière année connue jusque-là. */
  turnoverRepresentedCents: Figure;
  /** Jobs represented. Headcount of the members on the last day (all kinds of organisations), each by its latest known year until then. — Emplois représentés : Effectif des membres au dernier jour (organisations de toute nature), chacun pour sa dernière année connue jusque-là. */
  jobsRepresented: Figure;
  /** Member companies. Companies that are members on the last day of the period. — Entreprises membres : Entreprises membres au dernier jour de la période. */
  members: Figure;
  /** Public funding. Public money that the clusters received in the years that the period touches. — Financement public : Argent public reçu par les clusters dans les années que la période touche. */
  fundingCents: Figure;
  /** Share served. Companies served divided by member companies. — Part servie : Entreprises servies divisées par les entreprises membres. */
  servedShare: Figure;
  /** Contracts signed. Contracts and call-offs signed in the period; framework agreements do not count. — Contrats signés : Contrats et marchés subséquents signés dans la période ; les accords-cadres ne comptent pas. */
  contractsSigned: Figure;
  /** Per tender. Value signed on contracts that come from a tender, divided by the number of those tenders. — Par consultation : Montant signé sur les contrats issus d’une consultation, divisé par le nombre de ces consultations. */
  turnoverPerTenderCents: Figure;
  /** Per company. Value signed divided by companies served. — Par entreprise : Chiffre d’affaires signé divisé par les entreprises servies. */
  turnoverPerCompanyCents: Figure;
};

export type KpiReport = {
  /** The cluster */
  clusterId: string | null;
  /** The cluster's name; null: several */
  clusterName: string | null;
  /** First day */
  from: string | null;
  /** Last day */
  to: string;
  /** The period before, of the same length; null: no such period */
  before: Period | null;
  /** The day, or moment, that the figures hold for */
  asOf: string;
  /** The figures by name */
  figures: KpiFigures;
  /** Companies that are members on the last day, by their size class of today — Entreprises membres au dernier jour, par taille d’aujourd’hui */
  membersBySizeClass: Array<SizeClassMembers>;
  /** Quartiles over all clusters; null: not asked for, or too few */
  comparison: Array<FigureQuartiles> | null;
};

export type Lack = {
  /** The requirement */
  requirementId: string;
  /** What is missing */
  lacks: Array<string>;
};

export type LedgerEntry = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The contract */
  contractId: string;
  /** Title of the contract */
  contractTitle: string;
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
  /** Day to which it is counted */
  occurredOn: string;
  /** Reference number of the document; null: none */
  reference: string | null;
  /** What people should know of it */
  note: string | null;
  /** The entry that this one takes back; null: none */
  reversesId: string | null;
  /** The entry that takes this one back; null: none */
  reversedById: string | null;
  /** Debits and credits are equal. A member sees its own lines and the contract's name, not the others'. */
  postings: Array<Posting>;
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
  /** Yes to what does not look right: more invoiced than signed, more paid than invoiced (`implausible`) */
  confirm?: boolean;
  /** Each member's part, to the cent; by the contract's shares unless given (largest remainder) */
  split?: Array<PostingInput>;
};

export type LedgerEntryPage = {
  /** The rows */
  items: Array<LedgerEntry>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type LedgerImportDoubt = {
  /** The last row of the contract and measure; the heading is row 1 */
  row: number;
  /** As the row names it */
  contract: string;
  /** `signed`: value of what was signed; `invoiced` to the buyer; `paid` by the buyer */
  measure: 'signed' | 'invoiced' | 'paid';
  /** The measure that it follows and would pass */
  after: 'signed' | 'invoiced' | 'paid';
  /** What the contract would come to with the file */
  wouldBeCents: number;
  /** What the measure that it follows would come to */
  limitCents: number;
};

export type LedgerImportResult = {
  /** Entries that are new */
  created: number;
  /** Rows whose entry was there already, by contract, measure and reference */
  unchanged: number;
  /** Rows that could not be taken */
  errors: Array<RowFault>;
  /** What does not look right, by contract and measure: `confirm=true` says yes to it */
  doubts: Array<LedgerImportDoubt>;
  /** What the new entries come to, to compare with the accounts */
  sums: Array<LedgerImportSum>;
};

export type LedgerImportSum = {
  /** `signed`: value of what was signed; `invoiced` to the buyer; `paid` by the buyer */
  measure: 'signed' | 'invoiced' | 'paid';
  /** New entries of this measure */
  entries: number;
  amount: Money;
};

export type LoginInput = {
  /** E-mail address */
  email: string;
  /** A long sentence is better than a short riddle */
  password: string;
  /** Six figures of the authenticator app, or a recovery code; each is good for once */
  code?: string;
  passkey?: PasskeyAnswer;
};

export type Lot = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** As the notice calls it */
  externalId: string;
  /** Its title */
  title: string;
  /** In a few sentences */
  description: string | null;
  /** CPV code of what is chiefly bought */
  cpvMain: string | null;
  /** Further CPV codes */
  cpvAdditional: Array<string>;
  /** NUTS code of the region */
  nuts: Array<string>;
  /** What the buyer expects it to cost; null: not published */
  estimatedValue: EstimatedValue | null;
  /** Last moment to hand in a bid, UTC; null: not published */
  deadline: string | null;
  /** By hand last: what it was, when that was entered, and why; null once a newer notice came */
  deadlineMoved: DeadlineMoved | null;
  /** When the buyer withdrew it; null: it stands */
  withdrawnAt: string | null;
  /** First day of the work; null: not told */
  startsOn: string | null;
  /** Last day of the work; null: not told */
  endsOn: string | null;
  /** Equipment that the work needs */
  equipment: Array<EquipmentNeed>;
  /** What a lot asks for */
  requirements: Array<Requirement>;
  /** A coordinator has confirmed requirements: those alone count. False: matching goes by what the notice suggests, and says so */
  needsConfirmed: boolean;
};

export type LotDeadlineInput = {
  /** Last moment to hand in a bid, UTC; null: not published */
  deadline: string;
  /** How one knows that the buyer moved it */
  reason: string;
};

/** Equipment that the lot needs, as the pool of the cluster was when the run answered */
export type LotEquipment = {
  /** The pool serves everything in the time of the work */
  served: boolean;
  /** What the lot needs */
  needs: Array<LotEquipmentNeed>;
};

export type LotEquipmentNeed = {
  need: EquipmentNeed;
  /** First day; null: the days are not known */
  from: string | null;
  /** Last day; null: the days are not known */
  to: string | null;
  /** `free` in that time; `unknown`: something fits, the days are not known; `taken`: all that fits is; `missing`: nothing fits */
  status: 'free' | 'unknown' | 'taken' | 'missing';
  /** What serves it, would be free first, or comes nearest */
  resource: LotEquipmentResource | null;
  /** Of what is taken: from which instant on it is free as long */
  freeFrom: string | null;
  /** In words, with what would help */
  explanation: string;
};

/** A resource of the pool */
export type LotEquipmentResource = {
  /** The resource that it is of */
  equipmentId: string;
  /** Its name */
  name: string;
  /** The member that owns it; null: the cluster itself */
  ownerId: string | null;
  /** What its owner is called; null: the cluster itself */
  ownerName: string | null;
};

export type LotGroup = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its lots */
  lots: Array<string>;
};

export type LotInput = {
  /** As the notice calls it */
  externalId?: string;
  /** Its title */
  title: string;
  /** In a few sentences */
  description?: string;
  /** CPV 2008 code: eight digits, no check digit */
  cpvMain?: string;
  /** Further CPV codes */
  cpvAdditional?: Array<string>;
  /** NUTS code of the region */
  nuts?: Array<string>;
  /** What the buyer expects it to cost; null: not published */
  estimatedValue?: PublishedAmount | null;
  /** Last moment to hand in a bid, UTC; null: not published */
  deadline?: string | null;
  /** What a lot asks for */
  requirements?: Array<RequirementInput>;
  /** First day of the work */
  startsOn?: string | null;
  /** Last day of the work */
  endsOn?: string | null;
  /** Equipment that the work needs */
  equipment?: Array<EquipmentNeedInput>;
};

export type LotLead = {
  /** The lot */
  lotId: string;
  /** A holder of the group: mandataire for this lot */
  organisationId: string;
};

export type LotMayAlsoNeed = {
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** What it is called */
  label: string;
  /** Calibrated for trades */
  confidence: number;
  /** The words that it was read from; null where works of that kind usually need it */
  quote: string | null;
  document?: DocumentSource;
};

export type LotNeed = {
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** In French */
  label: string;
  /** Share in basis points: 10,000 is the whole */
  weightBp: number;
  /** Whether a consortium must cover it */
  mandatory: boolean;
  /** From the words of the lot */
  minLevel: number;
  /** A certificate; null: none */
  certification: string | null;
  /** Euros in integer cents */
  capacityCents: number | null;
  /** Where it was read */
  origin: LotNeedOrigin;
  /** What a coordinator said; null: nothing yet */
  decided: 'confirmed' | 'added' | null;
};

export type LotNeedDecision = {
  /** `confirm` a proposal or a requirement, `strike_out` either, `add` what was not proposed */
  act: 'confirm' | 'strike_out' | 'add';
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** A certificate; null: none */
  certification?: string | null;
  /** Beside the weights of the others; as proposed unless given */
  weightBp?: number;
  /** As proposed unless given */
  mandatory?: boolean;
  /** Least level of the capability, 1 to 5 */
  minLevel?: number;
  /** Euros in integer cents */
  capacityCents?: number | null;
  /** Reserved to a member of the group (R2142-27) */
  mustBeDoneByMember?: boolean;
};

/** What a coordinator says of a lot’s needs. All weights of the lot are made to sum to 10,000 again */
export type LotNeedDecisions = {
  /** One for each need that is decided on */
  decisions: Array<LotNeedDecision>;
};

export type LotNeedOrigin = {
  /** What says so */
  kind: 'cpv-main' | 'cpv-additional' | 'trade' | 'certification' | 'document' | 'typed';
  /** The words that it was read from; null where works of that kind usually need it */
  quote: string | null;
  /** Calibrated for trades */
  confidence: number;
  document?: DocumentSource;
};

export type LotNeedStruckOut = {
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** What it is called */
  label: string;
  /** A certificate; null: none */
  certification: string | null;
};

export type LotNeeds = {
  /** Weights sum to 10,000; to be confirmed or struck out */
  needs: Array<LotNeed>;
  /** Trades below the threshold, most probable first */
  mayAlsoNeed: Array<LotMayAlsoNeed>;
  /** What a coordinator struck out: it is not proposed again */
  struckOut: Array<LotNeedStruckOut>;
  /** Matching goes by confirmed requirements alone; false: there are none yet */
  needsConfirmed: boolean;
};

export type LotResult = {
  /** The lot */
  lotId: string;
  /** Where it stands */
  status: string;
  certificate: Certificate;
  /** The consortia, best first */
  consortia: Array<ProposedConsortium>;
  /** Who can do the lot alone, best first; at most 100 of `aloneCount` */
  alone?: Array<Alone>;
  /** How many can do the lot alone */
  aloneCount?: number;
  /** Code under which a large part of the lot is asked for and which names no trade: `alone` then says who works in that field, not who could do the lot */
  generalCpv?: string | null;
  /** How it ended, and why; null: in older runs */
  ending?: Ending | null;
  /** Options as used: k, nodes, epsilon, minDifference, maxDistance, minMembers, minShareBp, minContribution */
  options?: Record<string, number>;
  /** Weights of the components as used */
  weights?: Record<string, number>;
  /** How the list of consortia ends, where it is shorter than asked for, and that nobody has confirmed the needs, in the language of the reader */
  explanation?: Array<string>;
  /** A coordinator has confirmed what the lot needs */
  needsConfirmed?: boolean;
  /** The search was ended by the clock before its nodes were used up: a replay ends it at the same node, and the certificate tells what was proven until then */
  timeRanOut?: boolean;
  /** What the pool gives the lot; null: it needs none */
  equipment?: LotEquipment | null;
  /** Why no consortium can be formed; null: one can */
  infeasibility: Infeasibility | null;
  /** State of the network that it answers: transactions seen, as pg_snapshot. Null in older runs */
  snapshotVersion?: string | null;
};

export type LotSoloDeclarationInput = {
  /** The lot */
  lotId: string;
  /** Whether it could do the lot alone */
  couldBidAlone: boolean;
  /** Why, in words */
  reasons: string;
  /** Whether it also bids alone */
  willBidAlone?: boolean;
  test?: SoloTestInput;
};

export type LotValue = {
  /** Integer cents */
  amountCents: number;
  /** ISO 4217 */
  currency: string;
};

export type MadePasskey = {
  passkey: Passkey;
  /** With the account’s first second factor: each opens it once in its place. Shown this once */
  recoveryCodes: Array<string>;
};

/** A mailbox that refuses mails */
export type MailRefusal = {
  /** When it happened */
  at: string;
  /** As RFC 3463 writes it: `5.1.1` unknown mailbox, `5.2.2` full, `5.7.1` refused by a rule */
  status: string;
};

/** An office held by a member for a term */
export type Mandate = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The working group; null: the cluster as a whole, its board */
  workingGroupId: string | null;
  position: Position;
  /** The organisation */
  organisationId: string;
  /** Its name */
  organisationName: string;
  /** Who holds the office for the company */
  person: string | null;
  /** First day of the term */
  from: string;
  /** Last day of the term */
  to: string;
  /** The election that gave it; null: noted by hand */
  electionId: string | null;
};

export type MandateEnd = {
  /** The last day in office */
  on: string;
};

export type MandateInput = {
  /** The working group; without it the cluster as a whole, its board */
  workingGroupId?: string;
  position: Position;
  /** The organisation */
  organisationId: string;
  /** Who holds the office for the company */
  person?: string;
  /** First day of the term */
  from: string;
  /** Last day of the term */
  to: string;
};

export type MatchOptions = {
  /** Consortia wanted for each lot; 5 unless given */
  k?: number;
  /** Search nodes for each consortium of a lot; the operator's budget unless given */
  nodes?: number;
  /** Members by which two proposals differ at least; 1 unless given */
  minDifference?: number;
  weights?: MatchWeights;
};

export type MatchRun = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The call for tender */
  tenderId: string;
  /** The lots that it was asked for */
  lotIds: Array<string>;
  /** Where it stands */
  status: 'queued' | 'running' | 'succeeded' | 'infeasible' | 'failed' | 'cancelled';
  /** How far it is */
  progress: MatchRunProgress;
  /** Why it failed */
  error: string | null;
  /** Version of the engine that ran; null: not run yet */
  engineVersion: string | null;
  /** When it was made */
  createdAt: string;
  /** When work on it began; null: not yet */
  startedAt: string | null;
  /** When somebody asked to stop and keep the best found so far */
  stoppedAt: string | null;
  /** When work on it ended; null: not yet */
  finishedAt: string | null;
  /** Its lots */
  lots: Array<LotResult>;
  /** The plan for all lots together; null: none */
  plan: TenderPlan | null;
  /** Where organisations of the proposals come from that are of other clusters */
  origins: Array<ProposedOrigin>;
  /** Organisations of the proposals for which nobody reads: what is sent to them reaches no one. Invite somebody first */
  unread: Array<string>;
};

export type MatchRunInput = {
  /** All lots unless given */
  lotIds?: Array<string>;
  /** What can be chosen or exercised */
  options?: MatchOptions;
};

export type MatchRunLotFacts = {
  /** What each component of the score counted; only the proportions matter */
  weights: Record<string, number>;
  /** Organisations among which was searched */
  candidates: number;
  /** What a lot asks for */
  requirements: Array<MatchedRequirement>;
  /** Where the work is done */
  site: SitePosition | null;
  /** The organisations of the proposed consortia */
  members: Array<MatchedMember>;
};

export type MatchRunPage = {
  /** The rows */
  items: Array<MatchRunSummary>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type MatchRunProgress = {
  /** Lots that are done */
  lotsDone: number;
  /** Lots of the run */
  lotsTotal: number;
  /** The lot */
  lotId: string | null;
  /** Search nodes spent */
  nodes: number;
  /** Best score found so far; null: none yet */
  incumbent: number | null;
  /** Nothing can score above this; null: no bound */
  upperBound: number | null;
  /** `plan`: all lots are done, and the plan for all of them is being made */
  stage?: 'lots' | 'plan';
};

export type MatchRunSummary = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The call for tender */
  tenderId: string;
  /** The lots that it was asked for */
  lotIds: Array<string>;
  /** Where it stands */
  status: 'queued' | 'running' | 'succeeded' | 'infeasible' | 'failed' | 'cancelled';
  /** How far it is */
  progress: MatchRunProgress;
  /** Why it failed */
  error: string | null;
  /** Version of the engine that ran; null: not run yet */
  engineVersion: string | null;
  /** When it was made */
  createdAt: string;
  /** When work on it began; null: not yet */
  startedAt: string | null;
  /** When somebody asked to stop and keep the best found so far */
  stoppedAt: string | null;
  /** When work on it ended; null: not yet */
  finishedAt: string | null;
};

/** Weights of the score's components instead of the cluster's policy; the engine divides by their sum */
export type MatchWeights = {
  /** Weight or value of: how well the requirements are covered */
  coverage?: number;
  /** Weight or value of: how well the members know one another */
  cohesion?: number;
  /** Weight or value of: how near they are */
  proximity?: number;
  /** Weight or value of: the part done by small and medium enterprises */
  sme?: number;
  /** Weight or value of: how evenly the work is shared */
  balance?: number;
  /** Weight or value of: members seldom proposed */
  fairTurn?: number;
  /** Weight or value of: as few members as can do it */
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
  /** How well it serves each requirement */
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

export type Me = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** E-mail address */
  email: string;
  /** Its name */
  name: string;
  /** ISO 639-1 */
  language: 'fr' | 'en';
  /** What the person may do */
  roles: Array<Role>;
  /** The one invitation that this session opens, where the link of a mail opened it; null signed in */
  seat: string | null;
};

export type MemberExposure = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  name: string;
  /** Size class of Recommendation 2003/361/EC; null: not known */
  sizeClass: string | null;
  /** Tenders for which the engine proposed it */
  proposals: number;
  /** How many invitations */
  invitations: number;
  /** How many contracts */
  contracts: number;
};

export type MemberLiability = {
  /** The organisation */
  organisationId: string;
  /** Legal form of the group */
  legalForm: 'conjoint' | 'solidaire' | 'conjoint_mandataire_solidaire';
  /** What the member answers for at worst, in cents */
  liabilityCents: number;
  /** The same as part of its yearly turnover, in basis points; null: turnover not known */
  ofTurnoverBp: number | null;
};

export type MemberRole = {
  /** Role in the group or in the house */
  role: 'member';
  /** The organisation */
  organisationId: string;
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
  /** First day */
  since: string;
  /** First day outside; null: it lasts */
  until: string | null;
  /** `paying`: pays its dues; `associate`: is there beside those who do; null: nobody said */
  standing: 'paying' | 'associate' | null;
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
  /** The rows */
  items: Array<Membership>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type MembershipStanding = {
  /** The organisation */
  organisationId: string;
  /** `paying`: pays its dues; `associate`: is there beside those who do; null: nobody said */
  standing: 'paying' | 'associate' | null;
};

/** Members of today */
export type MembershipStandings = Array<MembershipStanding>;

export type MembershipStandingsKept = {
  /** Memberships that have another standing now */
  changed: number;
};

export type MergeCount = {
  /** What it is */
  kind: 'people' | 'contacts' | 'capabilities' | 'certifications' | 'references' | 'years' | 'memberships' | 'workingGroups' | 'relations' | 'seats' | 'declarations' | 'contracts' | 'ledger' | 'bidFacts' | 'equipment' | 'awards' | 'other';
  /** How many */
  count: number;
};

/** The row that goes */
export type MergedOrganisation = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its name */
  name: string;
};

/** What one more firm would be worth: the best team with it against the best without. Where several requirements have nobody, each is judged with firms for the others */
export type MissingCapabilities = {
  /** The match run */
  matchRunId: string;
  /** The lot */
  lotId: string;
  /** Best score of the teams that there are; null: none */
  score: number | null;
  /** The most worth first; what would be worth nothing is absent */
  items: Array<MissingCapabilityWorth>;
  /** False: time ended before every requirement was tried */
  complete: boolean;
};

export type MissingCapability = Record<string, unknown>;

export type MissingCapabilityWorth = {
  /** The requirement */
  requirementId: string;
  /** The trade that is asked for */
  cpv: string;
  /** Least level, 1 to 5 */
  minLevel: number;
  /** Certificate that the work demands */
  certification: string | null;
  /** No member can do it */
  unserved: boolean;
  /** Best score with such a firm; null: still no team */
  score: number | null;
  /** Best score with such a firm less the best without it, 0 where there is no team */
  gain: number;
  /** Less work than a member does at least: a member has to learn it, or a firm that can do more */
  small: boolean;
  /** Both searches were finished */
  proven: boolean;
};

export type MissingFact = {
  /** The organisation that is a member of the group; null: the group itself */
  memberId: string | null;
  /** The member's name */
  memberName: string;
  /** Stable name of the fact */
  field: string;
  question: InBothLanguages;
  /** Documents that need it */
  documents: Array<'dc1' | 'dc2' | 'dc4' | 'attri1' | 'offer' | 'convention' | 'split' | 'espd' | 'commitment' | 'dossier'>;
  /** Day by which it is needed; null: no day set */
  dueOn: string | null;
};

export type MissingFacts = {
  /** The rows */
  items: Array<ConsortiumMissingFacts>;
};

/** Amount in integer cents */
export type Money = {
  /** Integer cents */
  amountCents: number;
  /** ISO 4217 */
  currency: 'EUR';
};

export type Namesake = {
  /** The organisation */
  organisationId: string;
  /** As it is kept */
  name: string;
  /** Town or city */
  town: string | null;
  /** National registration number; in France the SIRET */
  registrationNumber: string | null;
  /** How it was found: `nameButForm` is by its name but for the legal form, in the same place */
  by: 'number' | 'name' | 'nameButForm';
};

/** Organisations that a described one may be */
export type Namesakes = {
  /** More than one where nothing tells which */
  items: Array<Namesake>;
};

export type NewWebhook = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  /** Web address */
  url: string;
  /** Types of events that are sent; none: all */
  events: Array<string>;
  /** Whether messages are sent */
  active: boolean;
  /** When it was made */
  createdAt: string;
  /** Signs the messages (Standard Webhooks); shown this once */
  secret: string;
};

/** The invitation that took the place of this one: the seat was offered anew, or granted as asked */
export type NewerInvitation = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Where it stands */
  state: 'pending' | 'accepted' | 'declined' | 'countered' | 'expired' | 'withdrawn';
  /** Part of the work in basis points; 10,000 is the whole */
  shareBp: number;
};

export type NoticeImport = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  /** Where it stands */
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  /** Why it failed; null: it did not */
  error: string | null;
  progress: NoticeImportProgress;
  notices: NoticeImportCounts;
  /** When it was made */
  createdAt: string;
  /** When work on it began; null: not yet */
  startedAt: string | null;
  /** When work on it ended; null: not yet */
  finishedAt: string | null;
};

/** Notices by what became of them; `recorded`: results that feed the track records */
export type NoticeImportCounts = {
  /** All of them together */
  total: number;
  /** How many are new */
  created: number;
  /** How many were there and changed */
  updated: number;
  /** How many were there as they are */
  unchanged: number;
  /** Results that feed the track records */
  recorded: number;
};

export type NoticeImportFile = {
  /** Its name */
  name: string;
  /** Size in bytes */
  size: number;
  /** What became of it */
  outcome: 'waiting' | 'done' | 'refused';
  /** How many notices */
  notices: number;
  /** How many are new */
  created: number;
  /** How many were there and changed */
  updated: number;
  /** How many were there as they are */
  unchanged: number;
  /** Results that feed the track records */
  recorded: number;
  /** The calls for tender */
  tenderIds: Array<string>;
  /** Notices of the file that could not be used */
  refused: Array<RefusedNotice>;
  /** Why it failed; null: it did not */
  error: FileFault | null;
};

export type NoticeImportFilePage = {
  /** The rows */
  items: Array<NoticeImportFile>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type NoticeImportPage = {
  /** The rows */
  items: Array<NoticeImport>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

/** Files: read, refused, and waiting */
export type NoticeImportProgress = {
  /** All of them together */
  total: number;
  /** How many were read */
  done: number;
  /** How many could not be taken */
  refused: number;
  /** How many are still to be read */
  waiting: number;
};

export type Notification = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Of which kind it is */
  kind: string;
  /** What it is about, in a line */
  subject: string;
  /** In the reader's language */
  text: string;
  /** The consortium */
  consortiumId: string | null;
  /** The invitation */
  invitationId: string | null;
  /** The call for tender */
  tenderId: string | null;
  /** The page of the console where its act is, below /app; `/notifications`: to be read */
  path: string;
  /** When it was made */
  createdAt: string;
  /** When it was read; null: not yet */
  readAt: string | null;
};

export type NotificationPage = {
  /** The rows */
  items: Array<Notification>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type Nuts = {
  /** Its code */
  code: string;
  /** 0 country, 3 département */
  level: number;
  /** The code above; null: at the top */
  parent: string | null;
  /** In the language asked for */
  label: string;
  labels: InBothLanguages;
  /** Centre in degrees, WGS 84; France only */
  lat: number | null;
  /** Longitude in degrees, WGS 84 */
  lon: number | null;
};

export type NutsPage = {
  /** The rows */
  items: Array<Nuts>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

/** The prices of a bid, as far as the reader may see them */
export type Offer = {
  /** 0: there is no offer yet */
  version: number;
  /** Lines of the offer */
  lines: Array<OfferLine>;
  /** Sums of the lines */
  totals: OfferTotals;
  /** When it was made */
  createdAt: string | null;
  /** Whom these prices make say yes again; filled in where they are set, or looked at with `dryRun` */
  askedAgain: Array<AskedAgain>;
};

export type OfferInput = {
  /** Lines of the offer */
  lines: Array<OfferLineInput>;
};

export type OfferLine = {
  /** The lot */
  lotId: string;
  /** The organisation */
  organisationId: string;
  /** What it is called */
  label: string;
  /** Without tax */
  amountCents: number;
  /** VAT rate in basis points */
  vatBp: number;
};

export type OfferLineInput = {
  /** The lot */
  lotId: string;
  /** The member that is paid for it */
  organisationId: string;
  /** What it is called */
  label: string;
  /** Without tax */
  amountCents: number;
  /** VAT rate in basis points; 2,000 unless given */
  vatBp?: number;
};

export type OfferLotTotal = {
  /** The lot */
  lotId: string;
  /** Integer cents */
  amountCents: number;
};

export type OfferMemberTotal = {
  /** The organisation */
  organisationId: string;
  /** Integer cents */
  amountCents: number;
};

export type OfferTotals = {
  /** Without tax, of the lines shown */
  amountCents: number;
  /** Value added tax in cents */
  vatCents: number;
  /** With tax */
  totalCents: number;
  /** Its lots */
  lots: Array<OfferLotTotal>;
  /** Its members */
  members: Array<OfferMemberTotal>;
};

/** For how long offers bind */
export type OfferValidity = {
  /** A month counts 30 days */
  days: number;
  source: DocumentSource;
  /** The words of the document */
  quote: string;
};

export type OpenedSeat = {
  /** The invitation */
  invitationId: string;
  /** When the session ends */
  expiresAt: string;
};

export type OperatorCommitment = {
  /** Day of signature; null: not signed */
  signedOn: string;
  /** Whether the commitment is firm */
  firm: boolean;
  /** Whether it holds for the whole contract */
  wholeExecution: boolean;
  /** References and certifications that back it */
  evidence: string;
};

export type OptionExerciseInput = {
  /** Day of the agreement */
  agreedOn: string;
  /** What people should know of it */
  note?: string | null;
};

export type Organisation = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its name */
  name: string;
  /** Of which kind it is */
  kind: 'company' | 'research' | 'training' | 'institution';
  /** National registration number; in France the SIRET */
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
  /** Whether it can be mandataire of a group */
  canLead: boolean;
  /** Annual work units of the last known year; null: not known */
  headcount: number | null;
  /** Yearly turnover in cents; null: not known */
  turnoverCents: number | null;
  /** Recommendation 2003/361/EC */
  sizeClass: 'micro' | 'small' | 'medium' | 'large' | null;
  /** Décret 2008-1354 */
  sizeClassFr: 'micro' | 'pme' | 'eti' | 'ge' | null;
  /** The clusters that it is a member of */
  clusterIds: Array<string>;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** NAF rev. 2 or NAF 2025 */
  nafCode: string | null;
  /** Postal code */
  postalCode: string | null;
  /** Street address */
  address: string | null;
  /** Web address, https or http */
  website: string | null;
  /** In a few sentences */
  description: string | null;
  /** Ground for exclusion that it declares; null: none */
  exclusionGround: string | null;
  /** First day without the ground for exclusion; null: without end */
  excludedUntil: string | null;
  /** Whether a declared ground for exclusion holds today */
  excluded: boolean;
  /** Its figures year by year */
  years: Array<YearFigures>;
  /** What it can do, by CPV code */
  capabilities: Array<Capability>;
  /** Certifications that it holds */
  certifications: Array<Certification>;
  /** Work that it has done */
  references: Array<Reference>;
  /** When its own people last said that it is right; null: never */
  profileConfirmedAt: string | null;
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
  /** What the first 500 rows say that their companies can do; nothing counts before `skills` confirms it */
  skills: Array<ImportSkills>;
  skillCounts: ImportSkillCounts;
  /** The mail that `invite` would send to the first contact; null: no row names one */
  mail: ContactMail | null;
};

/** What an import did, or would do */
export type OrganisationImportResult = {
  /** Organisations that are new */
  created: number;
  /** Organisations that were found by registration number or name */
  updated: number;
  /** People invited */
  invited: number;
  /** To undo it with; null where nothing was written */
  importId: string | null;
  /** Capabilities confirmed that were read from words and activity codes */
  skills: number;
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
  /** Of which kind it is */
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
  /** Web address, https or http */
  website?: string | null;
  /** In a few sentences */
  description?: string | null;
  /** Whether it can be mandataire of a group; true unless given */
  canLead?: boolean;
  /** Ground for exclusion that the organisation declares (CCP L2141-1 to -10): it is never proposed */
  exclusionGround?: string | null;
  /** First day without the ground; null: without end */
  excludedUntil?: string | null;
  /** Its figures year by year */
  years?: Array<YearFiguresInput>;
  /** What it can do, by CPV code */
  capabilities?: Array<CapabilityInput>;
  /** Certifications that it holds */
  certifications?: Array<CertificationInput>;
  /** Work that it has done */
  references?: Array<ReferenceInput>;
};

export type OrganisationMerge = {
  /** Its id, to undo it with; null for a dry run */
  id: string | null;
  from: MergedOrganisation;
  into: KeptOrganisation;
  /** What is the other’s from now on */
  moved: Array<MergeCount>;
  /** What both had: the row that stays keeps its own */
  dropped: Array<MergeCount>;
  /** Fields that the row that stays had not, and takes */
  filled: Array<string>;
  /** What cannot be of one company: nothing is merged while there is any */
  conflicts: Array<MergeCount>;
  /** It can be undone until then, while the row stays as it is */
  undoUntil: string | null;
};

export type OrganisationMergeInput = {
  /** The row that stays */
  into: string;
  /** Tell what would move and what stands against it, and do nothing; false unless given */
  dryRun?: boolean;
};

export type OrganisationMergeList = {
  /** The rows */
  items: Array<PastMerge>;
};

export type OrganisationPage = {
  /** The rows */
  items: Array<OrganisationSummary>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type OrganisationPatch = {
  /** Its name */
  name?: string;
  /** Of which kind it is */
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
  /** Web address, https or http */
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
  /** Of which kind it is */
  kind: 'company' | 'research' | 'training' | 'institution';
  /** National registration number; in France the SIRET */
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
  /** Whether it can be mandataire of a group */
  canLead: boolean;
  /** Annual work units of the last known year; null: not known */
  headcount: number | null;
  /** Yearly turnover in cents; null: not known */
  turnoverCents: number | null;
  /** Recommendation 2003/361/EC */
  sizeClass: 'micro' | 'small' | 'medium' | 'large' | null;
  /** Décret 2008-1354 */
  sizeClassFr: 'micro' | 'pme' | 'eti' | 'ge' | null;
  /** The clusters that it is a member of */
  clusterIds: Array<string>;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
};

export type Outcome = {
  /** How it ended */
  result: 'awarded' | 'lost' | 'called_up' | 'annulled' | 'abandoned';
  /** Place among the bids, 1 for the best */
  rank: number | null;
  /** What the buyer calls it; null: not given */
  buyerReference: string | null;
  /** When the buyer sent its decision to the candidates */
  notifiedOn: string | null;
  /** The last day on which the contract may not be signed (R2182-1); null where none is known */
  standstillUntil: string | null;
  /** What was decided before, oldest first */
  before: Array<FormerOutcome>;
  /** Its lots */
  lots: Array<OutcomeLot>;
  /** Why, in words for those concerned */
  reason: string | null;
  /** Who won; null: not known */
  winner: string | null;
  /** What to do otherwise next time; null: nothing noted */
  lessons: string | null;
  /** When it happened */
  at: string;
  /** The contract */
  contractId: string | null;
};

export type OutcomeAmountInput = {
  /** The lot */
  lotId: string;
  /** One member’s part; all parts of a lot add up */
  organisationId?: string;
  /** Without tax */
  amountCents: number;
};

export type OutcomeInput = {
  /** How it ended */
  result: 'awarded' | 'lost' | 'called_up' | 'annulled' | 'abandoned';
  /** Place among the bids, 1 for the best */
  rank?: number;
  /** Required when awarded: what the contract is worth */
  amounts?: Array<OutcomeAmountInput>;
  /** What the buyer calls it; null: not given */
  buyerReference?: string;
  /** When the buyer sent its decision to the candidates: the standstill runs from it */
  notifiedOn?: string;
  /** How: the standstill has 11 days, or 16; `electronic` unless given */
  notifiedBy?: 'electronic' | 'other';
  /** When called up: by when the members say whether they are there */
  expiresAt?: string;
  /** The same as `amounts`, by lot */
  lots?: Array<OutcomeLotInput>;
  /** Why, in words for those concerned */
  reason?: string;
  /** Who won; null: not known */
  winner?: string;
  /** What to do otherwise next time; null: nothing noted */
  lessons?: string;
};

export type OutcomeLot = {
  /** The lot */
  lotId: string;
  amount: Money;
};

export type OutcomeLotInput = {
  /** The lot */
  lotId: string;
  amount: Money;
};

/** What is learnt of a decision after it was noted; what is not named stays, null takes away */
export type OutcomePatch = {
  /** Place among the bids, 1 for the best */
  rank?: number | null;
  /** Who won; null: not known */
  winner?: string | null;
  /** Why, in words for those concerned */
  reason?: string | null;
  /** What to do otherwise next time; null: nothing noted */
  lessons?: string | null;
};

export type OwnPaper = {
  /** Of which kind it is */
  kind: 'dc1' | 'dc2' | 'dc4' | 'attri1' | 'offer' | 'convention' | 'split' | 'espd' | 'commitment' | 'dossier';
  /** What to call the file */
  fileName: string;
  /** The organisation that is a member of the group; null: the group itself */
  memberId: string | null;
  /** The lot */
  lotId: string | null;
  /** Where the paper is */
  href: string;
  /** Nothing is missing */
  ready: boolean;
};

export type OwnPapers = {
  /** The consortium */
  consortiumId: string;
  /** Title of the call for tender */
  tenderTitle: string;
  /** Day by which it is needed; null: no day set */
  dueOn: string | null;
  /** Whether the papers that all sign are there: the group stands, and all names are known to the reader */
  shared: boolean;
  /** The rows */
  items: Array<OwnPaper>;
  /** The reader's own facts that are still to be given */
  missing: Array<MissingFact>;
};

export type PartnerCluster = {
  /** The cluster */
  clusterId: string;
  /** What the cluster is called */
  name: string;
  /** Members of theirs that were taken here */
  theyHelped: number;
  /** Members of ours that they took */
  weHelped: number;
  /** What their members were credited with in contracts of ours, signed */
  theyEarnedCents: number;
  /** What our members were credited with in contracts of theirs, signed */
  weEarnedCents: number;
};

/** What is told of a company before its name is */
export type PartnerProfile = {
  /** micro, small, medium or large */
  sizeClass: string | null;
  /** NUTS 2 region */
  nuts: string | null;
  /** Of those asked for */
  trades: Array<PartnerTrade>;
  /** Valid ones of those asked for */
  certifications: Array<string>;
};

/** A question to other clusters: who could do a part of this work? */
export type PartnerSearch = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  state: PartnerSearchState;
  question: PartnerSearchQuestion;
  /** Until when members can be offered */
  answerBy: string;
  /** How many could do it, in bands; null: not asked yet */
  count: '0' | '1-2' | '3+' | null;
  /** When it was made */
  createdAt: string;
  /** The asking cluster; only for its own people */
  clusterId?: string;
  /** Only for the asking cluster; null: a standing search */
  tenderId?: string | null;
  /** Only for the asking cluster; null: a standing search */
  lotId?: string | null;
  /** Only for the asking cluster */
  requirementIds?: Array<string>;
  /** Only for the asking cluster; null: a draft */
  publishedAt?: string | null;
};

/** A member that could help with a search */
export type PartnerSearchAnswer = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The search that it answers */
  searchId: string;
  state: PartnerSearchAnswerState;
  /** Null until names are told, for the asking cluster */
  organisationId: string | null;
  /** Its name; null until names are told, for the asking cluster */
  organisation: string | null;
  /** The cluster that chose it; null until names are told */
  clusterId: string | null;
  /** For the asking cluster; null for the others */
  profile: PartnerProfile | null;
  /** For those who were asked; null for the asking cluster */
  question: PartnerSearchQuestion | null;
  /** For those who were asked; null for the asking cluster */
  answerBy: string | null;
  /** Who asks; null until names are told */
  askingClusterId: string | null;
  /** What it is called; null until names are told */
  askingCluster: string | null;
};

export type PartnerSearchAnswerInput = {
  /** A member of yours: it is asked before anything is told */
  organisationId: string;
};

export type PartnerSearchAnswerPage = {
  /** The rows */
  items: Array<PartnerSearchAnswer>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

/** `chosen` by its coordinator, the member is asked; `offered` it wants to; `accepted` names are told and it may be proposed for the tender */
export type PartnerSearchAnswerState = 'chosen' | 'offered' | 'refused' | 'accepted' | 'declined' | 'withdrawn';

export type PartnerSearchInput = {
  /** The call for tender */
  tenderId: string;
  /** The lot */
  lotId: string;
  /** The work that is asked for; unless given, what no member of the cluster can do, else all of the lot */
  requirementIds?: Array<string>;
  /** Until when members can be offered */
  answerBy: string;
};

/** A member of yours that has a trade that is asked for */
export type PartnerSearchMember = {
  /** The organisation */
  id: string;
  /** Its name */
  name: string;
  /** NUTS code */
  nuts: string | null;
  /** Its best level in a trade that is asked for, 1 to 5 */
  level: number;
};

export type PartnerSearchMemberPage = {
  /** The rows */
  items: Array<PartnerSearchMember>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type PartnerSearchPage = {
  /** The rows */
  items: Array<PartnerSearch>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

/** What is asked: nothing of the buyer, the notice or the asking members */
export type PartnerSearchQuestion = {
  /** Groups of trades */
  cpv: Array<string>;
  /** NUTS 2 regions of the work */
  nuts: Array<string>;
  /** Worth of the work; null: not told */
  sizeBand: 'below_100k' | '100k_to_500k' | '500k_to_2m' | 'above_2m' | null;
  /** Certificates that the work demands */
  certifications: Array<string>;
  /** Whole quarters in which the work is done; null: not told */
  window: PartnerSearchWindow | null;
};

/** How often, on one side of searches */
export type PartnerSearchSide = {
  /** Searches that were published */
  searches: number;
  /** Members that were chosen for them */
  chosen: number;
  /** Of those, offered by themselves */
  offered: number;
  /** Of those, taken */
  accepted: number;
  /** Of those, for tenders that were won */
  awarded: number;
};

/** `expired`: `answerBy` has passed */
export type PartnerSearchState = 'draft' | 'published' | 'expired' | 'closed';

/** Who helped whom */
export type PartnerSearchStatistics = {
  /** Of which clusters it tells */
  clusterIds: Array<string>;
  /** First day */
  from: string;
  /** Last day */
  to: string;
  /** What these clusters asked of others */
  asked: PartnerSearchSide;
  /** What others asked of these clusters */
  helped: PartnerSearchSide;
  /** Clusters with which names were exchanged */
  partners: Array<PartnerCluster>;
};

/** Whole quarters */
export type PartnerSearchWindow = {
  /** First day */
  from: string;
  /** Last day */
  to: string;
};

export type PartnerTrade = {
  /** Group of trades */
  cpv: string;
  /** Best level in it, 1 to 5 */
  level: number;
};

export type Partnership = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster that shares, or not */
  clusterId: string;
  /** The partner cluster */
  partnerClusterId: string;
  /** Whether the partner's coordinators see this cluster's organisations */
  sharesOrganisations: boolean;
  /** First day */
  since: string;
};

export type PartnershipChange = {
  /** Whether the partner's coordinators see this cluster's organisations */
  sharesOrganisations: boolean;
};

export type PartnershipInput = {
  /** The partner cluster */
  partnerClusterId: string;
  /** Whether the partner's coordinators see this cluster's organisations; false unless given */
  sharesOrganisations?: boolean;
  /** Today unless given */
  since?: string;
};

export type PartnershipPage = {
  /** The rows */
  items: Array<Partnership>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

/** A passkey of mine */
export type Passkey = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** What I call it */
  name: string;
  /** It is kept in an account of the device’s maker, and outlives the device */
  backedUp: boolean;
  /** When it was made */
  createdAt: string;
  /** When it was last used; null: never yet */
  lastUsedAt: string | null;
};

export type PasskeyAlgorithm = {
  /** Always this */
  type: 'public-key';
  /** COSE number of an algorithm that we can check */
  alg: number;
};

/** The answer of a passkey to what `POST /auth/passkey` asked */
export type PasskeyAnswer = {
  /** The secret of this one attempt, good for once and for five minutes */
  ceremony: string;
  credential: PasskeyAssertion;
};

/** The credential as `PublicKeyCredential.toJSON()` gives it */
export type PasskeyAssertion = {
  /** Id of the credential, base64url */
  id: string;
  /** Id of the credential, base64url */
  rawId: string;
  /** Always this */
  type: 'public-key';
  response: PasskeyAssertionResponse;
  /** Whether the device is part of the browser’s machine */
  authenticatorAttachment?: 'platform' | 'cross-platform';
  /** What the browser’s extensions say; not used */
  clientExtensionResults: Record<string, unknown>;
};

/** What the device answers */
export type PasskeyAssertionResponse = {
  /** What the browser says was signed, base64url */
  clientDataJSON: string;
  /** What the device says of itself, base64url */
  authenticatorData: string;
  /** Over both, base64url */
  signature: string;
  /** Whose it is, base64url */
  userHandle?: string;
};

export type PasskeyCreation = {
  /** The secret of this one attempt, good for once and for five minutes */
  ceremony: string;
  /** What can be chosen or exercised */
  options: PasskeyCreationOptions;
};

export type PasskeyCreationOptions = {
  /** What is to be signed, base64url */
  challenge: string;
  rp: PasskeyDomain;
  user: PasskeyOwner;
  /** Algorithms, the best first */
  pubKeyCredParams: Array<PasskeyAlgorithm>;
  /** Passkeys that the account has already */
  excludeCredentials: Array<KnownPasskey>;
  authenticatorSelection: PasskeyDemands;
  /** None: what kind of device it is, we do not ask */
  attestation: 'none';
  /** How long the browser should wait, in milliseconds */
  timeout?: number;
};

/** What the device must do */
export type PasskeyDemands = {
  /** That the device keeps it and finds it by itself */
  residentKey: 'required';
  /** The same, for older browsers */
  requireResidentKey: boolean;
  /** That the device makes sure of its owner */
  userVerification: 'required';
};

/** For whom it is */
export type PasskeyDomain = {
  /** Its name */
  name: string;
  /** The domain that it is bound to */
  id: string;
};

export type PasskeyInput = {
  /** The secret of this one attempt, good for once and for five minutes */
  ceremony: string;
  /** Its name */
  name: string;
  credential: PasskeyRegistration;
};

export type PasskeyList = {
  /** The rows */
  items: Array<Passkey>;
  /** `cursor` of the next page; null on the last */
  nextCursor: null;
};

export type PasskeyNameInput = {
  /** Its name */
  name: string;
};

/** Whose it will be */
export type PasskeyOwner = {
  /** Whose it will be, base64url; no address and no name */
  id: string;
  /** The address of the account, which the device shows */
  name: string;
  /** The name, which the device shows */
  displayName: string;
};

/** The new credential as `PublicKeyCredential.toJSON()` gives it */
export type PasskeyRegistration = {
  /** Id of the credential, base64url */
  id: string;
  /** Id of the credential, base64url */
  rawId: string;
  /** Always this */
  type: 'public-key';
  response: PasskeyRegistrationResponse;
  /** Whether the device is part of the browser’s machine */
  authenticatorAttachment?: 'platform' | 'cross-platform';
  /** What the browser’s extensions say; not used */
  clientExtensionResults: Record<string, unknown>;
};

/** What the device answers */
export type PasskeyRegistrationResponse = {
  /** What the browser says was signed, base64url */
  clientDataJSON: string;
  /** The new key with what the device says of it, base64url */
  attestationObject: string;
  /** How a browser reaches the device */
  transports?: Array<string>;
  /** COSE number of the algorithm; not used */
  publicKeyAlgorithm?: number;
  /** The key alone; not used */
  publicKey?: string;
  /** What the device says of itself; not used */
  authenticatorData?: string;
};

export type PasskeyRequestOptions = {
  /** What is to be signed, base64url */
  challenge: string;
  /** The domain that our passkeys are bound to */
  rpId: string;
  /** That the device makes sure of its owner */
  userVerification: 'required';
  /** How long the browser should wait, in milliseconds */
  timeout?: number;
};

export type PasskeySignInOptions = {
  /** The secret of this one attempt, good for once and for five minutes */
  ceremony: string;
  /** What can be chosen or exercised */
  options: PasskeyRequestOptions;
};

export type PasswordChangeInput = {
  /** The password until now */
  currentPassword: string;
  /** A long sentence is better than a short riddle */
  password: string;
};

export type PastImport = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster that it was for; null: none */
  clusterId: string | null;
  /** Organisations that it made */
  created: number;
  /** Organisations that it changed */
  updated: number;
  /** When it was imported */
  importedAt: string;
  /** When it was undone; null: it stands */
  undoneAt: string | null;
  /** It can be undone until then; null: no more */
  undoUntil: string | null;
};

export type PastImportPage = {
  /** The rows */
  items: Array<PastImport>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type PastMerge = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Name of the row that went */
  fromName: string;
  /** When it was merged */
  mergedAt: string;
  /** When it was undone; null: it stands */
  undoneAt: string | null;
  /** It can be undone until then; null: no more */
  undoUntil: string | null;
};

/** How it is paid */
export type PaymentTerms = {
  /** Days in which it is paid */
  days: number | null;
  /** How the price is revised */
  priceRevision: string | null;
  /** It asks for an advance */
  advance: boolean;
};

/** How it is paid */
export type PaymentTermsInput = {
  /** Days in which it is paid */
  days?: number | null;
  /** How the price is revised */
  priceRevision?: string | null;
  /** It asks for an advance */
  advance?: boolean;
};

export type Period = {
  /** First day */
  from: string;
  /** Last day */
  to: string;
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
  /** What the person may do */
  roles: Array<Role>;
};

export type PersonInput = {
  /** E-mail address */
  email: string;
  /** Its name */
  name: string;
  /** ISO 639-1 */
  language?: 'fr' | 'en';
  /** What the person may do */
  roles: Array<Role>;
};

export type PersonPage = {
  /** The rows */
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
  /** What the person may do */
  roles: Array<Role>;
  /** `invited`: no password set yet; `disabled`: cannot sign in */
  status: 'invited' | 'active' | 'disabled';
  /** The mailbox refuses mails: nobody reads what is sent there; null: it takes them, as far as is known */
  mailRefused: MailRefusal | null;
};

export type PersonalData = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** When this was exported */
  exportedAt: string;
  /** Rows by the table that holds them */
  data: Record<string, Array<Record<string, unknown>>>;
};

export type Place = {
  /** Where the work is done: NUTS code */
  nuts: string;
  /** In French */
  fr: string;
  /** In English */
  en: string;
};

export type PlannedLots = {
  /** One lot, or the lots of a group that one consortium answers */
  lotIds: Array<string>;
  /** The consortium; null: none */
  consortium: ProposedConsortium | null;
  /** Who can do it alone with what the other lots of the plan leave */
  alone: Array<Alone>;
  /** How many can do it alone */
  aloneCount: number;
};

/** An office: `pilot` and `co_pilot` of a working group, the others of the cluster’s board */
export type Position = 'pilot' | 'co_pilot' | 'president' | 'vice_president' | 'treasurer' | 'secretary' | 'board_member';

export type PositiveMoney = {
  /** Euros in integer cents */
  amountCents: number;
  /** ISO 4217 */
  currency: 'EUR';
};

export type Posting = {
  /** Whose account: the contract's, or a member's */
  account: 'contract' | 'member';
  /** The account */
  accountId: string;
  /** The organisation */
  organisationId: string | null;
  debit: Money;
  credit: Money;
};

export type PostingInput = {
  /** The organisation */
  organisationId: string;
  amount: Money;
};

/** A problem document (RFC 9457). `code` is stable: program against it. Some problems have further members, such as `state` and `allowed` of a transition that is not there. */
export type Problem = {
  /** `urn:groupement:problem:` and the code */
  type: string;
  /** What the code means, in one sentence in the language of the reader */
  title: string;
  /** The HTTP status */
  status: number;
  /** What went wrong; stable */
  code: string;
  /** What happened this time, in the language of the reader */
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

export type Procedure = {
  /** Of which kind it is */
  kind: 'open' | 'restricted' | 'negotiated' | 'dialogue' | 'adapted' | 'private' | 'rd_call';
};

/** How the buyer chooses: what a group may change, and when, depends on it. Open (private for a private buyer) unless given */
export type ProcedureInput = {
  /** Of which kind it is */
  kind: 'open' | 'restricted' | 'negotiated' | 'dialogue' | 'adapted' | 'private' | 'rd_call';
};

/** The smallest single change of profile that would bring it in */
export type ProfileChange = {
  /** The requirement */
  requirementId: string;
  /** Of which kind it is */
  kind: 'certification' | 'level' | 'evidence' | 'capacity' | 'capability';
  /** The capability that it would need */
  capability: MissingCapability | null;
  /** Certification asked for; null: none */
  certification: string | null;
  /** How much is asked: steps of level and the like */
  effort: number;
  /** Why, in sentences */
  explanation: string;
};

export type ProfileCheck = {
  /** The organisation */
  organisationId: string;
  /** When its own people last said that it is right; null: never */
  confirmedAt: string | null;
  /** Calls for tender that its clusters published in the last twelve months */
  tenders: number;
  /** Parts of the profile that the search needs and that are not there */
  missing: Array<'place' | 'figures' | 'capabilities' | 'references' | 'certifications' | 'description'>;
  /** Asked for with work near its own, and not held */
  certifications: Array<CertificateAsked>;
  /** Work near its own that was asked for, and that the profile does not hold */
  trades: Array<TradeAsked>;
  /** Certificates that have ended, or will within 60 days */
  ending: Array<CertificateEnding>;
};

export type ProposedConsortium = {
  /** Place in the list of proposals; 1 is the best */
  rank: number;
  /** How good it is, 0 to 1; null: not known */
  score: number;
  /** Score of each component, 0 to 1 */
  components: Record<string, number>;
  certificate?: Certificate;
  /** Its members */
  members: Array<ProposedMember>;
  /** Why, in sentences */
  explanation?: Array<string>;
  /** What serves the equipment that the lot needs */
  equipment?: Array<ProposedEquipment>;
};

export type ProposedEquipment = {
  /** What the lot needs */
  needId: string;
  /** What serves it */
  resource: SupplyingEquipment | null;
  /** `team`: a member of the team owns it; `member`: another member of the cluster, who would lend it; `cluster`: the cluster itself; null: nothing serves it */
  owner: 'team' | 'member' | 'cluster' | null;
  /** In words */
  explanation: string;
};

export type ProposedMember = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  name?: string | null;
  /** Role in the group or in the house */
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  /** Part of the work in basis points; 10,000 is the whole */
  shareBp: number;
  /** Requirements that it does */
  covers: Array<string>;
  /** Score of the consortium less its best score without this member */
  marginal: number;
};

export type ProposedOrigin = {
  /** The organisation */
  organisationId: string;
  /** The cluster that chose it for the tender, or that shares it */
  clusterId: string;
  /** Its name */
  clusterName: string;
};

export type ProxyAnswer = {
  /** The answer given */
  answer: string;
  /** Why, in words for those concerned */
  reason: string;
  /** References and certifications that back it */
  evidence: string;
  /** When it happened */
  at: string;
};

/** An answer that a coordinator enters for a member. It is no sworn declaration and no undertaking */
export type ProxyAnswerInput = {
  /** The answer given */
  answer: 'accepted' | 'declined';
  /** How the answer came */
  reason: string;
  /** Where it can be looked up */
  evidence: string;
  /** Version of the terms that is accepted */
  termsVersion?: number;
};

export type PublishedAmount = {
  /** Euros in integer cents */
  amountCents: number;
  /** ISO 4217 */
  currency: string;
};

/** Until when the buyer takes questions */
export type QuestionsUntil = {
  /** When it happened */
  at: string;
  source: DocumentSource;
  /** The words of the document */
  quote: string;
};

/** How far reading is; null where it does not go by pages, or has not begun */
export type ReadingProgress = {
  /** Pages read */
  done: number;
  /** Pages */
  total: number;
};

/** `no_text`: it holds pictures of pages alone, as a scanner makes them; `failed`: `error` says why, and the file is kept */
export type ReadingState = 'reading' | 'read' | 'no_text' | 'failed';

/** With `alternative`: goes on with it. Otherwise opens a re-composition, without the members of `exclude`; a group that has applied needs a ground of R2142-26, one that has signed a ground of R2194-6 */
export type RecomposeInput = {
  /** Rank of the one to go on with */
  alternative?: number;
  /** Go on with the best one, now and from now on */
  automatic?: boolean;
  /** Members to replace */
  exclude?: Array<string>;
  /** Ground in law of the change */
  ground?: 'declined' | 'expired' | 'countered' | 'replaced' | 'restructuring' | 'impossibility' | 'buyer_authorised' | 'group_formed' | 'excluded' | 'review_clause';
  /** What people should know of it */
  note?: string;
  /** The new composition by hand, in place of an alternative */
  members?: Array<ConsortiumMemberInput>;
  authorisation?: AuthorisationInput;
  /** When the mandataire received the buyer’s request to replace (L2141-13): the ten days run from there */
  requestedAt?: string;
  /** Until when an answer counts, UTC */
  expiresAt?: string;
};

export type Recomposition = {
  /** Which search it is: 1 is the first */
  round: number;
  /** Where it stands */
  status: 'queued' | 'found' | 'impasse' | 'applied' | 'failed';
  /** Ground in law of the change */
  ground: string;
  /** What made it necessary; null: asked for */
  because: string | null;
  /** False: more alternatives may follow, ranked behind these */
  complete: boolean;
  /** Groups to go on with, best first */
  alternatives: Array<Alternative>;
};

/** An authority’s word that the seal was there at this moment (RFC 3161) */
export type RecordTimestamp = {
  /** When it happened */
  at: string;
  /** Subject of the certificate that signed it */
  authority: string;
  /** Number of the timestamp at the authority, hexadecimal */
  serial: string;
  /** The token (RFC 3161), DER in base64: `openssl ts -verify` reads it */
  token: string;
};

export type RecordedMember = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  name: string | null;
  /** Role in the group or in the house */
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
};

export type RecordedRefusal = {
  /** When it happened */
  at: string;
  /** The organisation */
  organisationId: string;
  /** Its name */
  name: string | null;
  /** Of which kind it is */
  kind: 'declined' | 'countered' | 'expired' | 'excluded';
  /** Why, in words for those concerned */
  reason: string;
};

export type RecordedVerdict = {
  /** The rule */
  ruleId: string;
  /** Article of the law or decree */
  article: string;
  /** Its title */
  title: string;
  /** Where it stands */
  status: string;
  /** What is said of it, for people */
  message: string;
};

export type RecoveryCodes = {
  /** To be kept on paper: each opens the account once in place of a code. Shown this once */
  recoveryCodes: Array<string>;
};

/** Whom to recruit: which capabilities a cluster lacked over the tenders of a time */
export type RecruitingSurvey = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  /** First day on which the tenders were taken up */
  from: string;
  /** Last day */
  to: string;
  state: RecruitingSurveyState;
  /** Lots looked at so far */
  lotsDone: number;
  /** Lots that a match run has answered */
  lotsTotal: number;
  /** Of those looked at, without any team */
  lotsUnserved: number;
  /** False: time ended before every requirement of some lot was tried */
  complete: boolean;
  /** When it was made */
  createdAt: string;
  /** When work on it ended; null: not yet */
  finishedAt: string | null;
  /** The trade that would have helped most first */
  wanted: Array<WantedCapability>;
};

export type RecruitingSurveyInput = {
  /** First day on which tenders were taken up; a year before `to` unless given */
  from?: string;
  /** Last day; today unless given */
  to?: string;
};

export type RecruitingSurveyPage = {
  /** The rows */
  items: Array<RecruitingSurvey>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

/** How far it is */
export type RecruitingSurveyState = 'queued' | 'running' | 'done' | 'failed';

export type Reference = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its title */
  title: string;
  /** Who buys */
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
};

export type ReferenceInput = {
  /** Its title */
  title: string;
  /** Who buys */
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
  /** The newest refresh token; good for one refresh */
  refreshToken: string;
};

export type RefusedNotice = {
  /** Place in the file */
  index: number;
  /** As the publisher calls the notice; null: none */
  noticeId: string;
  /** Its code */
  code: string;
  /** What is said of it, for people */
  message: string;
};

export type Relation = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The organisation */
  organisationId: string;
  /** Of which kind it is */
  kind: 'competitor' | 'same_group';
  /** What people should know of it */
  note: string | null;
  /** When it was made */
  createdAt: string;
};

export type RelationInput = {
  /** The organisation */
  organisationId: string;
  /** Of which kind it is */
  kind: 'competitor' | 'same_group';
  /** What people should know of it */
  note?: string | null;
};

export type RelationPage = {
  /** The rows */
  items: Array<Relation>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

/** An operator that the group relies on without its being a member (R2142-3) */
export type ReliedOperator = {
  /** The organisation */
  organisationId: string | null;
  /** Its name */
  name: string;
  /** National registration number; in France the SIRET */
  registrationNumber: string | null;
  /** The capacity that is relied on */
  capacity: string;
  /** The requirements */
  requirementIds: Array<string>;
  /** The commitment in writing; null: none yet */
  commitment: OperatorCommitment | null;
  /** Its own ESPD; null: none yet */
  espd: boolean;
};

export type ReliedOperatorInput = {
  /** The organisation */
  organisationId?: string;
  /** Its name */
  name: string;
  /** National registration number; in France the SIRET */
  registrationNumber?: string;
  /** What it lends */
  capacity: string;
  /** The requirements */
  requirementIds?: Array<string>;
  /** The commitment in writing; null: none yet */
  commitment?: {
    /** Day of signature; null: not signed */
    signedOn: string;
    /** Whether the commitment is firm */
    firm: boolean;
    /** Whether it holds for the whole contract */
    wholeExecution: boolean;
    /** References and certifications that back it */
    evidence: string;
  } | null;
  /** Its own ESPD (role `oeron`) is there */
  espd?: boolean;
};

export type Replay = {
  /** Every lot and the plan gave the same bytes again */
  identical: boolean;
  /** Version of the engine that ran; null: not run yet */
  engineVersion: string;
  /** Its lots */
  lots: Array<ReplayedLot>;
  /** The plan for all lots together; null: none */
  plan: ReplayedPlan | null;
};

export type ReplayedLot = {
  /** The lot */
  lotId: string;
  /** Whether the same bytes came out again */
  identical: boolean;
  /** SHA-256, hexadecimal */
  problemHash: string;
  /** SHA-256, hexadecimal */
  resultHash: string;
  /** SHA-256, hexadecimal */
  replayHash: string;
  /** The pool of equipment as it was gives the same; null: the lot needs none */
  equipmentIdentical: boolean | null;
};

export type ReplayedPlan = {
  /** Whether the same bytes came out again */
  identical: boolean;
  /** SHA-256, hexadecimal */
  planHash: string;
  /** SHA-256, hexadecimal */
  replayHash: string;
};

/** Who may sign */
export type Representative = {
  /** First name */
  firstName: string;
  /** Last name */
  lastName: string;
  /** Its title */
  title: string | null;
};

export type Requirement = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** Part of the work in basis points; those of a lot sum to 10,000 */
  weightBp: number;
  /** Whether a group without it is no answer */
  mandatory: boolean;
  /** Least level of the capability, 1 to 5 */
  minLevel: number;
  /** Certification asked for; null: none */
  certification: string | null;
  /** Yearly capacity asked for or held, in cents; null: not stated */
  capacityCents: number | null;
  /** Whether a member must do it itself (R2142-27) */
  mustBeDoneByMember: boolean;
  /** Where it was read */
  origin: RequirementOrigin;
  /** Whether a person has looked and agreed */
  confirmed: boolean;
};

export type RequirementInput = {
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** Part of the work; the weights of a lot sum to 10,000. Left out of all: equal parts */
  weightBp?: number;
  /** True unless given */
  mandatory?: boolean;
  /** Least level of the capability, 1 to 5 */
  minLevel?: number;
  /** Certification asked for; null: none */
  certification?: string | null;
  /** Euros in integer cents */
  capacityCents?: number | null;
  /** An essential task reserved to the group (R2142-27) */
  mustBeDoneByMember?: boolean;
  /** Whether a person has looked and agreed */
  confirmed?: boolean;
};

export type RequirementOrigin = {
  /** Of which kind it is */
  kind: string;
  /** The words of the notice */
  quote: string | null;
  /** How sure the reading is, 0 to 1 */
  confidence: number;
  document?: DocumentSource;
};

export type RequirementQuality = {
  /** The requirement */
  requirementId: string;
  /** Closeness of the trade, times level, times evidence; 0 where it has nothing that serves */
  quality: number;
};

export type RequirementsInput = {
  /** What a lot asks for */
  requirements: Array<RequirementInput>;
};

export type ReservedStatus = {
  /** The organisation */
  organisationId: string;
  /** Which status it has */
  kind: 'disability_or_integration' | 'social_economy' | 'prison';
  /** The paper that shows it */
  evidence: string;
  /** The last day on which it holds; null: without end */
  validUntil: string | null;
};

export type ReversalInput = {
  /** Why, in words for those concerned */
  reason: string;
  /** Not before the entry, not in the future; today unless given */
  occurredOn?: string;
};

export type Role = AdminRole | CoordinatorRole | MemberRole;

export type RoleRequest = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The organisation */
  organisationId: string;
  /** The cluster */
  clusterId: string;
  /** E-mail address */
  email: string;
  /** Its name */
  name: string;
  /** ISO 639-1 */
  language: 'fr' | 'en';
  /** `given`: the person has the role and was invited */
  state: 'pending' | 'given' | 'refused' | 'withdrawn';
  /** Who consents: the people of the organisation, or every cluster that has it where it has none */
  asks: 'people' | 'clusters';
  /** Clusters that have not consented yet; empty where its people are asked */
  waitsFor: Array<string>;
  /** When it was made */
  createdAt: string;
};

export type RoleRequestInput = {
  /** E-mail address */
  email: string;
  /** Its name */
  name: string;
  /** ISO 639-1 */
  language?: 'fr' | 'en';
};

export type RoleRequestPage = {
  /** The rows */
  items: Array<RoleRequest>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type RowFault = {
  /** As a spreadsheet counts: the heading is row 1 */
  row: number;
  /** The column that is at fault; null: the row as a whole */
  column: string | null;
  /** What is said of it, for people */
  message: string;
};

export type SealedDeclaration = {
  /** The lot */
  lotId: string;
  /** The organisation */
  organisationId: string;
  /** Its name */
  name: string | null;
  /** Whether it could do the lot alone */
  couldBidAlone: boolean;
  /** Whether it also bids alone */
  willBidAlone: boolean;
  /** Why, in words */
  reasons: string;
  /** The solo test, question by question; null: not asked then */
  test: SoloTest | null;
  /** When it was sealed: unchanged since */
  sealedAt: string;
};

export type SeatInvitation = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Where it stands */
  state: 'pending' | 'accepted' | 'declined' | 'countered' | 'expired' | 'withdrawn';
  /** Until when an answer counts, UTC */
  expiresAt: string;
  /** When it was answered; null: not yet */
  answeredAt: string | null;
  /** Why, in words for those concerned */
  reason: string | null;
  /** Share asked for instead, in basis points; null: none */
  counterShareBp: number | null;
  /** What people should know of it */
  note: string | null;
  /** Whether the undertaking of confidentiality was given */
  undertaking: boolean;
  /** Whether the sealed declaration was given */
  declared: boolean;
  /** Who answered for the member; null: it answered itself */
  proxy: ProxyAnswer | null;
};

export type SeatLinkInput = {
  /** From the link of the mail, where it stands behind `#seat=` */
  token: string;
};

export type ServedRequirement = {
  /** The requirement */
  requirementId: string;
  /** Members that can serve it */
  servers: Array<ServingMember>;
};

export type ServingMember = {
  /** The organisation */
  organisationId: string;
  /** How well it serves the requirement, 0 to 1 */
  quality: number;
  /** The most that it can take of the whole work, in basis points */
  mostBp: number;
};

/** One share; the others give or take the difference in proportion */
export type ShareChange = {
  /** The organisation */
  organisationId: string;
  /** Basis points of the whole contract */
  shareBp: number;
};

export type SitePosition = {
  /** Degrees north */
  lat: number;
  /** Degrees east */
  lon: number;
};

/** The visit of the site */
export type SiteVisit = {
  /** Null: not said */
  kind: 'mandatory' | 'advised' | 'possible' | 'none' | null;
  /** When, or until when; null: not said */
  at: string | null;
  source: DocumentSource;
  /** The words of the document */
  quote: string;
};

export type SizeClassMembers = {
  /** Of Recommendation 2003/361/EC; null: not known */
  sizeClass: string | null;
  /** Its members */
  members: number;
  /** Of all member companies, 0 to 1 */
  share: number;
};

export type SoloDeclaration = {
  /** The lot */
  lotId: string;
  /** Whether it could do the lot alone */
  couldBidAlone: boolean;
  /** Whether it also bids alone */
  willBidAlone: boolean;
  /** Why, in words */
  reasons: string;
  /** The solo test, question by question; null: not asked then */
  test: SoloTest | null;
  /** When it was sealed: unchanged since */
  sealedAt: string;
};

/** Sealed: it cannot be changed. Give it lot by lot, or once for all lots of the invitation */
export type SoloDeclarationInput = {
  /** For every lot that is not in `lots` */
  couldBidAlone?: boolean;
  /** Why, in words */
  reasons?: string;
  /** It does bid alone; false unless given */
  willBidAlone?: boolean;
  test?: SoloTestInput;
  /** Its lots */
  lots?: Array<LotSoloDeclarationInput>;
};

export type SoloDeclarations = {
  /** The rows */
  items: Array<SoloDeclaration>;
};

export type SoloTest = {
  /** Whether its own trades would be enough */
  trades: {
    /** Its own trades would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
  /** Whether its own staff would be enough */
  staff: {
    /** Its own staff would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
  /** Whether its own free capacity would be enough */
  capacity: {
    /** Its own free capacity would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
  /** Whether its own turnover would be enough */
  turnover: {
    /** Its own turnover would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
  /** Whether its own references would be enough */
  references: {
    /** Its own references would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
  /** Whether its own time would be enough */
  time: {
    /** Its own time would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
  /** Whether its own means to bear the risk would be enough */
  risk: {
    /** Its own means to bear the risk would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
};

/** Could it do the lot by itself? Whoever could bid alone says so for each question */
export type SoloTestInput = {
  /** Whether its own trades would be enough */
  trades: {
    /** Its own trades would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
  /** Whether its own staff would be enough */
  staff: {
    /** Its own staff would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
  /** Whether its own free capacity would be enough */
  capacity: {
    /** Its own free capacity would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
  /** Whether its own turnover would be enough */
  turnover: {
    /** Its own turnover would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
  /** Whether its own references would be enough */
  references: {
    /** Its own references would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
  /** Whether its own time would be enough */
  time: {
    /** Its own time would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
  /** Whether its own means to bear the risk would be enough */
  risk: {
    /** Its own means to bear the risk would be enough */
    sufficient: boolean;
    /** What it rests on */
    note: string;
  };
};

export type Spread = {
  /** All of them together */
  total: number;
  /** What each member would have if all had as many */
  evenShare: number;
  /** 0: all have as many; towards 1: one has everything */
  gini: number;
  /** Members that have none */
  without: number;
};

/** A company that may be offered without being asked each time */
export type StandingOffer = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The company */
  organisationId: string;
  /** Groups of trades */
  cpv: Array<string>;
  /** Last day on which it holds */
  until: string;
  /** When it was made */
  createdAt: string;
};

/** A word in advance: whoever asks for these trades may be offered the company, without its name */
export type StandingOfferInput = {
  /** A company of yours */
  organisationId: string;
  /** Trades; the groups of them count */
  cpv: Array<string>;
  /** Last day on which it holds, two years ahead at most */
  until: string;
};

export type StandingOfferPage = {
  /** The rows */
  items: Array<StandingOffer>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

/** A question for no tender yet */
export type StandingSearchInput = {
  /** Who asks; the caller's first unless given */
  clusterId?: string;
  /** Trades; their groups are told */
  cpv: Array<string>;
  /** Regions of the work; NUTS 2 is told */
  nuts?: Array<string>;
  /** Certificates that the work demands */
  certifications?: Array<string>;
  /** Until when it stands, a year ahead at most */
  answerBy: string;
};

export type Subcontract = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** The consortium */
  consortiumId: string;
  /** The lot */
  lotId: string;
  /** The holder that it works for */
  principalId: string;
  /** The organisation */
  organisationId: string | null;
  /** Its name */
  name: string;
  /** National registration number; in France the SIRET */
  registrationNumber: string | null;
  /** What it does */
  work: string;
  /** Cents without tax */
  amountCents: number;
  /** VAT rate in basis points */
  vatBp: number;
  /** The principal owes the VAT */
  reverseCharge: boolean;
  /** A contract of defence or security */
  defence: boolean;
  /** Cents with tax, as far as it invoices any */
  totalCents: number;
  paymentTerms: PaymentTerms;
  /** `bid`: annexed to the offer; `later`: by a special act */
  declared: 'bid' | 'later';
  /** Where it stands */
  state: 'declared' | 'received' | 'accepted' | 'refused' | 'replaced' | 'ended';
  /** Since when the buyer has accepted it */
  acceptedOn: string | null;
  /** `answer`, `silence` of 21 days (R2193-4), or `notification` of the contract (R2193-2) */
  acceptedBy: 'answer' | 'silence' | 'notification' | null;
  /** The last day on which the buyer may refuse; null: no such days run */
  silenceOn: string | null;
  directPayment: DirectPayment;
  /** Its life, oldest first */
  acts: Array<SubcontractAct>;
  /** The one whose place it took */
  replacesId: string | null;
};

export type SubcontractAct = {
  /** What was done */
  act: 'declared' | 'received' | 'accepted' | 'refused' | 'amended' | 'ended' | 'replaced';
  /** The day on which it was */
  on: string;
  /** Cents without tax */
  amountCents: number | null;
  /** Of the paper that shows it */
  reference: string | null;
  /** What people should know of it */
  note: string | null;
};

export type SubcontractActInput = {
  /** `received`: the buyer has the declaration, 21 days run. `accepted`, `refused` (with `note`): its answer. `amended`: another amount by a changed special act. `ended` */
  act: 'received' | 'accepted' | 'refused' | 'amended' | 'ended';
  /** The day on which it happened */
  on: string;
  /** Cents without tax */
  amountCents?: number;
  /** Of the paper that shows it */
  reference?: string;
  /** What people should know of it */
  note?: string;
};

/** Declared with the bid before it is in, by a special act after the award */
export type SubcontractInput = {
  /** The lot */
  lotId: string;
  /** The holder that it works for; the mandataire unless given */
  principalId?: string;
  /** The organisation */
  organisationId?: string;
  /** What it does */
  work: string;
  /** Of a firm outside the network; else its organisation’s */
  name?: string;
  /** National registration number; in France the SIRET */
  registrationNumber?: string | null;
  /** Cents without tax */
  amountCents: number;
  /** VAT rate in basis points */
  vatBp?: number;
  /** The principal owes the VAT (CGI, art. 283-2 nonies: work on buildings) */
  reverseCharge?: boolean;
  /** A contract of defence or security (L2393-1 ff.) */
  defence?: boolean;
  paymentTerms?: PaymentTermsInput;
};

export type SubcontractPage = {
  /** The rows */
  items: Array<Subcontract>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type SubcontractPatch = {
  /** What it does */
  work?: string;
  /** Of a firm outside the network; else its organisation’s */
  name?: string;
  /** National registration number; in France the SIRET */
  registrationNumber?: string | null;
  /** Cents without tax */
  amountCents?: number;
  /** VAT rate in basis points */
  vatBp?: number;
  /** The principal owes the VAT (CGI, art. 283-2 nonies: work on buildings) */
  reverseCharge?: boolean;
  /** A contract of defence or security (L2393-1 ff.) */
  defence?: boolean;
  paymentTerms?: PaymentTermsInput;
};

export type SubcontractReplacement = {
  /** The day on which the former one stopped */
  on: string;
  by: SubcontractInput;
};

export type SubmitInput = {
  /** When the bid was handed in, where that is noted afterwards */
  submittedAt?: string;
};

export type SuggestedCapability = {
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** In the language asked for */
  label: string;
  /** From facts: references, certificates, contracts */
  level: number;
  /** References and certificates that back it */
  evidence: number;
  /** How sure the reading is */
  confidence: number;
  /** Where it was read */
  origin: 'text' | 'naf' | 'certification' | 'reference';
  /** The words, activity, certificate or reference that it was read from */
  quote: string;
  /** Why this level */
  reasons: Array<string>;
};

/** A rule that it seems to break */
export type SuggestionFlag = {
  /** The rule that is concerned */
  rule: string;
  /** Article of the law or decree */
  article: string;
  /** What is said of it, for people */
  message: string;
};

export type SuggestionOrigin = {
  /** The field of the notice; `document`: a document of the consultation */
  kind: string;
  /** The words of the notice */
  quote: string;
  /** How sure the reading is, 0 to 1 */
  confidence: number;
  document?: DocumentSource;
};

/** A resource of the pool */
export type SupplyingEquipment = {
  /** The resource that it is of */
  equipmentId: string;
  /** Its name */
  name: string;
  /** The member that owns it; null: the cluster itself */
  ownerId: string | null;
  /** What its owner is called; null: the cluster itself */
  ownerName: string | null;
};

export type TeamFault = {
  /** What is wrong: `passenger`, `uncovered`, `capacity`, `share_beyond`, … */
  code: string;
  /** What is said of it, for people */
  message: string;
  /** Members whom it concerns */
  organisationIds: Array<string>;
  /** Requirements that it concerns */
  requirementIds: Array<string>;
};

export type Tender = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  state: TenderState;
  /** Its title */
  title: string;
  /** In a few sentences */
  description: string | null;
  /** The cluster */
  clusterId: string;
  /** Who buys */
  buyer: TenderBuyer;
  /** The procedure as the forms name it; null: not given */
  procedure: Procedure;
  /** Phase of the procedure; null: not told */
  phase: 'candidature' | 'offers' | 'attribution' | 'signature' | 'execution';
  /** When the notice was sent to be published; null: not told */
  dispatchedAt: string | null;
  source: TenderSource;
  /** ISO 639-1 */
  language: string;
  constraints: Constraints;
  consultation: ConsultationFacts;
  /** What the notice leaves open or contradicts */
  warnings: Array<Warning>;
  /** Its newest match run; null: none yet */
  latestMatchRunId: string | null;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** Its lots */
  lots: Array<Lot>;
};

export type TenderBuyer = {
  /** Its name */
  name: string;
  /** Whether the buyer is not bound by public procurement law */
  private: boolean;
  /** ISO 3166-1, two letters */
  country: string | null;
};

export type TenderBuyerInput = {
  /** Its name */
  name: string;
  /** Whether the buyer is not bound by public procurement law */
  private?: boolean;
  /** ISO 3166-1 alpha-2; it chooses the rule set. France unless given */
  country?: string;
};

export type TenderBuyerPatch = {
  /** Its name */
  name?: string;
  /** Whether the buyer is not bound by public procurement law */
  private?: boolean;
  /** ISO 3166-1 alpha-2; it chooses the rule set. France unless given */
  country?: string | null;
};

export type TenderChange = {
  /** The lot or place that is meant */
  where: string;
  /** The field that changed */
  field: string;
  /** What it said before */
  from: unknown;
  /** What it says now */
  to: unknown;
};

export type TenderInput = {
  /** The cluster */
  clusterId?: string;
  /** Its title */
  title: string;
  /** In a few sentences */
  description?: string;
  /** Who buys */
  buyer: TenderBuyerInput;
  procedure?: ProcedureInput;
  /** Where the procedure stands; follows from procedure and state unless set */
  phase?: 'candidature' | 'offers' | 'attribution' | 'signature' | 'execution';
  /** When the notice was sent to be published: it picks the version of dated rules */
  dispatchedAt?: string;
  /** ISO 639-1 */
  language?: string;
  constraints?: Constraints;
  /** Its lots */
  lots?: Array<LotInput>;
};

export type TenderPage = {
  /** The rows */
  items: Array<TenderSummary>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type TenderPatch = {
  /** Its title */
  title?: string;
  /** In a few sentences */
  description?: string | null;
  /** Who buys */
  buyer?: TenderBuyerPatch;
  procedure?: ProcedureInput;
  /** Where the procedure stands; follows from procedure and state unless set */
  phase?: 'candidature' | 'offers' | 'attribution' | 'signature' | 'execution' | null;
  /** When the notice was sent to be published: it picks the version of dated rules */
  dispatchedAt?: string | null;
  /** ISO 639-1 */
  language?: string;
  constraints?: Constraints;
};

/** One plan for all lots of the run together: at most `maxLotsPerTenderer` lots for each organisation, no capacity promised twice, groups of lots answered by one consortium. The score is the mean of the lots' scores by their estimated value, 0 for a lot left out. Null: for one lot, for more than 100, and while it is not made */
export type TenderPlan = {
  certificate: Certificate;
  /** Its lots */
  lots: Array<PlannedLots>;
  /** Who would sit in too many lots or promise more than it has, and what the plan does instead */
  explanation: Array<string>;
};

/** Where it comes from */
export type TenderSource = {
  /** Format of the notice; `manual`: typed in */
  format: 'eforms' | 'ted-export' | 'ocds' | 'boamp' | 'decp' | 'manual';
  /** As the publisher calls the notice; null: none */
  noticeId: string | null;
  /** As the publisher counts its versions; null: none */
  version: string | null;
  /** The notice tells of a contract that is awarded already: nothing to bid for. What it tells of the winners is among the awards */
  alreadyAwarded: boolean;
};

/** Where the call for tender stands */
export type TenderState = 'draft' | 'published' | 'matching' | 'proposed' | 'bidding' | 'submitted' | 'awarded' | 'lost' | 'cancelled' | 'withdrawn';

export type TenderSuggestion = {
  /** The lot */
  lotId: string;
  /** The lot as the notice calls it */
  lotExternalId: string;
  /** Of which kind it is */
  kind: 'min_turnover' | 'min_headcount' | 'min_sme_share' | 'sme_suitable' | 'research_organisation' | 'reserved' | 'legal_form' | 'security_clearance' | 'essential_tasks';
  /** Whom it binds: the group, each member, the mandataire */
  scope: 'group' | 'each_member' | 'mandataire';
  /** Cents for turnover, persons for headcount, basis points for a share */
  value: number | null;
  /** In words */
  text: string | null;
  /** Where it was read */
  origin: SuggestionOrigin;
  /** A rule that it seems to break; null: none */
  flag: SuggestionFlag | null;
  /** Whether a person has looked and agreed */
  confirmed: boolean;
};

export type TenderSuggestionDecision = {
  /** The lot */
  lotId: string;
  /** Of which kind it is */
  kind: 'min_turnover' | 'min_headcount' | 'min_sme_share' | 'sme_suitable' | 'research_organisation' | 'reserved' | 'legal_form' | 'security_clearance' | 'essential_tasks';
  /** Whom it binds: the group, each member, the mandataire */
  scope?: 'group' | 'each_member' | 'mandataire';
  /** Whether a person has looked and agreed */
  confirmed: boolean;
};

export type TenderSuggestions = {
  /** The rows */
  items: Array<TenderSuggestion>;
};

export type TenderSummary = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  state: TenderState;
  /** Its title */
  title: string;
  /** In a few sentences */
  description: string | null;
  /** The cluster */
  clusterId: string;
  /** Who buys */
  buyer: TenderBuyer;
  /** The procedure as the forms name it; null: not given */
  procedure: Procedure;
  /** Phase of the procedure; null: not told */
  phase: 'candidature' | 'offers' | 'attribution' | 'signature' | 'execution';
  /** When the notice was sent to be published; null: not told */
  dispatchedAt: string | null;
  source: TenderSource;
  /** ISO 639-1 */
  language: string;
  constraints: Constraints;
  consultation: ConsultationFacts;
  /** What the notice leaves open or contradicts */
  warnings: Array<Warning>;
  /** Its newest match run; null: none yet */
  latestMatchRunId: string | null;
  /** When it was made */
  createdAt: string;
  /** When it was last changed */
  updatedAt: string;
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** How many lots it has */
  lotCount: number;
  /** Last moment to hand in a bid, UTC; null: not published */
  deadline: string | null;
};

/** The terms of a seat: what is accepted is a version of them */
export type Terms = {
  /** Named by whoever accepts; counts up with every change */
  version: number;
  /** Role in the group or in the house */
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  /** Basis points of the whole contract */
  shareBp: number;
  /** Requirements that it does */
  covers: Array<string>;
  /** What it is paid, without tax; null: not yet known */
  amountCents: number | null;
  /** Form of the group (R2142-20) */
  legalForm: string;
  /** The form that the buyer asks for after the award (R2142-22) */
  formAfterAward: string | null;
  /** `whole`: it answers for the whole contract */
  liability: 'own_part' | 'whole';
  /** What it may be made to pay at worst; null: not yet known */
  exposureCents: number | null;
  /** What the seat obliges to */
  duties: Array<Duty>;
  /** Last moment to hand in a bid, UTC; null: not published */
  deadline: string | null;
  /** Fields that differ from the version before */
  changed: Array<string>;
  /** The period before, of the same length; null: no such period */
  before: TermsBefore | null;
};

/** The version of the terms before; null: there was none */
export type TermsBefore = {
  /** Role in the group or in the house */
  role: 'mandataire' | 'cotraitant' | 'sous_traitant';
  /** Basis points of the whole contract */
  shareBp: number;
  /** What it was to be paid, without tax; null: not known */
  amountCents: number | null;
  /** Form of the group (R2142-20) */
  legalForm: string;
  /** The form that the buyer asks for after the award (R2142-22) */
  formAfterAward: string | null;
  /** `whole`: it answered for the whole contract */
  liability: 'own_part' | 'whole';
  /** Last moment to hand in a bid, UTC; null: not published */
  deadline: string | null;
  /** What the seat obliges to */
  duties: Array<Duty> | null;
};

export type Tie = {
  /** The organisation */
  organisationId: string;
  /** Share in basis points: 10,000 is the whole */
  weightBp: number;
  /** Contracts done together */
  jointContracts: number;
  /** Year of the last joint work; null: not known */
  lastYear: number | null;
  /** Who says so: `declared`, or the joint contracts that it was read from */
  source: string;
};

export type TieInput = {
  /** Share in basis points: 10,000 is the whole */
  weightBp: number;
  /** 1 unless given */
  jointContracts?: number;
  /** Year of the last joint work; null: not known */
  lastYear?: number | null;
};

export type TiePage = {
  /** The rows */
  items: Array<Tie>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type Tokens = {
  /** Send as `Authorization: Bearer …` */
  accessToken: string;
  /** Good for one refresh */
  refreshToken: string;
  /** How to send the access token */
  tokenType: 'Bearer';
  /** Life of the access token in seconds */
  expiresIn: number;
};

export type TotpSecret = {
  /** For who types it into the app: base 32 */
  secret: string;
  /** What the picture says: an `otpauth://` address */
  uri: string;
  /** The picture to be scanned, as SVG */
  qrSvg: string;
};

export type TrackRecord = {
  /** The organisation */
  organisationId: string;
  /** Its figures year by year */
  years: Array<TrackRecordYear>;
  /** Who awarded it work */
  buyers: Array<TrackRecordBuyer>;
  /** With whom it won work */
  partners: Array<TrackRecordPartner>;
};

export type TrackRecordBuyer = {
  /** Its name */
  name: string;
  /** How many awards */
  awards: number;
  /** Euros only, in cents */
  valueCents: number;
};

export type TrackRecordPartner = {
  /** Its name */
  name: string;
  /** The organisation */
  organisationId: string | null;
  /** How many awards */
  awards: number;
};

export type TrackRecordYear = {
  /** Calendar year */
  year: number | null;
  /** How many awards */
  awards: number;
  /** Euros only, in cents */
  valueCents: number;
  /** How many of them in a group */
  jointly: number;
  /** How many of them as mandataire */
  asLead: number;
};

export type TradeAsked = {
  /** CPV 2008 code: eight digits, no check digit */
  cpv: string;
  /** In French */
  fr: string;
  /** In English */
  en: string;
  /** Calls for tender of its clusters in the last twelve months that asked for it */
  tenders: number;
};

export type TurnoverReport = {
  /** `signed`: value of what was signed; `invoiced` to the buyer; `paid` by the buyer */
  measure: 'signed' | 'invoiced' | 'paid';
  /** What the rows are grouped by */
  groupBy: Array<'year' | 'cluster' | 'memberCluster' | 'organisation' | 'sizeClass' | 'sector' | 'tender'>;
  /** First day */
  from: string | null;
  /** Last day */
  to: string;
  /** The cluster */
  clusterId: string | null;
  /** The cluster's name; null: several */
  clusterName: string | null;
  /** The day, or moment, that the figures hold for */
  asOf: string;
  total: Money;
  /** One row for each group */
  rows: Array<TurnoverRow>;
};

export type TurnoverRow = {
  /** Year, id or word, in the order of groupBy */
  ids: Array<string | null>;
  /** The same to be read */
  keys: Array<string>;
  amount: Money;
  /** Contracts that the amount comes from */
  contracts: number;
};

/** Given by the member itself, for a seat that it took without: granted, or answered by telephone */
export type UndertakingInput = {
  /** `undertakingText` was read and is given */
  given: true;
};

export type UndertakingText = {
  /** Counts changes; the ETag of the resource, for If-Match */
  version: number;
  /** In French */
  fr: string;
  /** In English */
  en: string;
};

export type UnreadOrganisation = {
  /** The organisation */
  organisationId: string;
  /** Its name */
  organisationName: string;
  /** People invited who have not come in yet */
  invited: number;
  /** Whom the lists of your clusters name */
  contacts: Array<Contact>;
};

export type UnreadOrganisationPage = {
  /** The rows */
  items: Array<UnreadOrganisation>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type Verdict = {
  /** The rule */
  ruleId: string;
  /** Article of the law or decree */
  article: string;
  /** The articles and decisions among them, with the address where Légifrance finds each */
  links: Array<ArticleLink>;
  /** Its title */
  title: string;
  /** Where it stands */
  status: 'ok' | 'not_yet_known' | 'warning' | 'blocking' | 'not_applicable';
  /** What is said of it, for people */
  message: string;
  /** Amounts in cents, shares in basis points */
  figures: Record<string, unknown>;
};

export type Vote = {
  /** The company that votes */
  organisationId: string;
  /** Null: a blank vote */
  candidateId: string | null;
};

/** A trade that the cluster lacked, and what one more firm would have been worth */
export type WantedCapability = {
  /** The trade */
  cpv: string;
  /** Highest level that was asked for, 1 to 5 */
  minLevel: number;
  /** Certificates that were asked for with it */
  certifications: Array<string>;
  /** Sum over the lots of what the best team would have scored more */
  gain: number;
  /** Lots without a team that one such firm would have opened */
  lotsOpened: number;
  /** Worth of those lots in cents, as far as it is told */
  openedCents: number;
  /** Lots without a team that need further missing trades */
  lotsOpenedWithOthers: number;
  /** Lots that would have been better */
  lotsImproved: number;
  /** Those lots */
  lotIds: Array<string>;
};

export type WantedEquipment = {
  /** What the lot needs */
  needId: string;
  /** What is to serve it */
  equipmentId: string;
};

export type Warning = {
  /** Its code */
  code: string;
  /** The lot or place that is meant */
  where: string;
  /** What is said of it, for people */
  message: string;
};

export type Watch = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  source: WatchSource;
  /** Its name */
  name: string;
  /** A folder below the cluster’s own in the watch folder, or the address of the service */
  location: string;
  /** In the query language of the service */
  query: string | null;
  /** What is proposed, and what is left */
  filters: WatchFilters;
  /** Minutes from one look to the next */
  everyMinutes: number;
  /** Whether it runs */
  enabled: boolean;
  /** When it last looked; null: not yet */
  polledAt: string | null;
  /** Why it failed; null: it did not */
  error: string | null;
};

export type WatchFilters = {
  /** CPV codes or prefixes; none: what the members of the cluster do */
  cpv: Array<string>;
  /** NUTS code of the region */
  nuts: Array<string>;
  /** Words of which one must occur; none: no matter */
  keywords: Array<string>;
  /** Share in basis points: 10,000 is the whole */
  minScoreBp: number;
};

export type WatchFiltersInput = {
  /** CPV codes or prefixes; none: what the members of the cluster do */
  cpv?: Array<string>;
  /** NUTS code of the region */
  nuts?: Array<string>;
  /** Words of which one must occur; none: no matter */
  keywords?: Array<string>;
  /** Share in basis points: 10,000 is the whole */
  minScoreBp?: number;
};

export type WatchFind = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** As the source calls the notice */
  key: string;
  /** As the publisher calls the notice; null: none */
  noticeId: string | null;
  /** Its title */
  title: string | null;
  /** Share in basis points: 10,000 is the whole */
  scoreBp: number;
  /** Why, in words */
  reasons: Array<string>;
  /** What became of it */
  outcome: 'proposed' | 'below' | 'known' | 'refused';
  /** The call for tender */
  tenderId: string | null;
  /** When it was found */
  foundAt: string;
};

export type WatchFindPage = {
  /** The rows */
  items: Array<WatchFind>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type WatchInput = {
  /** The cluster */
  clusterId?: string;
  source: WatchSource;
  /** Its name */
  name: string;
  /** A folder below the cluster’s own in the watch folder, or the address of the service */
  location: string;
  /** In the query language of the service */
  query?: string | null;
  /** What is proposed, and what is left */
  filters?: WatchFiltersInput;
  /** Minutes from one look to the next */
  everyMinutes?: number;
  /** Whether it runs */
  enabled?: boolean;
};

export type WatchPage = {
  /** The rows */
  items: Array<Watch>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type WatchPatch = {
  /** Its name */
  name?: string;
  /** In the query language of the service */
  query?: string | null;
  /** What is proposed, and what is left */
  filters?: WatchFiltersInput;
  /** Minutes from one look to the next */
  everyMinutes?: number;
  /** Whether it runs */
  enabled?: boolean;
};

/** Where notices are looked for */
export type WatchSource = 'folder' | 'ted' | 'boamp';

export type Webhook = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The cluster */
  clusterId: string;
  /** Web address */
  url: string;
  /** Types of events that are sent; none: all */
  events: Array<string>;
  /** Whether messages are sent */
  active: boolean;
  /** When it was made */
  createdAt: string;
};

export type WebhookDelivery = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** The webhook */
  webhookId: string;
  /** Of which type it is */
  type: string;
  /** Where it stands */
  state: 'pending' | 'delivered' | 'dead';
  /** How often it was tried */
  attempts: number;
  /** HTTP status of the last answer; null: no answer */
  lastStatus: number | null;
  /** What went wrong last; null: nothing */
  lastError: string | null;
  /** When it was made */
  createdAt: string;
  /** When it was delivered; null: not yet */
  deliveredAt: string | null;
};

export type WebhookDeliveryPage = {
  /** The rows */
  items: Array<WebhookDelivery>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type WebhookInput = {
  /** Web address */
  url: string;
  /** The caller's first cluster unless given */
  clusterId?: string;
  /** Types such as `consortium.accepted`; all unless given */
  events?: Array<string>;
};

/** A message of a webhook, signed by the Standard Webhooks scheme: check `webhook-signature` with the secret that was shown when the webhook was added */
export type WebhookMessage = {
  /** Which event it is */
  type: string;
  /** When it happened */
  timestamp: string;
  /** Ids of what it is about (`eventId`, `consortiumId`, `tenderId`, `organisationId`) and its `state`: read the rest from the API */
  data: Record<string, unknown>;
};

export type WebhookPage = {
  /** The rows */
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
  /** It sits in a proposed consortium */
  proposed: boolean;
  /** The first rank that it sits in; null: none */
  rank: number | null;
  /** What decided. `barred`: excluded or banned. `cannot`: no group with it can do the work. `passenger`: the others do it as well without it. `distance`: groups with it score less */
  reason: 'proposed' | 'barred' | 'cannot' | 'passenger' | 'distance';
  /** Score of the best consortium; null: none */
  bestScore: number | null;
  /** The best consortium with it; null: none */
  bestWith: ProposedConsortium | null;
  /** How far the best consortium with it is behind the best */
  behind: number | null;
  /** Whether nothing better exists with it */
  proven: boolean;
  /** What is missing */
  lacks: Array<Lack>;
  /** The smallest change of profile that would bring it in; null: none would */
  smallestChange: ProfileChange | null;
  /** Why, in sentences */
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
  /** The organisation that leads it; null: none */
  leadOrganisationId: string | null;
  /** Those that the caller may see */
  memberIds: Array<string>;
};

export type WorkingGroupBrief = {
  /** Its id; sorts by when it was made (UUID version 7) */
  id: string;
  /** Its name */
  name: string;
  /** In a few sentences */
  description: string | null;
};

export type WorkingGroupInput = {
  /** Its name */
  name: string;
  /** In a few sentences */
  description?: string | null;
  /** The organisation that leads it; null: none */
  leadOrganisationId?: string | null;
  /** Organisations of the cluster */
  memberIds?: Array<string>;
};

/** Organisations of the cluster */
export type WorkingGroupMembers = Array<string>;

export type WorkingGroupPage = {
  /** The rows */
  items: Array<WorkingGroup>;
  /** `cursor` of the next page; null on the last */
  nextCursor: string | null;
};

export type YearFigures = {
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
  /** Open one invitation by the link of its mail */
  'POST /v1/auth/seat-session': {
    query: undefined;
    body: SeatLinkInput;
    answer: OpenedSeat;
  };
  /** Set a password and sign in to the console */
  'POST /v1/auth/invitation-session': {
    query: undefined;
    body: FirstPasswordInput;
    answer: undefined;
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
  /** Logins of the demonstration data, and whether anybody has an account */
  'GET /v1/auth/demo-logins': {
    query: undefined;
    body: undefined;
    answer: DemoLogins;
  };
  /** Ask for what a passkey is to sign */
  'POST /v1/auth/passkey': {
    query: undefined;
    body: undefined;
    answer: PasskeySignInOptions;
  };
  /** Sign in to the console with a passkey */
  'POST /v1/auth/passkey/session': {
    query: undefined;
    body: PasskeyAnswer;
    answer: undefined;
  };
  /** Deadlines as iCalendar */
  'GET /v1/calendar.ics': {
    query: {
      /** The secret of the link that was mailed */
      token: string;
    };
    body: undefined;
    answer: undefined;
  };
  /** Who am I */
  'GET /v1/me': {
    query: undefined;
    body: undefined;
    answer: Me;
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
  /** Roles that were asked for */
  'GET /v1/role-requests': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** Where it stands */
      state?: 'pending' | 'given' | 'refused' | 'withdrawn';
    };
    body: undefined;
    answer: RoleRequestPage;
  };
  /** Consent to a role */
  'POST /v1/role-requests/{id}/consent': {
    query: undefined;
    body: undefined;
    answer: RoleRequest;
  };
  /** Refuse a role */
  'POST /v1/role-requests/{id}/refuse': {
    query: undefined;
    body: undefined;
    answer: RoleRequest;
  };
  /** Take a request for a role back */
  'POST /v1/role-requests/{id}/withdraw': {
    query: undefined;
    body: undefined;
    answer: RoleRequest;
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
  /** How my account is secured */
  'GET /v1/me/security': {
    query: undefined;
    body: undefined;
    answer: AccountSecurity;
  };
  /** Begin to set up an authenticator app */
  'POST /v1/me/totp': {
    query: undefined;
    body: AccountProof;
    answer: TotpSecret;
  };
  /** Set up the authenticator app with a first code */
  'POST /v1/me/totp/confirm': {
    query: undefined;
    body: CodeProof;
    answer: RecoveryCodes;
  };
  /** Take my authenticator app away */
  'POST /v1/me/totp/remove': {
    query: undefined;
    body: AccountProof;
    answer: undefined;
  };
  /** Renew my recovery codes */
  'POST /v1/me/recovery-codes': {
    query: undefined;
    body: AccountProof;
    answer: RecoveryCodes;
  };
  /** My passkeys */
  'GET /v1/me/passkeys': {
    query: undefined;
    body: undefined;
    answer: PasskeyList;
  };
  /** Keep a new passkey */
  'POST /v1/me/passkeys': {
    query: undefined;
    body: PasskeyInput;
    answer: MadePasskey;
  };
  /** Call a passkey something else */
  'POST /v1/me/passkeys/{id}/rename': {
    query: undefined;
    body: PasskeyNameInput;
    answer: undefined;
  };
  /** Begin to make a passkey */
  'POST /v1/me/passkeys/begin': {
    query: undefined;
    body: AccountProof;
    answer: PasskeyCreation;
  };
  /** Remove a passkey */
  'POST /v1/me/passkeys/{id}/remove': {
    query: undefined;
    body: AccountProof;
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
      /** Where it stands */
      state?: 'proposed' | 'inviting' | 'recomposing' | 'agreed' | 'ready' | 'submitted' | 'awarded' | 'lost' | 'dissolved';
      /** Words of its name; for a member, of the tender’s title */
      q?: string;
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
    query: {
      /** Tell what would happen, whom it asks again, and do nothing; false unless given */
      dryRun?: boolean;
    };
    body: ConsortiumPatch;
    answer: Consortium;
  };
  /** The prices of the bid */
  'GET /v1/consortia/{id}/offer': {
    query: undefined;
    body: undefined;
    answer: Offer;
  };
  /** Set the prices of the bid */
  'PUT /v1/consortia/{id}/offer': {
    query: {
      /** Tell what would happen, whom it asks again, and do nothing; false unless given */
      dryRun?: boolean;
    };
    body: OfferInput;
    answer: Offer;
  };
  /** The subcontracts of a group */
  'GET /v1/consortia/{id}/subcontracts': {
    query: undefined;
    body: undefined;
    answer: SubcontractPage;
  };
  /** Declare a subcontractor */
  'POST /v1/consortia/{id}/subcontracts': {
    query: undefined;
    body: SubcontractInput;
    answer: Subcontract;
  };
  /** A subcontract */
  'GET /v1/subcontracts/{id}': {
    query: undefined;
    body: undefined;
    answer: Subcontract;
  };
  /** Change what is declared */
  'PATCH /v1/subcontracts/{id}': {
    query: undefined;
    body: SubcontractPatch;
    answer: Subcontract;
  };
  /** Invitations */
  'GET /v1/invitations': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** Where it stands */
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
    body: AcceptInput | undefined;
    answer: Invitation;
  };
  /** Enter an answer for a member */
  'POST /v1/invitations/{id}/proxy-answer': {
    query: undefined;
    body: ProxyAnswerInput;
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
  /** Give the undertaking of confidentiality */
  'PUT /v1/invitations/{id}/undertaking': {
    query: undefined;
    body: UndertakingInput;
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
      /** Only those not read yet */
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
  /** Take the address of your calendar back */
  'DELETE /v1/calendar/token': {
    query: undefined;
    body: undefined;
    answer: undefined;
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
      /** How far down, or how well */
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
      /** Of which kind it is */
      kind?: 'business' | 'technopole' | 'commercial' | 'competitiveness' | 'federation';
      /** What it is a part of; null: of nothing */
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
  /** What the profile lacks, and what that costs */
  'GET /v1/organisations/{id}/profile-check': {
    query: undefined;
    body: undefined;
    answer: ProfileCheck;
  };
  /** Say that the profile is right */
  'POST /v1/organisations/{id}/confirm-profile': {
    query: undefined;
    body: undefined;
    answer: ProfileCheck;
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
  /** Organisations by name */
  'GET /v1/organisations': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** Words of the name, the town, a trade or a region, or a registration number: what fits best comes first */
      q?: string;
      /** Has a capability with this CPV code or one below it */
      cpv?: string;
      /** In this NUTS region */
      nuts?: string;
      /** The cluster */
      clusterId?: string;
      /** Of which kind it is */
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
  /** Delete an organisation that nothing refers to */
  'DELETE /v1/organisations/{id}': {
    query: undefined;
    body: undefined;
    answer: undefined;
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
      /** The framework contract that it is called off from; null: none */
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
  /** The ledger as a spreadsheet opens it */
  'GET /v1/ledger-entries/export': {
    query: {
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
      /** French: semicolons, days as 15/11/2026, decimal commas */
      lang?: 'fr' | 'en';
    };
    body: undefined;
    answer: undefined;
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
      /** Up to two of year, cluster, memberCluster, organisation, sizeClass, sector, tender */
      groupBy?: Array<string>;
      /** `signed`: value of what was signed; `invoiced` to the buyer; `paid` by the buyer */
      measure?: 'signed' | 'invoiced' | 'paid';
      /** With the clusters below it; all of the caller’s unless given */
      clusterId?: string;
      /** First day; from the beginning unless given */
      from?: string;
      /** Last day; today unless given */
      to?: string;
      /** Of definitions, charts and tables; the reader’s unless given */
      lang?: 'fr' | 'en';
      /** Goes before Accept: for links and images */
      format?: 'json' | 'csv' | 'xlsx' | 'svg';
    };
    body: undefined;
    answer: TurnoverReport;
  };
  /** Capabilities that an organisation seems to have */
  'POST /v1/organisations/{id}/capabilities/suggest': {
    query: undefined;
    body: CapabilitySuggestInput | undefined;
    answer: CapabilitySuggestions;
  };
  /** CPV codes for a text */
  'POST /v1/taxonomies/cpv/suggest': {
    query: undefined;
    body: CpvSuggestInput;
    answer: CpvSuggestions;
  };
  /** When a resource is taken */
  'GET /v1/equipment/{id}/bookings': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** Only what is still taken then or later */
      from?: string;
      /** Only what begins before */
      to?: string;
    };
    body: undefined;
    answer: BookingPage;
  };
  /** Book a resource */
  'POST /v1/equipment/{id}/bookings': {
    query: undefined;
    body: BookingInput;
    answer: Booking;
  };
  /** Make an option firm, or tell the use */
  'PATCH /v1/equipment-bookings/{id}': {
    query: undefined;
    body: BookingPatch;
    answer: Booking;
  };
  /** Give the time back */
  'POST /v1/equipment-bookings/{id}/release': {
    query: undefined;
    body: undefined;
    answer: Booking;
  };
  /** Who promised to use a resource */
  'GET /v1/equipment/{id}/commitments': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: EquipmentCommitmentPage;
  };
  /** Record a member's promise to use a resource */
  'POST /v1/equipment/{id}/commitments': {
    query: undefined;
    body: EquipmentCommitmentInput;
    answer: EquipmentCommitment;
  };
  /** What a resource really cost, by year */
  'GET /v1/equipment/{id}/real-costs': {
    query: undefined;
    body: undefined;
    answer: EquipmentRealCosts;
  };
  /** Enter the real cost of a year */
  'PUT /v1/equipment/{id}/real-costs': {
    query: undefined;
    body: EquipmentRealCostInput;
    answer: EquipmentRealCost;
  };
  /** What members owe for equipment in a year */
  'GET /v1/equipment/statements': {
    query: {
      /** Calendar year */
      year: number;
      /** All of the caller's unless given */
      clusterId?: string;
      /** Instead of Accept: for a link */
      format?: 'json' | 'csv';
      /** Language of the headings of a CSV; the reader’s unless given */
      lang?: 'fr' | 'en';
    };
    body: undefined;
    answer: EquipmentStatement;
  };
  /** Who was taught what a resource demands */
  'GET /v1/equipment/{id}/trainings': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: EquipmentTrainingPage;
  };
  /** Note that people of a member were taught */
  'POST /v1/equipment/{id}/trainings': {
    query: undefined;
    body: EquipmentTrainingInput;
    answer: EquipmentTraining;
  };
  /** Take a record away */
  'DELETE /v1/equipment-trainings/{id}': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Equipment of your clusters */
  'GET /v1/equipment': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** The cluster */
      clusterId?: string;
      /** What it is */
      kind?: 'hall' | 'lifting' | 'machine' | 'booth' | 'robot' | 'vehicle' | 'measuring' | 'other';
      /** Words of the name */
      q?: string;
      /** With `freeUntil`: only what is free for the whole time */
      freeFrom?: string;
      /** End of the time that it must be free; it does not belong to it */
      freeUntil?: string;
    };
    body: undefined;
    answer: EquipmentPage;
  };
  /** Put a resource into the pool */
  'POST /v1/equipment': {
    query: undefined;
    body: EquipmentInput;
    answer: Equipment;
  };
  /** A resource */
  'GET /v1/equipment/{id}': {
    query: undefined;
    body: undefined;
    answer: Equipment;
  };
  /** Change a resource */
  'PATCH /v1/equipment/{id}': {
    query: undefined;
    body: EquipmentPatch;
    answer: Equipment;
  };
  /** Call an election */
  'POST /v1/clusters/{id}/elections': {
    query: undefined;
    body: ElectionInput;
    answer: Election;
  };
  /** Stand in an election, or put a company up */
  'POST /v1/clusters/{id}/elections/{electionId}/candidates': {
    query: undefined;
    body: CandidateInput;
    answer: Election;
  };
  /** Accept to stand, or not */
  'PUT /v1/clusters/{id}/elections/{electionId}/candidates/{candidateId}/answer': {
    query: undefined;
    body: CandidateAnswer;
    answer: Election;
  };
  /** Vote in an election */
  'PUT /v1/clusters/{id}/elections/{electionId}/vote': {
    query: undefined;
    body: Vote;
    answer: Election;
  };
  /** Count the votes */
  'POST /v1/clusters/{id}/elections/{electionId}/count': {
    query: undefined;
    body: undefined;
    answer: Election;
  };
  /** Call an election off */
  'POST /v1/clusters/{id}/elections/{electionId}/cancel': {
    query: undefined;
    body: undefined;
    answer: Election;
  };
  /** Announce a meeting or a visit */
  'POST /v1/clusters/{id}/events': {
    query: undefined;
    body: GroupEventInput;
    answer: GroupEvent;
  };
  /** Say whether a company comes */
  'PUT /v1/clusters/{id}/events/{eventId}/answer': {
    query: undefined;
    body: EventAnswer;
    answer: GroupEvent;
  };
  /** Write the minutes, and who was there */
  'PUT /v1/clusters/{id}/events/{eventId}/minutes': {
    query: undefined;
    body: EventMinutes;
    answer: GroupEvent;
  };
  /** Give a member something to do */
  'POST /v1/clusters/{id}/actions': {
    query: undefined;
    body: GroupActionInput;
    answer: GroupAction;
  };
  /** Say how an action stands */
  'PUT /v1/clusters/{id}/actions/{actionId}': {
    query: undefined;
    body: GroupActionChange;
    answer: GroupAction;
  };
  /** Note what came of the work */
  'POST /v1/clusters/{id}/results': {
    query: undefined;
    body: GroupResultInput;
    answer: GroupResult;
  };
  /** What your groups wait for from your companies */
  'GET /v1/group-work': {
    query: undefined;
    body: undefined;
    answer: AwaitedByGroups;
  };
  /** Who leads a working group, and what it does */
  'GET /v1/clusters/{id}/governance': {
    query: {
      /** The working group; without it the cluster as a whole, its board */
      workingGroupId?: string;
    };
    body: undefined;
    answer: Governance;
  };
  /** Note who holds an office, and for how long */
  'POST /v1/clusters/{id}/mandates': {
    query: undefined;
    body: MandateInput;
    answer: Mandate;
  };
  /** End a term early */
  'POST /v1/clusters/{id}/mandates/{mandateId}/end': {
    query: undefined;
    body: MandateEnd;
    answer: Mandate;
  };
  /** Trades for which your companies may be offered */
  'GET /v1/standing-offers': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: StandingOfferPage;
  };
  /** Let your company be offered in advance */
  'POST /v1/standing-offers': {
    query: undefined;
    body: StandingOfferInput;
    answer: StandingOffer;
  };
  /** Take that word back */
  'DELETE /v1/standing-offers/{id}': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Requests of other clusters to your companies */
  'GET /v1/partner-search-requests': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: PartnerSearchAnswerPage;
  };
  /** Offer your company */
  'POST /v1/partner-search-answers/{id}/offer': {
    query: undefined;
    body: undefined;
    answer: PartnerSearchAnswer;
  };
  /** Say that your company does not want to be offered */
  'POST /v1/partner-search-answers/{id}/refuse': {
    query: undefined;
    body: undefined;
    answer: PartnerSearchAnswer;
  };
  /** Take the offer of your company back */
  'POST /v1/partner-search-answers/{id}/withdraw': {
    query: undefined;
    body: undefined;
    answer: PartnerSearchAnswer;
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
  /** The papers of the bid that you may read */
  'GET /v1/consortia/{id}/papers': {
    query: undefined;
    body: undefined;
    answer: OwnPapers;
  };
  /** One of your papers */
  'GET /v1/consortia/{id}/papers/{kind}': {
    query: {
      /** The member whose document it is */
      member?: string;
      /** The lot whose document it is */
      lot?: string;
      /** Of a DC4: the declared subcontract, in place of member and lot */
      subcontract?: string;
      /** Of an ESPD or a commitment: the operator that lends its capacities, by its place in the list of documents, in place of member */
      operator?: number;
      /** Of the dossier, the split and the letter of offer; the forms are French */
      lang?: 'fr' | 'en';
      /** Of an ESPD: the version of the data model that the buyer’s service reads */
      edm?: '4.0.0' | '4.1.0';
    };
    body: undefined;
    answer: undefined;
  };
  /** What an organisation still has to give for the bids that it takes part in, and by when */
  'GET /v1/organisations/{id}/missing-facts': {
    query: undefined;
    body: undefined;
    answer: MissingFacts;
  };
  /** Ask that somebody may speak for an organisation */
  'POST /v1/organisations/{id}/role-requests': {
    query: undefined;
    body: RoleRequestInput;
    answer: RoleRequest;
  };
  /** Close an account */
  'POST /v1/users/{id}/disable': {
    query: undefined;
    body: undefined;
    answer: PersonSummary;
  };
  /** Take a role away */
  'POST /v1/users/{id}/take-role': {
    query: undefined;
    body: Role;
    answer: PersonSummary;
  };
  /** Open a closed account again */
  'POST /v1/users/{id}/enable': {
    query: undefined;
    body: undefined;
    answer: PersonSummary;
  };
  /** Say which members pay their dues */
  'PUT /v1/clusters/{id}/standings': {
    query: undefined;
    body: MembershipStandings;
    answer: MembershipStandingsKept;
  };
  /** End a membership */
  'POST /v1/clusters/{id}/memberships/{membershipId}/end': {
    query: undefined;
    body: MembershipEndInput | undefined;
    answer: Membership;
  };
  /** Take the end of a membership back */
  'POST /v1/clusters/{id}/memberships/{membershipId}/resume': {
    query: undefined;
    body: undefined;
    answer: Membership;
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
  /** Organisations that a company may be that is about to be entered */
  'GET /v1/organisations/namesakes': {
    query: {
      /** Its name */
      name: string;
      /** SIRET or SIREN; spaces are left out */
      registrationNumber?: string;
      /** FR unless given */
      country?: string;
      /** Town or city */
      town?: string;
      /** Postal code */
      postalCode?: string;
    };
    body: undefined;
    answer: Namesakes;
  };
  /** A company in the public search of the State */
  'GET /v1/company-search': {
    query: {
      /** A SIREN or SIRET; spaces are left out */
      number: string;
    };
    body: undefined;
    answer: CompanySearchAnswer;
  };
  /** Organisations that nobody reads for */
  'GET /v1/organisations/unread': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** The cluster */
      clusterId?: string;
    };
    body: undefined;
    answer: UnreadOrganisationPage;
  };
  /** Invite contacts to speak for their organisations */
  'POST /v1/organisations/contacts/invite': {
    query: undefined;
    body: ContactInvitations;
    answer: InvitedContacts;
  };
  /** Contacts of an organisation that lists of your clusters named */
  'GET /v1/organisations/{id}/contacts': {
    query: undefined;
    body: undefined;
    answer: ContactList;
  };
  /** The mail that an invitation of the contact would be */
  'GET /v1/organisations/{id}/contacts/{contactId}/mail': {
    query: {
      /** Language of the mail; `fr` unless given */
      lang?: 'fr' | 'en';
    };
    body: undefined;
    answer: ContactMail;
  };
  /** Forget a contact */
  'DELETE /v1/organisations/{id}/contacts/{contactId}': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Make one of two rows of a company */
  'POST /v1/organisations/{id}/merge': {
    query: undefined;
    body: OrganisationMergeInput;
    answer: OrganisationMerge;
  };
  /** What was merged into an organisation */
  'GET /v1/organisations/{id}/merges': {
    query: undefined;
    body: undefined;
    answer: OrganisationMergeList;
  };
  /** Undo a merger of the last day */
  'POST /v1/organisations/{id}/merges/{mergeId}/undo': {
    query: undefined;
    body: undefined;
    answer: OrganisationMergeList;
  };
  /** Imports of lists of members, the newest first */
  'GET /v1/organisations/imports': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** The cluster */
      clusterId?: string;
    };
    body: undefined;
    answer: PastImportPage;
  };
  /** Undo an import of the last day as a whole */
  'POST /v1/organisations/imports/{id}/undo': {
    query: undefined;
    body: undefined;
    answer: PastImport;
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
      /** Language of the messages; as the person chose, else as Accept-Language says, unless given */
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
      /** Language of the messages; as the person chose, else as Accept-Language says, unless given */
      lang?: 'fr' | 'en';
      /** Take the good rows even when others are faulty; false unless given */
      partial?: boolean;
      /** Tell what would be done, and do nothing; false unless given */
      dryRun?: boolean;
      /** Invite the contact of each row to speak for its organisation; false unless given */
      invite?: boolean;
      /** Confirm the capabilities that the preview read from words and activity codes, all at once; false unless given */
      skills?: boolean;
      /** JSON: row → CPV codes that are not confirmed, or null for all of the row; with `skills` */
      skillsLeft?: string;
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
      /** Where it stands */
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
  /** Replace the equipment that a lot needs */
  'PUT /v1/lots/{id}/equipment': {
    query: undefined;
    body: EquipmentNeedsInput;
    answer: Lot;
  };
  /** Move the deadline of a lot */
  'PUT /v1/lots/{id}/deadline': {
    query: undefined;
    body: LotDeadlineInput;
    answer: Lot;
  };
  /** Add a lot to a tender */
  'POST /v1/tenders/{id}/lots': {
    query: undefined;
    body: LotInput;
    answer: Lot;
  };
  /** Confirm, strike out or add what a lot needs */
  'POST /v1/lots/{id}/needs/decisions': {
    query: undefined;
    body: LotNeedDecisions;
    answer: Lot;
  };
  /** What a lot seems to need */
  'GET /v1/lots/{id}/needs': {
    query: undefined;
    body: undefined;
    answer: LotNeeds;
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
  /** Upload documents of the consultation */
  'POST /v1/tenders/{id}/documents': {
    query: {
      /** Name of the file; those of a form bring their own */
      name?: string;
    };
    body: Blob | string;
    answer: ConsultationDocuments;
  };
  /** List the documents of the consultation */
  'GET /v1/tenders/{id}/documents': {
    query: undefined;
    body: undefined;
    answer: ConsultationDocuments;
  };
  /** One document of the consultation with what it says */
  'GET /v1/tenders/{id}/documents/{documentId}': {
    query: undefined;
    body: undefined;
    answer: ConsultationDocumentRead;
  };
  /** Remove a document of the consultation */
  'DELETE /v1/tenders/{id}/documents/{documentId}': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** The document as it was uploaded */
  'GET /v1/tenders/{id}/documents/{documentId}/file': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** What the documents of the consultation say */
  'GET /v1/tenders/{id}/findings': {
    query: undefined;
    body: undefined;
    answer: ConsultationFindings;
  };
  /** Take a finding over into the tender, strike it out, or take that back */
  'POST /v1/tenders/{id}/findings/{findingId}/decide': {
    query: undefined;
    body: FindingDecision;
    answer: Tender;
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
      /** What became of it */
      outcome?: 'proposed' | 'below' | 'known' | 'refused';
    };
    body: undefined;
    answer: WatchFindPage;
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
      /** What became of it */
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
      /** Whether a person agreed that it is the same company */
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
  /** Re-compose: choose an alternative, or look for some */
  'POST /v1/consortia/{id}/recompose': {
    query: undefined;
    body: RecomposeInput | undefined;
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
    body: SubmitInput | undefined;
    answer: Consortium;
  };
  /** Note the buyer's decision */
  'POST /v1/consortia/{id}/outcome': {
    query: undefined;
    body: OutcomeInput;
    answer: Consortium;
  };
  /** Add what is learnt of the decision */
  'PATCH /v1/consortia/{id}/outcome': {
    query: undefined;
    body: OutcomePatch;
    answer: Consortium;
  };
  /** Dissolve it */
  'POST /v1/consortia/{id}/dissolve': {
    query: undefined;
    body: DissolveInput | undefined;
    answer: Consortium;
  };
  /** What the law says */
  'GET /v1/consortia/{id}/checks': {
    query: {
      /** Language of the answer */
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
    query: {
      /** Language of the answer */
      lang?: 'fr' | 'en';
      /** What a link cannot say by Accept */
      format?: 'json' | 'pdf';
    };
    body: undefined;
    answer: CompetitionRecord;
  };
  /** Send the invitations */
  'POST /v1/consortia/{id}/invite': {
    query: {
      /** Tell what would happen, whom it asks again, and do nothing; false unless given */
      dryRun?: boolean;
    };
    body: InviteInput;
    answer: Consortium;
  };
  /** Withdraw a tender */
  'POST /v1/tenders/{id}/withdraw': {
    query: undefined;
    body: undefined;
    answer: Tender;
  };
  /** Note an act */
  'POST /v1/subcontracts/{id}/acts': {
    query: undefined;
    body: SubcontractActInput;
    answer: Subcontract;
  };
  /** Put another in its place */
  'POST /v1/subcontracts/{id}/replace': {
    query: undefined;
    body: SubcontractReplacement;
    answer: Subcontract;
  };
  /** Equipment that a group needs and what serves it */
  'GET /v1/consortia/{id}/equipment': {
    query: undefined;
    body: undefined;
    answer: ConsortiumEquipment;
  };
  /** Hold what a group lacks */
  'POST /v1/consortia/{id}/equipment/hold': {
    query: undefined;
    body: EquipmentHoldInput | undefined;
    answer: ConsortiumEquipment;
  };
  /** What is due when */
  'GET /v1/deadlines': {
    query: {
      /** The last day looked at; ninety days from now unless given */
      until?: string;
    };
    body: undefined;
    answer: Deadlines;
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
      /** Where it stands */
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
  /** Publish a draft */
  'POST /v1/tenders/{id}/publish': {
    query: undefined;
    body: undefined;
    answer: Tender;
  };
  /** Members of yours that could help */
  'GET /v1/partner-searches/{id}/members': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: PartnerSearchMemberPage;
  };
  /** Who could help */
  'GET /v1/partner-searches/{id}/answers': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: PartnerSearchAnswerPage;
  };
  /** Choose a member of yours */
  'POST /v1/partner-searches/{id}/answers': {
    query: undefined;
    body: PartnerSearchAnswerInput;
    answer: PartnerSearchAnswer;
  };
  /** Take an offer */
  'POST /v1/partner-search-answers/{id}/accept': {
    query: undefined;
    body: undefined;
    answer: PartnerSearchAnswer;
  };
  /** Leave an offer */
  'POST /v1/partner-search-answers/{id}/decline': {
    query: undefined;
    body: undefined;
    answer: PartnerSearchAnswer;
  };
  /** Searches for partners in other clusters */
  'GET /v1/partner-searches': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
      /** True: what other clusters ask of yours, instead of your own */
      inbox?: boolean;
      /** Only searches for this tender */
      tenderId?: string;
    };
    body: undefined;
    answer: PartnerSearchPage;
  };
  /** Draft a search from a lot */
  'POST /v1/partner-searches': {
    query: undefined;
    body: PartnerSearchInput;
    answer: PartnerSearch;
  };
  /** Draft a standing search */
  'POST /v1/partner-searches/standing': {
    query: undefined;
    body: StandingSearchInput;
    answer: PartnerSearch;
  };
  /** Who helped whom */
  'GET /v1/partner-searches/statistics': {
    query: {
      /** All of the caller's unless given */
      clusterId?: string;
      /** First day; of the year of `to` unless given */
      from?: string;
      /** Last day; today unless given */
      to?: string;
    };
    body: undefined;
    answer: PartnerSearchStatistics;
  };
  /** A search */
  'GET /v1/partner-searches/{id}': {
    query: undefined;
    body: undefined;
    answer: PartnerSearch;
  };
  /** Ask the other clusters */
  'POST /v1/partner-searches/{id}/publish': {
    query: undefined;
    body: undefined;
    answer: PartnerSearch;
  };
  /** End a search */
  'POST /v1/partner-searches/{id}/close': {
    query: undefined;
    body: undefined;
    answer: PartnerSearch;
  };
  /** Find out whom to recruit */
  'POST /v1/clusters/{id}/recruiting-surveys': {
    query: undefined;
    body: RecruitingSurveyInput | undefined;
    answer: RecruitingSurvey;
  };
  /** Surveys of whom to recruit */
  'GET /v1/clusters/{id}/recruiting-surveys': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: RecruitingSurveyPage;
  };
  /** A survey of whom to recruit */
  'GET /v1/recruiting-surveys/{id}': {
    query: undefined;
    body: undefined;
    answer: RecruitingSurvey;
  };
  /** Stop a match run and keep the best found so far */
  'POST /v1/match-runs/{id}/stop': {
    query: undefined;
    body: undefined;
    answer: MatchRunSummary;
  };
  /** Search further than a run did */
  'POST /v1/match-runs/{id}/further': {
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
  /** What missing capabilities would be worth */
  'GET /v1/match-runs/{id}/missing': {
    query: {
      /** A lot of the run; its first unless given */
      lotId?: string;
    };
    body: undefined;
    answer: MissingCapabilities;
  };
  /** Follow a match run */
  'GET /v1/match-runs/{id}/events': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** Start a match run */
  'POST /v1/tenders/{id}/match-runs': {
    query: undefined;
    body: MatchRunInput | undefined;
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
  /** Say of which sector a contract is */
  'PUT /v1/contracts/{id}/sector': {
    query: undefined;
    body: ContractSectorInput;
    answer: Contract;
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
      /** What kind of thing the row is about */
      entity?: string;
      /** The thing that the row is about */
      entityId?: string;
      /** The person who did it */
      actorId?: string;
      /** What was done, such as `contract.created` */
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
      /** What kind of thing the row is about */
      entity?: string;
      /** The thing that the row is about */
      entityId?: string;
      /** The person who did it */
      actorId?: string;
      /** What was done, such as `contract.created` */
      action?: string;
      /** First day, UTC */
      from?: string;
      /** Last day, UTC */
      to?: string;
    };
    body: undefined;
    answer: undefined;
  };
  /** Indicators of a cluster */
  'GET /v1/clusters/{id}/indicators': {
    query: {
      /** First day; from the beginning unless given */
      from?: string;
      /** Last day; today unless given */
      to?: string;
      /** Of names and definitions; the reader’s unless given */
      lang?: 'fr' | 'en';
      /** Goes before Accept: for links and images */
      format?: 'json' | 'csv' | 'xlsx' | 'svg';
    };
    body: undefined;
    answer: IndicatorReport;
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
      /** Of definitions, charts and tables; the reader’s unless given */
      lang?: 'fr' | 'en';
      /** Goes before Accept: for links and images */
      format?: 'json' | 'csv' | 'xlsx' | 'svg';
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
      /** Of definitions, charts and tables; the reader’s unless given */
      lang?: 'fr' | 'en';
      /** Goes before Accept: for links and images */
      format?: 'json' | 'csv' | 'xlsx' | 'svg';
      /** Members in the answer as JSON; 1000 unless given. Tables and charts have all of them */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
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
      /** Of definitions, charts and tables; the reader’s unless given */
      lang?: 'fr' | 'en';
      /** Goes before Accept: for links */
      format?: 'pdf' | 'html';
    };
    body: undefined;
    answer: undefined;
  };
  /** What members do together beside bids */
  'GET /v1/clusters/{id}/initiatives': {
    query: {
      /** Rows in the page; 50 unless given */
      limit?: number;
      /** `nextCursor` of the page before */
      cursor?: string;
    };
    body: undefined;
    answer: InitiativePage;
  };
  /** Note an initiative */
  'POST /v1/clusters/{id}/initiatives': {
    query: undefined;
    body: InitiativeInput;
    answer: Initiative;
  };
  /** Take an initiative away */
  'DELETE /v1/clusters/{id}/initiatives/{initiativeId}': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
  /** What coordinators know of each year */
  'GET /v1/clusters/{id}/years': {
    query: undefined;
    body: undefined;
    answer: ClusterYears;
  };
  /** Enter what the members invested in a year */
  'PUT /v1/clusters/{id}/years/{year}': {
    query: undefined;
    body: ClusterYearInput;
    answer: ClusterYear;
  };
  /** Post entries from CSV */
  'POST /v1/ledger-entries/import': {
    query: {
      /** Post the good rows even when others are faulty; false unless given */
      partial?: boolean;
      /** Only tell what would be posted, every fault and every doubt; false unless given */
      dryRun?: boolean;
      /** Yes to what does not look right: more invoiced than signed, more paid than invoiced (`implausible`); false unless given */
      confirm?: boolean;
    };
    body: Blob | string;
    answer: LedgerImportResult;
  };
  /** The cluster's convention, clause by clause beside ours */
  'GET /v1/clusters/{id}/convention-template': {
    query: undefined;
    body: undefined;
    answer: ConventionTemplate;
  };
  /** Set it: the next version */
  'PUT /v1/clusters/{id}/convention-template': {
    query: undefined;
    body: ConventionTemplateInput;
    answer: ConventionTemplate;
  };
  /** What the documents say of the procedure and of the group’s own terms */
  'GET /v1/consortia/{id}/bid-terms': {
    query: undefined;
    body: undefined;
    answer: BidTerms;
  };
  /** Settle them; the whole is replaced */
  'PUT /v1/consortia/{id}/bid-terms': {
    query: {
      /** Tell what would happen, whom it asks again, and do nothing; false unless given */
      dryRun?: boolean;
    };
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
      /** The member whose document it is */
      member?: string;
      /** The lot whose document it is */
      lot?: string;
      /** Of a DC4: the declared subcontract, in place of member and lot */
      subcontract?: string;
      /** Of an ESPD or a commitment: the operator that lends its capacities, by its place in the list of documents, in place of member */
      operator?: number;
      /** Of the dossier, the split and the letter of offer; the forms are French */
      lang?: 'fr' | 'en';
      /** Of an ESPD: the version of the data model that the buyer’s service reads */
      edm?: '4.0.0' | '4.1.0';
    };
    body: undefined;
    answer: undefined;
  };
  /** Whether the audit log is as it was written */
  'GET /v1/audit/verification': {
    query: undefined;
    body: undefined;
    answer: AuditVerification;
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
  /** Take a person’s second factor away */
  'POST /v1/users/{id}/reset-second-factor': {
    query: undefined;
    body: undefined;
    answer: undefined;
  };
};
