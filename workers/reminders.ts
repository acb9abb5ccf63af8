import type { Schedule } from '../src/queue/schedule.ts';
import { handle, type JobHandler } from '../src/queue/worker.ts';
import { reminderJob } from '../src/reminders/jobs.ts';
import type { ReminderService } from '../src/reminders/service.ts';

/** How often what comes near is looked for, in milliseconds: a bid that is due in two days is told of within the hour. */
const EVERY_MS = 3_600_000;

/** Tells what comes near. Another delivery, or another worker at once, tells nothing again. */
export const reminderHandler = (reminders: ReminderService): JobHandler =>
  handle(reminderJob, () => reminders.remind());

/** The hourly look. */
export const reminderSchedule: Schedule = { id: 'reminders-hourly', job: reminderJob, everyMs: EVERY_MS };
