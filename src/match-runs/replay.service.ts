import type { Database } from '../db/client.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { sha256, storedProblem } from './archive.ts';
import type { Engine } from './engine.ts';
import * as repository from './repository.ts';

/** Whether a run, done again from what was stored of it, gives the same bytes. */
export type Replay = {
  identical: boolean;
  engineVersion: string;
  lots: { lotId: string; identical: boolean; problemHash: string; resultHash: string; replayHash: string }[];
};

export type ReplayService = ReturnType<typeof createReplayService>;

/** Does stored runs again: the proof that an answer came from these inputs and nothing else. */
export function createReplayService(deps: { database: Database; engine: Engine }) {
  return {
    /** 409 while the run is not over: there is nothing to compare with. */
    async replay(actor: Actor, runId: string): Promise<Replay> {
      const { run, lots } = await inTransaction(deps.database, actor, async (tx) => {
        const found = await repository.findRun(tx, runId);
        if (found === null) throw notFound('match run');
        return { run: found, lots: await repository.findRunLotProblems(tx, runId) };
      });
      if (run.status !== 'succeeded' && run.status !== 'infeasible') {
        throw new DomainError(
          'conflict',
          'not_replayable',
          `A match run that is ${run.status} has no answer to compare with.`,
          {
            details: { state: run.status },
          },
        );
      }
      const answers: Replay['lots'] = [];
      let engineVersion = '';
      for (const lot of lots) {
        const result = await deps.engine.search(storedProblem(lot), run.options.nodes ?? 1, () => undefined).result;
        engineVersion = result.engineVersion;
        const replayHash = sha256(JSON.stringify(result));
        const { lotId, problemHash, resultHash } = lot;
        answers.push({ lotId, identical: replayHash === resultHash, problemHash, resultHash, replayHash });
      }
      return { identical: answers.every((answer) => answer.identical), engineVersion, lots: answers };
    },
  };
}
