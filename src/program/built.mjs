/**
 * The program as JavaScript: every TypeScript file of the sources made into the JavaScript file that Node reads, once for
 * each state of the sources. A loader that does so while modules are loaded takes longer than the modules themselves: half
 * of a start, in each process and each thread.
 *
 * Plain JavaScript, as Node has to read it before there is anything that reads TypeScript.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from 'esbuild';

const project = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the packages' folder, so that what is imported from there finds the packages. */
const kept = join(project, 'node_modules', '.cache', 'groupement');
const FOLDERS = ['src', 'workers', 'seeds'];
/** Read by the browser alone, after its own build. */
const CONSOLE = join('src', 'console');
/** States of the sources that nobody has started for so long are removed, in milliseconds. */
const FORGOTTEN_MS = 14 * 86_400_000;

/** @type {Promise<string> | null} */
let current = null;

/**
 * The JavaScript file that was made of a TypeScript file of the sources; the first call makes them all, unless an earlier
 * process did. `import.meta.url` in it still names the TypeScript file: data beside it are found where they are.
 * @param {string | URL} source path or address of the TypeScript file
 * @returns {Promise<URL>}
 * @throws when the packages' folder cannot be written
 */
export async function built(source) {
  current ??= build();
  const path = source instanceof URL || source.startsWith('file:') ? fileURLToPath(source) : source;
  return pathToFileURL(javascript(join(await current, relative(project, path))));
}

/** @returns {Promise<string>} the folder that has them all */
async function build() {
  const sources = FOLDERS.flatMap((folder) => sourcesIn(folder));
  const state = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  for (const { path, size, at } of sources) state.update(`${path} ${size} ${at}\n`);
  const folder = join(kept, state.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;

  // Made beside it and put in place at once: whoever finds the folder finds all of it. Threads of one process make it too.
  const making = `${folder}.${randomUUID()}`;
  await write(sources, making, (source) => ({ 'import.meta.url': JSON.stringify(pathToFileURL(source).href) }));
  writeFileSync(join(making, 'package.json'), '{ "type": "module" }\n');
  try {
    renameSync(making, folder);
  } catch (error) {
    // Another one was quicker.
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  forgetOthers(folder);
  return folder;
}

/**
 * All of the program's files for production, where there are no sources: `import.meta.url` is that of the JavaScript file,
 * data have to be beside it.
 * @param {string} folder
 */
export async function writeProgram(folder) {
  await write(
    FOLDERS.flatMap((from) => sourcesIn(from)),
    folder,
    () => ({}),
  );
}

/**
 * @param {{ path: string }[]} sources
 * @param {string} folder
 * @param {(source: string) => Record<string, string>} define what stands for what, by the file's path
 */
async function write(sources, folder, define) {
  await Promise.all(
    sources.map(async ({ path }) => {
      const code = await javascriptOf(path, define(join(project, path)));
      const target = javascript(join(folder, path));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
    }),
  );
}

/**
 * @param {string} folder relative to the project
 * @returns {{ path: string, size: number, at: number }[]}
 */
function sourcesIn(folder) {
  if (folder === CONSOLE || !existsSync(join(project, folder))) return [];
  return readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(path);
    if (!/(?<!\.d)\.ts$/.test(entry.name)) return [];
    const { size, mtimeMs } = statSync(join(project, path));
    return [{ path, size, at: mtimeMs }];
  });
}

/** @param {string} path */
const javascript = (path) => path.replace(/\.ts$/, '.js');

/**
 * @param {string} path relative to the project
 * @param {Record<string, string>} define
 */
async function javascriptOf(path, define) {
  const { code } = await transform(readFileSync(join(project, path), 'utf8'), {
    loader: 'ts',
    format: 'esm',
    target: 'node20',
    sourcefile: path,
    define,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  return code.replace(/\b(from|import)(\s*\(?\s*)(["'])(\.{1,2}\/[^"'\n]+)\.ts\3/g, '$1$2$3$4.js$3');
}

/** @param {string} folder the one that stays */
function forgetOthers(folder) {
  for (const name of readdirSync(kept)) {
    const other = join(kept, name);
    if (other !== folder && statSync(other).mtimeMs < Date.now() - FORGOTTEN_MS)
      rmSync(other, { recursive: true, force: true });
  }
}
