import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import type { Logger } from 'pino';
import type { Static, TSchema } from 'typebox';
import type { Database } from '../db/client.ts';
import { connectionLost } from '../db/connection-loss.ts';
import { DomainError } from '../shared/errors.ts';
import { continuing, inSpan } from '../tracing/spans.ts';
import type { JobData, JobWorker, QueueBackend } from './backend.ts';
import type { JobDefinition } from './define-job.ts';
import { type DoneNotes, startDoneNotes } from './done.ts';

/** How long a job waits for a database that is away, in milliseconds. */
const DATABASE_PAUSE_MS = 2_000;

/** What a handler knows of its delivery. The same job may be delivered twice: its id names the effect. */
export type JobContext = { jobId: string; attempt: number; requestId: string | null; log: Logger };

/** Work for one kind of job. `failed` is told once, when no further attempt will be made. */
export type JobHandler<S extends TSchema = TSchema> = {
  job: JobDefinition<S>;
  run(payload: Static<S>, context: JobContext): Promise<void>;
  failed?(payload: Static<S>, error: Error, context: JobContext): Promise<void>;
};

/** Types a handler by its job. */
export const handle = <S extends TSchema>(
  job: JobDefinition<S>,
  run: JobHandler<S>['run'],
  failed?: JobHandler<S>['failed'],
): JobHandler => ({ job, run, ...(failed === undefined ? {} : { failed }) });

export type Workers = { stop(): Promise<void> };

/**
 * Works on every kind of job. Refuses to start unless each kind has exactly one handler.
 * An error that another attempt can't mend (a DomainError) is not tried again; a lost database costs no attempt.
 */
export async function startWorkers(options: {
  backend: QueueBackend;
  database: Database;
  jobs: readonly JobDefinition[];
  handlers: readonly JobHandler[];
  log: Logger;
}): Promise<Workers> {
  assertOneHandlerEach(options.jobs, options.handlers);
  const done = startDoneNotes(options.database, options.log);
  const workers = options.handlers.map((handler) => startWorker(options.backend, handler, done, options.log));
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  return {
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await done.close();
    },
  };
}

function assertOneHandlerEach(jobs: readonly JobDefinition[], handlers: readonly JobHandler[]): void {
  const names = handlers.map((handler) => handler.job.name);
  const faults = [
    ...jobs.filter((job) => !names.includes(job.name)).map((job) => `no handler for ${job.name}`),
    ...names.filter((name, i) => names.indexOf(name) !== i).map((name) => `two handlers for ${name}`),
    ...names
      .filter((name) => !jobs.some((job) => job.name === name))
      .map((name) => `a handler for ${name}, which is no job`),
  ];
  if (faults.length > 0) throw new Error(`workers: ${faults.join('; ')}`);
}

function startWorker(backend: QueueBackend, handler: JobHandler, done: DoneNotes, parentLog: Logger): JobWorker {
  const { job } = handler;
  const contextOf = (bull: Job<JobData>): JobContext => ({
    jobId: bull.id ?? '',
    attempt: bull.attemptsMade + 1,
    requestId: bull.data.requestId,
    log: parentLog.child({ job: job.name, jobId: bull.id, requestId: bull.data.requestId }),
  });
  const attempt = async (bull: Job<JobData>): Promise<void> => {
    const context = contextOf(bull);
    const started = performance.now();
    try {
      await handler.run(job.parse(bull.data.payload), context);
      done.note(context.jobId);
      context.log.info({ ms: Math.round(performance.now() - started) }, 'job done');
    } catch (error) {
      context.log.warn({ err: error, attempt: context.attempt }, 'job failed');
      if (connectionLost(error) !== null) {
        await bull.moveToDelayed(Date.now() + DATABASE_PAUSE_MS, bull.token);
        throw new DelayedError();
      }
      if (error instanceof DomainError) throw new UnrecoverableError(error.message);
      throw error;
    }
  };
  const worker = backend.worker(job.name, job.concurrency, (bull) =>
    continuing(bull.data.traceparent ?? null, () =>
      inSpan(`job ${job.name}`, 'consumer', attributesOf(bull), () => attempt(bull)),
    ),
  );
  worker.on('error', (error) => parentLog.error({ err: error, job: job.name }, 'worker error'));
  worker.on('failed', (bull, error) => {
    if (bull === undefined) return;
    const isLast = error.name === 'UnrecoverableError' || bull.attemptsMade >= job.attempts;
    if (!isLast) return;
    const context = contextOf(bull as Job<JobData>);
    Promise.resolve(handler.failed?.(bull.data.payload, error, context))
      .then(() => done.note(context.jobId))
      .catch((fault: unknown) => context.log.error({ err: fault }, 'could not record the failure'));
  });
  return worker;
}

const attributesOf = (bull: Job<JobData>) => ({
  'messaging.system': 'bullmq',
  'messaging.destination.name': bull.queueName,
  'messaging.message.id': bull.id ?? '',
  'groupement.attempt': bull.attemptsMade + 1,
});
