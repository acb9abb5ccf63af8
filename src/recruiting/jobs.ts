import { defineJob } from '../queue/define-job.ts';
import { Strict, Uuid } from '../shared/schemas.ts';

/** Looks at the lots of a survey one after the other; each takes its cluster's turn among the questions to the engine. */
export const recruitingSurveyJob = defineJob({
  name: 'recruiting-survey',
  payload: Strict({ surveyId: Uuid }),
  attempts: 3,
  concurrency: 2,
  perCluster: 1,
});
