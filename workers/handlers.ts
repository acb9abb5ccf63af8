import type { Database } from '../src/db/client.ts';
import type { Signals } from '../src/db/signals.ts';
import type { EngineThreads } from '../src/engine-threads/threads.ts';
import type { Mailer } from '../src/notifications/mailer.ts';
import type { ReportFolder } from '../src/notifications/report-folder.ts';
import type { JobHandler } from '../src/queue/worker.ts';
import type { Services } from '../src/services.ts';
import { deadlineHandlers } from './consortia/deadlines.ts';
import { recompositionHandler } from './consortia/recomposition.ts';
import { importHandler } from './imports/import.ts';
import { readDocumentHandler } from './imports/read-document.ts';
import { watchHandlers } from './imports/watch.ts';
import type { CandidateFollower } from './match/follower.ts';
import { matchRunHandler } from './match/match-run.ts';
import { membershipEndedHandler } from './membership-ended.ts';
import { forgetMailsHandler, invitationMailHandler, mailHandler, mailReportsHandler } from './notifications/mail.ts';
import { recruitingHandler } from './recruiting.ts';
import { reminderHandler } from './reminders.ts';
import { sweepHandler } from './sweep.ts';
import { webhookDeliveryHandler } from './webhooks/delivery.ts';

/** What handlers work with. */
export type HandlerDependencies = {
  services: Services;
  database: Database;
  mailer: Mailer;
  reports: ReportFolder;
  signals: Signals;
  threads: EngineThreads;
  candidates: CandidateFollower;
};

/** The handler of every kind of job in JOBS. */
export const createHandlers = ({
  database,
  mailer,
  reports,
  services,
  signals,
  threads,
  candidates,
}: HandlerDependencies): JobHandler[] => [
  importHandler(services.imports.files),
  readDocumentHandler(services.consultation.reading),
  ...watchHandlers(services.watches),
  recompositionHandler({ recompositions: services.consortia.recompositions, threads, candidates }),
  ...deadlineHandlers({
    database,
    invitations: services.consortia.invitations,
    announcements: services.consortia.announcements,
    newcomers: services.consortia.newcomers,
  }),
  mailHandler({ notifications: services.notifications, mailer, refusals: services.auth.mailRefusals }),
  invitationMailHandler({
    accountInvitations: services.auth.accountInvitations,
    mailer,
    refusals: services.auth.mailRefusals,
  }),
  mailReportsHandler(reports, services.auth.mailRefusals),
  forgetMailsHandler({ personalData: services.auth.personalData, mailer }),
  webhookDeliveryHandler(services.webhooks),
  matchRunHandler({
    execution: services.matchRuns.execution,
    planning: services.matchRuns.planning,
    threads,
    candidates,
    signals,
  }),
  recruitingHandler(services.recruiting),
  membershipEndedHandler({ memberships: services.clusters.memberships }),
  reminderHandler(services.reminders),
  sweepHandler(database, services.equipment.bookings),
];
