import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../src/config.ts';
import { listenToSignals } from '../src/db/signals.ts';
import { startEngineThreads } from '../src/engine-threads/threads.ts';
import { JOBS } from '../src/jobs.ts';
import { openMailer } from '../src/notifications/mailer.ts';
import { openReportFolder } from '../src/notifications/report-folder.ts';
import { startRelay } from '../src/queue/relay.ts';
import { ensureSchedules } from '../src/queue/schedule.ts';
import { startWorkers } from '../src/queue/worker.ts';
import type { Runtime } from '../src/runtime.ts';
import { createServices } from '../src/services.ts';
import { createHandlers } from './handlers.ts';
import { watchSchedule } from './imports/watch.ts';
import { followCandidates } from './match/follower.ts';
import { mailReportsSchedule } from './notifications/mail.ts';
import { reminderSchedule } from './reminders.ts';
import { sweepSchedule } from './sweep.ts';

/** How often schedules are looked for that a queue may have lost, in milliseconds. */
const RESCHEDULE_MS = 300_000;

/** A running worker process: the relay and a BullMQ worker for each kind of job. */
export type WorkerProcess = { stop(): Promise<void> };

/** Starts relay and workers. `stop` takes no new jobs and finishes those under way. */
export async function startWorkerProcess(
  config: Config,
  runtime: Pick<Runtime, 'database' | 'backend'>,
  log: Logger,
): Promise<WorkerProcess> {
  const { database, backend } = runtime;
  const threads = startEngineThreads(config.MATCH_THREADS);
  const services = createServices({ config, database, engine: threads });
  const signals = await listenToSignals(database);
  const candidates = followCandidates({ database, signals, threads, log });
  const mailer = openMailer({
    smtpUrl: config.SMTP_URL,
    from: config.MAIL_FROM,
    folder: join(config.DATA_DIR, 'mail'),
  });
  log.info(`mails go to ${mailer.place}`);
  const reports = openReportFolder(config.MAIL_REPORTS ?? join(config.DATA_DIR, 'mail-reports'));
  const handlers = createHandlers({ services, database, mailer, reports, signals, threads, candidates });
  const workers = await startWorkers({ backend, database, jobs: JOBS, handlers, log });
  const schedule = () =>
    ensureSchedules(backend, [watchSchedule, sweepSchedule, reminderSchedule, mailReportsSchedule], log);
  await schedule();
  const rescheduling = setInterval(() => void schedule(), RESCHEDULE_MS);
  await services.imports.files.resume();
  const relay = await startRelay({ database, backend, jobs: JOBS, log });
  return {
    stop: async () => {
      clearInterval(rescheduling);
      await relay.stop();
      await workers.stop();
      await services.consultation.reader.close();
      await candidates.close();
      await threads.close();
      mailer.close();
      await signals.close();
    },
  };
}
