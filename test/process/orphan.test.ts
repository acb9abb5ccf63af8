import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/db/embedded/launcher.ts';
import { layout } from '../../src/db/embedded/paths.ts';
import { readPidFile } from '../../src/db/embedded/postmaster.ts';
import { migrateDatabase } from '../../src/migrate.ts';
import { until } from '../waiting.ts';
import { childrenOf, isAlive, workersOf } from './own-worker.ts';

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

it('a worker whose program was killed ends by itself, though its database answers nothing any more', async () => {
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
  const frozen = await processesOfDatabase();
  for (const pid of frozen) process.kill(pid, 'SIGSTOP');
  try {
    child.kill('SIGKILL');
    await until(() => !isAlive(worker!), { what: 'the end of the worker' });
  } finally {
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
  }
}, 120_000);

/** The server with the processes of its connections. */
async function processesOfDatabase(): Promise<number[]> {
  const { pid } = (await readPidFile(layout(server.dataDir)))!;
  return [pid, ...(await childrenOf(pid))];
}

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
