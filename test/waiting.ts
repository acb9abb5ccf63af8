import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '../src/db/client.ts';
import { inTransaction } from '../src/db/transaction.ts';
import { systemActor } from '../src/shared/actor.ts';
import type { TestApp, TestPerson } from './app.ts';

/** As long as a busy machine may take; an idle one takes milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * Asks again until `read` gives something other than null, undefined or false, and gives that.
 * @throws Error that names what was waited for, after a minute
 */
export async function until<T>(
  read: () => T | Promise<T>,
  { what = 'it', patienceMs = PATIENCE_MS }: { what?: string; patienceMs?: number } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = await read();
    if (value !== null && value !== undefined && value !== false) return value as NonNullable<Exclude<T, false>>;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}: ${String(read)}`);
    await sleep(25);
  }
}

/** Waits until a job has ended, well or for good; the id is that of its outbox row. */
export const jobDone = (database: Database, id: string): Promise<unknown> =>
  until(async () => (await jobs(database, sql`id = ${id} and done_at is not null`)) === 1, { what: `job ${id}` });

/** Waits until no job is left that is due: then what has not happened will not happen. */
export const allJobsDone = (database: Database): Promise<unknown> =>
  until(async () => (await jobs(database, sql`done_at is null and (run_at is null or run_at <= now())`)) === 0, {
    what: 'all jobs',
  });

async function jobs(database: Database, condition: ReturnType<typeof sql>): Promise<number> {
  return inTransaction(database, systemActor('test'), async (tx) => {
    const rows = await tx.execute<{ n: number }>(sql`select count(*)::int as n from outbox where ${condition}`);
    return rows[0]?.n ?? 0;
  });
}

/** Waits until a match run is over, and gives it. */
export const runOver = (app: TestApp, as: TestPerson, runId: string) =>
  until(
    async () => {
      const run = (await app.call('GET', `/match-runs/${runId}`, { as })).json();
      return !['queued', 'running'].includes(run.status) && run;
    },
    { what: `match run ${runId}`, patienceMs: 150_000 },
  );

/**
 * How many turns of a millisecond this process's event loop had while `work` was under way, and what it gave. Work done on
 * the loop itself leaves it none or a handful; work done in a thread leaves it many, however busy the machine is. A count,
 * since a time says more about the machine than about the program.
 */
export async function turnsDuring<T>(work: () => Promise<T>): Promise<{ turns: number; value: T }> {
  let turns = 0;
  const counting = setInterval(() => turns++, 1);
  try {
    const value = await work();
    return { turns, value };
  } finally {
    clearInterval(counting);
  }
}
