import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/auth/passwords.ts';
import { insertRole, insertUser, setPassword } from '../../src/auth/repository.ts';
import { insertCluster } from '../../src/clusters/repository.ts';
import { connectDatabase } from '../../src/db/client.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/db/embedded/launcher.ts';
import { layout } from '../../src/db/embedded/paths.ts';
import { readPidFile } from '../../src/db/embedded/postmaster.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { migrateDatabase } from '../../src/migrate.ts';
import { TEST_SYSTEM } from '../app.ts';
import { until } from '../waiting.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const LOGIN = { email: 'coordinator@test.example', password: 'a sentence for cut connections' };
const LANES = 12;

type Answer = { status: number; code: unknown; retryAfter: string | null; title: string };

/** The whole program in a process of its own, under requests from several clients without pause. */
describe('API and worker under load', () => {
  let server: EmbeddedPostgres;
  let owner: postgres.Sql;
  let folder: string;
  let child: ChildProcess;
  let output = '';
  let exit: Promise<number | null>;
  let clusterId: string;
  let url = '';
  let headers: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groupement-cut-'));
    server = await startEmbeddedPostgres({ dataDir: await mkdtemp(join(tmpdir(), 'groupement-cut-pg-')) });
    await migrateDatabase(server.url);
    const database = connectDatabase({ url: server.url }, { max: 1, name: 'test' });
    await inTransaction(database, TEST_SYSTEM, async (tx) => {
      clusterId = (await insertCluster(tx, { name: 'A cluster', kind: 'business' })).id;
      const { id } = await insertUser(tx, { email: LOGIN.email, name: 'A coordinator' });
      await insertRole(tx, id, { role: 'coordinator', clusterId });
      await setPassword(tx, id, await hashPassword(LOGIN.password));
    });
    await database.close();
    owner = postgres(server.url, { max: 1, onnotice: () => undefined });
    child = spawn(process.execPath, ['src/program/run.mjs', 'src/start.ts', 'all'], {
      cwd: project,
      env: { PATH: process.env['PATH'], DATABASE_URL: server.url, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' },
    });
    exit = new Promise((resolve) => child.once('exit', resolve));
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    await until(() => /jobs {7}taken by the worker/.test(output));
    url = /API {8}(\S+\/v1)/.exec(output)?.[1] ?? '';
    const login = await fetch(`${url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(LOGIN),
    });
    const { accessToken } = (await login.json()) as { accessToken: string };
    headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  }, 120_000);
  afterAll(async () => {
    child.kill('SIGKILL');
    await owner.end();
    await server.stop();
    await Promise.all([server.dataDir, folder].map((path) => rm(path, { recursive: true, force: true })));
  });

  async function post(path: string, body: object): Promise<Answer & { id: string; latestMatchRunId: string }> {
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = (await answer.json()) as { id: string; latestMatchRunId: string; code?: string; title: string };
    return { ...text, status: answer.status, code: text.code, retryAfter: answer.headers.get('retry-after') };
  }

  /** Reads and writes from several clients at once while `work` runs; every answer, and the titles of tenders that were posted. */
  async function underLoad(name: string, work: () => Promise<void>): Promise<Answer[]> {
    const answers: Answer[] = [];
    let isOver = false;
    const lane = async (lane: number): Promise<void> => {
      for (let n = 0; !isOver || n < 2; n++) {
        const title = `${name} ${lane} ${n}`;
        if (n % 2 === 0) {
          answers.push({ ...(await post('/tenders', { title, buyer: { name: 'B' } })), title });
        } else {
          const answer = await fetch(`${url}/tenders`, { headers });
          const { code } = (await answer.json()) as { code?: string };
          answers.push({ status: answer.status, code, retryAfter: answer.headers.get('retry-after'), title: '' });
        }
      }
    };
    const lanes = Array.from({ length: LANES }, (_, i) => lane(i));
    await work().finally(() => (isOver = true));
    await Promise.all(lanes);
    return answers;
  }

  /** Only successes and honest refusals; what was acknowledged is there, what was refused is there at most once. */
  async function expectHonest(answers: Answer[]): Promise<void> {
    const refused = answers.filter((answer) => answer.status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => ![200, 201, 503].includes(status))).toEqual([]);
    for (const answer of refused) expect(answer).toMatchObject({ code: 'database_unavailable', retryAfter: '1' });
    const kept = await owner<{ title: string; n: number }[]>`select title, count(*)::int n from tenders group by title`;
    const titles = new Set(kept.map((row) => row.title));
    expect(kept.filter((row) => row.n > 1)).toEqual([]);
    expect(answers.filter(({ status, title }) => status === 201 && !titles.has(title))).toEqual([]);
    expect(child.exitCode).toBeNull();
  }

  /** The next requests all succeed, and the worker carries a match run to its end. */
  async function expectAllIsWell(): Promise<void> {
    const calm = await underLoad(`calm ${Date.now()}`, () => sleep(300));
    expect([...new Set(calm.map((answer) => answer.status))].sort()).toEqual([200, 201]);
    const lots = [{ title: 'A lot', requirements: [{ cpv: '45000000' }] }];
    const tender = await post('/tenders', { title: 'After all', buyer: { name: 'B' }, clusterId, lots });
    const { latestMatchRunId } = await post(`/tenders/${tender.id}/publish`, {});
    await until(async () => {
      const run = await fetch(`${url}/match-runs/${latestMatchRunId}`, { headers });
      return ((await run.json()) as { status: string }).status === 'infeasible';
    });
  }

  it('lives on when PostgreSQL ends every session of it again and again', async () => {
    let cuts = 0;
    const answers = await underLoad('cut', async () => {
      for (let round = 0; round < 10; round++) {
        await sleep(200);
        const cut = await owner`
          select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
        cuts += cut.length;
      }
    });
    expect(cuts).toBeGreaterThan(30);
    await expectHonest(answers);
    await expectAllIsWell();
  }, 60_000);

  it('lives on when PostgreSQL is killed and starts again', async () => {
    const answers = await underLoad('kill', async () => {
      for (let round = 0; round < 3; round++) {
        await sleep(500);
        const postmaster = await readPidFile(layout(server.dataDir));
        process.kill(postmaster?.pid ?? 0, 'SIGKILL');
        await sleep(1_000);
      }
    });
    await until(() => owner`select 1`.then(Boolean, () => false));
    await expectHonest(answers);
    await expectAllIsWell();
  }, 60_000);

  it('and still ends cleanly', async () => {
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(output).not.toContain('Error');
  }, 60_000);
});
