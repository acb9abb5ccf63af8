import { Type } from 'typebox';
import { defineJob } from '../../queue/define-job.ts';
import { Strict, Uuid, Word } from '../../shared/schemas.ts';

/** An invitation's hour has come: to be reminded of, or to expire. */
export const invitationDeadlineJob = defineJob({
  name: 'invitation-deadline',
  payload: Strict({ invitationId: Uuid, hour: Word(['reminder', 'expiry']) }),
});

/** The engine looks for ways to go on after a refusal, a counter-offer or an exclusion. */
export const recompositionJob = defineJob({
  name: 'recomposition',
  payload: Strict({ consortiumId: Uuid, round: Type.Integer({ minimum: 1 }) }),
  concurrency: 8,
  perCluster: 2,
});

/** The ten days of L2141-13 are over. */
export const replacementDueJob = defineJob({
  name: 'replacement-due',
  payload: Strict({ consortiumId: Uuid, round: Type.Integer({ minimum: 1 }) }),
});

/** Events to be told: people by notification and mail, systems by webhook. */
export const announcementJob = defineJob({
  name: 'announcement',
  payload: Strict({ eventIds: Type.Array(Uuid, { minItems: 1, maxItems: 100 }) }),
});
