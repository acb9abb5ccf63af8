import { sql } from 'drizzle-orm';
import type { Static, TSchema } from 'typebox';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '../db/transaction.ts';
import type { JobDefinition } from './define-job.ts';
import { outbox } from './table.ts';

/** The channel on which the relay is told, at commit, that there is something to forward. */
export const OUTBOX_CHANNEL = 'outbox';

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
  const text = JSON.stringify(job.parse(payload));
  // One statement: the relay is told of the row that goes in with it.
  await tx.execute(sql`
    insert into ${outbox} (id, job, payload, request_id, turn, run_at)
    select ${id}::uuid, ${job.name}, ${text}::jsonb, ${options.requestId ?? null}, ${turn}::uuid, ${options.runAt?.toISOString() ?? null}::timestamptz
      from pg_notify(${OUTBOX_CHANNEL}, '')`);
  return id;
}

/** Tells the relays, at commit, to look again. */
export const tellRelay = (tx: Tx): Promise<unknown> => tx.execute(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
