import { asc, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { JobDefinition } from './define-job.ts';
import { outbox } from './table.ts';

/** Relays look for turns one after the other: two at once would each give the last one. */
const TURNS_LOCK = 7143;

/**
 * Rows whose turn it is to be forwarded, locked: of each kind of job that takes turns, as many for each cluster as it may
 * have under way at once; first each cluster's first. The others stay in the outbox until one of theirs has ended, so
 * that a queue never holds more of one cluster than that, and whoever comes next stands behind those alone.
 */
export async function rowsInTurn(
  tx: Tx,
  jobs: readonly JobDefinition[],
  limit: number,
): Promise<(typeof outbox.$inferSelect)[]> {
  const inTurn = jobs.flatMap(({ name, perCluster }) => (perCluster === null ? [] : [{ name, perCluster }]));
  if (inTurn.length === 0) return [];
  const [waits] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(sql`${isNull(outbox.relayedAt)} and ${isNotNull(outbox.turn)}`)
    .limit(1);
  if (waits === undefined) return [];
  await tx.execute(sql`select pg_advisory_xact_lock(${TURNS_LOCK})`);
  const most = sql.join(
    inTurn.map(({ name, perCluster }): SQL => sql`(${name}, ${perCluster}::int)`),
    sql`, `,
  );
  return tx
    .select()
    .from(outbox)
    .where(sql`${outbox.id} in (
      select waiting.id
        from (select id, job, turn, row_number() over (partition by job, turn order by id) as place
                from outbox where relayed_at is null and turn is not null) waiting
        join (values ${most}) as most (job, at_once) on most.job = waiting.job
       where waiting.place + (select count(*) from outbox u
                where u.job = waiting.job and u.turn = waiting.turn and u.relayed_at is not null and u.done_at is null)
             <= most.at_once
       order by waiting.place, waiting.id
       limit ${limit})`)
    .orderBy(asc(outbox.id))
    .for('update', { skipLocked: true });
}
