import type { Database } from '../../db/client.ts';
import { signal } from '../../db/signals.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { storedText } from '../../explanations/stored-text.ts';
import type { LotQuestion } from '../../matching/index.ts';
import { systemActor } from '../../shared/actor.ts';
import type { Clock } from '../../shared/clock.ts';
import type { LoadedTender } from '../../tenders/service.ts';
import { answerBy } from '../life/answer-by.ts';
import * as repository from '../store/repository.ts';
import { consortiumTopic } from '../store/topic.ts';
import type { ConsortiumLife } from '../transitions/life.service.ts';
import type { Found } from './alternatives.ts';

const RECOMPOSER = systemActor('recomposition');

/** What it is built on. */
export type RecompositionDeps = {
  database: Database;
  clock: Clock;
  life: ConsortiumLife;
  loadTender: (tx: Tx, id: string) => Promise<LoadedTender>;
  /** Search nodes for one problem. */
  nodeBudget: number;
  /** How long one problem is searched at most. */
  seconds: number;
  /** What a lot asks of a snapshot of candidates, as of now. */
  questionOf: (run: { id: string; tenderId: string }, lotId: string) => Promise<LotQuestion>;
};

/** What both parts of the service use. */
export function recompositionRows(deps: RecompositionDeps) {
  const { database } = deps;
  const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(database, RECOMPOSER, work);

  return { asSystem };
}

/** Keeps what the engine found, or that it found nothing. */
export function createRecompositionSaving(deps: RecompositionDeps) {
  const { clock, life } = deps;
  const { asSystem } = recompositionRows(deps);

  return {
    /**
     * Stores what was found, unless somebody answered meanwhile. In automatic mode it goes on with the best one, or
     * dissolves the consortium when there is none.
     * @param found.complete false: more may follow, ranked behind these
     * @returns whether what follows is wanted
     */
    save: (consortiumId: string, round: number, found: Found & { complete: boolean }): Promise<boolean> =>
      asSystem(async (tx) => {
        const [loaded, recomposition] = await Promise.all([
          life.load(tx, consortiumId),
          repository.findRecomposition(tx, consortiumId),
        ]);
        const { row } = loaded;
        if (row.state !== 'recomposing' || row.round !== round || !isSearching(recomposition)) return false;
        const [best] = found.alternatives;
        await Promise.all([
          repository.updateRecomposition(tx, consortiumId, round, {
            status: best === undefined ? 'impasse' : 'found',
            alternatives: found.alternatives,
            because: found.because === null ? null : storedText(found.because),
            answeredAt: found.complete ? clock() : null,
          }),
          signal(tx, consortiumTopic(consortiumId)),
        ]);
        if (best !== undefined) {
          if (!row.automatic) return true;
          await life.apply(
            tx,
            RECOMPOSER,
            loaded,
            { kind: 'recompose', places: best.members, round, at: clock(), expiresAt: answerBy(row, clock()) },
            { work: new Map(best.members.map((member) => [member.organisationId, member])) },
          );
          return false;
        }
        const reason = storedText([
          { code: 'cannot_go_on' },
          ...(found.because ?? [{ code: 'nobody_is_left' } as const]),
        ]);
        const stuck = await life.apply(tx, RECOMPOSER, loaded, { kind: 'find_impasse', round, reason });
        if (row.automatic) await life.apply(tx, RECOMPOSER, stuck, { kind: 'dissolve', reason });
        return false;
      }),

    /** The search failed for good: the coordinator may ask again. */
    fail: (consortiumId: string, round: number, message: string): Promise<void> =>
      asSystem(async (tx) => {
        const recomposition = await repository.findRecomposition(tx, consortiumId);
        if (recomposition?.round !== round || !isSearching(recomposition)) return;
        await repository.updateRecomposition(tx, consortiumId, round, {
          // What was shown before it failed stays.
          ...(recomposition.status === 'queued' ? { status: 'failed' as const, because: message } : {}),
          answeredAt: clock(),
        });
        await signal(tx, consortiumTopic(consortiumId));
      }),
  };
}

/** Nothing was found yet, or more may follow. */
export const isSearching = (recomposition: repository.RecompositionRow | null): boolean =>
  recomposition !== null && ['queued', 'found'].includes(recomposition.status) && recomposition.answeredAt === null;
