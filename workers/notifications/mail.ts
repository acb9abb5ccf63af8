import type { AccountInvitationService } from '../../src/auth/account-invitations.service.ts';
import { forgetMailsJob, invitationMailJob } from '../../src/auth/jobs.ts';
import type { MailRefusals } from '../../src/auth/mail-refusals.service.ts';
import type { PersonalDataService } from '../../src/auth/personal-data.service.ts';
import { mailJob, mailReportsJob } from '../../src/notifications/jobs.ts';
import { MailboxRefused, type Mailer } from '../../src/notifications/mailer.ts';
import type { ReportFolder } from '../../src/notifications/report-folder.ts';
import type { NotificationService } from '../../src/notifications/service.ts';
import type { Schedule } from '../../src/queue/schedule.ts';
import { handle, type JobHandler } from '../../src/queue/worker.ts';
import type { Mail } from '../../src/shared/mail.ts';
import { inSpan } from '../../src/tracing/spans.ts';

/** How often the folder of reports is looked into, in milliseconds. */
const REPORTS_MS = 60_000;

type Sending = { mailer: Mailer; refusals: MailRefusals };

/** Sends a mail; a mailbox that refuses it for good is noted. */
const sendWith =
  ({ mailer }: Sending, refused: { mail: Mail; status: string }[]) =>
  async (mail: Mail): Promise<void> => {
    try {
      await inSpan('send mail', 'client', { 'groupement.mail.id': mail.id }, () => mailer.send(mail));
    } catch (error) {
      if (!(error instanceof MailboxRefused)) throw error;
      refused.push({ mail, status: error.status });
    }
  };

/** Sends, then notes who refused, once whatever the sending held is let go. */
async function sendAndNote(sending: Sending, deliver: (send: (mail: Mail) => Promise<void>) => Promise<void>) {
  const refused: { mail: Mail; status: string }[] = [];
  await deliver(sendWith(sending, refused));
  for (const { mail, status } of refused)
    await sending.refusals.note({ mailId: mail.id, address: mail.to.address.toLowerCase(), status });
}

/** Sends the mail of a notification. One that was noted as sent is not sent again. */
export const mailHandler = ({
  notifications,
  ...sending
}: Sending & { notifications: Pick<NotificationService, 'deliver'> }): JobHandler =>
  handle(mailJob, ({ notificationId }) => sendAndNote(sending, (send) => notifications.deliver(notificationId, send)));

/** Sends the mail of an account invitation. A repeat has the same message id and the same token. */
export const invitationMailHandler = ({
  accountInvitations,
  ...sending
}: Sending & { accountInvitations: AccountInvitationService }): JobHandler =>
  handle(invitationMailJob, async ({ invitationId }) => {
    const mail = await accountInvitations.mailOf(invitationId);
    if (mail !== null) await sendAndNote(sending, (send) => send(mail));
  });

/** Removes filed mails to people who are no longer here. */
export const forgetMailsHandler = (deps: { personalData: PersonalDataService; mailer: Mailer }): JobHandler =>
  handle(forgetMailsJob, async () => {
    await deps.mailer.forget(deps.personalData.knownAddresses);
  });

/** Takes up the reports of mails that came back. */
export const mailReportsHandler = (folder: ReportFolder, refusals: MailRefusals): JobHandler =>
  handle(mailReportsJob, async (_payload, { log }) => {
    const taken = await folder.empty(async ({ mailId, refusals: refused }) => {
      for (const { address, status } of refused) await refusals.note({ mailId, address, status });
    });
    if (taken > 0) log.info({ taken }, 'mails came back');
  });

/** The look into the folder of reports. */
export const mailReportsSchedule: Schedule = { id: 'mail-reports', job: mailReportsJob, everyMs: REPORTS_MS };
