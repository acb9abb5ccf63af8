import type { Database } from '../db/client.ts';
import { inTransaction, type Tx } from '../db/transaction.ts';
import type { MissingCapabilities } from '../matching/index.ts';
import type { Actor } from '../shared/actor.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { storedProblem } from './archive.ts';
import type { Engine } from './engine.ts';
import { findAnsweredLots } from './missing.repository.ts';
import type { MissingCapabilitiesView } from './missing.schemas.ts';
import * as repository from './repository.ts';

/** How long a lot is looked at, in seconds; the answer then says that it is not complete. */
const PATIENCE_S = 30;

export type MissingService = ReturnType<typeof createMissingService>;

/** What capabilities a cluster lacks, and what each would be worth to its bids. */
export function createMissingService({ database, engine }: { database: Database; engine: Engine }) {
  /** From the stored problem of a lot: for the network as it was in the run. */
  async function worth(
    tx: Tx,
    run: repository.MatchRunRow,
    lotId: string | undefined,
  ): Promise<{ lotId: string; look(signal?: AbortSignal): Promise<MissingCapabilitiesView> }> {
    const lot = await repository.findRunLotProblem(tx, run.id, lotId);
    if (lot === null && lotId !== undefined) throw invalidField('?lotId', 'is not a lot that this run answered');
    if (lot === null)
      throw new DomainError('conflict', 'not_answered', `A match run that is ${run.status} has no answer yet.`, {
        details: { state: run.status },
      });
    const problem = storedProblem(lot);
    return {
      lotId: lot.lotId,
      look: async (signal) => {
        const found = await engine.missing(problem, run.options.nodes ?? 1, {
          turn: { clusterId: run.clusterId, work: 'question' },
          limit: { seconds: PATIENCE_S },
          ...(signal === undefined ? {} : { signal }),
        });
        return { matchRunId: run.id, lotId: lot.lotId, ...missingView(found, problem.requirements) };
      },
    };
  }

  return {
    /**
     * What the missing capabilities of a lot of a run (its first unless given) would be worth.
     * @throws SearchStopped when the signal says so
     */
    async ofLot(
      actor: Actor,
      runId: string,
      lotId: string | undefined,
      signal: AbortSignal,
    ): Promise<MissingCapabilitiesView> {
      const asked = await inTransaction(database, actor, async (tx) => {
        const run = await repository.findRun(tx, runId);
        if (run === null) throw notFound('match run');
        return worth(tx, run, lotId);
      });
      return asked.look(signal);
    },

    /** The same for whoever goes through many lots; null: the run is gone. */
    async ofAnswer(actor: Actor, runId: string, lotId: string): Promise<MissingCapabilitiesView | null> {
      const asked = await inTransaction(database, actor, async (tx) => {
        const run = await repository.findRun(tx, runId);
        return run === null ? null : worth(tx, run, lotId);
      });
      return asked === null ? null : asked.look();
    },

    /** Lots of the tenders that a cluster took up between two days, with the run that answered each last. */
    answeredLots: findAnsweredLots,
  };
}

function missingView(
  { score, items, complete }: MissingCapabilities,
  requirements: readonly { id: string; cpv: string; minLevel?: number | null; certification?: string | null }[],
): Omit<MissingCapabilitiesView, 'matchRunId' | 'lotId'> {
  const known = new Map(requirements.map((one) => [one.id, one]));
  return {
    score,
    complete,
    items: items.map((item) => {
      const requirement = known.get(item.requirementId)!;
      return {
        ...item,
        cpv: requirement.cpv,
        minLevel: requirement.minLevel ?? 1,
        certification: requirement.certification ?? null,
      };
    }),
  };
}
