import { findAlternatives } from '../../src/consortia/alternatives.ts';
import { recompositionJob } from '../../src/consortia/jobs.ts';
import type { RecompositionService } from '../../src/consortia/recomposition.service.ts';
import type { Engine } from '../../src/match-runs/engine.ts';
import { handle, type JobHandler } from '../../src/queue/worker.ts';

/** Looks for ways to go on after a refusal. A second delivery finds the round answered and does nothing. */
export const recompositionHandler = (deps: { recompositions: RecompositionService; threads: Engine }): JobHandler =>
  handle(
    recompositionJob,
    async ({ consortiumId, round }) => {
      const input = await deps.recompositions.take(consortiumId, round);
      if (input === null) return;
      const found = await findAlternatives(
        input,
        (problem) => deps.threads.search(problem, deps.recompositions.nodeBudget, () => undefined).result,
      );
      await deps.recompositions.save(consortiumId, round, found);
    },
    async ({ consortiumId, round }, error) => deps.recompositions.fail(consortiumId, round, error.message),
  );
