import { defineJob } from '../queue/define-job.ts';
import { Strict, Uuid } from '../shared/schemas.ts';

/**
 * One run of the engine over a tender's lots. A run that a worker has taken up waits for the engine's places lot by lot, by
 * turns of clusters; a cluster's further runs wait in the outbox.
 */
export const matchRunJob = defineJob({
  name: 'match-run',
  payload: Strict({ matchRunId: Uuid }),
  attempts: 3,
  concurrency: 16,
  perCluster: 2,
});
