import { AsyncLocalStorage } from 'node:async_hooks';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgTransaction } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import type { Actor } from '../shared/actor.ts';
import { inSpanOfTrace } from '../tracing/spans.ts';
import type { Database } from './client.ts';
import { connectionLost } from './connection-loss.ts';
import { freshLine, type Line, sameActor, speakAs, TransactionEnded } from './line.ts';
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
const IN_FAILED_TRANSACTION = '25P02';

const current = new AsyncLocalStorage<Open>();
type Open = { tx: Tx; database: Database; actor: Actor; line: Line; along: Promise<unknown>[] };

/**
 * Runs `work` in one transaction on behalf of `actor`; row-level security follows the actor.
 *
 * Inside a transaction of the same database that is already open in this call chain it joins that one, so that
 * services compose into one commit. A join on behalf of another actor (a member's acceptance that lets the system
 * move a consortium on) holds for the statements of that `work`: each is read as the actor of the call that sent it.
 *
 * Statements that are called without waiting for those before them (`Promise.all`) travel together and run in that
 * order: a round trip for all. The first that fails fails those behind it, and the transaction.
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
 * Joins the transaction that is open in this call chain and works on it as `actor`: what a person sets off and the
 * program does (the competition guard that seals a declaration) is read and written with the program's rights.
 * @throws Error when none is open: this never commits anything by itself
 */
export async function actingAs<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const open = current.getStore();
  if (open === undefined) throw new Error('actingAs joins a transaction: none is open');
  return joinOpen(open, actor, work);
}

/**
 * Joins the open transaction for work that may fail alone: when it throws, what it wrote is taken back and the rest
 * of the transaction stands. One at a time on a transaction; what went along (`sendAlong`) inside is waited for.
 * @throws what the work threw, once its writes are taken back
 */
export async function inSavepoint<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const open = current.getStore();
  if (open === undefined) throw new Error('a savepoint is one of a transaction: none is open');
  const along: Promise<unknown>[] = [];
  const untoldBefore = open.line.untold.length;
  try {
    return await open.tx.transaction(async (tx) => {
      const result = await current.run({ ...open, tx, along }, async () => await work(tx));
      await Promise.all(along);
      return result;
    });
  } catch (error) {
    // Who the statements are read as was taken back with the rest: the next one says it again.
    open.line.told = null;
    // What could not be told inside is over with it; it is the cause of what failed behind it.
    const [untold] = open.line.untold.splice(untoldBefore);
    throw untold ?? error;
  }
}

/** Takes back what was only to be looked at. */
class TakenBack extends Error {}

/**
 * What work would do: does it in the open transaction, keeps the answer and takes every write back, jobs and signals
 * included. For questions before an act that undoes what people have agreed to.
 * @throws what the work throws: what would be refused is refused here too
 */
export async function foreseen<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let kept: { readonly value: T } | null = null;
  try {
    return await inSavepoint(async () => {
      kept = { value: await inSavepoint(work) };
      throw new TakenBack();
    });
  } catch (error) {
    if (error instanceof TakenBack && kept !== null) return (kept as { readonly value: T }).value;
    throw error;
  }
}

/**
 * Lets writes that nothing else in the transaction waits for travel with its commit. `inTransaction` throws what
 * fails of them, and nothing of the transaction is kept then. Every statement must be called before the first is
 * answered: what comes later than the commit is refused.
 */
export function sendAlong(...writes: Promise<unknown>[]): void {
  const open = current.getStore();
  if (open === undefined) throw new Error('writes go along with a transaction: none is open');
  for (const write of writes) {
    write.catch(() => undefined);
    open.along.push(write);
  }
}

async function beginAndRun<T>(database: Database, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const line = freshLine();
  const along: Promise<unknown>[] = [];
  const run = () =>
    database.db.transaction((tx) => current.run({ tx, database, actor, line, along }, async () => await work(tx)));
  const outcome = await settled(
    inSpanOfTrace('transaction', 'client', attributesOf(actor), () => speakAs(line, actor, run)),
  );
  if (outcome.status === 'rejected' && connectionLost(outcome.reason) !== null) throw outcome.reason;
  // A commit of a transaction in which something failed rolls back, and says nothing of it: these do.
  const faults = [...line.untold, ...(await faultsOf(along))];
  const cause = faults.find(
    (fault) => sqlState(fault) !== IN_FAILED_TRANSACTION && !(fault instanceof TransactionEnded),
  );
  if (cause !== undefined) throw cause;
  if (outcome.status === 'rejected') throw outcome.reason;
  if (faults.length > 0) throw faults[0];
  return outcome.value;
}

const attributesOf = ({ kind }: Actor) => ({ 'db.system.name': 'postgresql', 'groupement.actor.kind': kind });

const settled = async <T>(work: Promise<T>): Promise<PromiseSettledResult<T>> => (await Promise.allSettled([work]))[0];

const faultsOf = async (writes: readonly Promise<unknown>[]): Promise<unknown[]> =>
  (await Promise.allSettled(writes)).flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));

async function joinOpen<T>(open: Open, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (sameActor(open.actor, actor)) return work(open.tx);
  return speakAs(open.line, actor, () => current.run({ ...open, actor }, async () => await work(open.tx)));
}
