import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';

/** A worker in a process of its own, looked after by this one. */
export type OwnWorker = {
  /** Resolved when the worker takes jobs; rejected when it ended before it ever did: it is started again all the same. */
  ready: Promise<void>;
  /** Lets it finish what it has, and waits for its end. */
  stop(): Promise<void>;
};

/** A worker that ended by itself is started again after so long, twice as long after each further end, in milliseconds. */
const RESTART_MS = 1_000;
const LONGEST_RESTART_MS = 30_000;

/** What starts a part: from the sources, or built for production. */
const PROGRAM = import.meta.url.endsWith('.ts')
  ? [new URL('./program/run.mjs', import.meta.url), new URL('./start.ts', import.meta.url)].map((file) =>
      fileURLToPath(file),
    )
  : [fileURLToPath(new URL('./start.js', import.meta.url))];

/**
 * Starts `start worker` beside this process, with its output: match runs, mails and imports take no time from those who
 * wait for an answer of the API, as in production. It ends with this process, however that ends, and is started again
 * when it ends by itself.
 * @param settings variables of the environment that differ from this process's
 */
export function startOwnWorker(log: Logger, settings: Readonly<Record<string, string>> = {}): OwnWorker {
  let child: ChildProcess | null = null;
  let restart: NodeJS.Timeout | undefined;
  let stopping = false;
  let wait = RESTART_MS;

  const ready = new Promise<void>((resolve, reject) => {
    let told = false;
    const begin = (): void => {
      child = spawn(process.execPath, [...process.execArgv, ...PROGRAM, 'worker'], {
        env: { ...process.env, ...settings },
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        // A session of its own, so that it can step back behind this one (`step-back.ts`); Ctrl-C reaches it by `stop`.
        detached: true,
      });
      child.on('message', () => {
        told = true;
        wait = RESTART_MS;
        resolve();
      });
      child.on('error', (error) => log.error({ err: error }, 'the worker could not be started'));
      child.once('exit', (code, signal) => {
        child = null;
        if (stopping) return;
        if (!told) reject(new Error(`the worker ended before it was ready (${signal ?? `code ${code}`})`));
        log.error({ code, signal, restartMs: wait }, 'the worker ended and is started again');
        restart = setTimeout(begin, wait);
        wait = Math.min(2 * wait, LONGEST_RESTART_MS);
      });
    };
    begin();
  });
  // Whoever stops it before it was ready need not hear of it.
  ready.catch(() => undefined);

  return {
    ready,
    stop: async () => {
      stopping = true;
      clearTimeout(restart);
      const running = child;
      if (running === null) return;
      const ended = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      running.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * In a worker's process, before it does anything: has `end` called when the one that started it is gone, or was gone
 * before. Nothing where nobody waits for it.
 */
export function followParent(end: () => void): void {
  if (process.send === undefined) return;
  if (process.connected) process.once('disconnect', end);
  else end();
}

/** In a worker's process: tells the one that started it that it takes jobs. */
export function tellParent(): void {
  if (process.connected) process.send?.('ready', () => undefined);
}
