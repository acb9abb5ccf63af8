/**
 * The program as JavaScript, once for each state of the sources: the TypeScript files of each part in few files, with the
 * packages that consist of hundreds of small ones. Making JavaScript while modules are loaded takes longer than loading
 * them, and a thousand small files take longer than the same in sixty: half of the processor's time for them, in each process.
 *
 * Plain JavaScript, as Node has to read it before there is anything that reads TypeScript.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { programsOf, sourcesOf } from './sources.mjs';

const project = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the packages' folder, so that what is imported from there finds the packages. */
const kept = join(project, 'node_modules', '.cache', 'groupement');
/** Packages that are read with the program's own files: many small modules each, nothing but JavaScript in them. */
const TAKEN_IN = ['typebox', '@fastify/type-provider-typebox', 'drizzle-orm'];
/** States of the sources that nobody has started for so long are removed, in milliseconds. */
const FORGOTTEN_MS = 14 * 86_400_000;

/** @type {Promise<string> | null} */
let current = null;

/**
 * The JavaScript file of a program of the sources (`programsOf`); the first call makes them all, unless an earlier process
 * did. `import.meta.url` in it still names the TypeScript file: data beside it are found where they are.
 * @param {string | URL} source path or address of the TypeScript file
 * @returns {Promise<URL>}
 * @throws when the file is no program, or the packages' folder cannot be written
 */
export async function built(source) {
  current ??= build();
  const path = source instanceof URL || source.startsWith('file:') ? fileURLToPath(source) : source;
  const file = javascript(join(await current, relative(project, path)));
  if (!existsSync(file))
    throw new Error(`${relative(project, path)} is no program: no script of package.json and no thread starts it`);
  return pathToFileURL(file);
}

/** @returns {Promise<string>} the folder that has them all */
async function build() {
  const sources = sourcesOf(project);
  const state = createHash('sha256');
  for (const file of ['src/program/built.mjs', 'src/program/sources.mjs', 'package.json', 'package-lock.json'])
    if (existsSync(join(project, file))) state.update(readFileSync(join(project, file)));
  for (const { path, size, at } of sources) state.update(`${path} ${size} ${at}\n`);
  const folder = join(kept, state.digest('hex').slice(0, 16));
  if (existsSync(folder)) return folder;

  // Made beside it and put in place at once: whoever finds the folder finds all of it. Threads of one process make it too.
  const making = `${folder}.${randomUUID()}`;
  await write(making, (source) => JSON.stringify(pathToFileURL(join(project, source)).href));
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
 * All of the program's files for production, where there are no sources: `import.meta.url` is what that of the source's
 * JavaScript would be, data have to be beside it.
 * @param {string} folder
 */
export async function writeProgram(folder) {
  await write(folder, (source, file) => {
    const way = relative(dirname(file), javascript(source)).replaceAll('\\', '/');
    return `new URL(${JSON.stringify(way)}, import.meta.url).href`;
  });
}

/** What stands for a source's own address until it is known which file it came to. */
const ADDRESS = /__address_of\("([^"]+)"\)/g;

/**
 * @param {string} folder
 * @param {(source: string, file: string) => string} address the expression for `import.meta.url` of a source, and the file
 * that it came to; both relative
 */
async function write(folder, address) {
  // Not needed to start what is made already.
  const { build: bundle } = await import('esbuild');
  const { outputFiles } = await bundle({
    entryPoints: programsOf(project, sourcesOf(project)),
    absWorkingDir: project,
    outdir: folder,
    outbase: project,
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    plugins: [{ name: 'program', setup: takeIn }],
  });
  for (const { path, text } of outputFiles) {
    const file = relative(folder, path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      text.replace(ADDRESS, (_, source) => address(source, file)),
    );
  }
}

/**
 * Packages stay what they are and where they are, but those of `TAKEN_IN`.
 * @param {import('esbuild').PluginBuild} making
 */
function takeIn(making) {
  making.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === 'entry-point' || TAKEN_IN.some((name) => path === name || path.startsWith(`${name}/`))
      ? undefined
      : { path, external: true },
  );
  making.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replaceAll(
      'import.meta.url',
      () => `__address_of(${JSON.stringify(relative(project, path))})`,
    ),
    loader: 'ts',
  }));
}

/** @param {string} path */
const javascript = (path) => path.replace(/\.ts$/, '.js');

/** @param {string} folder the one that stays */
function forgetOthers(folder) {
  for (const name of readdirSync(kept)) {
    const other = join(kept, name);
    if (other !== folder && statSync(other).mtimeMs < Date.now() - FORGOTTEN_MS)
      rmSync(other, { recursive: true, force: true });
  }
}
