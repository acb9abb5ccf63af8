import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { archiveProblem } from '../match-runs/archive.ts';
import type { SearchProgress } from '../match-runs/engine.ts';
import { compacted, lotProblem, match, type Problem, readProblem, whyNot } from '../matching/index.ts';
import { DomainError } from '../shared/errors.ts';
import type { ThreadAnswer, ThreadData, ThreadResult, ThreadTask } from './messages.ts';
import { makePlan } from './plan.ts';

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

function answer(task: ThreadTask): ThreadResult[ThreadTask['ask']] {
  switch (task.ask) {
    case 'search':
      return search(task.id, readProblem(task.problem), task.nodes);
    case 'plan':
      return makePlan(task.task, telling(), stopping(task.id));
    case 'why-not':
      return whyNot(readProblem(task.problem), task.organisationId, { nodes: task.nodes });
    case 'compact':
      return compacted(task.snapshot);
    case 'lot': {
      const problem = lotProblem(task.snapshot, task.question);
      // Written down first: the text of a large problem is let go before the search takes its memory.
      const archive = archiveProblem(problem);
      return { result: search(task.id, problem, task.nodes), archive, snapshotVersion: task.snapshot.version };
    }
  }
}

/** Progress is told at most this often, in milliseconds: a search has thousands of nodes a second. */
const PROGRESS_MS = 200;

function search(id: number, problem: Problem, nodes: number) {
  const tell = telling();
  return match(problem, {
    nodes,
    onProgress: ({ nodes: used, incumbent, bound }) => tell({ nodes: used, incumbent, upperBound: bound }),
    shouldStop: stopping(id),
  });
}

/** Tells progress, but not too often. */
function telling(): (progress: SearchProgress) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = performance.now();
    if (now - toldAt < PROGRESS_MS) return;
    toldAt = now;
    say({ kind: 'progress', progress });
  };
}

/** Whether the task was told to stop. */
const stopping = (id: number) => (): boolean => Atomics.load(stop, 0) === id;
