import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

const isSource = import.meta.url.endsWith('.ts');

/**
 * Starts a thread on a module of the program, named without its ending: it is `.ts` among the sources, `.js` once built.
 * A thread doesn't inherit the loader that runs the program from its sources: it registers one before the module.
 */
export function startThread(module: URL, workerData?: unknown): Worker {
  const { href } = new URL(`${module.href}${isSource ? '.ts' : '.js'}`);
  if (!isSource) return new Worker(new URL(href), { workerData });
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(/\.cjs$/, '.mjs');
  const boot = `import('${tsx}').then(({ register }) => { register(); return import('${href}'); });`;
  return new Worker(boot, { eval: true, workerData });
}
