import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environment } from '../config.ts';
import { consoleFolder, isFresh } from './build.ts';

const run = promisify(execFile);

/**
 * The folder of the built console for a server to serve. A program that runs from its sources builds it first where it
 * is missing or older than they are; a compiled one serves what was built with it. Null where there is none and it
 * cannot be built: the API works without.
 * @param say told in a line what is done, and what is missing
 */
export async function readyConsole(projectFolder: string, say: (line: string) => void): Promise<string | null> {
  const folder = consoleFolder(projectFolder);
  const fromSources = import.meta.url.endsWith('.ts') && existsSync(join(projectFolder, 'src', 'console'));
  if (fromSources && !isFresh(projectFolder)) {
    const started = Date.now();
    say('Building the console …');
    try {
      await buildAside(projectFolder);
      say(`Console built in ${((Date.now() - started) / 1_000).toFixed(1)} s`);
    } catch (error) {
      say(`The console could not be built, the API runs without: ${(error as Error).message}`);
    }
  }
  if (existsSync(join(folder, 'index.html'))) return folder;
  say('There is no console: `npm run build` makes it');
  return null;
}

/** In a process of its own: the build is one for production whatever this process is, and its memory goes with it. */
const buildAside = (projectFolder: string): Promise<unknown> =>
  run(process.execPath, [join('src', 'program', 'run.mjs'), join('src', 'commands', 'build-console.ts')], {
    cwd: projectFolder,
    env: { ...environment(), NODE_ENV: 'production' },
  });
