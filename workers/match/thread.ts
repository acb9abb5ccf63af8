import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { type LotResult, match, readProblem, type WhyNot, whyNot } from '../../src/matching/index.ts';
import { DomainError } from '../../src/shared/errors.ts';
import type { ThreadAnswer, ThreadData, ThreadTask } from './messages.ts';

/** An engine thread: one problem at a time, each answered by one `done` or `failed`, with progress in between. */
const { stopFlag } = workerData as ThreadData;
const stop = new Int32Array(stopFlag);
const say = (answer: ThreadAnswer): void => parentPort?.postMessage(answer);

// Of this thread alone, where threads have a priority of their own (Linux): requests and the database go first.
setPriority(constants.priority.PRIORITY_LOW);

parentPort?.on('message', (task: ThreadTask) => {
  try {
    const result = answer(task);
    say({ kind: 'done', result });
  } catch (error) {
    const isDomain = error instanceof DomainError;
    say({
      kind: 'failed',
      message: (error as Error).message,
      code: isDomain ? error.code : null,
      stack: (error as Error).stack ?? '',
    });
  }
});

/** Progress is told at most this often, in milliseconds: a search has thousands of nodes a second. */
const PROGRESS_MS = 200;

function answer(task: ThreadTask): LotResult | WhyNot {
  const problem = readProblem(task.problem);
  let toldAt = Number.NEGATIVE_INFINITY;
  if (task.whyNot !== undefined) return whyNot(problem, task.whyNot, { nodes: task.nodes });
  return match(problem, {
    nodes: task.nodes,
    onProgress: ({ nodes, incumbent, bound }) => {
      const now = performance.now();
      if (now - toldAt < PROGRESS_MS) return;
      toldAt = now;
      say({ kind: 'progress', progress: { nodes, incumbent, upperBound: bound } });
    },
    shouldStop: () => Atomics.load(stop, 0) === task.id,
  });
}
