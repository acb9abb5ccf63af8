import { defineJob } from '../queue/define-job.ts';
import { Strict, Uuid } from '../shared/schemas.ts';

/** The day has come on which a membership of the organisation ends. */
export const membershipEndedJob = defineJob({
  name: 'membership-ended',
  payload: Strict({ organisationId: Uuid }),
});
