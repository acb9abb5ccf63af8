import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../src/db/embedded/postmaster.ts';

/** A Redis server of the test's own: AOF on, nothing evicted, as production must have it. */
export type TestRedis = { url: string; port: number; pid: number; stop(): Promise<void> };

/** Why suites that need Redis do not run here, or null where they do: for `describe.skipIf(…)` and its title. */
export const redisMissing: string | null =
  spawnSync('redis-server', ['--version']).status === 0 ? null : 'no redis-server on this machine';

/** Starts a `redis-server` on a free port with a temporary folder; null where the machine has none. */
export async function startRedis(): Promise<TestRedis | null> {
  if (redisMissing !== null) return null;
  const folder = await mkdtemp(join(tmpdir(), 'groupement-redis-'));
  const port = await freePort();
  const options = { port, bind: '127.0.0.1', dir: folder, appendonly: 'yes', appendfsync: 'everysec', save: '' };
  const server = spawn(
    'redis-server',
    Object.entries({ ...options, 'maxmemory-policy': 'noeviction' }).flatMap(([name, value]) => [
      `--${name}`,
      `${value}`,
    ]),
    { stdio: 'ignore' },
  );
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    server.kill('SIGTERM');
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  for (let left = 500; !(await listens(port)); left--) {
    if (left === 0 || server.exitCode !== null) {
      await stop();
      throw new Error(`redis-server did not start on port ${port}`);
    }
    await sleep(20);
  }
  return { url: `redis://127.0.0.1:${port}`, port, pid: server.pid ?? 0, stop };
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
