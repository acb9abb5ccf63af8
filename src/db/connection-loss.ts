import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';

/** What drivers and sockets say when there is no connection any more. */
const SOCKET_CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);
/** SQLSTATEs of a server that ends the session, stops, starts or is full (PostgreSQL, appendix A, classes 08, 53, 57). */
const SERVER_CODES = new Set(['08000', '08003', '08006', '53300', '57P01', '57P02', '57P03', '57P05']);

/**
 * A loss is told of this much later, in milliseconds: in the next turn of the event loop. When a server goes, several
 * connections close in one turn. Whoever heard of the first and asked again at once would write to one that closes next;
 * postgres.js 3.4.9 then keeps the timer of that write, never set again, and the connection sends nothing any more: each
 * query that it gets waits for CONNECT_TIMEOUT.
 */
const NEXT_TURN_MS = 1;

/** Pauses before a transaction that could not even begin is begun again, in milliseconds: a restart takes some 200. */
const PAUSES_MS = [20, 80, 300];

/**
 * The connection of a transaction broke, or there is none to be had. Nothing of the transaction is kept, unless it
 * broke while the commit was under way: then `mayBeDone`, and only looking tells.
 */
export class ConnectionLost extends Error {
  readonly mayBeDone: boolean;

  constructor(mayBeDone: boolean, cause: unknown) {
    super('the connection to the database was lost', { cause });
    this.name = 'ConnectionLost';
    this.mayBeDone = mayBeDone;
  }
}

/** The ConnectionLost behind an error, through wrappers; null when it is about something else. */
export function connectionLost(error: unknown): ConnectionLost | null {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    if (e instanceof ConnectionLost) return e;
  }
  return null;
}

/** A statement as postgres.js has it: it sends itself unless it counts as executed, and is settled from outside. */
type Statement = postgres.PendingQuery<never> & { executed: boolean; reject(error: unknown): void };

/** How a transaction stands. */
type Fate = {
  begun: boolean;
  committing: boolean;
  lost: unknown;
  /** What its work threw: not of the connection, whatever its code. */
  ownError: unknown;
  /** Statements without an answer. */
  waiting: Set<Statement>;
};

/**
 * Begins a transaction on a pool and runs `work` in it, never touching its connection after that broke.
 *
 * postgres.js by itself sends the rollback of a broken transaction, and whatever its work still asks for, to a
 * connection that has no socket, which throws where nobody can catch it (porsager/postgres#1154, #1208), or that by
 * then serves another transaction. So statements after the loss are refused here, and a work that ends after it is not
 * told to postgres.js at all: the transaction is over already, rejected by the close of its connection.
 *
 * A transaction that cannot begin is begun again after a moment: nothing of it was done.
 *
 * @param mode as PostgreSQL's BEGIN takes it (isolation level, read only)
 * @throws ConnectionLost when the connection broke or there is none
 */
export async function beginOutliving<T>(
  pool: postgres.Sql,
  work: (tx: postgres.TransactionSql) => Promise<T>,
  mode = '',
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const fate: Fate = { begun: false, committing: false, lost: undefined, ownError: undefined, waiting: new Set() };
    try {
      return (await pool.begin(mode, (tx) => {
        fate.begun = true;
        return untilLost(fate, () => work(guarded(tx, fate)));
      })) as T;
    } catch (error) {
      const isLost = fate.lost !== undefined || (error !== fate.ownError && isUnavailable(error));
      if (!isLost) throw error;
      fate.lost ??= error;
      for (const statement of fate.waiting) statement.reject(error);
      const pause = fate.begun ? undefined : PAUSES_MS[attempt];
      await sleep(pause ?? NEXT_TURN_MS);
      if (pause === undefined) throw new ConnectionLost(fate.committing, error);
    }
  }
}

/**
 * Asks what changes nothing, outside of any transaction that is open: again after a moment while there is no connection.
 * @throws ConnectionLost when there is none to be had
 */
export async function askOutliving<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      const pause = PAUSES_MS[attempt];
      await sleep(pause ?? NEXT_TURN_MS);
      if (pause === undefined) throw new ConnectionLost(false, error);
    }
  }
}

/** Settles as `work` does; never, when the connection is lost before. */
async function untilLost<T>(fate: Fate, work: () => Promise<T>): Promise<T> {
  try {
    const value = await work();
    if (fate.lost === undefined) {
      fate.committing = true;
      return value;
    }
  } catch (error) {
    fate.ownError = error;
    if (fate.lost === undefined) throw error;
  }
  return new Promise(() => undefined);
}

/** The transaction as `work` gets it: notes that its connection is lost, and refuses every statement from then on. */
function guarded(tx: postgres.TransactionSql, fate: Fate): postgres.TransactionSql {
  const watched = (statement: Statement): Statement => {
    if (fate.lost !== undefined) {
      statement.executed = true;
      statement.reject(fate.lost);
      statement.catch(() => undefined);
      return statement;
    }
    fate.waiting.add(statement);
    // Told before the one who asked, so that what he does then is refused.
    statement.then(
      () => fate.waiting.delete(statement),
      (error: unknown) => {
        fate.waiting.delete(statement);
        if (isSocketError(error)) fate.lost ??= error;
      },
    );
    return statement;
  };
  return new Proxy(tx, {
    // A template; what is called otherwise names an identifier or a list of columns, and is part of one.
    apply: (target, self, words: [readonly string[] & { raw?: unknown }]) => {
      const part = Reflect.apply(target, self, words);
      return words[0]?.raw === undefined ? part : watched(part as Statement);
    },
    get: (target, name, receiver) =>
      name === 'unsafe'
        ? (...words: Parameters<typeof tx.unsafe>) => watched(target.unsafe(...words) as Statement)
        : Reflect.get(target, name, receiver),
  });
}

const codeOf = (error: unknown): string => {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
};

const isSocketError = (error: unknown): boolean =>
  SOCKET_CODES.has(codeOf(error)) || codeOf(error).startsWith('ERR_STREAM');

const isUnavailable = (error: unknown): boolean => isSocketError(error) || SERVER_CODES.has(codeOf(error));
