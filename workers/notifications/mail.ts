import type { AccountInvitationService } from '../../src/auth/account-invitations.service.ts';
import { forgetMailsJob, invitationMailJob } from '../../src/auth/jobs.ts';
import type { PersonalDataService } from '../../src/auth/personal-data.service.ts';
import { mailJob } from '../../src/notifications/jobs.ts';
import type { Mailer } from '../../src/notifications/mailer.ts';
import type { NotificationService } from '../../src/notifications/service.ts';
import { handle, type JobHandler } from '../../src/queue/worker.ts';

/** Sends the mail of a notification. One that was noted as sent is not sent again. */
export const mailHandler = (deps: { notifications: NotificationService; mailer: Mailer }): JobHandler =>
  handle(mailJob, async ({ notificationId }) => {
    const written = await deps.notifications.mailOf(notificationId);
    if (written === null) return;
    await deps.mailer.send(written.mail);
    await deps.notifications.mailed(written.notificationIds);
  });

/** Sends the mail of an account invitation. A repeat has the same message id and the same token. */
export const invitationMailHandler = (deps: {
  accountInvitations: AccountInvitationService;
  mailer: Mailer;
}): JobHandler =>
  handle(invitationMailJob, async ({ invitationId }) => {
    const mail = await deps.accountInvitations.mailOf(invitationId);
    if (mail !== null) await deps.mailer.send(mail);
  });

/** Removes filed mails to people who are no longer here. */
export const forgetMailsHandler = (deps: { personalData: PersonalDataService; mailer: Mailer }): JobHandler =>
  handle(forgetMailsJob, async () => {
    await deps.mailer.forget(deps.personalData.knownAddresses);
  });
