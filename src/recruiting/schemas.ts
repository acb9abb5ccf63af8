import { type Static, Type } from 'typebox';
import { Cents, CpvCode, Day, Instant, listQuery, Named, Nullable, pageOf, Uuid, Word } from '../shared/schemas.ts';
import { SURVEY_STATES } from './table.ts';

export const NewSurvey = Named('RecruitingSurveyInput', {
  from: Type.Optional({
    ...Day,
    description: 'First day on which tenders were taken up; a year before `to` unless given',
  }),
  to: Type.Optional({ ...Day, description: 'Last day; today unless given' }),
});
export type NewSurveyInput = Static<typeof NewSurvey>;

const Wanted = Named(
  'WantedCapability',
  {
    cpv: { ...CpvCode, description: 'The trade' },
    minLevel: Type.Integer({ description: 'Highest level that was asked for, 1 to 5' }),
    certifications: Type.Array(Type.String(), { description: 'Certificates that were asked for with it' }),
    gain: Type.Number({ description: 'Sum over the lots of what the best team would have scored more' }),
    lotsOpened: Type.Integer({ description: 'Lots without a team that one such firm would have opened' }),
    openedCents: { ...Cents, description: 'Worth of those lots in cents, as far as it is told' },
    lotsOpenedWithOthers: Type.Integer({ description: 'Lots without a team that need further missing trades' }),
    lotsImproved: Type.Integer({ description: 'Lots that would have been better' }),
    lotIds: Type.Array(Uuid, { description: 'Those lots' }),
  },
  { description: 'A trade that the cluster lacked, and what one more firm would have been worth' },
);

export const SurveySchema = Named(
  'RecruitingSurvey',
  {
    id: Uuid,
    clusterId: Uuid,
    from: { ...Day, description: 'First day on which the tenders were taken up' },
    to: { ...Day, description: 'Last day' },
    state: Word(SURVEY_STATES, { title: 'RecruitingSurveyState', description: 'How far it is' }),
    lotsDone: Type.Integer({ description: 'Lots looked at so far' }),
    lotsTotal: Type.Integer({ description: 'Lots that a match run has answered' }),
    lotsUnserved: Type.Integer({ description: 'Of those looked at, without any team' }),
    complete: Type.Boolean({ description: 'False: time ended before every requirement of some lot was tried' }),
    createdAt: Instant,
    finishedAt: Nullable(Instant),
    wanted: Type.Array(Wanted, { description: 'The trade that would have helped most first' }),
  },
  { description: 'Whom to recruit: which capabilities a cluster lacked over the tenders of a time' },
);
export type SurveyView = Static<typeof SurveySchema>;
export const SurveyPage = pageOf(SurveySchema);
export const SurveyQuery = listQuery({});
