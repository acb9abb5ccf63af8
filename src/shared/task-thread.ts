import { parentPort, type ResourceLimits, type Worker } from 'node:worker_threads';
import { DomainError, type ErrorKind, type FieldError } from './errors.ts';
import { startThread } from './thread.ts';

/** Tasks by name: plain data in, plain data out, so that it passes between threads. */
type Tasks = Record<string, (...given: never[]) => Promise<unknown>>;

type Order = { id: number; name: string; args: unknown[] };
type Fault = { message: string; stack: string; domain: Told | null };
type Told = { kind: ErrorKind; code: string; fields: FieldError[]; details: Record<string, unknown> };
type Answer = { id: number; result: unknown } | { id: number; fault: Fault };
type Pending = { resolve: (value: never) => void; reject: (error: Error) => void };

/**
 * Work that must not happen in the event loop that answers requests, done in a thread of its own, one order after the
 * other. The thread starts with the first order, goes when idle, and holds no process open while idle. A thread that dies
 * fails the orders it had; the next order starts another.
 * @param module the thread's module, which calls `answerTasks`, named without its ending
 * @param idleMs the thread goes when nothing was ordered for this long, in milliseconds; null: it stays
 * @param limits of the thread's heap
 */
export function taskThread<T extends Tasks>(
  module: URL,
  names: readonly (keyof T & string)[],
  idleMs: number | null,
  limits: ResourceLimits = {},
): T & { close(): Promise<void> } {
  const pending = new Map<number, Pending>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let nextId = 1;

  const start = (): Worker => {
    const worker = startThread(module, undefined, limits);
    worker.on('message', (answer: Answer) => settle(answer));
    worker.on('error', (error) => abandon(worker, error));
    worker.on('exit', (code) => abandon(worker, new Error(`the thread ${module.pathname} ended with code ${code}`)));
    return worker;
  };

  const settle = (answer: Answer): void => {
    const order = pending.get(answer.id);
    pending.delete(answer.id);
    if (pending.size === 0) rest();
    if (order === undefined) return;
    if ('result' in answer) order.resolve(answer.result as never);
    else order.reject(errorOf(answer.fault));
  };

  const rest = (): void => {
    thread?.unref();
    if (idleMs === null) return;
    idle = setTimeout(() => void close(), idleMs);
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

  /** Orders that come after this start another thread, also while this one is still ending. */
  const close = async (): Promise<void> => {
    const ending = thread;
    if (ending === null) return;
    abandon(ending, new Error(`the thread ${module.pathname} was ended`));
    await ending.terminate();
  };

  const order =
    (name: string) =>
    (...args: unknown[]) =>
      new Promise<never>((resolve, reject) => {
        clearTimeout(idle);
        thread ??= start();
        thread.ref();
        const id = nextId++;
        pending.set(id, { resolve, reject });
        thread.postMessage({ id, name, args } satisfies Order);
      });

  const orders: Partial<Tasks> = Object.fromEntries(names.map((name) => [name, order(name)]));
  return Object.assign(orders as T, { close });
}

/** In the thread: answers the orders that come. */
export function answerTasks<T extends Tasks>(tasks: T): void {
  const known: Tasks = tasks;
  const say = (answer: Answer): void => parentPort?.postMessage(answer);
  parentPort?.on('message', async ({ id, name, args }: Order) => {
    try {
      say({ id, result: await known[name]!(...(args as never[])) });
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      const domain =
        error instanceof DomainError
          ? { kind: error.kind, code: error.code, fields: [...error.fields], details: { ...error.details } }
          : null;
      say({ id, fault: { message, stack: stack ?? '', domain } });
    }
  });
}

function errorOf({ message, stack, domain }: Fault): Error {
  if (domain !== null) {
    const { kind, code, fields, details } = domain;
    return new DomainError(kind, code, message, { fields, details });
  }
  return Object.assign(new Error(message), { stack });
}
