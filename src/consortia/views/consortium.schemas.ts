import { type Static, Type } from 'typebox';
import { LEGAL_FORMS } from '../../law/facts.ts';
import {
  Answer,
  Instant,
  listQuery,
  MoneySchema,
  Nullable,
  pageOf,
  Uuid,
  WarningSchema,
  Word,
} from '../../shared/schemas.ts';
import { CONSORTIUM_STATES, INVITATION_STATES, MEMBER_ROLES } from '../life/domain.ts';
import { OUTCOME_RESULTS } from '../store/records.ts';
import { AskedAgainSchema } from './asked-again.ts';
import { ConditionProofSchema, LotLeadSchema, ReservedStatusSchema } from './lot-facts.schemas.ts';
import { TermsSchema } from './terms.schemas.ts';

const MemberSchema = Answer(
  'ConsortiumMember',
  {
    organisationId: Nullable(Uuid),
    name: Nullable(Type.String()),
    own: Type.Boolean({ description: 'The reader speaks for it' }),
    role: Nullable(Word(MEMBER_ROLES)),
    shareBp: Nullable(Type.Integer()),
    amount: Nullable(MoneySchema),
    covers: Type.Array(Uuid),
    marginal: Nullable(Type.Number()),
    sizeClass: Nullable(Type.String()),
    region: Nullable(Type.String({ description: 'NUTS level 1' })),
    terms: Nullable(TermsSchema),
    acceptedTerms: Nullable(TermsSchema),
    principalId: Nullable(Type.String({ description: 'For a subcontractor: the member that it works for (L2193-3)' })),
    readers: Nullable(
      Type.Integer({
        description: 'People who get what is sent to it; 0: nobody reads an invitation. For coordinators',
      }),
    ),
    invitation: Nullable(
      Answer('SeatInvitation', {
        id: Uuid,
        state: Word(INVITATION_STATES),
        expiresAt: Instant,
        answeredAt: Nullable(Instant),
        reason: Nullable(Type.String()),
        counterShareBp: Nullable(Type.Integer()),
        note: Nullable(Type.String()),
        undertaking: Type.Boolean(),
        declared: Type.Boolean(),
        proxy: Nullable(
          Answer('ProxyAnswer', { answer: Type.String(), reason: Type.String(), evidence: Type.String(), at: Instant }),
        ),
      }),
    ),
  },
  { description: 'For a member, its co-members are masked: size class, region and work only, until names may be told' },
);
export type MemberView = Static<typeof MemberSchema>;

const AlternativeSchema = Answer('Alternative', {
  rank: Type.Integer(),
  kind: Word(['fill', 'grant', 'rebuild']),
  score: Nullable(Type.Number()),
  members: Type.Array(
    Answer('AlternativeMember', {
      organisationId: Uuid,
      name: Nullable(Type.String()),
      role: Word(MEMBER_ROLES),
      shareBp: Type.Integer(),
      covers: Type.Array(Uuid),
      marginal: Nullable(Type.Number()),
    }),
  ),
  changes: Type.Array(
    Answer('AlternativeChange', {
      organisationId: Uuid,
      name: Nullable(Type.String()),
      change: Word(['joins', 'leaves', 'granted', 'asked_again', 'same'], {
        description: 'What happens to the member; `granted`: it gets what it asked for, and has said yes by that',
      }),
      shareBpBefore: Nullable(Type.Integer()),
      shareBpAfter: Nullable(Type.Integer()),
      readers: Type.Integer({ description: 'People who get what is sent to it; 0: nobody reads an invitation' }),
    }),
  ),
});
export type AlternativeView = Static<typeof AlternativeSchema>;

const RecompositionSchema = Answer('Recomposition', {
  round: Type.Integer(),
  status: Word(['queued', 'found', 'impasse', 'applied', 'failed']),
  ground: Type.String(),
  because: Nullable(Type.String()),
  complete: Type.Boolean({ description: 'False: more alternatives may follow, ranked behind these' }),
  alternatives: Type.Array(AlternativeSchema),
});

const OutcomeSchema = Answer('Outcome', {
  result: Word(OUTCOME_RESULTS),
  rank: Nullable(Type.Integer({ description: 'Place among the bids, 1 for the best' })),
  buyerReference: Nullable(Type.String()),
  notifiedOn: Nullable(Type.String({ description: 'When the buyer sent its decision to the candidates' })),
  standstillUntil: Nullable(
    Type.String({
      description: 'The last day on which the contract may not be signed (R2182-1); null where none is known',
    }),
  ),
  before: Type.Array(
    Answer('FormerOutcome', { result: Word(OUTCOME_RESULTS), at: Instant, rank: Nullable(Type.Integer()) }),
    {
      description: 'What was decided before, oldest first',
    },
  ),
  lots: Type.Array(Answer('OutcomeLot', { lotId: Uuid, amount: MoneySchema })),
  reason: Nullable(Type.String()),
  winner: Nullable(Type.String()),
  lessons: Nullable(Type.String()),
  at: Instant,
  contractId: Nullable(Uuid),
});

const AuthorisationSchema = Answer('Authorisation', {
  date: Type.String(),
  reference: Type.String(),
  evidence: Type.String(),
  guaranteesHold: Type.Boolean(),
  competitionUnharmed: Type.Boolean(),
});

export const ReliedOperatorSchema = Answer(
  'ReliedOperator',
  {
    organisationId: Nullable(Uuid),
    name: Type.String(),
    registrationNumber: Nullable(Type.String()),
    capacity: Type.String(),
    requirementIds: Type.Array(Uuid),
    commitment: Nullable(
      Answer('OperatorCommitment', {
        signedOn: Type.String(),
        firm: Type.Boolean(),
        wholeExecution: Type.Boolean(),
        evidence: Type.String(),
      }),
    ),
    espd: Type.Boolean(),
  },
  { description: 'An operator that the group relies on without its being a member (R2142-3)' },
);

export const ConsortiumSchema = Answer('Consortium', {
  id: Uuid,
  tenderId: Uuid,
  clusterId: Uuid,
  lotIds: Type.Array(Uuid),
  name: Type.String(),
  state: Word(CONSORTIUM_STATES),
  legalForm: Word(LEGAL_FORMS),
  matchRunId: Nullable(Uuid),
  rank: Nullable(Type.Integer()),
  score: Nullable(Type.Number()),
  automatic: Type.Boolean(),
  value: Nullable(MoneySchema),
  members: Type.Array(MemberSchema),
  impasse: Nullable(Type.String({ description: 'Why no consortium can be formed' })),
  dissolvedBecause: Nullable(Type.String()),
  change: Nullable(
    Answer('ConsortiumChange', {
      from: Word(['submitted', 'awarded'], { description: 'Where it stood before the change' }),
      ground: Type.String(),
      note: Type.String(),
      replaceBy: Nullable(Type.String({ description: 'Last of the ten days of L2141-13' })),
      requestedOn: Nullable(Type.String()),
      replacedOn: Nullable(Type.String()),
      authorisation: Nullable(AuthorisationSchema),
    }),
  ),
  habilitation: Nullable(
    Answer('Habilitation', { date: Type.String(), scope: Type.String(), evidence: Nullable(Type.String()) }),
  ),
  formRequirement: Nullable(
    Answer('FormRequirement', {
      form: Type.String(),
      justification: Type.String(),
      reference: Nullable(Type.String()),
      date: Type.String(),
    }),
  ),
  calledUp: Type.Boolean({ description: 'The buyer has called up this bid: the members confirm it' }),
  submittedAt: Nullable(
    Type.Unsafe<string>({ ...Instant, description: 'When the bid was first handed in; null before, and for members' }),
  ),
  reliedOperators: Type.Array(ReliedOperatorSchema),
  lotLeads: Type.Array(LotLeadSchema, { description: 'Mandataires of single lots, where it is not that of the whole' }),
  reservedStatuses: Type.Array(ReservedStatusSchema, {
    description: 'What shows the status to which the contract is reserved (L2113-12 ff.)',
  }),
  conditionProofs: Type.Array(ConditionProofSchema, {
    description: 'What the members prove of environmental and social conditions (loi 2021-1104, art. 35)',
  }),
  outcome: Nullable(OutcomeSchema),
  recomposition: Nullable(RecompositionSchema),
  warnings: Type.Array(WarningSchema, {
    description: 'Before the bid is in, for coordinators: `deadline_passed`, `answer_after_deadline`, `nobody_reads`',
  }),
  createdAt: Instant,
  updatedAt: Instant,
  version: Type.Integer(),
});
export type ConsortiumView = Static<typeof ConsortiumSchema>;
export const ConsortiumPage = pageOf(ConsortiumSchema);
export const ConsortiumQuery = listQuery({
  tenderId: Type.Optional(Uuid),
  clusterId: Type.Optional(Uuid),
  state: Type.Optional(Word(CONSORTIUM_STATES)),
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'Words of its name; for a member, of the tender’s title' }),
  ),
});
export type ConsortiumListing = Static<typeof ConsortiumQuery>;

export const SeatsSchema = Answer('ConsortiumSeats', {
  id: Uuid,
  state: Word(CONSORTIUM_STATES),
  impasse: Nullable(Type.String()),
  recomposition: Nullable(
    Answer(
      'RecompositionSummary',
      {
        round: Type.Integer(),
        status: Type.String(),
        complete: Type.Boolean(),
        alternatives: Type.Integer({ description: 'How many are shown' }),
      },
      { description: 'The newest' },
    ),
  ),
  seats: Type.Array(
    Answer('ConsortiumSeat', {
      organisationId: Uuid,
      name: Nullable(Type.String()),
      shareBp: Type.Integer(),
      state: Nullable(Type.String()),
    }),
  ),
});
export type SeatsView = Static<typeof SeatsSchema>;

export const EventSchema = Answer('ConsortiumEvent', {
  id: Uuid,
  at: Instant,
  type: Type.String(),
  payload: Type.Record(Type.String(), Type.Unknown()),
  actorId: Nullable(Uuid),
});
export const EventPage = pageOf(EventSchema);
export const EventQuery = listQuery({});

export const OfferSchema = Answer(
  'Offer',
  {
    version: Type.Integer({ description: '0: there is no offer yet' }),
    lines: Type.Array(
      Answer('OfferLine', {
        lotId: Uuid,
        organisationId: Uuid,
        label: Type.String(),
        amountCents: Type.Integer({ description: 'Without tax' }),
        vatBp: Type.Integer({ description: 'VAT rate in basis points' }),
      }),
    ),
    totals: Answer('OfferTotals', {
      amountCents: Type.Integer({ description: 'Without tax, of the lines shown' }),
      vatCents: Type.Integer(),
      totalCents: Type.Integer({ description: 'With tax' }),
      lots: Type.Array(Answer('OfferLotTotal', { lotId: Uuid, amountCents: Type.Integer() })),
      members: Type.Array(Answer('OfferMemberTotal', { organisationId: Uuid, amountCents: Type.Integer() })),
    }),
    createdAt: Nullable(Instant),
    askedAgain: Type.Array(AskedAgainSchema, {
      description: 'Whom these prices make say yes again; filled in where they are set, or looked at with `dryRun`',
    }),
  },
  { description: 'The prices of a bid, as far as the reader may see them' },
);
export type OfferView = Static<typeof OfferSchema>;
