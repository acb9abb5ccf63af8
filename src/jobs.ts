import { forgetMailsJob, invitationMailJob, newMemberJob } from './auth/jobs.ts';
import { membershipEndedJob } from './clusters/jobs.ts';
import {
  announcementJob,
  invitationDeadlineJob,
  recompositionJob,
  replacementDueJob,
} from './consortia/transitions/jobs.ts';
import { readDocumentJob } from './consultation/jobs.ts';
import { importJob } from './imports/jobs.ts';
import { matchRunJob } from './match-runs/jobs.ts';
import { mailJob, mailReportsJob } from './notifications/jobs.ts';
import type { JobDefinition } from './queue/define-job.ts';
import { recruitingSurveyJob } from './recruiting/jobs.ts';
import { reminderJob } from './reminders/jobs.ts';
import { sweepJob } from './sweep/jobs.ts';
import { watchPollJob, watchTickJob } from './watch/jobs.ts';
import { webhookDeliveryJob } from './webhooks/jobs.ts';

/** Every kind of job of the product. The relay forwards these, and the workers must have a handler for each. */
export const JOBS: readonly JobDefinition[] = [
  importJob,
  readDocumentJob,
  watchPollJob,
  watchTickJob,
  matchRunJob,
  recruitingSurveyJob,
  membershipEndedJob,
  recompositionJob,
  invitationDeadlineJob,
  replacementDueJob,
  announcementJob,
  mailJob,
  mailReportsJob,
  invitationMailJob,
  newMemberJob,
  forgetMailsJob,
  webhookDeliveryJob,
  reminderJob,
  sweepJob,
];
