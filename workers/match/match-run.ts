import type { Signals } from '../../src/db/signals.ts';
import type { EngineThreads } from '../../src/engine-threads/threads.ts';
import type { Asking, SearchProgress } from '../../src/match-runs/engine.ts';
import type { MatchExecution } from '../../src/match-runs/execution.service.ts';
import { matchRunJob } from '../../src/match-runs/jobs.ts';
import type { MatchPlanning } from '../../src/match-runs/plan.service.ts';
import type { TakenRun } from '../../src/match-runs/question.service.ts';
import type { AskedEnd } from '../../src/match-runs/repository.ts';
import { matchRunStopTopic } from '../../src/match-runs/tender-runs.service.ts';
import { SearchStopped } from '../../src/match-runs/turn.ts';
import type { Snapshot } from '../../src/matching/index.ts';
import { handle, type JobHandler } from '../../src/queue/worker.ts';
import type { CandidateFollower } from './follower.ts';

/** Progress is stored at most this often, in milliseconds. */
const PROGRESS_MS = 400;

type Dependencies = {
  execution: MatchExecution;
  planning: MatchPlanning;
  threads: Pick<EngineThreads, 'searchLot' | 'plan'>;
  candidates: Pick<CandidateFollower, 'snapshot'>;
  signals: Signals;
};

/**
 * The handler of match runs: lot after lot, then the plan for all of them, each in an engine thread; progress,
 * cancelling and redelivery included.
 */
export const matchRunHandler = (deps: Dependencies): JobHandler =>
  handle(
    matchRunJob,
    async ({ matchRunId }) => {
      const run = await deps.execution.take(matchRunId);
      if (run === null) return;
      const watch = watchEnd(deps, run);
      try {
        // One for all lots, so that their answers are of the same network; it holds whatever was saved before this.
        const snapshot = await deps.candidates.snapshot();
        for (const [i, lotId] of run.lotIds.entries()) {
          if (watch.asked() === null)
            await answerLot(deps, run, { lotId, lotsDone: run.lotsDone + i }, snapshot, watch);
        }
        if (watch.asked() === null) await planTender(deps, run, watch);
        if (watch.asked() === 'cancel') await deps.execution.stop(run.id, 'cancelled', null);
        else await deps.execution.finish(run.id);
      } finally {
        watch.close();
      }
    },
    async ({ matchRunId }, error) => deps.execution.stop(matchRunId, 'failed', error.message),
  );

/** Whether somebody asked the run to end. */
type Watch = {
  asked(): AskedEnd | null;
  end(how: AskedEnd): void;
  /** Aborted when no answer is wanted any more. */
  cancelled: AbortSignal;
  /** Aborted when the best so far is wanted. */
  stopped: AbortSignal;
  close(): void;
};

async function answerLot(
  deps: Dependencies,
  run: TakenRun,
  { lotId, lotsDone }: { lotId: string; lotsDone: number },
  snapshot: Snapshot,
  watch: Watch,
): Promise<void> {
  const question = await deps.execution.questionOf(run, lotId);
  const progress = progressOf(deps, run, watch, { lotsDone, lotId, stage: 'lots' });
  const asked = deps.threads.searchLot(snapshot, question, run.nodes, asking(run, watch, progress.tell));
  const answer = await unlessStopped(asked);
  await progress.stored();
  if (answer === null) return;
  const { status, consortia, alone } = answer.result;
  const isWorthKeeping = watch.asked() === 'stop' && consortia.length + alone.length > 0;
  if (status !== 'cancelled' || isWorthKeeping) await deps.execution.saveLot(run, lotId, answer);
}

/** The plan for all lots together, where there is something to plan. */
async function planTender(deps: Dependencies, run: TakenRun, watch: Watch): Promise<void> {
  if (run.lotsTotal === 1) return;
  const task = await deps.planning.taskOf(run.id);
  if (task === null) return;
  const progress = progressOf(deps, run, watch, { lotsDone: run.lotsTotal, lotId: null, stage: 'plan' });
  const plan = await unlessStopped(deps.threads.plan(task, asking(run, watch, progress.tell)));
  await progress.stored();
  if (plan === null) return;
  const isWorthKeeping = watch.asked() === 'stop' && plan.result.lots.some(({ consortium }) => consortium !== null);
  if (plan.result.status !== 'cancelled' || isWorthKeeping) await deps.planning.save(run.id, task.rules, plan);
}

/** A lot, or the plan, takes its cluster's turn. */
const asking = (
  { clusterId, seconds }: TakenRun,
  { cancelled, stopped }: Watch,
  onProgress: (progress: SearchProgress) => void,
): Asking => ({ turn: { clusterId, work: 'run' }, limit: { seconds }, signal: cancelled, stop: stopped, onProgress });

/** The answer; null when it was stopped before there was any. */
const unlessStopped = <T>(answer: Promise<T>): Promise<T | null> =>
  answer.catch((error: unknown) => {
    if (error instanceof SearchStopped) return null;
    throw error;
  });

/** Stores progress now and then, and ends the run where somebody asked for it meanwhile. `stored`: all that was told is stored. */
function progressOf(
  deps: Pick<Dependencies, 'execution'>,
  run: TakenRun,
  watch: Pick<Watch, 'end'>,
  where: { lotsDone: number; lotId: string | null; stage: 'lots' | 'plan' },
): { tell(progress: SearchProgress): void; stored(): Promise<void> } {
  let told = 0;
  let saving: Promise<void> = Promise.resolve();
  return {
    tell: (progress) => {
      if (Date.now() - told < PROGRESS_MS) return;
      told = Date.now();
      // A progress that cannot be stored is no reason to lose the search.
      saving = saving
        .then(() => deps.execution.saveProgress(run.id, { lotsTotal: run.lotsTotal, ...where, ...progress }))
        .then((how) => {
          if (how !== null) watch.end(how);
        })
        .catch(() => undefined);
    },
    stored: () => saving,
  };
}

/**
 * Ends a run as soon as somebody asks. The first look is for what was said before it listened; a notification that
 * is lost with its connection is made up for when progress is stored.
 */
function watchEnd(deps: { execution: MatchExecution; signals: Signals }, run: TakenRun): Watch {
  let asked: AskedEnd | null = null;
  const ends = { cancel: new AbortController(), stop: new AbortController() };
  const end = (how: AskedEnd): void => {
    // Who cancels after having stopped wants no answer at all.
    if (asked !== 'cancel') asked = how;
    ends[how].abort();
  };
  const look = (): void => {
    deps.execution
      .askedEnd(run.id)
      .then((how) => {
        if (how !== null) end(how);
      })
      .catch(() => undefined);
  };
  const unsubscribe = deps.signals.subscribe(matchRunStopTopic(run.id), look);
  look();
  return {
    asked: () => asked,
    end,
    cancelled: ends.cancel.signal,
    stopped: ends.stop.signal,
    close: unsubscribe,
  };
}
