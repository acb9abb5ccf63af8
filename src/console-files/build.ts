import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Which sources a built console was made from. */
const MARK = 'built-from.txt';
/** Below this size compression costs more than it saves. */
const SMALL_BYTES = 512;
const TEXT = /\.(js|css|svg|json|html)$/;

/** Where the built console is, of a program whose package.json lies in that folder. */
export const consoleFolder = (projectFolder: string): string => join(projectFolder, 'dist', 'console');

/** What a console of these sources is known by: a hash over its files and the lock file. */
export function sourcesMark(projectFolder: string): string {
  const sources = join(projectFolder, 'src', 'console');
  const hash = createHash('sha256');
  const files = readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...files, join(projectFolder, 'package-lock.json')]) {
    hash.update(`${file.slice(projectFolder.length)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Whether the built console is of the sources as they are. */
export function isFresh(projectFolder: string): boolean {
  const mark = join(consoleFolder(projectFolder), MARK);
  return existsSync(mark) && readFileSync(mark, 'utf8') === sourcesMark(projectFolder);
}

/**
 * Builds the console aside and puts it in place whole, so that a server meanwhile serves the old or the new one, and
 * two builds at once do no harm.
 */
export async function buildConsole(projectFolder: string): Promise<void> {
  const mark = sourcesMark(projectFolder);
  const target = consoleFolder(projectFolder);
  const aside = `${target}.${process.pid}-${Date.now()}`;
  const { build } = await import('vite');
  try {
    await build({
      configFile: join(projectFolder, 'src', 'console', 'vite.config.ts'),
      root: join(projectFolder, 'src', 'console'),
      build: { outDir: aside, emptyOutDir: true },
      logLevel: 'warn',
    });
    compress(aside);
    writeFileSync(join(aside, MARK), mark);
    mkdirSync(join(projectFolder, 'dist'), { recursive: true });
    putInPlace(aside, target);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function putInPlace(aside: string, target: string): void {
  const old = `${aside}-old`;
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(aside, target);
  } catch (error) {
    // Another build was quicker with the same sources.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function compress(folder: string): void {
  for (const entry of readdirSync(join(folder, 'assets'), { withFileTypes: true })) {
    const file = join(folder, 'assets', entry.name);
    const bytes = readFileSync(file);
    if (!TEXT.test(entry.name) || bytes.length < SMALL_BYTES) continue;
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: quality }));
  }
}
