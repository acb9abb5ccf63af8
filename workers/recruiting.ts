import { handle, type JobHandler } from '../src/queue/worker.ts';
import { recruitingSurveyJob } from '../src/recruiting/jobs.ts';
import type { RecruitingService } from '../src/recruiting/service.ts';

/** The handler of surveys of whom to recruit. */
export const recruitingHandler = (recruiting: Pick<RecruitingService, 'survey' | 'fail'>): JobHandler =>
  handle(
    recruitingSurveyJob,
    ({ surveyId }) => recruiting.survey(surveyId),
    ({ surveyId }) => recruiting.fail(surveyId),
  );
