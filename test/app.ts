import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { DestinationStream } from 'pino';
import { uuidv7 } from 'uuidv7';
import { buildApp } from '../src/app.ts';
import { insertRole, insertUser } from '../src/auth/repository.ts';
import { insertCluster } from '../src/clusters/repository.ts';
import { type Config, loadConfig } from '../src/config.ts';
import type { Database } from '../src/db/client.ts';
import { listenToSignals } from '../src/db/signals.ts';
import { inTransaction } from '../src/db/transaction.ts';
import { startEngineThreads } from '../src/engine-threads/threads.ts';
import { createLog } from '../src/log.ts';
import { openQueueBackend, type QueueBackend } from '../src/queue/backend.ts';
import { createServices, type Services } from '../src/services.ts';
import { type Actor, type Role, systemActor } from '../src/shared/actor.ts';
import type { Clock } from '../src/shared/clock.ts';
import { startWorkerProcess, type WorkerProcess } from '../workers/main.ts';
import { accessToken } from './access-token.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { poolerMissing, startPooler } from './db/pooler.ts';

/** The program acting on its own, for what a test needs before it begins. */
export const TEST_SYSTEM = systemActor('test');

/** A signed-in person: `token` goes into requests, `actor` into services. */
export type TestPerson = { id: string; email: string; token: string; actor: Actor };

type Call = {
  /** Who calls; nobody unless given. */
  as?: TestPerson;
  body?: unknown;
  headers?: Record<string, string>;
  query?: Record<string, string>;
};

/** The whole API on a database of its own, called without a network. */
export type TestApp = {
  app: FastifyInstance;
  config: Config;
  database: Database;
  db: TestDatabase;
  services: Services;
  /** Makes a person with these roles, signed in. */
  person(...roles: Role[]): Promise<TestPerson>;
  /** Makes a cluster; the name is made up unless given. */
  cluster(name?: string): Promise<string>;
  /** Calls a path below /v1. A body that is a string or bytes goes as it is, anything else as JSON. */
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, call?: Call): Promise<LightMyRequestResponse>;
  /** Starts relay and workers: BullMQ in the same database, or on a Redis. `close()` stops them. */
  startWorkers(redisUrl?: string | null): Promise<void>;
  close(): Promise<void>;
};

/** Builds it: call in `beforeAll`, and `close()` in `afterAll`. `clock` and `env` are the test's to set; `board` adds /queues, `log` gets
 * the lines of LOG_LEVEL; `pooled` puts it behind a PgBouncer that pools by session or by transaction, where the machine
 * has one: what then leaks by a connection that is handed on would leak nowhere else. POOL_MODE sets another mode. */
export async function testApp(
  options: {
    clock?: Clock;
    env?: Readonly<Record<string, string>>;
    board?: boolean;
    log?: DestinationStream;
    pooled?: 'session' | 'transaction';
  } = {},
): Promise<TestApp> {
  const db = await testDatabase();
  const mode = options.pooled === undefined ? undefined : (poolMode() ?? options.pooled);
  const pooler = mode !== undefined && poolerMissing === null ? await startPooler(db.url, mode) : null;
  const database = db.open(pooler?.url);
  const config = loadConfig({
    NODE_ENV: 'test',
    JWT_SECRET: 'for the tests of one process, thirty-two characters and more',
    LOGIN_ATTEMPTS_PER_MINUTE: '1000',
    REQUESTS_PER_MINUTE: '10000000',
    LOG_LEVEL: 'silent',
    ...options.env,
  });
  const threads = startEngineThreads(1);
  const services = createServices({
    engine: threads,
    config,
    database,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  });
  const log = createLog(config.LOG_LEVEL, 'test', options.log);
  const signals = await listenToSignals(database);
  const board = options.board === true ? await openQueueBackend({ redisUrl: null, databaseUrl: db.url }) : null;
  const app = await buildApp({
    config,
    database,
    services,
    signals,
    log,
    ...(board === null ? {} : { backend: board }),
  });
  await app.ready();
  const started: { worker: WorkerProcess; backend: QueueBackend }[] = [];

  return {
    app,
    config,
    database,
    db,
    services,
    async person(...roles) {
      const email = `person-${uuidv7()}@test.example`;
      const id = await inTransaction(database, TEST_SYSTEM, async (tx) => {
        const user = await insertUser(tx, { email, name: 'A person' });
        for (const role of roles) await insertRole(tx, user.id, role);
        return user.id;
      });
      const token = await accessToken(app, database, id);
      return { id, email, token, actor: { kind: 'user', userId: id, roles } };
    },
    async cluster(name = `Cluster ${uuidv7()}`) {
      const row = await inTransaction(database, TEST_SYSTEM, (tx) => insertCluster(tx, { name, kind: 'business' }));
      return row.id;
    },
    async call(method, path, { as, body, headers = {}, query } = {}) {
      const raw = typeof body === 'string' || Buffer.isBuffer(body);
      return app.inject({
        method,
        url: `/v1${path}`,
        headers: {
          ...(as === undefined ? {} : { authorization: `Bearer ${as.token}` }),
          ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: raw ? body : JSON.stringify(body) }),
        ...(query === undefined ? {} : { query }),
      });
    },
    async startWorkers(redisUrl = null) {
      const backend = await openQueueBackend({ redisUrl, databaseUrl: db.url, prefix: `groupement-${db.name}` });
      started.push({ worker: await startWorkerProcess(config, { database, backend }, log), backend });
    },
    async close() {
      for (const { worker, backend } of started) {
        await worker.stop();
        await backend.close();
      }
      await app.close();
      await board?.close();
      await signals.close();
      await threads.close();
      await db.drop();
      await pooler?.stop();
    },
  };
}

/** The mode of pooling that a whole run is to have, whatever each file asks for. */
function poolMode(): 'session' | 'transaction' | undefined {
  const mode = process.env['POOL_MODE'];
  if (mode === undefined || mode === 'session' || mode === 'transaction') return mode;
  throw new Error(`POOL_MODE is session or transaction, not ${mode}`);
}
