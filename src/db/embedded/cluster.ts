import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './paths.ts';

const run = promisify(execFile);

/** The name of the initdb user. It is a superuser and bypasses row-level security: never the application's role. */
export const SUPERUSER = 'postgres';

/** What the server's programs see of the environment: nothing of ours, so no locale or PG* variable leaks in. */
export const SERVER_ENV = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Makes the cluster if there is none yet. Call it under the launcher lock: initdb works in a temporary folder that is
 * renamed at the end, so one that is killed leaves no half-made cluster.
 *
 * @returns whether it was made now
 * @throws Error when initdb fails (with its own words), when the data is of another major version of PostgreSQL, or
 * when the password of an existing cluster is lost
 */
export async function ensureCluster(folder: DataFolder, binaries: Binaries, account: ServerAccount): Promise<boolean> {
  await clearDrafts(folder);
  if ((await stat(folder.cluster).catch(() => null)) !== null) {
    await assertUsable(folder, binaries);
    return false;
  }
  await writePassword(folder, account);
  const draft = join(folder.base, `cluster.new-${randomUUID()}`);
  await mkdir(draft, { mode: 0o700 });
  if (account.switches) await chown(draft, account.uid, account.gid);
  await initdb(folder, draft, binaries, account);
  await rename(draft, folder.cluster);
  return true;
}

/**
 * Removes what a killed launcher left. Its initdb may run on and keep writing for a moment, so removal is tried again;
 * a rest that resists waits for the next start.
 */
async function clearDrafts(folder: DataFolder): Promise<void> {
  for (const name of await readdir(folder.base)) {
    if (!name.startsWith('cluster.new-')) continue;
    await rm(join(folder.base, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }).catch(() => {});
  }
}

/** The superuser's password, from the file that only the account that runs the server (and root) can read. */
export async function readPassword(folder: DataFolder): Promise<string> {
  return (await readFile(folder.password, 'utf8')).trim();
}

async function assertUsable(folder: DataFolder, binaries: Binaries): Promise<void> {
  const major = (await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (major !== binaries.version.split('.')[0]) {
    throw new Error(
      `The data in ${folder.base} is of PostgreSQL ${major}, the program is ${binaries.version}: ` +
        'back it up with the version that made it and restore it into a new data folder.',
    );
  }
  if ((await stat(folder.password).catch(() => null)) === null) {
    throw new Error(`The password file ${folder.password} is gone: without it the data beside it cannot be opened.`);
  }
}

async function writePassword(folder: DataFolder, account: ServerAccount): Promise<void> {
  await writeFile(folder.password, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  if (account.switches) await chown(folder.password, account.uid, account.gid);
}

async function initdb(folder: DataFolder, target: string, binaries: Binaries, account: ServerAccount): Promise<void> {
  const options = [
    `--pgdata=${target}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${folder.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--set=timezone=UTC',
    '--set=log_timezone=UTC',
    '--no-instructions',
  ];
  const as = account.switches ? { uid: account.uid, gid: account.gid } : {};
  await run(binaries.initdb, options, { cwd: folder.base, env: SERVER_ENV, ...as }).catch((cause) => {
    const words = (cause as { stderr?: string }).stderr?.trim() || (cause as Error).message;
    throw new Error(`The embedded database could not be made in ${folder.base} as ${account.name}: ${words}`, {
      cause,
    });
  });
}
