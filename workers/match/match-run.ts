import type { Notifications } from '../../src/db/notifications.ts';
import type { Engine } from '../../src/match-runs/engine.ts';
import type { MatchExecution, TakenRun } from '../../src/match-runs/execution.service.ts';
import { matchRunJob } from '../../src/match-runs/jobs.ts';
import { matchRunTopic } from '../../src/match-runs/service.ts';
import { handle, type JobHandler } from '../../src/queue/worker.ts';

/** Progress is stored at most this often, in milliseconds. */
const PROGRESS_MS = 400;

/** The handler of match runs: lot after lot, each in an engine thread; progress, cancelling and redelivery included. */
export const matchRunHandler = (deps: {
  execution: MatchExecution;
  threads: Engine;
  notifications: Notifications;
}): JobHandler =>
  handle(
    matchRunJob,
    async ({ matchRunId }) => {
      const run = await deps.execution.take(matchRunId);
      if (run === null) return;
      const watch = watchCancel(deps, run);
      try {
        for (const [i, lotId] of run.lotIds.entries()) {
          if (!watch.cancelled()) await answerLot(deps, run, lotId, run.lotsDone + i, watch);
        }
        if (watch.cancelled()) await deps.execution.stop(run.id, 'cancelled', null);
        else await deps.execution.finish(run.id);
      } finally {
        watch.close();
      }
    },
    async ({ matchRunId }, error) => deps.execution.stop(matchRunId, 'failed', error.message),
  );

type Watch = { cancelled(): boolean; onCancel(stop: () => void): void; close(): void };

async function answerLot(
  deps: { execution: MatchExecution; threads: Engine },
  run: TakenRun,
  lotId: string,
  lotsDone: number,
  watch: Watch,
): Promise<void> {
  const problem = await deps.execution.problemOf(run, lotId);
  let told = 0;
  let saving: Promise<void> = Promise.resolve();
  const search = deps.threads.search(problem, run.nodes, (progress) => {
    if (Date.now() - told < PROGRESS_MS) return;
    told = Date.now();
    // A progress that cannot be stored is no reason to lose the search.
    saving = saving
      .then(() => deps.execution.saveProgress(run.id, { lotsDone, lotsTotal: run.lotsTotal, lotId, ...progress }))
      .catch(() => undefined);
  });
  watch.onCancel(() => search.stop());
  const result = await search.result;
  await saving;
  if (result.status !== 'cancelled') await deps.execution.saveLot(run, lotId, problem, result);
}

/** Looks whether the run was cancelled each time that somebody says something about it. */
function watchCancel(deps: { execution: MatchExecution; notifications: Notifications }, run: TakenRun): Watch {
  let isCancelled = false;
  let stop: () => void = () => undefined;
  const unsubscribe = deps.notifications.subscribe(matchRunTopic(run.id), () => {
    deps.execution
      .isCancelled(run.id)
      .then((cancelled) => {
        if (!cancelled) return;
        isCancelled = true;
        stop();
      })
      .catch(() => undefined);
  });
  return {
    cancelled: () => isCancelled,
    onCancel: (callback) => {
      stop = callback;
      if (isCancelled) callback();
    },
    close: unsubscribe,
  };
}
