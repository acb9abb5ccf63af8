import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type DemoClient, signIn } from '../../seeds/demo/client.ts';
import { seedDemo } from '../../seeds/demo-network.ts';
import { loadConfig } from '../../src/config.ts';
import { connectDatabase } from '../../src/db/client.ts';
import { startEmbeddedPostgres } from '../../src/db/embedded/launcher.ts';
import { migrateDatabase } from '../../src/migrate.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The program in processes of its own, as in production, on a fresh database with the demo's network. */
export type BenchProcesses = {
  url: string;
  token: string;
  coordinator: DemoClient;
  clusterId: string;
  /** When the processes were started, as `performance.now` counts. */
  startedAt: number;
  /** The parts' process ids, in the order in which the parts were named. */
  pids: readonly number[];
};

type Part = 'all' | 'api' | 'worker';

/**
 * Starts those parts of the program (`all`, or `api` and `worker`), each in its process, for the length of `work`.
 * What they say goes to standard error when one ends early. With `organisations` the network has that many in all.
 */
export async function withBenchProcesses(
  parts: readonly Part[],
  work: (processes: BenchProcesses) => Promise<void>,
  options: { organisations?: number } = {},
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'groupement-bench-pg-'));
  const folder = await mkdtemp(join(tmpdir(), 'groupement-bench-'));
  const server = await startEmbeddedPostgres({ dataDir });
  const children: ChildProcess[] = [];
  // Sessions of their own are not told of Ctrl-C.
  const interrupted = (): void => {
    for (const child of children) child.kill('SIGKILL');
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  try {
    await migrateDatabase(server.url);
    const config = loadConfig({ DATA_DIR: folder });
    const database = connectDatabase({ url: server.url }, { max: 4, name: 'bench-seeds' });
    const { clusterIds } = await seedDemo({ database, config }, options);
    await database.close();
    const startedAt = performance.now();
    const outputs = parts.map((part) => {
      const child = spawn(process.execPath, ['src/program/run.mjs', 'src/start.ts', part], {
        cwd: project,
        env: {
          ...process.env,
          DATABASE_URL: server.url,
          DATA_DIR: folder,
          PORT: '0',
          LOG_LEVEL: 'warn',
          REQUESTS_PER_MINUTE: '10000000',
          LOGIN_ATTEMPTS_PER_MINUTE: '1000',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
        // A session of its own, as a service has.
        detached: true,
      });
      children.push(child);
      return started(child);
    });
    const said = (await Promise.all(outputs)).join('');
    const url = /API {8}(\S+)\/v1/.exec(said)?.[1] ?? '';
    const coordinator = await signIn(url, 'coordinator@demo.example', config.DEMO_PASSWORD);
    const login = await fetch(`${url}/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'coordinator@demo.example', password: config.DEMO_PASSWORD }),
    });
    const { accessToken } = (await login.json()) as { accessToken: string };
    await work({
      url,
      token: accessToken,
      coordinator,
      clusterId: clusterIds.get('neopolia-energy')!,
      startedAt,
      pids: children.map((child) => child.pid!),
    });
  } finally {
    process.off('SIGINT', interrupted);
    await Promise.all(children.map(ended));
    await server.stop();
    await Promise.all([dataDir, folder].map((path) => rm(path, { recursive: true, force: true })));
  }
}

/** What a part says once it has started. */
const started = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n  files ')) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`ended with code ${code}: ${said}`)));
  });

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([gone, sleep(10_000)]);
  child.kill('SIGKILL');
}
