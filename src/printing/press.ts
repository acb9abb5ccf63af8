import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../shared/errors.ts';
import type { PressAnswer, PressOrder, PressTaskName, PressTasks } from './press-tasks.ts';

/** Prints documents, reports and charts in a thread of its own. */
export type Press = PressTasks & { close(): Promise<void> };

/** The thread holds fonts and libraries of some 100 MB: it goes when nothing was printed for this long. */
const IDLE_MS = 60_000;

const isSource = import.meta.url.endsWith('.ts');
const THREAD = new URL(isSource ? './press-thread.ts' : './press-thread.js', import.meta.url);

/** A thread doesn't inherit the loader that runs the program from its sources: it registers one before the module. */
function newThread(): Worker {
  if (!isSource) return new Worker(THREAD);
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href.replace(/\.cjs$/, '.mjs');
  const boot = `import('${tsx}').then(({ register }) => { register(); return import('${THREAD.href}'); });`;
  return new Worker(boot, { eval: true });
}

type Pending = { resolve: (value: never) => void; reject: (error: Error) => void };

/**
 * A PDF keeps a processor busy for a quarter of a second and a zip for several: that must not happen in the event loop
 * that answers requests. The thread starts with the first order, goes when idle, and holds no process open while idle.
 * A thread that dies fails the orders it had; the next order starts another.
 */
export function createPress(): Press {
  const pending = new Map<number, Pending>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let nextId = 1;

  const start = (): Worker => {
    const worker = newThread();
    worker.on('message', (answer: PressAnswer) => settle(answer));
    worker.on('error', (error) => abandon(worker, error));
    worker.on('exit', (code) => abandon(worker, new Error(`the press's thread ended with code ${code}`)));
    return worker;
  };

  const settle = (answer: PressAnswer): void => {
    const order = pending.get(answer.id);
    pending.delete(answer.id);
    if (pending.size === 0) rest();
    if (order === undefined) return;
    if ('result' in answer) order.resolve(answer.result as never);
    else order.reject(errorOf(answer.fault));
  };

  const rest = (): void => {
    thread?.unref();
    idle = setTimeout(() => void close(), IDLE_MS);
    idle.unref();
  };

  const abandon = (worker: Worker, error: Error): void => {
    if (thread !== worker) return;
    thread = null;
    clearTimeout(idle);
    const orders = [...pending.values()];
    pending.clear();
    for (const order of orders) order.reject(error);
  };

  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const worker = thread;
    await worker?.terminate();
  };

  const order = <N extends PressTaskName>(name: N) =>
    ((...args: unknown[]) =>
      new Promise<never>((resolve, reject) => {
        clearTimeout(idle);
        thread ??= start();
        thread.ref();
        const id = nextId++;
        pending.set(id, { resolve, reject });
        const message: PressOrder = { id, name, args };
        thread.postMessage(message);
      })) as unknown as PressTasks[N];

  return {
    document: order('document'),
    package: order('package'),
    yearlyPdf: order('yearlyPdf'),
    yearlyHtml: order('yearlyHtml'),
    chart: order('chart'),
    close,
  };
}

function errorOf({ message, stack, domain }: Extract<PressAnswer, { fault: unknown }>['fault']): Error {
  if (domain !== null) return new DomainError(domain.kind, domain.code, message, { fields: domain.fields });
  return Object.assign(new Error(message), { stack });
}
