import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type ResourceLimits, Worker } from 'node:worker_threads';

const isSource = import.meta.url.endsWith('.ts');

/**
 * Hooks of a loader: modules of packages are loaded as they are. The loader of sources would rewrite them as well, which
 * takes longer than all the rest of a thread's start (pdf.js: seven seconds of eight).
 */
const PACKAGES_AS_THEY_ARE = `data:text/javascript;base64,${Buffer.from(`
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
export const load = async (url, context, next) =>
  /\\/node_modules\\/.*\\.mjs$/.test(url)
    ? { format: 'module', source: await readFile(fileURLToPath(url)), shortCircuit: true }
    : next(url, context);
`).toString('base64')}`;

/**
 * Starts a thread on a module of the program, named without its ending: it is `.ts` among the sources, `.js` once built.
 * A thread doesn't inherit the loader that runs the program from its sources: it registers one before the module.
 * @param limits of the thread's own heap: one that goes beyond ends alone, with `ERR_WORKER_OUT_OF_MEMORY`
 */
export function startThread(module: URL, workerData?: unknown, limits: ResourceLimits = {}): Worker {
  const { href } = new URL(`${module.href}${isSource ? '.ts' : '.js'}`);
  if (!isSource) return new Worker(new URL(href), { workerData, resourceLimits: limits });
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(/\.cjs$/, '.mjs');
  const boot = `import('${tsx}').then(({ register }) => { register(); require('node:module').register('${PACKAGES_AS_THEY_ARE}'); return import('${href}'); });`;
  return new Worker(boot, { eval: true, workerData, resourceLimits: limits });
}
