import { EventEmitter } from 'node:events';
import { sql } from 'drizzle-orm';
import type { Database } from './client.ts';
import type { Tx } from './transaction.ts';

/** One channel of PostgreSQL for all topics: a process listens once. */
const CHANNEL = 'groupement_events';

/** Tells every process, at commit, that something of the topic changed. Carries no data: listeners read afresh. */
export async function notify(tx: Tx, topic: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${topic})`);
}

/** Passes on what other transactions notified. */
export type Notifications = {
  /** Calls back for each notification of the topic until the returned function is called. */
  subscribe(topic: string, callback: () => void): () => void;
  close(): Promise<void>;
};

/** Listens to the database on a connection of its own, which postgres.js opens again when it breaks. */
export async function listenToNotifications(database: Database): Promise<Notifications> {
  const hub = new EventEmitter();
  hub.setMaxListeners(0);
  const listener = await database.sql.listen(CHANNEL, (topic) => hub.emit(topic));
  return {
    subscribe: (topic, callback) => {
      hub.on(topic, callback);
      return () => void hub.off(topic, callback);
    },
    close: () => listener.unlisten(),
  };
}
