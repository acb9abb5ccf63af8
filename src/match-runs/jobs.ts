import { defineJob } from '../queue/define-job.ts';
import { Strict, Uuid } from '../shared/schemas.ts';

/** One run of the engine over a tender's lots. As many at once as there are engine threads; the rest wait. */
export const matchRunJob = defineJob({
  name: 'match-run',
  payload: Strict({ matchRunId: Uuid }),
  attempts: 3,
  concurrency: 2,
});
