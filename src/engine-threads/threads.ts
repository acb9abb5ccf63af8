import type { Worker } from 'node:worker_threads';
import type { Engine, LotAnswer, SearchProgress } from '../match-runs/engine.ts';
import type { Columns, LotQuestion, Snapshot } from '../matching/index.ts';
import { DomainError } from '../shared/errors.ts';
import { startThread } from '../shared/thread.ts';
import type { TaskOf, ThreadAnswer, ThreadData, ThreadResult, ThreadTask } from './messages.ts';

/** Threads that run the engine, so that neither an event loop nor a job's lock waits for a search. */
export type EngineThreads = Engine & {
  /** Makes the lot's problem from the snapshot and searches it, both in the thread. */
  searchLot(
    snapshot: Snapshot,
    question: LotQuestion,
    nodes: number,
    onProgress: (progress: SearchProgress) => void,
  ): { answer: Promise<LotAnswer>; stop(): void };
  /** Works a snapshot's delta into a new base. */
  compact(snapshot: Snapshot): Promise<Columns>;
  close(): Promise<void>;
};

const THREAD = new URL('./thread', import.meta.url);

type Thread = { worker: Worker; stop: Int32Array; busy: boolean };

/**
 * Starts threads as they are needed, at most `size`; a search beyond waits for a free one.
 * A thread that dies fails its search and is gone; the next search starts another.
 */
export function startEngineThreads(size: number): EngineThreads {
  const threads: Thread[] = [];
  const waiting: (() => void)[] = [];
  let nextId = 1;

  const start = (): Thread => {
    const stopFlag = new SharedArrayBuffer(4);
    const worker = startThread(THREAD, { stopFlag } satisfies ThreadData);
    // A thread that dies while idle has nobody to tell; the next search finds it gone and another is started.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      const at = threads.findIndex((other) => other.worker === worker);
      if (at >= 0) threads.splice(at, 1);
    });
    const thread = { worker, stop: new Int32Array(stopFlag), busy: true };
    threads.push(thread);
    return thread;
  };

  const acquire = async (): Promise<Thread> => {
    for (;;) {
      const idle = threads.find((thread) => !thread.busy);
      if (idle !== undefined) {
        idle.busy = true;
        return idle;
      }
      if (threads.length < size) return start();
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };

  const release = (thread: Thread): void => {
    thread.busy = false;
    waiting.shift()?.();
  };

  const run = async <Ask extends ThreadTask['ask']>(
    task: TaskOf<Ask>,
    onProgress: (progress: SearchProgress) => void = () => undefined,
    onStart: (thread: Thread) => void = () => undefined,
  ): Promise<ThreadResult[Ask]> => {
    const thread = await acquire();
    onStart(thread);
    try {
      return await new Promise<ThreadResult[Ask]>((resolve, reject) => {
        const onMessage = (answer: ThreadAnswer): void => {
          if (answer.kind === 'progress') onProgress(answer.progress);
          else if (answer.kind === 'done') finish(() => resolve(answer.result as ThreadResult[Ask]));
          else finish(() => reject(failure(answer)));
        };
        const onError = (error: Error): void => finish(() => reject(error));
        const onExit = (code: number): void =>
          finish(() => reject(new Error(`the engine's thread ended with code ${code}`)));
        const finish = (end: () => void): void => {
          thread.worker.off('message', onMessage).off('error', onError).off('exit', onExit);
          end();
        };
        thread.worker.on('message', onMessage).on('error', onError).on('exit', onExit);
        thread.worker.postMessage(task);
      });
    } finally {
      release(thread);
    }
  };

  /** A task that can be told to stop, also while it waits for a thread. */
  const stoppable = <Ask extends 'search' | 'lot' | 'plan'>(
    task: TaskOf<Ask>,
    onProgress: (progress: SearchProgress) => void,
  ): { done: Promise<ThreadResult[Ask]>; stop(): void } => {
    let running: Thread | null = null;
    let stopped = false;
    const done = run<Ask>(task, onProgress, (thread) => {
      running = thread;
      if (stopped) Atomics.store(thread.stop, 0, task.id);
    });
    return {
      done,
      stop: () => {
        stopped = true;
        if (running !== null) Atomics.store(running.stop, 0, task.id);
      },
    };
  };

  return {
    search: (problem, nodes, onProgress) => {
      const { done, stop } = stoppable<'search'>({ id: nextId++, ask: 'search', problem, nodes }, onProgress);
      return { result: done, stop };
    },
    plan: (task, onProgress) => {
      const { done, stop } = stoppable<'plan'>({ id: nextId++, ask: 'plan', task }, onProgress);
      return { result: done, stop };
    },
    searchLot: (snapshot, question, nodes, onProgress) => {
      const { done, stop } = stoppable<'lot'>({ id: nextId++, ask: 'lot', snapshot, question, nodes }, onProgress);
      return { answer: done, stop };
    },
    whyNot: (problem, organisationId, nodes) =>
      run<'why-not'>({ id: nextId++, ask: 'why-not', problem, organisationId, nodes }),
    compact: (snapshot) => run<'compact'>({ id: nextId++, ask: 'compact', snapshot }),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.worker.terminate()));
    },
  };
}

const failure = (answer: { message: string; code: string | null; stack: string }): Error =>
  answer.code === null
    ? Object.assign(new Error(answer.message), { stack: answer.stack })
    : new DomainError('invalid', answer.code, answer.message);
