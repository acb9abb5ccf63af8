import { type ResourceLimits, Worker } from 'node:worker_threads';

const isSource = import.meta.url.endsWith('.ts');

/**
 * Starts a thread on a module of the program, named without its ending: it is `.ts` among the sources, of which the thread
 * runs what `program/built.mjs` makes of it, and `.js` once built for production.
 * @param limits of the thread's own heap: one that goes beyond ends alone, with `ERR_WORKER_OUT_OF_MEMORY`
 */
export function startThread(module: URL, workerData?: unknown, limits: ResourceLimits = {}): Worker {
  const { href } = new URL(`${module.href}${isSource ? '.ts' : '.js'}`);
  if (!isSource) return new Worker(new URL(href), { workerData, resourceLimits: limits });
  const maker = new URL('../program/built.mjs', import.meta.url).href;
  const boot = `import('${maker}').then(({ built }) => built('${href}')).then((module) => import(module.href));`;
  return new Worker(boot, { eval: true, workerData, resourceLimits: limits });
}
