import type { Static, TSchema } from 'typebox';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '../db/transaction.ts';
import { traceparent } from '../tracing/spans.ts';
import type { JobDefinition } from './define-job.ts';
import { insertJob } from './outbox.repository.ts';

/**
 * Asks for a job in the caller's transaction: it will run if, and only if, the transaction commits.
 * @param options.runAt not before this instant
 * @param options.clusterId whose turn it takes, of a kind of job that clusters take turns with
 * @returns the id that the job will have
 */
export async function enqueue<S extends TSchema>(
  tx: Tx,
  job: JobDefinition<S>,
  payload: Static<S>,
  options: { runAt?: Date; requestId?: string | undefined; clusterId?: string } = {},
): Promise<string> {
  const turn = job.perCluster === null ? null : (options.clusterId ?? null);
  if (job.perCluster !== null && turn === null) throw new TypeError(`job ${job.name}: whose turn is it?`);
  const id = uuidv7();
  await insertJob(tx, {
    id,
    name: job.name,
    payload: JSON.stringify(job.parse(payload)),
    turn,
    requestId: options.requestId ?? null,
    traceparent: traceparent(),
    runAt: options.runAt ?? null,
  });
  return id;
}
