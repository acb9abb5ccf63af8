import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { release } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import { SERVER_ENV } from './cluster.ts';
import type { DataFolder } from './paths.ts';
import { isServerOf, processesIn } from './process.ts';

/** What postmaster.pid says: `status` is starting, ready, stopping or standby; `port` is 0 until it listens. */
export type PidFile = { pid: number; port: number; status: string };

/** What postmaster.pid says, or null where there is none. Says nothing of whether that process lives. */
export async function readPidFile(folder: DataFolder): Promise<PidFile | null> {
  const text = await readFile(join(folder.cluster, 'postmaster.pid'), 'utf8').catch(() => null);
  const lines = text?.split('\n') ?? [];
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? 0) || 0, status: (lines[7] ?? 'starting').trim() };
}

/** The server that runs on the folder's data now, or null: a file left by a killed server doesn't count. */
export async function runningServer(folder: DataFolder): Promise<PidFile | null> {
  const file = await readPidFile(folder);
  return file !== null && (await isServerOf(file.pid, folder.cluster)) ? file : null;
}

/**
 * Starts a server of its own session, so that neither Ctrl-C nor the end of this process reaches it, and waits until it
 * is ready. Call it under the launcher lock.
 *
 * A pid file whose number now belongs to a stranger would make PostgreSQL refuse. It is not deleted: its last line is
 * how PostgreSQL finds out whether orphaned backends still use the data. Naming that number as the "grandparent" (what
 * pg_ctl does for its own shell) makes PostgreSQL pass over it and keep that check.
 *
 * @returns the server, or what it wrote to its log when it ended before it was ready
 */
export async function spawnServer(
  folder: DataFolder,
  binaries: Binaries,
  account: ServerAccount,
  start: { port: number; settings: Readonly<Record<string, string>>; timeoutMs: number },
): Promise<PidFile | { failure: string }> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    recovery_init_sync_method: syncMethod(),
    // PostgreSQL's own are those of a small machine with a turning disk. What is not touched is not taken.
    shared_buffers: '256MB',
    work_mem: '16MB',
    random_page_cost: '1.1',
    ...start.settings,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const stale = await readPidFile(folder);
  const log = await openLog(folder);
  const before = (await log.stat()).size;
  try {
    const child = spawn(binaries.postgres, ['-D', folder.cluster, '-p', String(start.port), ...options], {
      cwd: folder.base,
      env: stale === null ? SERVER_ENV : { ...SERVER_ENV, PG_GRANDPARENT_PID: String(stale.pid) },
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...(account.switches ? { uid: account.uid, gid: account.gid } : {}),
    });
    let ended: Error | true | null = null;
    child.once('exit', () => {
      ended = true;
    });
    child.once('error', (error) => {
      ended = error;
    });
    child.unref();
    const server = await untilReady(folder, child.pid, start.timeoutMs, () => ended);
    return server ?? { failure: await readFrom(folder.log, before) };
  } finally {
    await log.close();
  }
}

/**
 * How the data folder is flushed before crash recovery: a thousand small files one by one (on a busy disk that takes
 * seconds, most of the time that a restart takes), or the file system at once where Linux reports its errors (5.8 on).
 */
function syncMethod(): 'fsync' | 'syncfs' {
  const [major = 0, minor = 0] = release().split('.').map(Number);
  return process.platform === 'linux' && (major > 5 || (major === 5 && minor >= 8)) ? 'syncfs' : 'fsync';
}

async function untilReady(
  folder: DataFolder,
  pid: number | undefined,
  timeoutMs: number,
  ended: () => Error | true | null,
): Promise<PidFile | null> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const end = ended();
    if (end instanceof Error) throw new Error(`The embedded database did not start: ${end.message}`, { cause: end });
    if (end !== null) return null;
    const file = await readPidFile(folder);
    if (file !== null && file.pid === pid && file.status === 'ready' && file.port > 0) return file;
    await sleep(10);
  }
  throw new Error(`The embedded database was not ready after ${timeoutMs / 1000} s; see ${folder.log}.`);
}

/**
 * Shuts the server down (SIGINT, PostgreSQL's fast shutdown: open transactions are rolled back, data is flushed) and
 * waits until it is gone.
 *
 * @throws Error when it still runs after `timeoutMs`
 */
export async function shutDown(folder: DataFolder, timeoutMs: number): Promise<void> {
  const server = await runningServer(folder);
  if (server === null) return;
  process.kill(server.pid, 'SIGINT');
  await untilGone(folder, server.pid, timeoutMs);
}

/**
 * Ends the backends of a server that was killed. Idle ones notice and go by themselves, but one in the middle of a long
 * query goes on, and nothing can start on the data until it is gone. Their work was lost with the server. Call it under
 * the launcher lock, when no server runs.
 */
export async function endOrphans(folder: DataFolder): Promise<void> {
  for (const pid of await processesIn(folder.cluster)) {
    if ((await runningServer(folder)) !== null) return;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      continue; // it went by itself
    }
    await untilGone(folder, pid, 10_000);
  }
}

/** Waits until the process is no longer a server of this data. */
export async function untilGone(folder: DataFolder, pid: number, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (await isServerOf(pid, folder.cluster)) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL (${pid}) still runs after ${timeoutMs / 1000} s.`);
    await sleep(10);
  }
}

/** A loopback port that nothing listens on now; another process may take it before we do, so starts are retried. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function readFrom(file: string, offset: number): Promise<string> {
  return (await readFile(file)).subarray(offset).toString('utf8').trim();
}

async function openLog(folder: DataFolder) {
  const size = (await stat(folder.log).catch(() => null))?.size ?? 0;
  if (size > 10_000_000) await rename(folder.log, `${folder.log}.1`);
  return open(folder.log, 'a', 0o600);
}
