import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../src/db/embedded/postmaster.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));

/** The program on a database that is there: so many API and worker processes, as in production. */
export type ScaleProcesses = {
  urls: readonly string[];
  /** Milliseconds from the first process' start until every API said that it was ready. */
  readyMs: number;
  /** The most memory that each process has held so far, in MB, by what it is. */
  memory: () => Promise<{ what: string; mb: number }[]>;
};

/**
 * Starts them for the length of `work`; on Redis where its URL is given, else on the database's own queue. `PROFILE_DIR`
 * names a folder for a profile of where each process' time goes (`--cpu-prof`).
 */
export async function withScaleProcesses(
  options: { databaseUrl: string; apis: number; workers: number; redisUrl?: string },
  work: (processes: ScaleProcesses) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'groupement-bench-scale-'));
  const startedAt = performance.now();
  const children: { what: string; child: ChildProcess }[] = [];
  const start = (part: 'api' | 'worker', port: number): void => {
    const profile =
      process.env.PROFILE_DIR === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE_DIR}`];
    const child = spawn(process.execPath, [...profile, 'src/program/run.mjs', 'src/start.ts', part], {
      cwd: project,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        DATABASE_URL: options.databaseUrl,
        ...(options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl }),
        DATA_DIR: folder,
        PORT: String(port),
        LOG_LEVEL: 'warn',
        REQUESTS_PER_MINUTE: '10000000',
        LOGIN_ATTEMPTS_PER_MINUTE: '10000',
      },
    });
    children.push({ what: part, child });
  };
  try {
    const urls: string[] = [];
    for (let i = 0; i < options.apis; i++) {
      const port = await freePort();
      start('api', port);
      urls.push(`http://127.0.0.1:${port}`);
    }
    for (let i = 0; i < options.workers; i++) start('worker', 0);
    for (const url of urls)
      while ((await fetch(`${url}/health/ready`).catch(() => null))?.status !== 200) {
        if (children.some(({ child }) => child.exitCode !== null)) throw new Error('a process ended');
        await sleep(50);
      }
    const memory = () =>
      Promise.all(children.map(async ({ what, child }) => ({ what, mb: await highWater(child.pid) })));
    await work({ urls, readyMs: performance.now() - startedAt, memory });
  } finally {
    // The database outlives them: it is stopped by who called.
    await Promise.all(
      children.map(({ child }) => {
        if (child.exitCode !== null || !child.kill('SIGTERM')) return undefined;
        return new Promise((resolve) => child.once('exit', resolve));
      }),
    );
    await rm(folder, { recursive: true, force: true });
  }
}

/** The most memory that a process has held so far, in MB (Linux). */
async function highWater(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024);
}
