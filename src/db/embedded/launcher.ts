import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ServerAccount, serverAccount } from './account.ts';
import { type Binaries, prepareBinaries } from './binaries.ts';
import { ensureCluster, readPassword, SUPERUSER } from './cluster.ts';
import { ensureDatabase } from './database.ts';
import { countLeases, takeLease } from './leases.ts';
import { withLock } from './lock.ts';
import { type DataFolder, layout, prepareDataFolder, SYSTEM_CACHE } from './paths.ts';
import {
  endOrphans,
  freePort,
  type PidFile,
  readPidFile,
  runningServer,
  shutDown,
  spawnServer,
  untilGone,
} from './postmaster.ts';
import { supervise } from './supervise.ts';

/** How to start; all but `dataDir` have a default. */
export type EmbeddedOptions = {
  /** The folder for the data and everything else the server needs; see `defaultDataDir`. */
  dataDir: string;
  /** Where node_modules lies; the project that this file belongs to. */
  projectDir?: string;
  /** The database that the URL names, made if absent; `groupement`. */
  database?: string;
  /** Further server settings, for tests (`fsync: 'off'`); only for the one that starts the server. */
  settings?: Readonly<Record<string, string>>;
  /** The list of accounts that root chooses from; /etc/passwd. */
  passwd?: string;
  /** Told what happens, a line at a time. */
  log?: (line: string) => void;
};

/** A running embedded server and this process's share in it. */
export type EmbeddedPostgres = {
  /** Superuser: for migrations and administration, not for the application's queries. */
  url: string;
  port: number;
  dataDir: string;
  /** Whether the server ran already, started by another process or left by one that was killed. */
  attached: boolean;
  /** Gives up this process's share; the last one to do so shuts the server down and waits for it. May be called twice. */
  stop(): Promise<void>;
};

const START_TIMEOUT = 120_000;
const LOCK_TIMEOUT = 180_000;
const STOP_TIMEOUT = 60_000;
/** So long a server that was killed may still be there: it gives its memory back first. */
const GONE_TIMEOUT = 2_000;

/** A server that runs, and whether it ran before. */
type Reached = { server: PidFile; attached: boolean };
type Ready = { folder: DataFolder; binaries: Binaries; account: ServerAccount; options: EmbeddedOptions };

/**
 * Starts the embedded PostgreSQL of a data folder, or attaches to the one that runs on it already. Safe for any number
 * of processes at once. While this process uses it, a server that dies is started again on the same port.
 *
 * @throws Error that says what to do, when there is no program for this machine, the folder cannot be used, or the
 * server does not start (with the last lines of its log)
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = await serverAccount(layout(options.dataDir).cluster, options.passwd);
  const folder = await prepareDataFolder(options.dataDir, account);
  const binaries = await prepareBinaries({
    projectDir: options.projectDir ?? fileURLToPath(new URL('../../..', import.meta.url)),
    copyTo: account.switches ? SYSTEM_CACHE : null,
    fallback: `${folder.base}/programs`,
  });
  const ready: Ready = { folder, binaries, account, options };
  return withLock(folder.lock, LOCK_TIMEOUT, async () => {
    const database = options.database ?? 'groupement';
    const { server, attached, password } = await ensureAnswer(ready, database);
    const endLease = await takeLease(folder.users);
    const endWatch = supervise(folder, () =>
      withLock(folder.lock, LOCK_TIMEOUT, async () => void (await ensureServer(ready, server.port))),
    );
    let stopping: Promise<void> | null = null;
    const stop = async () => {
      await endWatch();
      await withLock(folder.lock, LOCK_TIMEOUT, async () => {
        await endLease();
        if ((await countLeases(folder.users)) === 0) await shutDown(folder, STOP_TIMEOUT);
      });
    };
    return {
      url: address(server.port, password, database),
      port: server.port,
      dataDir: folder.base,
      attached,
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  });
}

const address = (port: number, password: string, database: string): string =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;

/**
 * Attaches or starts, and makes the database, under the lock. Who was killed a moment before runs on for some
 * milliseconds: it is attached to, cuts the connection, and is gone. Then one is started.
 */
async function ensureAnswer(ready: Ready, database: string): Promise<Reached & { password: string }> {
  for (;;) {
    const reached = await ensureServer(ready, null);
    const password = await readPassword(ready.folder);
    try {
      await ensureDatabase(address(reached.server.port, password, 'postgres'), database);
      return { ...reached, password };
    } catch (error) {
      const isGone = await untilGone(ready.folder, reached.server.pid, GONE_TIMEOUT).then(
        () => true,
        () => false,
      );
      if (!reached.attached || !isGone) throw error;
    }
  }
}

/** Attaches or starts, under the lock. A start that fails for a reason that passes is tried again. */
async function ensureServer(ready: Ready, port: number | null): Promise<Reached> {
  const { folder, binaries, account, options } = ready;
  const log = options.log ?? (() => {});
  if (await ensureCluster(folder, binaries, account)) log(`made a new database in ${folder.base}`);
  const deadline = Date.now() + START_TIMEOUT;
  for (let attempt = 0; ; attempt++) {
    const running = await settled(folder, deadline);
    if (running !== null) return { server: running, attached: true };
    await endOrphans(folder);
    // The port of before, so that what knows the old address finds the server again.
    const last = port ?? (attempt === 0 ? ((await readPidFile(folder))?.port ?? 0) : 0);
    const started = await spawnServer(folder, binaries, account, {
      port: last > 0 ? last : await freePort(),
      settings: options.settings ?? {},
      timeoutMs: deadline - Date.now(),
    });
    if (!('failure' in started)) {
      log(`PostgreSQL ${binaries.version} runs on port ${started.port} as ${account.name}`);
      return { server: started, attached: false };
    }
    if (!mayPass(started.failure) || Date.now() > deadline) {
      throw new Error(`The embedded database in ${folder.base} did not start:\n${started.failure}`);
    }
    await sleep(100);
  }
}

/**
 * Whether the reason may be gone at the next attempt: the port was taken since we chose it, a launcher that was killed
 * had just started a server, orphaned backends still hold the data.
 */
const mayPass = (failure: string): boolean =>
  /could not bind|could not create any TCP|lock file .* already exists|pre-existing shared memory/.test(failure);

/** The running server once it is ready; one that is shutting down is waited out. */
async function settled(folder: DataFolder, deadline: number): Promise<PidFile | null> {
  for (;;) {
    const server = await runningServer(folder);
    if (server === null || (server.status === 'ready' && server.port > 0)) return server;
    if (server.status === 'stopping') await untilGone(folder, server.pid, deadline - Date.now());
    if (Date.now() > deadline) throw new Error(`PostgreSQL (${server.pid}) has been ${server.status} for too long.`);
    await sleep(20);
  }
}
