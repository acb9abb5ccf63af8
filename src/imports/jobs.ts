import { defineJob } from '../queue/define-job.ts';
import { Strict, Uuid } from '../shared/schemas.ts';

/** One bulk import: its waiting files, one transaction each. Delivered again, it goes on where it was. */
export const importJob = defineJob({
  name: 'import',
  payload: Strict({ importId: Uuid }),
  attempts: 5,
  concurrency: 2,
});
