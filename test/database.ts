import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connectDatabase, type Database } from '../src/db/client.ts';

/** A database of one test file's own, with every migration applied and no rows. */
export type TestDatabase = {
  /** The superuser's URL, which bypasses row-level security: what the program runs as is another role. */
  url: string;
  name: string;
  /** A pool as the application has it, row-level security and all, by a pooler where one is given; `drop()` closes it. */
  open(poolerUrl?: string): Database;
  /** Ends its connections and removes it. */
  drop(): Promise<void>;
};

/** Clones the migrated template: call it in `beforeAll`, and `drop()` in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer((sql) =>
    sql.unsafe(`create database ${name} template "${template.pathname.slice(1)}" strategy wal_log`),
  );
  const url = new URL(template);
  url.pathname = `/${name}`;
  const opened: Database[] = [];
  return {
    url: url.href,
    name,
    open: (poolerUrl) => {
      const location = poolerUrl === undefined ? { url: url.href } : { url: poolerUrl, directUrl: url.href };
      const database = connectDatabase(location, { max: 5, name: 'groupement-test' });
      opened.push(database);
      return database;
    },
    drop: async () => {
      await Promise.all(opened.map((database) => database.close()));
      await administer((sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}

async function administer(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const url = new URL(inject('templateUrl'));
  url.pathname = '/postgres';
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
