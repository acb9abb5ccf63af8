import { defineJob } from '../queue/define-job.ts';
import { Strict, Uuid } from '../shared/schemas.ts';

/** The mail with which an invited person sets a password. Holds no token: the worker makes it from the id. */
export const invitationMailJob = defineJob({
  name: 'invitation-mail',
  payload: Strict({ invitationId: Uuid }),
  attempts: 8,
  backoffMs: 2_000,
});

/** Somebody speaks for an organisation from now on: what it was asked before waits for the newcomer too. */
export const newMemberJob = defineJob({
  name: 'new-member',
  payload: Strict({ userId: Uuid, organisationId: Uuid }),
});

/** Filed mails to somebody who was erased go; it names no one, as there is no one left to name. */
export const forgetMailsJob = defineJob({
  name: 'forget-mails',
  payload: Strict({ userId: Uuid }),
  attempts: 8,
  backoffMs: 2_000,
});
