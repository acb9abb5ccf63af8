import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';

/** A relay in front of PostgreSQL that counts how often a client that spoke waited for the server to answer. */
export type CountedWire = {
  url: string;
  /** Runs it, and says how many round trips its connections made meanwhile. */
  roundTrips(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
};

/** Passes bytes on unchanged: a round trip begins when the client sends after the server was the last to speak. */
export async function countedWire(databaseUrl: string): Promise<CountedWire> {
  const target = new URL(databaseUrl);
  let trips = 0;
  const server = createServer((client) => {
    const database = connect(Number(target.port || 5432), target.hostname);
    let asked = false;
    client.on('data', (chunk) => {
      if (!asked) trips++;
      asked = true;
      database.write(chunk);
    });
    database.on('data', (chunk) => {
      asked = false;
      client.write(chunk);
    });
    const end = () => {
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) socket.on('close', end).on('error', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    roundTrips: async (work) => {
      const before = trips;
      await work();
      return trips - before;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
