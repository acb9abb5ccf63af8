import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoClient, signIn } from '../../seeds/demo/client.ts';
import { hashPassword } from '../../src/auth/passwords.ts';
import { insertRole, insertUser, setPassword } from '../../src/auth/repository.ts';
import { insertCluster } from '../../src/clusters/repository.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { until } from '../waiting.ts';
import { isAlive, workersOf } from './own-worker.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const PASSWORD = 'a sentence for the compiled program';
const run = promisify(execFile);
let folder: string;
let db: TestDatabase;
let program: ChildProcess | null = null;
beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'groupement-dist-'));
  const dist = join(folder, 'dist');
  await run(process.execPath, ['src/program/production.mjs', dist], { cwd: project });
  await copyFile(join(project, 'package.json'), join(folder, 'package.json'));
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(async () => {
  program?.kill('SIGKILL');
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

it('serves and matches as plain node runs the compiled program', async () => {
  const email = 'coordinator@test.example';
  await inTransaction(db.open(), systemActor('test'), async (tx) => {
    const { id: clusterId } = await insertCluster(tx, { name: 'A cluster', kind: 'business' });
    const { id } = await insertUser(tx, { email, name: 'A coordinator' });
    await insertRole(tx, id, { role: 'coordinator', clusterId });
    await setPassword(tx, id, await hashPassword(PASSWORD));
  });
  const child = spawn(process.execPath, ['dist/src/start.js', 'all'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: db.url,
      DATA_DIR: join(folder, 'data'),
      PORT: '0',
      LOG_LEVEL: 'warn',
    },
  });
  program = child;
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  await until(
    () => {
      if (child.exitCode !== null) throw new Error(`did not start: ${output}`);
      return output.includes('files ');
    },
    { what: 'the start' },
  );
  const url = /API {8}(\S+)\/v1/.exec(output)?.[1] ?? '';
  const client: DemoClient = await signIn(url, email, PASSWORD);
  const tender = await client.call<{ id: string }>('POST', '/tenders', {
    title: 'A tender',
    buyer: { name: 'A buyer' },
    lots: [{ title: 'A lot', requirements: [{ cpv: '45262670' }] }],
  });
  const published = await client.call<{ latestMatchRunId: string }>('POST', `/tenders/${tender.id}/publish`);
  let status = '';
  for await (const seen of client.events<{ status: string }>(`/match-runs/${published.latestMatchRunId}/events`)) {
    status = seen.status;
  }
  // Nobody is there to match with; that it says so shows that its threads run.
  expect(status).toBe('infeasible');
  for (const path of ['/docs/', '/openapi.json', '/health/ready']) expect((await fetch(url + path)).status).toBe(200);
  expect((await fetch(`${url}/queues/`)).status).toBe(401);
  // Its worker ends with it, however it ends.
  const [worker] = await workersOf(child.pid!);
  child.kill('SIGKILL');
  await until(() => !isAlive(worker!), { what: 'the end of the worker' });
}, 90_000);
