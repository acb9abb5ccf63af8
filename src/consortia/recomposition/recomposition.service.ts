import type { LotQuestion } from '../../matching/index.ts';
import { workWeights } from '../life/work.domain.ts';
import { findLatestInvitations } from '../store/invitations.repository.ts';
import * as repository from '../store/repository.ts';
import type { Recomposition } from './alternatives.ts';
import type { OpenSeat } from './drafts.ts';
import { createRecompositionSaving, isSearching, type RecompositionDeps, recompositionRows } from './saving.service.ts';

export type RecompositionService = ReturnType<typeof createRecompositionService>;

/** A re-composition before its problem is made from a snapshot of candidates: a question for each lot, and the weights of the whole work. */
export type OpenRound = Omit<Recomposition, 'problem'> & {
  clusterId: string;
  questions: readonly LotQuestion[];
  weights: ReadonlyMap<string, number>;
};

/** What a worker does when a seat is open: reads the problem, stores the alternatives, and goes on where it may. */
export function createRecompositionService(deps: RecompositionDeps) {
  const { asSystem } = recompositionRows(deps);

  return {
    ...createRecompositionSaving(deps),
    nodeBudget: deps.nodeBudget,
    seconds: deps.seconds,

    /** What is to be found; null when the round is over, or an earlier delivery has found it. */
    take: (consortiumId: string, round: number): Promise<OpenRound | null> =>
      asSystem(async (tx) => {
        const row = await repository.findConsortium(tx, consortiumId);
        const recomposition = await repository.findRecomposition(tx, consortiumId);
        if (row?.state !== 'recomposing' || row.round !== round || !isSearching(recomposition)) return null;
        const { lots, requirements } = await deps.loadTender(tx, row.tenderId);
        const run = { id: row.matchRunId ?? row.id, tenderId: row.tenderId };
        const questions: LotQuestion[] = [];
        for (const lotId of row.lotIds) questions.push(await deps.questionOf(run, lotId));
        const weights = workWeights(
          lots.filter((lot) => row.lotIds.includes(lot.id)),
          requirements,
        );
        const seats = await repository.findSeats(tx, [consortiumId]);
        const invitations = new Map((await findLatestInvitations(tx, [consortiumId])).map((i) => [i.id, i]));
        return {
          clusterId: row.clusterId,
          questions,
          weights,
          refused: row.refused,
          frozen: row.change !== null,
          seats: seats.map(
            (seat): OpenSeat => ({
              organisationId: seat.organisationId,
              role: seat.role,
              shareBp: seat.shareBp,
              covers: seat.covers,
              principalId: seat.principalId,
              parts: seat.parts,
              marginal: seat.marginal,
              essential: seat.essential,
              invitation: seat.invitation,
              counterShareBp:
                seat.invitationId === null ? null : (invitations.get(seat.invitationId)?.counterShareBp ?? null),
            }),
          ),
        };
      }),
  };
}
