import { type Static, Type } from 'typebox';
import {
  BasisPoints,
  CpvCode,
  Day,
  Described,
  Instant,
  LongText,
  Named,
  Nullable,
  PersonName,
  ShortText,
  Strict,
  Uuid,
  Word,
} from '../shared/schemas.ts';
import { OUTCOMES } from './ballot.domain.ts';
import { ACTION_STATES, POSITIONS, RESULT_KINDS } from './table.ts';

const Group = { ...Nullable(Uuid), description: 'The working group; null: the cluster as a whole, its board' };
const ofGroup = Type.Optional({
  ...Uuid,
  description: 'The working group; without it the cluster as a whole, its board',
});
const Holder = Type.String({ description: 'Its name' });
const Person = { ...Nullable(PersonName), description: 'Who holds the office for the company' };
const PositionWord = Word(POSITIONS, {
  title: 'Position',
  description: 'An office: `pilot` and `co_pilot` of a working group, the others of the cluster’s board',
});
const Statement = Type.String({ maxLength: 2_000, description: 'What the candidate stands for' });

export const MandateSchema = Named(
  'Mandate',
  {
    id: Uuid,
    workingGroupId: Group,
    position: PositionWord,
    organisationId: Uuid,
    organisationName: Holder,
    person: Person,
    from: { ...Day, description: 'First day of the term' },
    to: { ...Day, description: 'Last day of the term' },
    electionId: { ...Nullable(Uuid), description: 'The election that gave it; null: noted by hand' },
  },
  { description: 'An office held by a member for a term' },
);
export const NewMandate = Named('MandateInput', {
  workingGroupId: ofGroup,
  position: PositionWord,
  organisationId: Uuid,
  person: Type.Optional({ ...PersonName, description: 'Who holds the office for the company' }),
  from: { ...Day, description: 'First day of the term' },
  to: { ...Day, description: 'Last day of the term' },
});
export const MandateEnd = Named('MandateEnd', { on: { ...Day, description: 'The last day in office' } });

const Candidate = Named(
  'Candidate',
  {
    id: Uuid,
    organisationId: Uuid,
    organisationName: Holder,
    person: Person,
    statement: Nullable(Statement),
    accepted: { ...Nullable(Type.Boolean()), description: 'Null: was proposed and has not answered yet' },
    votes: {
      ...Nullable(Type.Integer()),
      description: 'Of the count; null before it, and where so few voted that it would tell who voted what',
    },
  },
  { description: 'A company that stands in an election, or was asked to' },
);
const Elector = Named('Elector', {
  organisationId: Uuid,
  organisationName: Holder,
  voted: Type.Boolean({ description: 'Whether it voted; never what' }),
});
export const ElectionSchema = Named(
  'Election',
  {
    id: Uuid,
    workingGroupId: Group,
    position: PositionWord,
    state: Word(['announced', 'open', 'closed', 'counted', 'cancelled'] as const, {
      title: 'ElectionState',
      description: 'Candidates stand while it is announced; votes are counted once it is closed',
    }),
    opensAt: { ...Instant, description: 'From when on votes are taken' },
    closesAt: { ...Instant, description: 'Until when votes are taken' },
    termFrom: { ...Day, description: 'First day of the term of who is elected' },
    termTo: { ...Day, description: 'Last day of that term' },
    quorumBp: { ...Nullable(BasisPoints), description: 'Least part of the electors that must vote; null: any' },
    electors: Type.Integer({ description: 'Companies that may vote: one vote each' }),
    turnout: Type.Integer({ description: 'Companies that voted' }),
    blank: { ...Nullable(Type.Integer()), description: 'Blank votes; null as `votes` of candidates' },
    outcome: Nullable(Word(OUTCOMES, { title: 'ElectionOutcome', description: 'Null before the count' })),
    electedId: { ...Nullable(Uuid), description: 'The candidate that is elected' },
    candidates: Type.Array(Candidate, { description: 'Who stands, or was asked to' }),
    own: Type.Array(Elector, { description: 'Companies that the caller speaks for and that may vote' }),
    roll: Type.Array(Elector, { description: 'All electors, for who calls the election; empty for others' }),
  },
  { description: 'The choice of who holds an office, by a secret vote' },
);
export const NewElection = Named('ElectionInput', {
  workingGroupId: ofGroup,
  position: PositionWord,
  opensAt: { ...Instant, description: 'From when on votes are taken' },
  closesAt: { ...Instant, description: 'Until when votes are taken' },
  termFrom: { ...Day, description: 'First day of the term of who is elected' },
  termTo: { ...Day, description: 'Last day of that term' },
  quorumBp: Type.Optional({
    ...BasisPoints,
    minimum: 1,
    description: 'Least part of the electors that must vote; any unless given',
  }),
});
export const NewCandidate = Named('CandidateInput', {
  organisationId: Uuid,
  person: Type.Optional({ ...PersonName, description: 'Who would hold the office' }),
  statement: Type.Optional(Statement),
});
export const CandidateAnswer = Named('CandidateAnswer', {
  accept: Type.Boolean({ description: 'Whether it stands' }),
});
export const Vote = Named('Vote', {
  organisationId: { ...Uuid, description: 'The company that votes' },
  candidateId: { ...Nullable(Uuid), description: 'Null: a blank vote' },
});

export const ActionSchema = Named(
  'GroupAction',
  {
    id: Uuid,
    workingGroupId: Group,
    title: ShortText,
    organisationId: { ...Uuid, description: 'The member that does it' },
    organisationName: Holder,
    dueOn: { ...Day, description: 'The day by which it is to be done' },
    state: Word(ACTION_STATES, { title: 'GroupActionState' }),
  },
  { description: 'Something that a group wants done, by whom and by when' },
);
export const NewAction = Named('GroupActionInput', {
  workingGroupId: ofGroup,
  title: ShortText,
  organisationId: { ...Uuid, description: 'The member that does it' },
  dueOn: { ...Day, description: 'The day by which it is to be done' },
});
export const ActionChange = Named('GroupActionChange', {
  state: Word(ACTION_STATES, { title: 'GroupActionState' }),
});

const Guest = Named('EventGuest', {
  organisationId: Uuid,
  organisationName: Holder,
  coming: { ...Nullable(Type.Boolean()), description: 'In its own word; null: has not said' },
  attended: { ...Nullable(Type.Boolean()), description: 'Whether it was there; null: not noted' },
});
export const EventSchema = Named(
  'GroupEvent',
  {
    id: Uuid,
    workingGroupId: Group,
    title: ShortText,
    at: { ...Instant, description: 'When it begins' },
    place: Type.String({ description: 'Where it is' }),
    minutes: { ...Nullable(Type.String()), description: 'What was said and decided; null: not written' },
    guests: Type.Array(Guest, { description: 'Who said whether it comes, and who was there' }),
  },
  { description: 'A meeting or a visit' },
);
export const NewEvent = Named('GroupEventInput', {
  workingGroupId: ofGroup,
  title: ShortText,
  at: { ...Instant, description: 'When it begins' },
  place: { ...ShortText, description: 'Where it is' },
});
export const EventAnswer = Named('EventAnswer', {
  organisationId: { ...Uuid, description: 'The company that answers' },
  coming: Type.Boolean({ description: 'Whether it comes' }),
});
export const EventMinutes = Named('EventMinutes', {
  minutes: { ...LongText, description: 'What was said and decided' },
  attendedIds: Type.Array(Uuid, { maxItems: 1_000, description: 'Organisations that were there' }),
});

export const ResultSchema = Named(
  'GroupResult',
  {
    id: Uuid,
    workingGroupId: Group,
    kind: Word(RESULT_KINDS, { title: 'GroupResultKind' }),
    on: { ...Day, description: 'The day it came' },
    text: Type.String({ description: 'What came of it, in words' }),
    cpv: { ...Nullable(Type.String()), description: 'The trade, of a capability' },
    tenderId: { ...Nullable(Uuid), description: 'The tender that was answered' },
  },
  { description: 'What came of the work of a group' },
);
export const NewResult = Named('GroupResultInput', {
  workingGroupId: ofGroup,
  kind: Word(RESULT_KINDS, { title: 'GroupResultKind' }),
  on: { ...Day, description: 'The day it came' },
  text: { ...ShortText, description: 'What came of it, in words' },
  cpv: Type.Optional({ ...CpvCode, description: 'The trade, of a capability' }),
  tenderId: Type.Optional({ ...Uuid, description: 'The tender that was answered: one of the cluster' }),
});

const WorkingGroupBrief = Named('WorkingGroupBrief', {
  id: Uuid,
  name: Type.String({ description: 'Its name' }),
  description: Nullable(Type.String()),
});
export const GovernanceSchema = Named(
  'Governance',
  {
    clusterId: Uuid,
    clusterName: Type.String({ description: 'Its name' }),
    workingGroup: Described(Nullable(WorkingGroupBrief), 'Null: the cluster as a whole'),
    leads: Type.Boolean({ description: 'Whether the caller keeps it: coordinators, and the pilots of a group' }),
    members: Type.Array(Named('GroupMember', { organisationId: Uuid, organisationName: Holder }), {
      description: 'Who sits in the working group; for a cluster as a whole empty',
    }),
    mandates: Type.Array(MandateSchema, { description: 'Latest term first; at most 100' }),
    elections: Type.Array(ElectionSchema, { description: 'Latest first; at most 50' }),
    actions: Type.Array(ActionSchema, { description: 'The first due first, done ones last; at most 200' }),
    events: Type.Array(EventSchema, { description: 'Latest first; at most 100' }),
    results: Type.Array(ResultSchema, { description: 'Latest first; at most 200' }),
  },
  { description: 'Who leads a working group or a cluster, and what it does' },
);
const Awaited = Named(
  'AwaitedByGroup',
  {
    kind: Word(['vote', 'stand', 'meeting', 'action'] as const, {
      title: 'AwaitedKind',
      description:
        'A vote in an open election; its word whether it stands in one that is announced, or comes to a meeting; something that it is to do',
    }),
    id: { ...Uuid, description: 'Of the election, the meeting or the action' },
    clusterId: Uuid,
    workingGroupId: Group,
    group: Type.String({ description: 'Name of the working group, or of the cluster' }),
    organisationId: { ...Uuid, description: 'The company that it waits for' },
    position: { ...Nullable(PositionWord), description: 'The office, of an election' },
    title: { ...Nullable(Type.String()), description: 'Of a meeting or an action' },
    at: {
      ...Nullable(Instant),
      description: 'When the vote ends, or begins for who is asked to stand; when the meeting begins',
    },
    on: { ...Nullable(Day), description: 'The day by which an action is to be done' },
  },
  { description: 'What a group waits for from a company' },
);
export const AwaitedList = Named('AwaitedByGroups', {
  items: Type.Array(Awaited, { description: 'The nearest first; at most 100' }),
});
export type AwaitedView = Static<typeof Awaited>;
export const GovernanceQuery = Strict({ workingGroupId: ofGroup });

const within = <P extends Record<string, typeof Uuid>>(further: P) => Strict({ id: Uuid, ...further });
export const MandateParams = within({ mandateId: Uuid });
export const ElectionParams = within({ electionId: Uuid });
export const CandidateParams = within({ electionId: Uuid, candidateId: Uuid });
export const ActionParams = within({ actionId: Uuid });
export const EventParams = within({ eventId: Uuid });

export type MandateView = Static<typeof MandateSchema>;
export type NewMandateInput = Static<typeof NewMandate>;
export type ElectionView = Static<typeof ElectionSchema>;
export type NewElectionInput = Static<typeof NewElection>;
export type NewCandidateInput = Static<typeof NewCandidate>;
export type VoteInput = Static<typeof Vote>;
export type ActionView = Static<typeof ActionSchema>;
export type NewActionInput = Static<typeof NewAction>;
export type EventView = Static<typeof EventSchema>;
export type NewEventInput = Static<typeof NewEvent>;
export type ResultView = Static<typeof ResultSchema>;
export type NewResultInput = Static<typeof NewResult>;
export type GovernanceView = Static<typeof GovernanceSchema>;
