import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Started } from './user.ts';

export type Account = { uid: number; gid: number };

/** The account that stands for an ordinary user when the tests run as root. */
const NOBODY: Account = { uid: 65_534, gid: 65_534 };
export const isRoot = process.getuid?.() === 0;

/** An ordinary user's account: our own, or when we are root that of nobody. */
export const ordinary: Account = isRoot ? NOBODY : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

/** Why nothing can be run as an ordinary user here, or null: node may lie where only root can enter. */
export const ordinaryMissing: string | null =
  !isRoot || spawnSync(process.execPath, ['-v'], { ...ordinary, cwd: '/' }).status === 0
    ? null
    : 'did not run: node is out of an ordinary account’s reach';

/** A running `user.ts`. */
export type User = Started & {
  pid: number;
  /** Sends SIGTERM; returns what it printed on its way out and its exit code. */
  stop(): Promise<{ said: string[]; code: number | null }>;
  /** kill -9: it gets to do nothing. */
  kill(): Promise<void>;
};

/** A process of `user.ts` that may not be ready, or even fail: `started` rejects with what it wrote to stderr. */
export type Launch = { pid: number; started: Promise<User>; kill(): Promise<void> };

/** Runs `user.ts` of a project copy, as a process of its own in a group of its own, by default as we are. */
export function launchUser(project: string, options: { dataDir?: string; as?: Account } = {}): Launch {
  const script = join(project, 'test/db/embedded/user.js');
  const words = options.dataDir === undefined ? [project] : [project, options.dataDir];
  const child = spawn(process.execPath, [script, ...words], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options.as,
  });
  const said: string[] = [];
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  // The process's own end, not that of its pipes: a server that outlives it must not hold us up.
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const first = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(JSON.parse(line));
      resolve();
    });
    child.once('close', () => reject(new Error(`user.ts ended without a database: ${errors}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const code = await ended;
    return { said: said.slice(1), code };
  };
  const kill = async () => void (await end('SIGKILL'));
  const started = first.then(() => ({
    ...(said[0] as unknown as Started),
    pid: child.pid ?? 0,
    stop: () => end('SIGTERM'),
    kill,
  }));
  return { pid: child.pid ?? 0, started, kill };
}

/** Starts `user.ts` and waits until it has its database. */
export const startUser = (project: string, options: { dataDir?: string; as?: Account } = {}): Promise<User> =>
  launchUser(project, options).started;
