import { AsyncLocalStorage } from 'node:async_hooks';
import { type ExtractTablesWithRelations, sql } from 'drizzle-orm';
import type { PgTransaction } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import type { Actor } from '../shared/actor.ts';
import type { Database } from './client.ts';
import { sqlState } from './sql-state.ts';

/** An open transaction; repositories take one and never open their own. */
export type Tx = PgTransaction<
  PostgresJsQueryResultHKT,
  Record<string, never>,
  ExtractTablesWithRelations<Record<string, never>>
>;

/** A transaction that lost a deadlock or a serialisation race is run again, this many times in all. */
const ATTEMPTS = 4;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';

const current = new AsyncLocalStorage<{ tx: Tx; database: Database; actor: Actor }>();

/**
 * Runs `work` in one transaction on behalf of `actor`; row-level security follows the actor.
 *
 * Inside a transaction of the same database that is already open in this call chain it joins that one, so that
 * services compose into one commit. A join on behalf of another actor (a member's acceptance that lets the system
 * move a consortium on) switches for the length of `work` and back again; do not run both at the same time.
 *
 * `work` may run again when PostgreSQL rolls the transaction back for a deadlock: keep it free of other effects.
 */
export async function inTransaction<T>(database: Database, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const open = current.getStore();
  if (open?.database === database) return joinOpen(open, actor, work);
  for (let attempt = 1; ; attempt++) {
    try {
      return await beginAndRun(database, actor, work);
    } catch (error) {
      const state = sqlState(error);
      if (attempt >= ATTEMPTS || (state !== SERIALIZATION_FAILURE && state !== DEADLOCK_DETECTED)) throw error;
    }
  }
}

/**
 * The actor's statement is sent without waiting for its answer: it is first on the same connection, so it takes
 * effect before any statement of `work`, and costs no round trip of its own.
 */
const beginAndRun = <T>(database: Database, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  database.db.transaction(async (tx) => {
    const begun = beginActor(tx, actor);
    const [, value] = await Promise.all([begun, current.run({ tx, database, actor }, () => work(tx))]);
    return value;
  });

async function joinOpen<T>(
  open: { tx: Tx; database: Database; actor: Actor },
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (sameActor(open.actor, actor)) return work(open.tx);
  await beginActor(open.tx, actor);
  const value = await current.run({ ...open, actor }, () => work(open.tx));
  await beginActor(open.tx, open.actor);
  return value;
}

const sameActor = (a: Actor, b: Actor): boolean =>
  a.kind === b.kind && (a.kind !== 'user' || (b.kind === 'user' && a.userId === b.userId));

async function beginActor(tx: Tx, actor: Actor): Promise<void> {
  const userId = actor.kind === 'user' ? actor.userId : null;
  await tx.execute(sql`select app_begin(${actor.kind}, ${userId}::uuid)`);
}
