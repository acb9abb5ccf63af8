import { newMemberJob } from '../../src/auth/jobs.ts';
import type { AnnouncementService } from '../../src/consortia/announcements.service.ts';
import type { InvitationService } from '../../src/consortia/invitations.service.ts';
import type { NewcomerService } from '../../src/consortia/newcomers.service.ts';
import { announcementJob, invitationDeadlineJob, replacementDueJob } from '../../src/consortia/transitions/jobs.ts';
import type { Database } from '../../src/db/client.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { claimEffect } from '../../src/queue/effects.repository.ts';
import { handle, type JobHandler } from '../../src/queue/worker.ts';
import { systemActor } from '../../src/shared/actor.ts';

const WORKER = systemActor('worker');

type Dependencies = {
  database: Database;
  invitations: InvitationService;
  announcements: AnnouncementService;
  newcomers: NewcomerService;
};

/** Reminders, expiries, overdue replacements, announcements, and what waits for newcomers: each job's effect happens once, with its claim. */
export function deadlineHandlers({ database, invitations, announcements, newcomers }: Dependencies): JobHandler[] {
  const once = (jobId: string, job: string, work: (tx: Tx) => Promise<unknown>): Promise<void> =>
    inTransaction(database, WORKER, async (tx) => {
      if (await claimEffect(tx, jobId, job)) await work(tx);
    });
  return [
    handle(invitationDeadlineJob, ({ invitationId, hour }, { jobId }) =>
      once(jobId, invitationDeadlineJob.name, (tx) => invitations.onDeadline(tx, invitationId, hour)),
    ),
    handle(replacementDueJob, ({ consortiumId, round }, { jobId }) =>
      once(jobId, replacementDueJob.name, (tx) => announcements.replacementDue(tx, consortiumId, round)),
    ),
    handle(announcementJob, ({ eventIds }, { jobId }) =>
      once(jobId, announcementJob.name, (tx) => announcements.announce(tx, eventIds)),
    ),
    handle(newMemberJob, (newcomer, { jobId }) =>
      once(jobId, newMemberJob.name, (tx) => newcomers.welcome(tx, newcomer)),
    ),
  ];
}
