import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { archiveProblem } from '../match-runs/archive.ts';
import type { Limit, SearchProgress, Timed } from '../match-runs/engine.ts';
import {
  compacted,
  type LotResult,
  lotProblem,
  match,
  type Problem,
  readProblem,
  whyNot,
  worthOfMissing,
} from '../matching/index.ts';
import { DomainError } from '../shared/errors.ts';
import type { ThreadAnswer, ThreadData, ThreadResult, ThreadTask } from './messages.ts';
import { makePlan } from './plan.ts';

/** An engine thread: one problem at a time, each answered by one `done` or `failed`, with progress in between. */
const { stopFlag, priority } = workerData as ThreadData;
const stop = new Int32Array(stopFlag);
const say = (answer: ThreadAnswer): void => parentPort?.postMessage(answer);

// Of this thread alone, where threads have a priority of their own (Linux).
setPriority(priority);

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
      return search(task, readProblem(task.problem));
    case 'plan': {
      const clock = lookingUp(task.limit);
      const result = makePlan(task.task, telling(), stopping(task.id), clock.shouldEnd);
      return { result, looks: clock.looks() };
    }
    case 'why-not': {
      const { shouldEnd } = lookingUp(task.limit);
      const effort = { nodes: task.nodes, shouldStop: stopping(task.id), shouldEnd };
      return whyNot(readProblem(task.problem), task.organisationId, effort);
    }
    case 'missing': {
      const { shouldEnd } = lookingUp(task.limit);
      const effort = { nodes: task.nodes, shouldStop: stopping(task.id), shouldEnd };
      return worthOfMissing(readProblem(task.problem), effort);
    }
    case 'compact':
      return compacted(task.snapshot);
    case 'problem':
      return lotProblem(task.snapshot, task.question);
    case 'lot': {
      const problem = lotProblem(task.snapshot, task.question);
      // Written down first: the text of a large problem is let go before the search takes its memory.
      const archive = archiveProblem(problem);
      return { ...search(task, problem), archive, snapshotVersion: task.snapshot.version };
    }
  }
}

/** Progress is told at most this often, in milliseconds: a search has thousands of nodes a second. */
const PROGRESS_MS = 200;

function search(task: { id: number; nodes: number; limit: Limit }, problem: Problem): Timed<LotResult> {
  const tell = telling();
  const clock = lookingUp(task.limit);
  const result = match(problem, {
    nodes: task.nodes,
    onProgress: ({ nodes: used, incumbent, bound }) => tell({ nodes: used, incumbent, upperBound: bound }),
    shouldStop: stopping(task.id),
    shouldEnd: clock.shouldEnd,
  });
  return { result, looks: clock.looks() };
}

/**
 * Looks at the clock for the engine, which has none, and counts how often it was asked to. `looks`: at which of them the
 * limit was reached.
 */
function lookingUp(limit: Limit): { shouldEnd(): boolean; looks(): number | null } {
  const endsAt = 'seconds' in limit ? performance.now() + limit.seconds * 1_000 : Number.POSITIVE_INFINITY;
  const last = 'seconds' in limit ? Number.POSITIVE_INFINITY : (limit.looks ?? Number.POSITIVE_INFINITY);
  let looks = 0;
  let ended: number | null = null;
  return {
    shouldEnd: () => {
      looks++;
      if (ended === null && (looks >= last || performance.now() >= endsAt)) ended = looks;
      return ended !== null;
    },
    looks: () => ended,
  };
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
