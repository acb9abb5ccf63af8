import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';
import { inTransaction, type Tx } from './transaction.ts';

/** One channel of PostgreSQL for all topics: a process listens once. */
const CHANNEL = 'groupement_events';

/** Tells every process, at commit, that something of the topic changed. Carries no data: listeners read afresh. */
export async function signal(tx: Tx, topic: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${topic})`);
}

/** Passes on what other transactions signalled. */
export type Signals = {
  /** Calls back for each signal of the topic until the returned function is called. */
  subscribe(topic: string, callback: () => void): () => void;
  close(): Promise<void>;
};

/** How long the first signal may take to come back. */
const HEARD_MS = 5_000;

/**
 * Listens to the database on a connection of its own, which postgres.js opens again when it breaks. Hears itself first.
 * @throws DeafConnection behind a pooler that hands the connection to others after each transaction
 */
export async function listenToSignals(database: Database): Promise<Signals> {
  const hub = new EventEmitter();
  hub.setMaxListeners(0);
  const listener = await database.listen(CHANNEL, (topic) => hub.emit(topic));
  await hearsItself(database, hub);
  return {
    subscribe: (topic, callback) => {
      hub.on(topic, callback);
      return () => void hub.off(topic, callback);
    },
    close: () => listener.unlisten(),
  };
}

/** What is signalled through the pool is not heard. */
export class DeafConnection extends Error {
  override name = 'DeafConnection';
}

async function hearsItself(database: Database, hub: EventEmitter): Promise<void> {
  const topic = `heard-${randomUUID()}`;
  const late = new AbortController();
  const heard = once(hub, topic, { signal: late.signal });
  heard.catch(() => undefined);
  await inTransaction(database, { kind: 'anonymous' }, (tx) => signal(tx, topic));
  const timer = setTimeout(() => late.abort(), HEARD_MS);
  try {
    await heard;
  } catch (cause) {
    throw new DeafConnection(
      'Signals of PostgreSQL do not come through DATABASE_URL: it leads to a pooler that takes the connection away (PgBouncer in transaction mode). Set DATABASE_DIRECT_URL to the database itself.',
      { cause },
    );
  } finally {
    clearTimeout(timer);
  }
}
