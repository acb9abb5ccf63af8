import { type Static, Type } from 'typebox';
import { LEGAL_FORMS } from '../law/facts.ts';
import {
  Answer,
  Instant,
  LongText,
  listQuery,
  MoneySchema,
  Named,
  Nullable,
  pageOf,
  ShortText,
  Strict,
  Uuid,
  Word,
} from '../shared/schemas.ts';
import { CHANGE_GROUNDS, CONSORTIUM_STATES, INVITATION_STATES, MEMBER_ROLES } from './life/domain.ts';

const MAX_MEMBERS = 12;
const ShareBp = Type.Integer({ minimum: 1, maximum: 10_000, description: 'Basis points of the whole contract' });
const Note = Type.String({ maxLength: 5_000 });

const MemberBody = Named('ConsortiumMemberInput', {
  organisationId: Uuid,
  role: Word(MEMBER_ROLES),
  shareBp: ShareBp,
  covers: Type.Optional(Type.Array(Uuid, { maxItems: 1_000, description: 'Requirements that it does' })),
});

export const NewConsortium = Named(
  'ConsortiumInput',
  {
    matchRunId: Type.Optional(Uuid),
    lotId: Type.Optional(Uuid),
    rank: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    tenderId: Type.Optional(Uuid),
    lotIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 1_000 })),
    members: Type.Optional(Type.Array(MemberBody, { minItems: 1, maxItems: MAX_MEMBERS })),
    name: Type.Optional(ShortText),
    legalForm: Type.Optional(Word(LEGAL_FORMS)),
  },
  { description: 'Either `matchRunId`, `lotId` and `rank` of a proposal, or `tenderId`, `lotIds` and `members`' },
);
export type NewConsortiumInput = Static<typeof NewConsortium>;

export const ConsortiumPatch = Named('ConsortiumPatch', {
  name: Type.Optional(ShortText),
  legalForm: Type.Optional(Word(LEGAL_FORMS)),
  automatic: Type.Optional(Type.Boolean()),
  members: Type.Optional(
    Type.Array(MemberBody, {
      minItems: 1,
      maxItems: MAX_MEMBERS,
      description:
        'The same organisations with other roles, shares or work; who had accepted another place is asked again',
    }),
  ),
  share: Type.Optional(
    Type.Unsafe<{ organisationId: string; shareBp: number }>(
      Named(
        'ShareChange',
        { organisationId: Uuid, shareBp: ShareBp },
        { description: 'One share; the others give or take the difference in proportion' },
      ),
    ),
  ),
});
export type ConsortiumPatchInput = Static<typeof ConsortiumPatch>;

export const InviteBody = Named('InviteInput', {
  expiresAt: Instant,
  automatic: Type.Optional(Type.Boolean({ description: 'Re-compose by itself after a refusal; false unless given' })),
});
export type InviteInput = Static<typeof InviteBody>;

export const RecomposeBody = Named(
  'RecomposeInput',
  {
    alternative: Type.Optional(Type.Integer({ minimum: 1, maximum: 3, description: 'Rank of the one to go on with' })),
    automatic: Type.Optional(Type.Boolean({ description: 'Go on with the best one, now and from now on' })),
    exclude: Type.Optional(Type.Array(Uuid, { maxItems: MAX_MEMBERS, description: 'Members to replace' })),
    ground: Type.Optional(Word(CHANGE_GROUNDS)),
    note: Type.Optional(Note),
    requestedAt: Type.Optional(
      Type.Unsafe<string>({ ...Instant, description: 'When the buyer asked for the replacement (L2141-13)' }),
    ),
    expiresAt: Type.Optional(Instant),
  },
  {
    description:
      'With `alternative`: goes on with it. Otherwise opens a re-composition, without the members of `exclude`; ' +
      'a group that has applied needs a ground of R2142-26, one that has signed a ground of R2194-6',
  },
);
export type RecomposeInput = Static<typeof RecomposeBody>;

export const OutcomeBody = Named('OutcomeInput', {
  result: Word(['awarded', 'lost']),
  lots: Type.Optional(
    Type.Array(Named('OutcomeLotInput', { lotId: Uuid, amount: MoneySchema }), {
      maxItems: 1_000,
      description: 'Values by lot, when won',
    }),
  ),
  reason: Type.Optional(Note),
  winner: Type.Optional(ShortText),
  lessons: Type.Optional(LongText),
});
export type OutcomeInput = Static<typeof OutcomeBody>;

export const DissolveBody = Named('DissolveInput', { reason: Type.Optional(Note) });

export const IndispensabilityBody = Named('IndispensabilityInput', {
  lotId: Type.Optional(Type.Unsafe<string>({ ...Uuid, description: 'All lots of the consortium unless given' })),
  efficiencies: Type.String({ minLength: 1, maxLength: 20_000 }),
  indispensability: Type.String({ minLength: 1, maxLength: 20_000 }),
  minimality: Type.String({ minLength: 1, maxLength: 20_000 }),
  signOff: Type.Literal(true),
});
export type IndispensabilityInput = Static<typeof IndispensabilityBody>;

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
      change: Word(['joins', 'leaves', 'asked_again', 'same'], { description: 'What happens to the member' }),
      shareBpBefore: Nullable(Type.Integer()),
      shareBpAfter: Nullable(Type.Integer()),
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
  result: Word(['awarded', 'lost']),
  lots: Type.Array(Answer('OutcomeLot', { lotId: Uuid, amount: MoneySchema })),
  reason: Nullable(Type.String()),
  winner: Nullable(Type.String()),
  lessons: Nullable(Type.String()),
  at: Instant,
  contractId: Nullable(Uuid),
});

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
    Answer(
      'ConsortiumChange',
      {
        from: Word(['submitted', 'awarded'], { description: 'Where it stood before the change' }),
        ground: Type.String(),
        note: Type.String(),
        replaceBy: Nullable(Type.String()),
      },
      { description: 'A change of members that the law makes conditional' },
    ),
  ),
  outcome: Nullable(OutcomeSchema),
  recomposition: Nullable(RecompositionSchema),
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
});

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

const VerdictSchema = Answer('Verdict', {
  ruleId: Type.String(),
  article: Type.String(),
  title: Type.String(),
  status: Word(['ok', 'warning', 'blocking', 'not_applicable']),
  message: Type.String(),
  figures: Type.Record(Type.String(), Type.Unknown(), { description: 'Amounts in cents, shares in basis points' }),
});

export const ChecksQuery = Strict({ lang: Type.Optional(Word(['fr', 'en'])) });
export const ChecksSchema = Answer('ConsortiumChecks', {
  consortiumId: Uuid,
  asOf: Instant,
  launchedOn: Type.String({ description: 'Picks the version of dated rules' }),
  legalForm: Word(LEGAL_FORMS),
  items: Type.Array(VerdictSchema),
  blocking: Type.Array(Type.String()),
  split: Answer('CheckedSplit', {
    sumBp: Type.Integer(),
    smeShareBp: Type.Integer(),
    valueCents: Nullable(Type.Integer()),
    groupTurnoverCents: Type.Integer(),
    members: Type.Array(
      Answer('CheckedMember', {
        organisationId: Uuid,
        name: Type.String(),
        role: Type.String(),
        shareBp: Type.Integer(),
        amountCents: Nullable(Type.Integer()),
        turnoverCents: Nullable(Type.Integer()),
      }),
    ),
  }),
  exposure: Type.Unsafe<
    | {
        organisationId: string;
        legalForm: (typeof LEGAL_FORMS)[number];
        liabilityCents: number;
        ofTurnoverBp: number | null;
      }[]
    | null
  >({
    anyOf: [
      Type.Array(
        Answer('MemberLiability', {
          organisationId: Uuid,
          legalForm: Word(LEGAL_FORMS),
          liabilityCents: Type.Integer(),
          ofTurnoverBp: Nullable(Type.Integer()),
        }),
      ),
      { type: 'null' },
    ],
    description: 'Worst-case liability of each member under each legal form; null when a value is unknown',
  }),
});

export const IndispensabilitySchema = Answer('Indispensability', {
  lotId: Uuid,
  efficiencies: Type.String(),
  indispensability: Type.String(),
  minimality: Type.String(),
  signedOffBy: Nullable(Uuid),
  signedOffAt: Instant,
});

export const IndispensabilityList = Named('IndispensabilityList', { items: Type.Array(IndispensabilitySchema) });

export const CompetitionRecordSchema = Answer('CompetitionRecord', {
  tenderId: Uuid,
  exportedAt: Instant,
  declarations: Type.Array(
    Answer('SealedDeclaration', {
      lotId: Uuid,
      organisationId: Uuid,
      name: Nullable(Type.String()),
      couldBidAlone: Type.Boolean(),
      willBidAlone: Type.Boolean(),
      reasons: Type.String(),
      sealedAt: Instant,
    }),
  ),
  consortia: Type.Array(
    Answer('JustifiedConsortium', {
      id: Uuid,
      name: Type.String(),
      state: Type.String(),
      indispensability: Type.Array(IndispensabilitySchema),
    }),
  ),
  disclosures: Type.Array(
    Answer('Disclosure', {
      at: Instant,
      consortiumId: Uuid,
      ofOrganisationId: Uuid,
      toOrganisationId: Uuid,
      what: Word(['masked_profile', 'identity']),
    }),
  ),
});
export type CompetitionRecord = Static<typeof CompetitionRecordSchema>;
