import { type Static, Type } from 'typebox';
import { Answer, Instant, listQuery, Named, Nullable, pageOf, Strict, Uuid, Word } from '../shared/schemas.ts';
import { LotEquipmentSchema, SupplySchema } from './equipment.schemas.ts';
import { MATCH_RUN_STATES } from './table.ts';

const Weight = Type.Integer({ minimum: 0, maximum: 1_000_000 });

export const WeightsSchema = Named(
  'MatchWeights',
  {
    coverage: Type.Optional(Weight),
    cohesion: Type.Optional(Weight),
    proximity: Type.Optional(Weight),
    sme: Type.Optional(Weight),
    balance: Type.Optional(Weight),
    fairTurn: Type.Optional(Weight),
    parsimony: Type.Optional(Weight),
  },
  { description: "Weights of the score's components instead of the cluster's policy; the engine divides by their sum" },
);

export const MatchOptionsSchema = Named('MatchOptions', {
  k: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 20, description: 'Consortia wanted for each lot; 5 unless given' }),
  ),
  nodes: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description: "Search nodes for each consortium of a lot; the operator's budget unless given",
    }),
  ),
  minDifference: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 12,
      description: 'Members by which two proposals differ at least; 1 unless given',
    }),
  ),
  weights: Type.Optional(WeightsSchema),
});

export const MatchRunBody = Named('MatchRunInput', {
  lotIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 10_000, description: 'All lots unless given' })),
  options: Type.Optional(MatchOptionsSchema),
});

const Score = Type.Number({ minimum: 0, maximum: 1 });

const CertificateSchema = Answer(
  'Certificate',
  {
    status: Word(['optimal', 'budget_exhausted', 'infeasible', 'cancelled']),
    score: Nullable(Score),
    upperBound: Nullable(Type.Number()),
    gap: Nullable(Type.Number()),
    nodes: Type.Integer(),
  },
  { description: '`optimal`: proven, nothing better exists. `budget_exhausted`: nothing is better than `upperBound`' },
);

const MemberSchema = Answer('ProposedMember', {
  organisationId: Uuid,
  name: Type.Optional(Nullable(Type.String())),
  role: Word(['mandataire', 'cotraitant', 'sous_traitant']),
  shareBp: Type.Integer(),
  covers: Type.Array(Type.String()),
  marginal: Type.Number({ description: 'Score of the consortium less its best score without this member' }),
});

const ConsortiumSchema = Answer('ProposedConsortium', {
  rank: Type.Integer(),
  score: Score,
  components: Type.Record(Type.String(), Type.Number()),
  certificate: Type.Optional(CertificateSchema),
  members: Type.Array(MemberSchema),
  explanation: Type.Optional(Type.Array(Type.String())),
  equipment: Type.Optional(Type.Array(SupplySchema, { description: 'What serves the equipment that the lot needs' })),
});

const AloneSchema = Answer(
  'Alone',
  {
    organisationId: Uuid,
    name: Type.Optional(Nullable(Type.String({ description: 'Its name; null where it may not be read' }))),
    quality: Type.Number({ minimum: 0, maximum: 1, description: 'Its coverage of the lot' }),
    missing: Type.Array(Type.String(), { description: 'Optional requirements that it does not do wholly' }),
  },
  { description: 'An organisation that keeps every condition of the lot as a group of one' },
);

const EndingSchema = Answer(
  'Ending',
  {
    reason: Word(['distance', 'none', 'budget'], {
      description:
        '`distance`: the next one scores `score`, too far below the best. `none`: no further one exists. `budget`: none was found within the nodes',
    }),
    score: Nullable(Type.Number({ minimum: 0, maximum: 1, description: 'What the next one scores' })),
    certificate: CertificateSchema,
  },
  { description: 'Why there are fewer consortia than asked for; null: there are as many' },
);

export const LotResultSchema = Answer('LotResult', {
  lotId: Uuid,
  status: Type.String(),
  certificate: CertificateSchema,
  consortia: Type.Array(ConsortiumSchema),
  alone: Type.Optional(
    Type.Array(AloneSchema, { description: 'Who can do the lot alone, best first; at most 100 of `aloneCount`' }),
  ),
  aloneCount: Type.Optional(Type.Integer({ description: 'How many can do the lot alone' })),
  generalCpv: Type.Optional(
    Nullable(
      Type.String({
        description:
          'Code under which a large part of the lot is asked for and which names no trade: `alone` then says who works in that field, not who could do the lot',
      }),
    ),
  ),
  ending: Type.Optional(Nullable(EndingSchema)),
  options: Type.Optional(
    Type.Record(Type.String(), Type.Number(), {
      description:
        'Options as used: k, nodes, epsilon, minDifference, maxDistance, minMembers, minShareBp, minContribution',
    }),
  ),
  weights: Type.Optional(
    Type.Record(Type.String(), Type.Number(), { description: 'Weights of the components as used' }),
  ),
  explanation: Type.Optional(
    Type.Array(Type.String(), {
      description:
        'How the list of consortia ends, where it is shorter than asked for, and that nobody has confirmed the needs, in the language of the reader',
    }),
  ),
  needsConfirmed: Type.Optional(Type.Boolean({ description: 'A coordinator has confirmed what the lot needs' })),
  timeRanOut: Type.Optional(
    Type.Boolean({
      description:
        'The search was ended by the clock before its nodes were used up: a replay ends it at the same node, and the certificate tells what was proven until then',
    }),
  ),
  equipment: Type.Optional({
    ...Nullable(LotEquipmentSchema),
    description: 'What the pool gives the lot; null: it needs none',
  }),
  infeasibility: Nullable(Answer('Infeasibility', {}, { additionalProperties: true })),
  snapshotVersion: Type.Optional(
    Nullable(
      Type.String({
        description: 'State of the network that it answers: transactions seen, as pg_snapshot. Null in older runs',
      }),
    ),
  ),
});

export const ProgressSchema = Named('MatchRunProgress', {
  lotsDone: Type.Integer(),
  lotsTotal: Type.Integer(),
  lotId: Nullable(Uuid),
  nodes: Type.Integer(),
  incumbent: Nullable(Type.Number()),
  upperBound: Nullable(Type.Number()),
  stage: Type.Optional(
    Word(['lots', 'plan'], { description: '`plan`: all lots are done, and the plan for all of them is being made' }),
  ),
});

const runFields = {
  id: Uuid,
  tenderId: Uuid,
  lotIds: Type.Array(Uuid, { description: 'The lots that it was asked for' }),
  status: Word(MATCH_RUN_STATES),
  progress: ProgressSchema,
  error: Nullable(Type.String({ description: 'Why it failed' })),
  engineVersion: Nullable(Type.String()),
  createdAt: Instant,
  startedAt: Nullable(Instant),
  stoppedAt: Nullable({ ...Instant, description: 'When somebody asked to stop and keep the best found so far' }),
  finishedAt: Nullable(Instant),
};
export const MatchRunSummary = Named('MatchRunSummary', runFields);
const PlanSchema = Answer(
  'TenderPlan',
  {
    certificate: CertificateSchema,
    lots: Type.Array(
      Named('PlannedLots', {
        lotIds: Type.Array(Uuid, { description: 'One lot, or the lots of a group that one consortium answers' }),
        consortium: Nullable(ConsortiumSchema),
        alone: Type.Array(AloneSchema, {
          description: 'Who can do it alone with what the other lots of the plan leave',
        }),
        aloneCount: Type.Integer({ description: 'How many can do it alone' }),
      }),
    ),
    explanation: Type.Array(Type.String(), {
      description: 'Who would sit in too many lots or promise more than it has, and what the plan does instead',
    }),
  },
  {
    description:
      "One plan for all lots of the run together: at most `maxLotsPerTenderer` lots for each organisation, no capacity promised twice, groups of lots answered by one consortium. The score is the mean of the lots' scores by their estimated value, 0 for a lot left out. Null: for one lot, for more than 100, and while it is not made",
  },
);
export const MatchRunSchema = Named('MatchRun', {
  ...runFields,
  lots: Type.Array(LotResultSchema),
  plan: Nullable(PlanSchema),
  origins: Type.Array(
    Named('ProposedOrigin', {
      organisationId: Uuid,
      clusterId: { ...Uuid, description: 'The cluster that chose it for the tender, or that shares it' },
      clusterName: Type.String({ description: 'Its name' }),
    }),
    { description: 'Where organisations of the proposals come from that are of other clusters' },
  ),
  unread: Type.Array(Uuid, {
    description:
      'Organisations of the proposals for which nobody reads: what is sent to them reaches no one. Invite somebody first',
  }),
});
export const MatchRunPage = pageOf(MatchRunSummary);
export const MatchRunQuery = listQuery({});

const Hash = Type.String({ description: 'SHA-256, hexadecimal' });
export const ReplaySchema = Named('Replay', {
  identical: Type.Boolean({ description: 'Every lot and the plan gave the same bytes again' }),
  engineVersion: Type.String(),
  lots: Type.Array(
    Named('ReplayedLot', {
      lotId: Uuid,
      identical: Type.Boolean(),
      problemHash: Hash,
      resultHash: Hash,
      replayHash: Hash,
      equipmentIdentical: Nullable(
        Type.Boolean({ description: 'The pool of equipment as it was gives the same; null: the lot needs none' }),
      ),
    }),
  ),
  plan: Nullable(Named('ReplayedPlan', { identical: Type.Boolean(), planHash: Hash, replayHash: Hash })),
});

const ProfileChangeSchema = Named(
  'ProfileChange',
  {
    requirementId: Uuid,
    kind: Word(['certification', 'level', 'evidence', 'capacity', 'capability']),
    capability: Nullable(Answer('MissingCapability', {}, { additionalProperties: true })),
    certification: Nullable(Type.String()),
    effort: Type.Number({ description: 'How much is asked: steps of level and the like' }),
    explanation: Type.String(),
  },
  { description: 'The smallest single change of profile that would bring it in' },
);
export const WhyNotParams = Strict({ id: Uuid, organisationId: Uuid });
export const WhyNotQuery = Strict({
  lotId: Type.Optional(Type.String({ format: 'uuid', description: 'A lot of the run; its first unless given' })),
});
export const WhyNotSchema = Named('WhyNot', {
  matchRunId: Uuid,
  lotId: Uuid,
  organisationId: Uuid,
  name: Type.String(),
  proposed: Type.Boolean({ description: 'It sits in a proposed consortium' }),
  rank: Nullable(Type.Integer({ description: 'The first rank that it sits in; null: none' })),
  reason: Word(['proposed', 'barred', 'cannot', 'passenger', 'distance'], {
    description:
      'What decided. `barred`: excluded or banned. `cannot`: no group with it can do the work. `passenger`: the others do it as well without it. `distance`: groups with it score less',
  }),
  bestScore: Nullable(Score),
  bestWith: Nullable(ConsortiumSchema),
  behind: Nullable(Type.Number({ description: 'How far the best consortium with it is behind the best' })),
  proven: Type.Boolean(),
  lacks: Type.Array(Named('Lack', { requirementId: Uuid, lacks: Type.Array(Type.String()) })),
  smallestChange: Nullable(ProfileChangeSchema),
  explanation: Type.Array(Type.String()),
});

export type WhyNotView = Static<typeof WhyNotSchema>;
export type MatchRunView = Static<typeof MatchRunSchema>;
export type MatchRunSummaryView = Static<typeof MatchRunSummary>;
export type MatchRunInput = Static<typeof MatchRunBody>;
