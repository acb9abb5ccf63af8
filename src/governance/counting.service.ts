import { inTransaction, type Tx } from '../db/transaction.ts';
import { type Actor, systemActor } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { unseal } from '../shared/sealing.ts';
import { LEAST_FOR_COUNTS, type Outcome, openVotes, outcomeOf } from './ballot.domain.ts';
import { asProgram, circleScope, type GovernanceDeps, notYours } from './circle.ts';
import * as repository from './elections.repository.ts';
import type { ElectionService } from './elections.service.ts';
import { findGroup, insertMandate } from './repository.ts';
import type { ElectionView } from './schemas.ts';
import { electionState, hasCandidates, WRONG_TIME } from './views.ts';

const COUNTER = systemActor('elections');

export type CountingService = ReturnType<typeof createCountingService>;

/** The count of closed elections: votes are opened together, once, and are nowhere afterwards. */
export function createCountingService(deps: GovernanceDeps & { view: ElectionService['view'] }) {
  const { database, clock, secret, tell } = deps;
  const scope = circleScope(deps);

  /** Counts one that is closed, or opened with nobody who stands; in a transaction of the system. Null where another has counted it meanwhile. */
  const count = async (tx: Tx, id: string): Promise<repository.ElectionRow | null> => {
    const row = await repository.lockElection(tx, id);
    if (row === null) return null;
    const candidates = await repository.listCandidates(tx, [id]);
    const state = electionState(row, clock());
    if (state !== 'closed' && !(state === 'open' && !hasCandidates(candidates))) return null;
    const counts = (await repository.countRolls(tx, [id])).get(id) ?? { electors: 0, turnout: 0 };
    const key = unseal(secret, 'ballot key', row.sealedKey ?? '');
    const sealed = await repository.takeVotes(tx, id);
    const votes = key === null ? null : openVotes(key, sealed);
    const { outcome, electedId }: { outcome: Outcome; electedId: string | null } = !hasCandidates(candidates)
      ? { outcome: 'no_candidates', electedId: null }
      : votes === null && counts.turnout > 0
        ? { outcome: 'unreadable', electedId: null }
        : outcomeOf({ byCandidate: votes?.byCandidate ?? new Map(), ...counts, quorumBp: row.quorumBp });
    const telling = votes !== null && counts.turnout >= LEAST_FOR_COUNTS;
    if (telling)
      for (const { id: candidateId, accepted } of candidates)
        if (accepted === true) await repository.setVotes(tx, candidateId, votes.byCandidate.get(candidateId) ?? 0);
    const counted = await repository.updateElection(tx, id, {
      ...counts,
      countedAt: clock(),
      sealedKey: null,
      outcome,
      electedId,
      blank: telling ? votes.blank : null,
    });
    const elected = candidates.find((one) => one.id === electedId) ?? null;
    await conclude(tx, counted, elected);
    return counted;
  };

  /** Gives the office, and tells everybody who could vote what became of it. */
  const conclude = async (
    tx: Tx,
    row: repository.ElectionRow,
    elected: repository.CandidateRow | null,
  ): Promise<void> => {
    const { id, clusterId, workingGroupId, position, outcome } = row;
    const audit = { position, outcome, organisationId: elected?.organisationId ?? null };
    if (elected !== null) {
      const { organisationId, person } = elected;
      const term = { from: row.termFrom, to: row.termTo };
      await insertMandate(tx, { clusterId, workingGroupId, position, organisationId, person, ...term, electionId: id });
    }
    await scope.audit(tx, COUNTER, clusterId, 'election.counted', id, audit);
    const names = await scope.namesOf([elected?.organisationId ?? null]);
    const params = {
      clusterId,
      groupId: workingGroupId,
      group:
        workingGroupId === null
          ? await deps.clusterName(tx, clusterId)
          : ((await findGroup(tx, workingGroupId))?.name ?? ''),
      position,
      outcome,
      elected: elected === null ? null : (names.get(elected.organisationId) ?? null),
    };
    const told = { kind: 'election.counted', sourceId: id, params };
    const electors = (await repository.listRoll(tx, [id])).map(({ organisationId }) => organisationId);
    await tell(tx, [
      { ...told, to: { organisationIds: electors } },
      { ...told, to: { clusterId } },
    ]);
  };

  return {
    /** Counts a closed election at once, for who called it; else the program does within the hour. */
    async count(actor: Actor, clusterId: string, id: string): Promise<ElectionView> {
      return scope.within(actor, { clusterId, workingGroupId: null }, 'belongs', async (tx) => {
        const row = await repository.findElection(tx, clusterId, id);
        if (row === null) throw notFound('election');
        if ((await scope.nearness(tx, actor, row)) !== 'leads') throw notYours();
        const counted = await asProgram(() => count(tx, id));
        if (counted !== null) return deps.view(tx, actor, counted);
        const state = electionState((await repository.findElection(tx, clusterId, id)) ?? row, clock());
        throw new DomainError('conflict', 'wrong_time', WRONG_TIME[state], {
          details: { state },
        });
      });
    },

    /** Counts all that are closed, and ends those that opened with nobody who stands. */
    async countDue(): Promise<void> {
      const due = await inTransaction(database, COUNTER, (tx) => repository.uncounted(tx, clock()));
      for (const id of due) await inTransaction(database, COUNTER, (tx) => count(tx, id));
    },
  };
}
