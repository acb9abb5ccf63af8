import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoClient, signIn } from '../../seeds/demo/client.ts';
import { seedDemo } from '../../seeds/demo-network.ts';
import { writePeople } from '../../seeds/people.ts';
import { DEMO_EMAILS } from '../../src/auth/demo-people.ts';
import { loadConfig } from '../../src/config.ts';
import type { Database } from '../../src/db/client.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { createLog } from '../../src/log.ts';
import { openRuntime } from '../../src/runtime.ts';
import { startApi } from '../../src/server.ts';
import { createServices, type Services } from '../../src/services.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { startWorkerProcess } from '../../workers/main.ts';
import { testDatabase } from '../database.ts';
import { mailsIn, type ReadMail } from '../notifications/mails.ts';

/** The three people of the demo. */
export type DemoRole = 'coordinator' | 'member' | 'admin';

/** The whole program with its console, on a database with the demo's data. */
export type ConsoleServer = {
  url: string;
  databaseUrl: string;
  /** The API as one of the demo's people, for what a test needs before it opens a page. */
  as(role: DemoRole): Promise<DemoClient>;
  /** The mails that were sent to an address. */
  mailsTo(address: string): ReadMail[];
  clusterIds: ReadonlyMap<string, string>;
  password: string;
  /** Its data: the mails that were sent, the files of bids. */
  folder: string;
  database: Database;
  /** The program's own, for what no page asks for. */
  services: Services;
  close(): Promise<void>;
};

/**
 * Starts it: API, workers, console built if stale. Call in `beforeAll`, and `close()` in `afterAll`.
 * @param options.empty with an administrator and nothing else, as an installation begins; `nobody`: without one
 */
export async function consoleServer(
  options: { redisUrl?: string; empty?: boolean | 'nobody' } = {},
): Promise<ConsoleServer> {
  const db = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'groupement-console-'));
  const config = loadConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: folder,
    DATABASE_URL: db.url,
    ...(options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl }),
    JWT_SECRET: 'for the console in a browser, thirty-two characters and more',
    LOGIN_ATTEMPTS_PER_MINUTE: '1000',
    LOG_LEVEL: 'error',
  });
  const log = createLog(config.LOG_LEVEL, 'console-test');
  const runtime = await openRuntime(config, log, 'console-test');
  const clusterIds =
    options.empty === 'nobody'
      ? new Map<string, string>()
      : options.empty === true
        ? await administratorAlone(runtime.database, config.DEMO_PASSWORD)
        : (await seedDemo({ database: runtime.database, config })).clusterIds;
  const services = createServices({ config, database: runtime.database });
  const worker = await startWorkerProcess(config, runtime, log);
  const api = await startApi(config, runtime, log);
  return {
    url: api.url,
    databaseUrl: db.url,
    as: (role) => signIn(api.url, `${role}@demo.example`, config.DEMO_PASSWORD),
    mailsTo: (address) => mailsIn(join(folder, 'mail')).filter(({ to }) => to.includes(address)),
    clusterIds,
    password: config.DEMO_PASSWORD,
    folder,
    database: runtime.database,
    services,
    close: async () => {
      await api.stop();
      await worker.stop();
      await runtime.close();
      await db.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Who sets up an installation; there is no cluster yet. */
async function administratorAlone(database: Database, password: string): Promise<ReadonlyMap<string, string>> {
  const person = { email: DEMO_EMAILS.admin, name: 'Administration', roles: [{ role: 'admin' as const }] };
  await inTransaction(database, systemActor('seeds'), (tx) => writePeople(tx, [person], password));
  return new Map();
}
