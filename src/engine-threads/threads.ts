import { constants } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Asking, Engine, LotAnswer, SearchProgress } from '../match-runs/engine.ts';
import { SearchStopped } from '../match-runs/turn.ts';
import type { Columns, LotQuestion, Problem, Snapshot } from '../matching/index.ts';
import { DomainError } from '../shared/errors.ts';
import { startThread } from '../shared/thread.ts';
import type { Question, ThreadAnswer, ThreadData, ThreadResult, ThreadTask } from './messages.ts';
import { startPlaces } from './places.ts';

/** Threads that run the engine, so that neither an event loop nor a job's lock waits for a search. */
export type EngineThreads = Engine & {
  /** Makes the lot's problem from the snapshot and searches it, both in the thread. */
  searchLot(snapshot: Snapshot, question: LotQuestion, nodes: number, asking: Asking): Promise<LotAnswer>;
  /** Makes the lot's problem from the snapshot, for who asks several questions of it. */
  problemOf(snapshot: Snapshot, question: LotQuestion, turn: Asking['turn']): Promise<Problem>;
  /** Works a snapshot's delta into a new base. */
  compact(snapshot: Snapshot): Promise<Columns>;
  close(): Promise<void>;
};

const THREAD = new URL('./thread', import.meta.url);

/** Requests and the database go first; then who has a place beyond those that there are cores for. */
const PRIORITY = { ordinary: constants.priority.PRIORITY_LOW, beyond: constants.priority.PRIORITY_BELOW_NORMAL };

type Thread = { worker: Worker; stop: Int32Array; beyond: boolean; busy: boolean };
type Ask = ThreadTask['ask'];

/**
 * Starts threads as they are needed, for `size` places (places.ts); a search beyond waits for its turn.
 * A thread that dies fails its search and is gone; the next search starts another.
 */
export function startEngineThreads(size: number): EngineThreads {
  const pool = startPool();
  const places = startPlaces(size);

  const run = async <A extends Ask>(question: Question<A>, asking: Omit<Asking, 'limit'>): Promise<ThreadResult[A]> => {
    const place = await places.take(asking.turn, anyOf(asking.signal, asking.stop));
    try {
      return await pool.answer(question, place.beyond, asking);
    } finally {
      place.leave();
    }
  };

  return {
    search: (problem, nodes, asking) => run<'search'>({ ask: 'search', problem, nodes, limit: asking.limit }, asking),
    plan: (task, asking) => run<'plan'>({ ask: 'plan', task, limit: asking.limit }, asking),
    searchLot: (snapshot, question, nodes, asking) =>
      run<'lot'>({ ask: 'lot', snapshot, question, nodes, limit: asking.limit }, asking),
    problemOf: (snapshot, question, turn) => run<'problem'>({ ask: 'problem', snapshot, question }, { turn }),
    whyNot: (problem, organisationId, nodes, asking) =>
      run<'why-not'>({ ask: 'why-not', problem, organisationId, nodes, limit: asking.limit }, asking),
    missing: (problem, nodes, asking) =>
      run<'missing'>({ ask: 'missing', problem, nodes, limit: asking.limit }, asking),
    compact: (snapshot) => run<'compact'>({ ask: 'compact', snapshot }, { turn: { clusterId: '', work: 'upkeep' } }),
    close: pool.close,
  };
}

/** Threads, each busy with one question or idle; as many as are asked at once. */
function startPool() {
  const threads: Thread[] = [];
  let nextId = 1;

  const start = (beyond: boolean): Thread => {
    const stopFlag = new SharedArrayBuffer(4);
    const priority = beyond ? PRIORITY.beyond : PRIORITY.ordinary;
    const worker = startThread(THREAD, { stopFlag, priority } satisfies ThreadData);
    // A thread that dies while idle has nobody to tell; the next search finds it gone and another is started.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      const at = threads.findIndex((other) => other.worker === worker);
      if (at >= 0) threads.splice(at, 1);
    });
    const thread = { worker, stop: new Int32Array(stopFlag), beyond, busy: false };
    threads.push(thread);
    return thread;
  };

  return {
    /** @throws SearchStopped when the signal ended it */
    answer: async <A extends Ask>(
      question: Question<A>,
      beyond: boolean,
      { signal, stop: keep, onProgress = () => undefined }: Pick<Asking, 'signal' | 'stop' | 'onProgress'>,
    ): Promise<ThreadResult[A]> => {
      const thread = threads.find((one) => !one.busy && one.beyond === beyond) ?? start(beyond);
      const task = { ...question, id: nextId++ } as ThreadTask;
      const stop = (): void => void Atomics.store(thread.stop, 0, task.id);
      const early = anyOf(signal, keep);
      if (early.aborted) stop();
      early.addEventListener('abort', stop, { once: true });
      thread.busy = true;
      try {
        const result = await answerOf<A>(thread.worker, task, onProgress);
        if (signal?.aborted) throw new SearchStopped();
        return result;
      } finally {
        thread.busy = false;
        early.removeEventListener('abort', stop);
      }
    },
    close: async (): Promise<void> => {
      await Promise.all(threads.map((thread) => thread.worker.terminate()));
    },
  };
}

/** Aborted with the first of them. */
const anyOf = (...signals: (AbortSignal | undefined)[]): AbortSignal =>
  AbortSignal.any(signals.filter((signal) => signal !== undefined));

/** Sends the task and waits for its end. */
const answerOf = <A extends Ask>(
  worker: Worker,
  task: ThreadTask,
  onProgress: (progress: SearchProgress) => void,
): Promise<ThreadResult[A]> =>
  new Promise((resolve, reject) => {
    const onMessage = (answer: ThreadAnswer): void => {
      if (answer.kind === 'progress') onProgress(answer.progress);
      else if (answer.kind === 'done') finish(() => resolve(answer.result as ThreadResult[A]));
      else finish(() => reject(failure(answer)));
    };
    const onError = (error: Error): void => finish(() => reject(error));
    const onExit = (code: number): void =>
      finish(() => reject(new Error(`the engine's thread ended with code ${code}`)));
    const finish = (end: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      end();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(task);
  });

const failure = (answer: { message: string; code: string | null; stack: string }): Error =>
  answer.code === null
    ? Object.assign(new Error(answer.message), { stack: answer.stack })
    : new DomainError('invalid', answer.code, answer.message);
