import { type Static, type TObject, Type } from 'typebox';
import {
  Day,
  Described,
  Instant,
  listQuery,
  MoneySchema,
  Named,
  Nullable,
  NutsCode,
  pageOf,
  ShortText,
  Strict,
  Uuid,
  Word,
  Year,
} from '../shared/schemas.ts';
import { CLUSTER_KINDS, STANDINGS } from './table.ts';

const Kind = Word(CLUSTER_KINDS, { examples: ['business'] });
const Weight = Type.Integer({ minimum: 0, maximum: 1_000 });

export const PolicySchema = Named(
  'ClusterPolicy',
  {
    coverage: Weight,
    cohesion: Weight,
    proximity: Weight,
    sme: Weight,
    balance: Weight,
    fairTurn: Weight,
    parsimony: Weight,
    minQuality: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description:
          'Least quality with which an organisation serves a requirement, where the pool allows it and unless the tender says; 0.5 unless given',
      }),
    ),
    minShareBp: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 10_000,
        description: 'Least part of the work that each member does, in basis points; 1,000 unless given',
      }),
    ),
    minContribution: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'Coverage that each member adds at least: who adds less is a passenger; 0.01 unless given',
      }),
    ),
    maxDistance: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'How far below the best score further proposals may be, as a part of it; 0.15 unless given',
      }),
    ),
  },
  {
    description:
      'Weights of the score components; only their proportions count. Runs made later keep the weights they ran with.',
    examples: [{ coverage: 50, cohesion: 30, proximity: 20, sme: 10, balance: 0, fairTurn: 5, parsimony: 5 }],
  },
);

const AnswersSearches = Type.Boolean({
  description: 'Whether it is asked in partner searches of other clusters, with a count of its members in bands',
});

const fields = {
  description: Type.Optional(Nullable(Type.String({ maxLength: 10_000 }))),
  sectors: Type.Optional(Type.Array(ShortText, { maxItems: 50, examples: [['nuclear']] })),
  region: Type.Optional(Nullable(NutsCode)),
  foundedYear: Type.Optional(Nullable(Year)),
  website: Type.Optional(Nullable(Type.String({ pattern: '^https?://[^\\s]+$', maxLength: 500 }))),
  parentId: Type.Optional(
    Nullable(Type.String({ format: 'uuid', description: 'The network or federation it is part of' })),
  ),
  answersSearches: Type.Optional(AnswersSearches),
  policy: Type.Optional(Nullable(PolicySchema)),
};
export const NewCluster = Named('ClusterInput', { name: ShortText, kind: Kind, ...fields });
export const ClusterPatch = Named(
  'ClusterPatch',
  { name: Type.Optional(ShortText), kind: Type.Optional(Kind), ...fields },
  {
    minProperties: 1,
    examples: [{ description: 'Energy: production, networks, efficiency.', sectors: ['energy'], foundedYear: 2009 }],
  },
);
export const ClusterSchema = Named('Cluster', {
  id: Uuid,
  name: Type.String(),
  kind: Kind,
  description: Nullable(Type.String()),
  sectors: Type.Array(Type.String()),
  region: Nullable(Type.String()),
  foundedYear: Nullable(Type.Integer()),
  website: Nullable(Type.String()),
  parentId: Nullable(Type.String()),
  policy: PolicySchema,
  answersSearches: AnswersSearches,
  version: Type.Integer(),
  createdAt: Instant,
  updatedAt: Instant,
});
export const ClusterPage = pageOf(ClusterSchema);
export const ClusterQuery = listQuery({
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Part of the name' })),
  kind: Type.Optional(Kind),
  parentId: Type.Optional(Uuid),
});

const StandingWord = Word(STANDINGS, {
  description: '`paying`: pays its dues; `associate`: is there beside those who do; null: nobody said',
});
export const NewMembership = Named('MembershipInput', {
  organisationId: Uuid,
  since: Type.Optional(Type.String({ format: 'date', description: 'Today unless given' })),
  until: Type.Optional(Nullable(Type.String({ format: 'date', description: 'First day outside; null: it lasts' }))),
});
export const EndMembership = Named('MembershipEndInput', {
  until: Type.Optional(Type.String({ format: 'date', description: 'First day outside; today unless given' })),
});
export const MembershipSchema = Named('Membership', {
  id: Uuid,
  clusterId: Uuid,
  organisationId: Uuid,
  organisationName: Type.String(),
  since: Day,
  until: Nullable(Day),
  standing: Nullable(StandingWord),
});
export const Standings = Type.Array(
  Named('MembershipStanding', { organisationId: Uuid, standing: Nullable(StandingWord) }),
  { title: 'MembershipStandings', minItems: 1, maxItems: 5_000, description: 'Members of today' },
);
export const StandingsKept = Named('MembershipStandingsKept', {
  changed: Type.Integer({ description: 'Memberships that have another standing now' }),
});
export const MembershipPage = pageOf(MembershipSchema);
export const MembershipQuery = listQuery({
  organisationId: Type.Optional(Uuid),
  current: Type.Optional(Type.Boolean({ description: 'Only those that last today' })),
});

export const NewWorkingGroup = Named('WorkingGroupInput', {
  name: ShortText,
  description: Type.Optional(Nullable(Type.String({ maxLength: 10_000 }))),
  leadOrganisationId: Type.Optional(Nullable(Uuid)),
  memberIds: Type.Optional(Type.Array(Uuid, { maxItems: 1_000, description: 'Organisations of the cluster' })),
});
export const WorkingGroupSchema = Named('WorkingGroup', {
  id: Uuid,
  clusterId: Uuid,
  name: Type.String(),
  description: Nullable(Type.String()),
  leadOrganisationId: Nullable(Type.String()),
  memberIds: Type.Array(Type.String(), { description: 'Those that the caller may see' }),
});
export const WorkingGroupPage = pageOf(WorkingGroupSchema);
export const MemberIds = Type.Array(Uuid, {
  title: 'WorkingGroupMembers',
  maxItems: 1_000,
  description: 'Organisations of the cluster',
});

export const NewFunding = Named('FundingInput', {
  year: Year,
  source: Described(ShortText, 'Who gives the money'),
  amount: MoneySchema,
});
export const FundingSchema = Named('Funding', {
  id: Uuid,
  clusterId: Uuid,
  year: Year,
  source: Type.String({ description: 'Who gives the money' }),
  amount: MoneySchema,
});
export const FundingPage = pageOf(FundingSchema);

export const NewPartnership = Named('PartnershipInput', {
  partnerClusterId: Uuid,
  sharesOrganisations: Type.Optional(
    Type.Boolean({
      description: "Whether the partner's coordinators see this cluster's organisations; false unless given",
    }),
  ),
  since: Type.Optional(Type.String({ format: 'date', description: 'Today unless given' })),
});
export const PartnershipChange = Named('PartnershipChange', { sharesOrganisations: Type.Boolean() });
export const PartnershipSchema = Named('Partnership', {
  id: Uuid,
  clusterId: Type.String({ format: 'uuid', description: 'The cluster that shares, or not' }),
  partnerClusterId: Uuid,
  sharesOrganisations: Type.Boolean(),
  since: Day,
});
export const PartnershipPage = pageOf(PartnershipSchema);

const within = <P extends Record<string, typeof Uuid>>(further: P) => Strict({ id: Uuid, ...further });
export const MembershipParams = within({ membershipId: Uuid });
export const WorkingGroupParams = within({ workingGroupId: Uuid });
export const PartnershipParams = within({ partnerClusterId: Uuid });

type Of<T extends TObject> = Static<T>;
export type NewClusterInput = Of<typeof NewCluster>;
export type ClusterPatchInput = Of<typeof ClusterPatch>;
export type ClusterView = Of<typeof ClusterSchema>;
export type NewMembershipInput = Of<typeof NewMembership>;
export type MembershipView = Of<typeof MembershipSchema>;
export type NewWorkingGroupInput = Of<typeof NewWorkingGroup>;
export type WorkingGroupView = Of<typeof WorkingGroupSchema>;
export type NewFundingInput = Of<typeof NewFunding>;
export type StandingsInput = Static<typeof Standings>;
export type FundingView = Of<typeof FundingSchema>;
export type NewPartnershipInput = Of<typeof NewPartnership>;
export type PartnershipView = Of<typeof PartnershipSchema>;
