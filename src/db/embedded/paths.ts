import { createHash } from 'node:crypto';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { chmod, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ServerAccount } from './account.ts';

/** Where root keeps the copies of the server's programs. */
export const SYSTEM_CACHE = '/var/cache/groupement';
/** Where root keeps data, one folder for each project path. */
export const SYSTEM_DATA = '/var/lib/groupement';

/** What lies in a data folder; all of it belongs to the launcher. */
export type DataFolder = {
  base: string;
  cluster: string;
  password: string;
  log: string;
  lock: string;
  users: string;
};

/**
 * The data folder of a project when the configuration names none: `.data/pg` in the project for an ordinary user; for
 * root a folder under /var/lib/groupement named after the project's path, since the server's account may not be able
 * to enter the project (a home folder is often 0700).
 */
export function defaultDataDir(projectDir: string): string {
  const project = realpathSync(projectDir);
  if (process.getuid?.() !== 0) return join(project, '.data', 'pg');
  return systemDataDir(project);
}

const systemDataDir = (name: string): string =>
  join(SYSTEM_DATA, createHash('sha256').update(name).digest('hex').slice(0, 16));

/**
 * The data folder below one that the configuration names: `pg` in it. Root's server has an account of its own, which
 * may not be able to enter that folder (a temporary one is 0700): then as in `defaultDataDir`, named after the folder.
 */
export function dataDirBelow(folder: string): string {
  const wanted = join(resolve(folder), 'pg');
  if (process.getuid?.() !== 0 || existsSync(wanted)) return wanted;
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return systemDataDir(wanted);
    if (at === dirname(at)) return wanted;
  }
}

/**
 * Makes the data folder and its missing parents. When the server gets an account of its own, only the cluster within is
 * that account's (0700); the folder stays ours, so that nothing the server writes can lead root astray.
 *
 * @throws Error when the folder holds something else's files or belongs to somebody else, or when the server's account
 * cannot enter one of its parents
 */
export async function prepareDataFolder(dataDir: string, account: ServerAccount): Promise<DataFolder> {
  await makeParents(dirname(resolve(dataDir)));
  await mkdir(dataDir, { mode: 0o700 }).catch(ignore('EEXIST'));
  const base = await realpath(dataDir);
  await assertOurs(base, account);
  await chmod(base, account.switches ? 0o711 : 0o700);
  if (account.switches) await assertEnterable(dirname(base), account);
  return layout(base);
}

/** The names within a data folder; touches nothing. */
export const layout = (base: string): DataFolder => ({
  base,
  cluster: join(base, 'cluster'),
  password: join(base, 'superuser.password'),
  log: join(base, 'postgres.log'),
  lock: join(base, 'lock'),
  users: join(base, 'users'),
});

/** Makes a folder and its missing parents, each 0755 whatever the umask says; those that exist stay as they are. */
export async function makeParents(folder: string): Promise<void> {
  const missing: string[] = [];
  for (let at = folder; (await stat(at).catch(() => null)) === null; at = dirname(at)) missing.unshift(at);
  for (const at of missing) {
    await mkdir(at).then(() => chmod(at, 0o755), ignore('EEXIST'));
  }
}

async function assertOurs(base: string, account: ServerAccount): Promise<void> {
  const names = await readdir(base).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`The data folder ${base} cannot be read by this user (${error.code}).`, { cause: error });
  });
  const known = new Set(Object.values(layout('')).filter((name) => name !== ''));
  const strange = names.filter((name) => !known.has(name) && !/^(cluster\.new-|programs$|postgres\.log)/.test(name));
  if (strange.length > 0) {
    throw new Error(
      `The data folder ${base} holds files that are not the embedded database's (${strange.slice(0, 3).join(', ')}): ` +
        'name an empty or a new folder.',
    );
  }
  const owner = (await stat(base)).uid;
  if (!account.switches && owner !== account.uid) {
    throw new Error(`The data folder ${base} belongs to user ${owner}, not to user ${account.uid} who runs this.`);
  }
}

async function assertEnterable(folder: string, account: ServerAccount): Promise<void> {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) {
      throw new Error(
        `The database runs as ${account.name}, who may not enter ${at}. Name a data folder elsewhere, ` +
          `or leave it out: root's default is under ${SYSTEM_DATA}.`,
      );
    }
    if (at === dirname(at)) return;
  }
}

const ignore = (code: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== code) throw error;
};
