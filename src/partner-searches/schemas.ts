import { type Static, Type } from 'typebox';
import {
  Cents,
  CpvCode,
  Day,
  Described,
  Instant,
  listQuery,
  Named,
  Nullable,
  NutsCode,
  pageOf,
  ShortText,
  Strict,
  Uuid,
  Word,
} from '../shared/schemas.ts';
import { COUNT_BANDS, SIZE_BANDS } from './question.domain.ts';
import { ANSWER_STATES } from './table.ts';

const Window = Named(
  'PartnerSearchWindow',
  { from: { ...Day, description: 'First day' }, to: { ...Day, description: 'Last day' } },
  { description: 'Whole quarters' },
);
const Question = Named(
  'PartnerSearchQuestion',
  {
    cpv: Type.Array(CpvCode, { description: 'Groups of trades' }),
    nuts: Type.Array(NutsCode, { description: 'NUTS 2 regions of the work' }),
    sizeBand: { ...Nullable(Word(SIZE_BANDS)), description: 'Worth of the work; null: not told' },
    certifications: Type.Array(Type.String(), { description: 'Certificates that the work demands' }),
    window: { ...Nullable(Window), description: 'Whole quarters in which the work is done; null: not told' },
  },
  { description: 'What is asked: nothing of the buyer, the notice or the asking members' },
);

const Count = Word(COUNT_BANDS, { description: 'How many could do it, in bands' });
const State = Word(['draft', 'published', 'expired', 'closed'], {
  title: 'PartnerSearchState',
  description: '`expired`: `answerBy` has passed',
});

/** A search as those see it whom it concerns: what is the asking cluster's alone is absent for who was asked. */
export const PartnerSearchSchema = Named(
  'PartnerSearch',
  {
    id: Uuid,
    state: State,
    question: Question,
    answerBy: { ...Instant, description: 'Until when members can be offered' },
    count: { ...Nullable(Count), description: 'How many could do it, in bands; null: not asked yet' },
    createdAt: Instant,
    clusterId: Type.Optional({ ...Uuid, description: 'The asking cluster; only for its own people' }),
    tenderId: Type.Optional({ ...Nullable(Uuid), description: 'Only for the asking cluster; null: a standing search' }),
    lotId: Type.Optional({ ...Nullable(Uuid), description: 'Only for the asking cluster; null: a standing search' }),
    requirementIds: Type.Optional(Type.Array(Uuid, { description: 'Only for the asking cluster' })),
    publishedAt: Type.Optional({ ...Nullable(Instant), description: 'Only for the asking cluster; null: a draft' }),
  },
  { description: 'A question to other clusters: who could do a part of this work?' },
);
export type PartnerSearchView = Static<typeof PartnerSearchSchema>;

/** Of both lists: the fields of the asking cluster are absent in the inbox. */
export const PartnerSearchPage = pageOf(PartnerSearchSchema);

export const NewPartnerSearch = Named('PartnerSearchInput', {
  tenderId: Uuid,
  lotId: Uuid,
  requirementIds: Type.Optional(
    Type.Array(Uuid, {
      minItems: 1,
      maxItems: 20,
      description:
        'The work that is asked for; unless given, what no member of the cluster can do, else all of the lot',
    }),
  ),
  answerBy: { ...Instant, description: 'Until when members can be offered' },
});
export type NewPartnerSearchInput = Static<typeof NewPartnerSearch>;

export const NewStandingSearch = Named(
  'StandingSearchInput',
  {
    clusterId: Type.Optional({ ...Uuid, description: "Who asks; the caller's first unless given" }),
    cpv: Type.Array(CpvCode, { minItems: 1, maxItems: 5, description: 'Trades; their groups are told' }),
    nuts: Type.Optional(Type.Array(NutsCode, { maxItems: 20, description: 'Regions of the work; NUTS 2 is told' })),
    certifications: Type.Optional(
      Type.Array(ShortText, { maxItems: 10, description: 'Certificates that the work demands' }),
    ),
    answerBy: { ...Instant, description: 'Until when it stands, a year ahead at most' },
  },
  { description: 'A question for no tender yet' },
);
export type NewStandingSearchInput = Static<typeof NewStandingSearch>;

export const PartnerSearchQuery = listQuery({
  inbox: Type.Optional(Type.Boolean({ description: 'True: what other clusters ask of yours, instead of your own' })),
  tenderId: Type.Optional({ ...Uuid, description: 'Only searches for this tender' }),
});
export type PartnerSearchFilter = Static<typeof PartnerSearchQuery>;

const AbleMember = Named(
  'PartnerSearchMember',
  {
    id: { ...Uuid, description: 'The organisation' },
    name: ShortText,
    nuts: Nullable(NutsCode),
    level: Type.Integer({ description: 'Its best level in a trade that is asked for, 1 to 5' }),
  },
  { description: 'A member of yours that has a trade that is asked for' },
);
export const AbleMemberPage = pageOf(AbleMember);
export type AbleMemberView = Static<typeof AbleMember>;

const AnswerStateWord = Word(ANSWER_STATES, {
  title: 'PartnerSearchAnswerState',
  description:
    '`chosen` by its coordinator, the member is asked; `offered` it wants to; `accepted` names are told and it may be proposed for the tender',
});
const Profile = Named(
  'PartnerProfile',
  {
    sizeClass: { ...Nullable(Type.String()), description: 'micro, small, medium or large' },
    nuts: { ...Nullable(NutsCode), description: 'NUTS 2 region' },
    trades: Type.Array(
      Named('PartnerTrade', {
        cpv: { ...CpvCode, description: 'Group of trades' },
        level: Type.Integer({ description: 'Best level in it, 1 to 5' }),
      }),
      { description: 'Of those asked for' },
    ),
    certifications: Type.Array(Type.String(), { description: 'Valid ones of those asked for' }),
  },
  { description: 'What is told of a company before its name is' },
);
export const PartnerSearchAnswerSchema = Named(
  'PartnerSearchAnswer',
  {
    id: Uuid,
    searchId: { ...Uuid, description: 'The search that it answers' },
    state: AnswerStateWord,
    organisationId: { ...Nullable(Uuid), description: 'Null until names are told, for the asking cluster' },
    organisation: {
      ...Nullable(ShortText),
      description: 'Its name; null until names are told, for the asking cluster',
    },
    clusterId: { ...Nullable(Uuid), description: 'The cluster that chose it; null until names are told' },
    profile: { ...Nullable(Profile), description: 'For the asking cluster; null for the others' },
    question: { ...Nullable(Question), description: 'For those who were asked; null for the asking cluster' },
    answerBy: { ...Nullable(Instant), description: 'For those who were asked; null for the asking cluster' },
    askingClusterId: { ...Nullable(Uuid), description: 'Who asks; null until names are told' },
    askingCluster: { ...Nullable(ShortText), description: 'What it is called; null until names are told' },
  },
  { description: 'A member that could help with a search' },
);
export type PartnerSearchAnswerView = Static<typeof PartnerSearchAnswerSchema>;
export const PartnerSearchAnswerPage = pageOf(PartnerSearchAnswerSchema);

export const NewAnswer = Named('PartnerSearchAnswerInput', {
  organisationId: { ...Uuid, description: 'A member of yours: it is asked before anything is told' },
});
export const AnswerQuery = listQuery({});

export const NewStandingOffer = Named(
  'StandingOfferInput',
  {
    organisationId: { ...Uuid, description: 'A company of yours' },
    cpv: Type.Array(CpvCode, { minItems: 1, maxItems: 20, description: 'Trades; the groups of them count' }),
    until: { ...Day, description: 'Last day on which it holds, two years ahead at most' },
  },
  { description: 'A word in advance: whoever asks for these trades may be offered the company, without its name' },
);
export type NewStandingOfferInput = Static<typeof NewStandingOffer>;
export const StandingOfferSchema = Named(
  'StandingOffer',
  {
    id: Uuid,
    organisationId: { ...Uuid, description: 'The company' },
    cpv: Type.Array(CpvCode, { description: 'Groups of trades' }),
    until: { ...Day, description: 'Last day on which it holds' },
    createdAt: Instant,
  },
  { description: 'A company that may be offered without being asked each time' },
);
export type StandingOfferView = Static<typeof StandingOfferSchema>;
export const StandingOfferPage = pageOf(StandingOfferSchema);

const Side = Named(
  'PartnerSearchSide',
  {
    searches: Type.Integer({ description: 'Searches that were published' }),
    chosen: Type.Integer({ description: 'Members that were chosen for them' }),
    offered: Type.Integer({ description: 'Of those, offered by themselves' }),
    accepted: Type.Integer({ description: 'Of those, taken' }),
    awarded: Type.Integer({ description: 'Of those, for tenders that were won' }),
  },
  { description: 'How often, on one side of searches' },
);
export const StatisticsQuery = Strict({
  clusterId: Type.Optional({ ...Uuid, description: "All of the caller's unless given" }),
  from: Type.Optional({ ...Day, description: 'First day; of the year of `to` unless given' }),
  to: Type.Optional({ ...Day, description: 'Last day; today unless given' }),
});
export type SearchStatisticsQuery = Static<typeof StatisticsQuery>;
export const StatisticsSchema = Named(
  'PartnerSearchStatistics',
  {
    clusterIds: Type.Array(Uuid, { description: 'Of which clusters it tells' }),
    from: { ...Day, description: 'First day' },
    to: { ...Day, description: 'Last day' },
    asked: Described(Side, 'What these clusters asked of others'),
    helped: Described(Side, 'What others asked of these clusters'),
    partners: Type.Array(
      Named('PartnerCluster', {
        clusterId: Uuid,
        name: { ...ShortText, description: 'What the cluster is called' },
        theyHelped: Type.Integer({ description: 'Members of theirs that were taken here' }),
        weHelped: Type.Integer({ description: 'Members of ours that they took' }),
        theyEarnedCents: {
          ...Cents,
          description: 'What their members were credited with in contracts of ours, signed',
        },
        weEarnedCents: { ...Cents, description: 'What our members were credited with in contracts of theirs, signed' },
      }),
      { description: 'Clusters with which names were exchanged' },
    ),
  },
  { description: 'Who helped whom' },
);
export type SearchStatisticsView = Static<typeof StatisticsSchema>;
