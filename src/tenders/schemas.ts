import { type Static, Type } from 'typebox';
import { EquipmentNeedBodies, EquipmentNeeds } from '../shared/equipment.ts';
import {
  BasisPoints,
  Cents,
  CpvCode,
  Day,
  Instant,
  LongText,
  listQuery,
  Named,
  Nullable,
  NutsCode,
  pageOf,
  ShortText,
  Uuid,
  WarningSchema,
  Word,
} from '../shared/schemas.ts';
import { ConsultationFacts, DocumentSource } from './consultation.schemas.ts';
import { MovedDeadline } from './deadline.schemas.ts';
import { CONSTRAINTS, TWO } from './examples.ts';
import { PHASES, PROCEDURE_KINDS } from './procedure.domain.ts';
import { PublishedAmount, TenderSource } from './source.schemas.ts';
import { TENDER_STATES } from './table.ts';

/** At most this many lots in one tender, and requirements in one lot (the engine's limit). */
export const MAX_LOTS = 1_000;
const MAX_REQUIREMENTS = 64;

const State = Word(TENDER_STATES, { title: 'TenderState', description: 'Where the call for tender stands' });
const Level = Type.Integer({ minimum: 1, maximum: 5 });
const Certification = Type.String({ minLength: 1, maxLength: 100, examples: ['EN 9100'] });
const Language = Type.String({ pattern: '^[a-z]{2}$', description: 'ISO 639-1' });
export const ConstraintsSchema = Named(
  'Constraints',
  {
    maxMembers: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 12, description: 'Members of a consortium at most; 6 unless given' }),
    ),
    minTurnoverCents: Type.Optional(
      Type.Unsafe<number>({ ...Cents, description: 'Least yearly turnover of the group as a whole (R2142-25)' }),
    ),
    minMemberTurnoverCents: Type.Optional(Cents),
    minMandataireTurnoverCents: Type.Optional(Cents),
    minSmeShareBp: Type.Optional(
      Type.Unsafe<number>({ ...BasisPoints, description: 'Least share of the work done by SMEs' }),
    ),
    minQuality: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description:
          "Least quality with which an organisation serves a requirement: closeness of the CPV codes, times level, times evidence. Unless given, the cluster's policy, else 0.5, both only where the organisations allow it and never below 0.2; codes that share the division alone reach 0.15",
      }),
    ),
    minMembers: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 12,
        description: 'Fewest members of a consortium, 2 unless given: who can do a lot alone is listed apart',
      }),
    ),
    minShareBp: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 10_000,
        description:
          "Least part of the work that each member does, in basis points; unless given, the cluster's policy",
      }),
    ),
    minContribution: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: "Coverage that each member adds at least; unless given, the cluster's policy",
      }),
    ),
    researchOrganisation: Type.Optional(Type.Boolean({ description: 'A research organisation must be a member' })),
    maxLotsPerTenderer: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: MAX_LOTS,
        description: 'Lots in which one organisation may sit (BT-31); kept by the plan for the whole tender',
      }),
    ),
    allLotsRequired: Type.Optional(Type.Boolean({ description: 'Every lot has to be answered (BT-763)' })),
    lotGroups: Type.Optional(
      Type.Array(Named('LotGroup', { id: ShortText, lots: Type.Array(ShortText, { maxItems: MAX_LOTS }) }), {
        maxItems: MAX_LOTS,
        description:
          'Lots that one consortium answers together (BT-330), by `externalId`; a lot counts in the first group that names it',
      }),
    ),
    pinned: Type.Optional(Type.Array(Uuid, { maxItems: 12, description: 'Organisations that must be members' })),
    banned: Type.Optional(Type.Array(Uuid, { maxItems: 1_000, description: 'Organisations that must not be members' })),
    forbidSoloAndGroup: Type.Optional(Type.Boolean({ description: 'R2142-21: no bid both alone and in a group' })),
    forbidSeveralGroups: Type.Optional(Type.Boolean({ description: 'R2142-21: no membership of several groups' })),
    requiredFormAfterAward: Type.Optional(Word(['conjoint', 'solidaire', 'conjoint_mandataire_solidaire'])),
    reservedTo: Type.Optional(
      Type.Unsafe<'disability_or_integration' | 'social_economy' | 'prison'>({
        ...Word(['disability_or_integration', 'social_economy', 'prison']),
        description: 'Reserved participation (L2113-12 to -15): what the members must be',
      }),
    ),
  },
  { description: 'What holds for the whole tender; what is left out is no constraint', examples: [CONSTRAINTS] },
);

const ProcedureBody = Named(
  'ProcedureInput',
  { kind: Word(PROCEDURE_KINDS) },
  {
    description:
      'How the buyer chooses: what a group may change, and when, depends on it. Open (private for a private buyer) unless given',
    examples: [{ kind: 'open' }],
  },
);
const PhaseWord = Type.Unsafe<(typeof PHASES)[number]>({
  ...Word(PHASES),
  description: 'Where the procedure stands; follows from procedure and state unless set',
});
const Country = Type.String({
  pattern: '^[A-Z]{2}$',
  description: 'ISO 3166-1 alpha-2; it chooses the rule set. France unless given',
  examples: ['FR'],
});
const DispatchedAt = Type.Unsafe<string>({
  ...Instant,
  description: 'When the notice was sent to be published: it picks the version of dated rules',
});

export const RequirementBody = Named('RequirementInput', {
  cpv: CpvCode,
  weightBp: Type.Optional(
    Type.Unsafe<number>({
      ...BasisPoints,
      description: 'Part of the work; the weights of a lot sum to 10,000. Left out of all: equal parts',
    }),
  ),
  mandatory: Type.Optional(Type.Boolean({ description: 'True unless given' })),
  minLevel: Type.Optional(Level),
  certification: Type.Optional(Nullable(Certification)),
  capacityCents: Type.Optional(Nullable(Cents)),
  mustBeDoneByMember: Type.Optional(
    Type.Boolean({ description: 'An essential task reserved to the group (R2142-27)' }),
  ),
  confirmed: Type.Optional(Type.Boolean()),
});
export const RequirementsBody = Named('RequirementsInput', {
  requirements: Type.Array(RequirementBody, { minItems: 1, maxItems: MAX_REQUIREMENTS, examples: [TWO] }),
});

export const LotBody = Named('LotInput', {
  externalId: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  title: ShortText,
  description: Type.Optional(LongText),
  cpvMain: Type.Optional(CpvCode),
  cpvAdditional: Type.Optional(Type.Array(CpvCode, { maxItems: 500 })),
  nuts: Type.Optional(Type.Array(NutsCode, { maxItems: 500 })),
  estimatedValue: Type.Optional(Nullable(PublishedAmount)),
  deadline: Type.Optional(Nullable(Instant)),
  requirements: Type.Optional(Type.Array(RequirementBody, { maxItems: MAX_REQUIREMENTS, examples: [TWO] })),
  startsOn: Type.Optional({ ...Nullable(Day), description: 'First day of the work' }),
  endsOn: Type.Optional({ ...Nullable(Day), description: 'Last day of the work' }),
  equipment: Type.Optional(EquipmentNeedBodies),
});

export const TenderBody = Named('TenderInput', {
  clusterId: Type.Optional(Uuid),
  title: ShortText,
  description: Type.Optional(LongText),
  buyer: Named('TenderBuyerInput', {
    name: ShortText,
    private: Type.Optional(Type.Boolean()),
    country: Type.Optional(Country),
  }),
  procedure: Type.Optional(ProcedureBody),
  phase: Type.Optional(PhaseWord),
  dispatchedAt: Type.Optional(DispatchedAt),
  language: Type.Optional(Language),
  constraints: Type.Optional(ConstraintsSchema),
  lots: Type.Optional(Type.Array(LotBody, { maxItems: MAX_LOTS })),
});

export const TenderPatch = Named('TenderPatch', {
  title: Type.Optional(ShortText),
  description: Type.Optional(Nullable(LongText)),
  buyer: Type.Optional(
    Named('TenderBuyerPatch', {
      name: Type.Optional(ShortText),
      private: Type.Optional(Type.Boolean()),
      country: Type.Optional(Nullable(Country)),
    }),
  ),
  procedure: Type.Optional(ProcedureBody),
  phase: Type.Optional(Nullable(PhaseWord)),
  dispatchedAt: Type.Optional(Nullable(DispatchedAt)),
  language: Type.Optional(Language),
  constraints: Type.Optional(ConstraintsSchema),
});

export const RequirementSchema = Named('Requirement', {
  id: Uuid,
  cpv: Type.String(),
  weightBp: Type.Integer(),
  mandatory: Type.Boolean(),
  minLevel: Type.Integer(),
  certification: Nullable(Type.String()),
  capacityCents: Nullable(Type.Integer()),
  mustBeDoneByMember: Type.Boolean(),
  origin: Named('RequirementOrigin', {
    kind: Type.String(),
    quote: Nullable(Type.String()),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    document: Type.Optional(DocumentSource),
  }),
  confirmed: Type.Boolean(),
});

export const LotSchema = Named('Lot', {
  id: Uuid,
  externalId: Type.String({ examples: ['LOT-0001'] }),
  title: Type.String(),
  description: Nullable(Type.String()),
  cpvMain: Nullable(Type.String()),
  cpvAdditional: Type.Array(Type.String()),
  nuts: Type.Array(Type.String()),
  estimatedValue: Nullable(Named('EstimatedValue', { amountCents: Type.Integer(), currency: Type.String() })),
  deadline: Nullable(Instant),
  deadlineMoved: MovedDeadline,
  withdrawnAt: Nullable(Instant),
  startsOn: { ...Nullable(Day), description: 'First day of the work; null: not told' },
  endsOn: { ...Nullable(Day), description: 'Last day of the work; null: not told' },
  equipment: EquipmentNeeds,
  requirements: Type.Array(RequirementSchema),
  needsConfirmed: Type.Boolean({
    description:
      'A coordinator has confirmed requirements: those alone count. False: matching goes by what the notice suggests, and says so',
  }),
});

const tenderFields = {
  id: Uuid,
  state: State,
  title: Type.String(),
  description: Nullable(Type.String()),
  clusterId: Uuid,
  buyer: Named('TenderBuyer', { name: Type.String(), private: Type.Boolean(), country: Nullable(Type.String()) }),
  procedure: Named('Procedure', { kind: Word(PROCEDURE_KINDS) }),
  phase: Word(PHASES),
  dispatchedAt: Nullable(Instant),
  source: TenderSource,
  language: Type.String(),
  constraints: ConstraintsSchema,
  consultation: ConsultationFacts,
  warnings: Type.Array(WarningSchema),
  latestMatchRunId: Nullable(Uuid),
  createdAt: Instant,
  updatedAt: Instant,
  version: Type.Integer(),
};
export const TenderSchema = Named('Tender', { ...tenderFields, lots: Type.Array(LotSchema) });
export const TenderSummary = Named('TenderSummary', {
  ...tenderFields,
  lotCount: Type.Integer(),
  deadline: Nullable(Instant),
});
export const TenderPage = pageOf(TenderSummary);
export const ImportedTender = Named('ImportedTender', {
  ...tenderFields,
  lots: Type.Array(LotSchema),
  changes: Type.Array(
    Named('TenderChange', {
      where: Type.String(),
      field: Type.String(),
      from: Type.Any({ description: 'What it said before' }),
      to: Type.Any({ description: 'What it says now' }),
    }),
    { description: 'What a newer version of the notice changed; empty on a first import' },
  ),
});
export const TenderQuery = listQuery({
  clusterId: Type.Optional(Uuid),
  state: Type.Optional(Word(TENDER_STATES)),
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Words of the title' })),
});

export type LotInput = Static<typeof LotBody>;
export type TenderInput = Static<typeof TenderBody>;
export type TenderPatchInput = Static<typeof TenderPatch>;
export type RequirementInput = Static<typeof RequirementBody>;
export type TenderView = Static<typeof TenderSchema>;
export type TenderSummaryView = Static<typeof TenderSummary>;
export type LotView = Static<typeof LotSchema>;
export type RequirementView = Static<typeof RequirementSchema>;
export type TenderChange = Static<typeof ImportedTender>['changes'][number];
