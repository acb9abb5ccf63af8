import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/db/embedded/launcher.ts';
import { migrateDatabase } from '../../src/migrate.ts';
import { until } from '../waiting.ts';
import { isAlive, workersOf } from './own-worker.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
let server: EmbeddedPostgres;
let folder: string;
let child: ChildProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groupement-orphan-'));
  server = await startEmbeddedPostgres({ dataDir: await mkdtemp(join(tmpdir(), 'groupement-orphan-pg-')) });
  await migrateDatabase(server.url);
}, 120_000);
afterAll(async () => {
  child.kill('SIGKILL');
  await server.stop();
  await rm(folder, { recursive: true });
  await rm(server.dataDir, { recursive: true, force: true });
});

// Draining is allowed longer than the test waits: an orphan does not take it.
const DRAIN_SECONDS = '600';

it('a worker whose program and database were killed ends by itself', async () => {
  child = spawn(process.execPath, ['src/program/run.mjs', 'src/start.ts', 'all'], {
    cwd: project,
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: server.url,
      DATA_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'silent',
      DRAIN_SECONDS,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  await until(() => /jobs {7}taken by the worker/.test(output));
  const [worker] = await workersOf(child.pid!);
  await server.stop();
  child.kill('SIGKILL');
  await until(() => !isAlive(worker!), { what: 'the end of the worker' });
  expect(isAlive(worker!)).toBe(false);
}, 120_000);

it('and one whose program is killed before it takes jobs too', async () => {
  child = spawn(process.execPath, ['src/program/run.mjs', 'src/start.ts', 'worker'], {
    cwd: project,
    env: { PATH: process.env['PATH'], DATABASE_URL: server.url, DATA_DIR: folder, LOG_LEVEL: 'silent', DRAIN_SECONDS },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.disconnect();
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  expect(await ended).toBe(1);
}, 120_000);
