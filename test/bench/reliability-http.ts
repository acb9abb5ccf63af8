import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { hashPassword } from '../../src/auth/passwords.ts';
import { insertRole, insertUser, setPassword } from '../../src/auth/repository.ts';
import { insertCluster } from '../../src/clusters/repository.ts';
import { connectDatabase } from '../../src/db/client.ts';
import { startEmbeddedPostgres } from '../../src/db/embedded/launcher.ts';
import { freePort } from '../../src/db/embedded/postmaster.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { migrateDatabase } from '../../src/migrate.ts';
import { systemActor } from '../../src/shared/actor.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const EMAIL = 'coordinator@bench.example';
const PASSWORD = 'a sentence for the killed api';

/** An API process that can be killed and comes back at the same address. */
type KillableApi = {
  /** Calls below /v1, again and again while nobody listens or somebody else is at work on the same. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Kills it with -9 and starts it again. */
  kill(): Promise<void>;
  sql: postgres.Sql;
};
type Answer = { status: number; body: Record<string, unknown>; etag: string };

/** Runs `work` against an API process of its own on a fresh embedded database, settings as in production. */
async function withKillableApi(work: (api: KillableApi) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'groupement-http-'));
  const files = await mkdtemp(join(tmpdir(), 'groupement-files-'));
  const server = await startEmbeddedPostgres({ dataDir });
  const port = await freePort();
  const sql = postgres(server.url, { max: 2, onnotice: () => undefined });
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, ['src/program/run.mjs', 'src/start.ts', 'api'], {
      cwd: project,
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: server.url,
        DATA_DIR: files,
        PORT: String(port),
        LOG_LEVEL: 'silent',
        REQUESTS_PER_MINUTE: '10000000',
        ACCESS_TOKEN_MINUTES: '600',
      },
    });
    for (let tries = 0; ; tries++) {
      const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
      if (ready?.status === 200) return;
      if (tries > 12_000) throw new Error('the API does not start');
      await sleep(50);
    }
  };
  try {
    await migrateDatabase(server.url);
    const database = connectDatabase({ url: server.url }, { max: 2, name: 'bench' });
    await inTransaction(database, systemActor('bench'), async (tx) => {
      const { id: clusterId } = await insertCluster(tx, { name: 'A cluster', kind: 'business' });
      const { id } = await insertUser(tx, { email: EMAIL, name: 'A coordinator' });
      await insertRole(tx, id, { role: 'coordinator', clusterId });
      await setPassword(tx, id, await hashPassword(PASSWORD));
    });
    await database.close();
    await start();
    const request = async (
      method: string,
      path: string,
      body: unknown,
      headers: Record<string, string>,
    ): Promise<Answer> => {
      const answer = await fetch(`http://127.0.0.1:${port}/v1${path}`, {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return {
        status: answer.status,
        body: (await answer.json()) as Record<string, unknown>,
        etag: answer.headers.get('etag') ?? '',
      };
    };
    const login = await request('POST', '/auth/login', { email: EMAIL, password: PASSWORD }, {});
    const authorization = `Bearer ${String(login.body['accessToken'])}`;
    await work({
      sql,
      async call(method, path, body, headers = {}) {
        for (let tries = 0; ; tries++) {
          const answer = await request(method, path, body, { authorization, ...headers }).catch(() => null);
          const atWork = answer?.status === 409 || (answer?.status ?? 0) >= 500;
          if (answer !== null && !atWork) return answer;
          if (tries > 2_000) throw new Error(`${method} ${path}: no answer`);
          await sleep(20 + Math.random() * 40);
        }
      },
      async kill() {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGKILL');
        await gone;
        await start();
      },
    });
  } finally {
    child!.kill('SIGKILL');
    await sql.end();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
    await rm(files, { recursive: true, force: true });
  }
}

export type KeysResult = { keys: number; requests: number; kills: number; duplicates: number; differing: number };

/**
 * Figure 4: every key is sent by `concurrent` clients at once, each until it is answered, while the API is killed.
 * In the end there is one tender for each key, and everybody was told of the same one.
 */
export async function measureKeys(options: { keys: number; concurrent: number; kills: number }): Promise<KeysResult> {
  let result: KeysResult | null = null;
  await withKillableApi(async (api) => {
    let [requests, differing, done] = [0, 0, 0];
    const oneKey = async (n: number): Promise<void> => {
      const body = { title: `Key ${n}`, buyer: { name: 'A buyer' } };
      const answers = await Promise.all(
        Array.from({ length: options.concurrent }, () =>
          api.call('POST', '/tenders', body, { 'idempotency-key': `key-${n}` }),
        ),
      );
      requests += answers.length;
      if (new Set(answers.map((answer) => `${answer.status} ${String(answer.body['id'])}`)).size > 1) differing++;
      done++;
    };
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let n = next++; n < options.keys; n = next++) await oneKey(n);
    };
    const lanes = Promise.all([lane(), lane()]);
    for (let kill = 1; kill <= options.kills; kill++) {
      while (done < (options.keys * kill) / (options.kills + 1)) await sleep(5);
      await api.kill();
    }
    await lanes;
    const [row] = await api.sql<{ n: number }[]>`select count(*)::int n from tenders`;
    const duplicates = (row?.n ?? 0) - options.keys;
    result = { keys: options.keys, requests, kills: options.kills, duplicates, differing };
  });
  return result!;
}

export type UpdatesResult = { updates: number; refused: number; lost: number };

/**
 * Figure 5: clients count in one and the same tender, each reading it and writing the next number with If-Match, and
 * reading again when refused. A lost update is a success that the final number does not show.
 */
export async function measureUpdates(options: { updates: number; clients: number }): Promise<UpdatesResult> {
  let result: UpdatesResult | null = null;
  await withKillableApi(async (api) => {
    const made = await api.call('POST', '/tenders', { title: 'Count', buyer: { name: 'B' }, description: '0' });
    const path = `/tenders/${String(made.body['id'])}`;
    let [updates, refused] = [0, 0];
    const client = async (): Promise<void> => {
      while (updates < options.updates) {
        const seen = await api.call('GET', path);
        const description = String(Number(seen.body['description']) + 1);
        const answer = await api.call('PATCH', path, { description }, { 'if-match': seen.etag });
        if (answer.status === 200) updates++;
        else refused++;
      }
    };
    await Promise.all(Array.from({ length: options.clients }, client));
    const final = Number((await api.call('GET', path)).body['description']);
    result = { updates, refused, lost: updates - final };
  });
  return result!;
}
