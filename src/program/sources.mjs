/**
 * Which of the sources are a program of their own: what is started by its name, in a process or in a thread.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDERS = ['src', 'workers', 'seeds'];
/** Read by the browser alone, after its own build. */
const CONSOLE = join('src', 'console');
/** How a script of package.json starts a program. */
const STARTED = /program\/run\.mjs (\S+\.ts)/g;
/** How a module names the thread that it starts: beside it, without its ending (`startThread`). */
const THREAD = /new URL\('(\.[\w./-]*\/[\w-]+)', import\.meta\.url\)/g;

/**
 * @typedef {{ path: string, size: number, at: number }} Source a TypeScript file, relative to the project; bytes and
 * milliseconds of its last change
 */

/**
 * Every TypeScript file of the program.
 * @param {string} project its folder
 * @returns {Source[]}
 */
export function sourcesOf(project) {
  return FOLDERS.flatMap((folder) => sourcesIn(project, folder));
}

/**
 * @param {string} project
 * @param {string} folder relative to the project
 * @returns {Source[]}
 */
function sourcesIn(project, folder) {
  if (folder === CONSOLE || !existsSync(join(project, folder))) return [];
  return readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(project, path);
    if (!/(?<!\.d)\.ts$/.test(entry.name)) return [];
    const { size, mtimeMs } = statSync(join(project, path));
    return [{ path, size, at: mtimeMs }];
  });
}

/**
 * The programs among them: those that a script of package.json runs, and those that a module starts as a thread.
 * @param {string} project its folder
 * @param {readonly Source[]} sources
 * @returns {string[]} relative to the project
 */
export function programsOf(project, sources) {
  const scripts = Object.values(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).scripts ?? {});
  const started = scripts.flatMap((script) => [...script.matchAll(STARTED)].map(([, file]) => join(file)));
  const known = new Set(sources.map(({ path }) => path));
  const threads = sources.flatMap(({ path }) =>
    [...readFileSync(join(project, path), 'utf8').matchAll(THREAD)].map(
      ([, name]) => `${join(dirname(path), name)}.ts`,
    ),
  );
  return [...new Set([...started, ...threads])].filter((path) => known.has(path)).sort();
}
