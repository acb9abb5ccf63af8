import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoClient, signIn } from '../../seeds/demo/client.ts';
import { seedDemo } from '../../seeds/demo-network.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { openRuntime, type Runtime } from '../../src/runtime.ts';
import { startApi } from '../../src/server.ts';
import { startWorkerProcess } from '../../workers/main.ts';

/** The whole program (without workers where they would only disturb) on a fresh embedded database with the demo's network, as a user starts it. */
export type BenchServer = {
  url: string;
  config: Config;
  runtime: Runtime;
  coordinator: DemoClient;
  /** Access token of the demo's coordinator. */
  token: string;
  clusterIds: ReadonlyMap<string, string>;
};

export async function withBenchServer(
  work: (server: BenchServer) => Promise<void>,
  options: { workers: boolean } = { workers: true },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'groupement-bench-'));
  const config = loadConfig({
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'silent',
    REQUESTS_PER_MINUTE: '10000000',
    LOGIN_ATTEMPTS_PER_MINUTE: '1000',
  });
  const log = createLog(config.LOG_LEVEL, 'bench');
  const runtime = await openRuntime(config, log, 'bench');
  // Closed in reverse, also when the work throws: the database waits for nobody who still uses it.
  const parts: { stop(): Promise<void> }[] = [{ stop: () => runtime.close() }];
  try {
    const seeds = await seedDemo({ database: runtime.database, config });
    if (options.workers) parts.unshift(await startWorkerProcess(config, runtime, log));
    const api = await startApi(config, runtime, log);
    parts.unshift(api);
    const coordinator = await signIn(api.url, 'coordinator@demo.example', config.DEMO_PASSWORD);
    const login = await fetch(`${api.url}/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'coordinator@demo.example', password: config.DEMO_PASSWORD }),
    });
    const { accessToken } = (await login.json()) as { accessToken: string };
    await work({ url: api.url, config, runtime, coordinator, token: accessToken, clusterIds: seeds.clusterIds });
  } finally {
    for (const part of parts) await part.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The demo's network on an embedded database, without the API and without workers: a fresh one that goes when the work
 * is done, or the one of the folder `kept`, which stays (migrated, and filled by whoever finds it empty).
 */
export async function withBenchDatabase(
  work: (server: Pick<BenchServer, 'config' | 'runtime'>) => Promise<void>,
  kept?: string,
): Promise<void> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'groupement-bench-')));
  const config = loadConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
  const runtime = await openRuntime(config, createLog(config.LOG_LEVEL, 'bench'), 'bench');
  try {
    await seedDemo({ database: runtime.database, config });
    await work({ config, runtime });
  } finally {
    await runtime.close();
    if (kept === undefined) await rm(folder, { recursive: true, force: true });
  }
}
