import { findAlternatives } from '../../src/consortia/recomposition/alternatives.ts';
import { mergeProblems } from '../../src/consortia/recomposition/problems.ts';
import type { RecompositionService } from '../../src/consortia/recomposition/recomposition.service.ts';
import { recompositionJob } from '../../src/consortia/transitions/jobs.ts';
import type { EngineThreads } from '../../src/engine-threads/threads.ts';
import type { Asking } from '../../src/match-runs/engine.ts';
import { handle, type JobHandler } from '../../src/queue/worker.ts';
import type { CandidateFollower } from '../match/follower.ts';

/**
 * Looks for ways to go on after a refusal, and shows the first as soon as they are found. A second delivery finds the
 * round answered and does nothing.
 */
export const recompositionHandler = (deps: {
  recompositions: RecompositionService;
  threads: Pick<EngineThreads, 'problemOf' | 'search'>;
  candidates: Pick<CandidateFollower, 'snapshot'>;
}): JobHandler =>
  handle(
    recompositionJob,
    async ({ consortiumId, round }) => {
      const open = await deps.recompositions.take(consortiumId, round);
      if (open === null) return;
      const snapshot = await deps.candidates.snapshot();
      const asking: Asking = {
        turn: { clusterId: open.clusterId, work: 'recomposition' },
        limit: { seconds: deps.recompositions.seconds },
      };
      // In a thread: of many organisations, making it costs more than twice what taking it over does.
      const problems = await Promise.all(
        open.questions.map((question) => deps.threads.problemOf(snapshot, question, asking.turn)),
      );
      const found = await findAlternatives(
        { ...open, problem: mergeProblems(problems, open.weights) },
        async (problem) => (await deps.threads.search(problem, deps.recompositions.nodeBudget, asking)).result,
        (alternatives) =>
          deps.recompositions.save(consortiumId, round, { alternatives, because: null, complete: false }),
      );
      await deps.recompositions.save(consortiumId, round, { ...found, complete: true });
    },
    async ({ consortiumId, round }, error) => deps.recompositions.fail(consortiumId, round, error.message),
  );
