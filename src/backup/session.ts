import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';

/**
 * One connection for a backup or a restore. It is node-postgres with pg-copy-streams because postgres.js, which the
 * rest of the program uses, can wait for ever at the end of a COPY and loses errors in the middle of one.
 */
export type Session = {
  rows<T extends object>(query: string, values?: unknown[]): Promise<T[]>;
  /** Whether there is a table of that name. */
  has(table: string): Promise<boolean>;
  /** Commits what `work` did, or undoes it when it throws. `mode` as after BEGIN. */
  transaction<T>(mode: string, work: () => Promise<T>): Promise<T>;
  /** What COPY … TO STDOUT gives, at the pace at which it is taken. */
  copyOut(query: string): AsyncIterable<Buffer>;
  /** Feeds COPY … FROM STDIN. */
  copyIn(query: string, rows: AsyncIterable<Buffer>): Promise<void>;
  close(): Promise<void>;
};

/** Connects as the user of `url`; `name` is what others see in pg_stat_activity. */
export async function openSession(url: string, name: string): Promise<Session> {
  const client = new pg.Client({ connectionString: url, application_name: name, keepAlive: true });
  // Every query under way rejects by itself; without a listener the event would end the process.
  client.on('error', () => undefined);
  await client.connect();
  const rows = async <T extends object>(query: string, values?: unknown[]) =>
    (await client.query<T>(query, values)).rows;
  return {
    rows,
    has: async (table) => {
      const [found] = await rows<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
      return found?.there === true;
    },
    transaction: async (mode, work) => {
      await client.query(`begin ${mode}`);
      try {
        const value = await work();
        await client.query('commit');
        return value;
      } catch (error) {
        await client.query('rollback').catch(() => undefined); // a lost connection has rolled back by itself
        throw error;
      }
    },
    copyOut: (query) => client.query(to(query)),
    copyIn: (query, parts) => pipeline(Readable.from(parts), client.query(from(query))),
    close: () => client.end(),
  };
}
