import { randomBytes } from 'node:crypto';
import type { Tx } from '../db/transaction.ts';
import { sourceOf } from '../notifications/source-id.ts';
import type { Actor } from '../shared/actor.ts';
import { invalidField, notFound } from '../shared/errors.ts';
import { seal } from '../shared/sealing.ts';
import { sitters } from './circle.repository.ts';
import { asProgram, type Circle, type GovernanceDeps, notYours } from './circle.ts';
import { electionScope } from './election-scope.ts';
import * as repository from './elections.repository.ts';
import { assertPosition, assertTerm } from './mandates.service.ts';
import type { ElectionView, NewElectionInput } from './schemas.ts';
import { hasCandidates } from './views.ts';
import { createVoting } from './voting.service.ts';

export type ElectionService = ReturnType<typeof createElectionService>;

/** Least time that candidates have to stand and electors to vote, in hours. */
const LEAST_HOURS = 1;
const HOUR_MS = 3_600_000;

/** Elections up to their closing: called, stood in, voted in. Counted in counting.service.ts. */
export function createElectionService(deps: GovernanceDeps) {
  const { clock, secret, tell } = deps;
  const scope = electionScope(deps);
  const { view, found, told } = scope;
  return {
    view,
    ...createVoting(deps),

    /** Calls an election: its electors are the companies that sit in the circle today, one vote each. */
    async call(actor: Actor, clusterId: string, input: NewElectionInput): Promise<ElectionView> {
      const circle: Circle = { clusterId, workingGroupId: input.workingGroupId ?? null };
      const { position, quorumBp = null, termFrom, termTo } = input;
      const [opensAt, closesAt] = [new Date(input.opensAt), new Date(input.closesAt)];
      assertPosition(position, circle.workingGroupId);
      assertTerm(termFrom, termTo, '/termFrom', '/termTo');
      if (opensAt.getTime() - clock().getTime() < LEAST_HOURS * HOUR_MS)
        throw invalidField('/opensAt', 'must leave candidates at least an hour to stand');
      if (closesAt.getTime() - opensAt.getTime() < LEAST_HOURS * HOUR_MS)
        throw invalidField('/closesAt', 'must come at least an hour after the opening');
      return scope.within(actor, circle, 'leads', async (tx) => {
        const electors = await asProgram(() => sitters(tx, circle, scope.today(), true));
        if (electors.length === 0) throw invalidField('/workingGroupId', 'has no company that could vote');
        const sealedKey = seal(secret, 'ballot key', randomBytes(32).toString('base64url'));
        const facts = { position, opensAt, closesAt, termFrom, termTo, quorumBp, sealedKey };
        const row = await repository.insertElection(tx, { ...facts, ...circle });
        await asProgram(() =>
          repository.insertRoll(
            tx,
            electors.map((organisationId) => ({ electionId: row.id, clusterId, organisationId })),
          ),
        );
        await scope.audit(tx, actor, clusterId, 'election.called', row.id, { ...circle, position, quorumBp });
        const params = { ...(await told(tx, row)), opensAt: input.opensAt, closesAt: input.closesAt };
        await asProgram(() =>
          tell(tx, [{ kind: 'election.called', sourceId: row.id, to: { organisationIds: electors }, params }]),
        );
        return view(tx, actor, row);
      });
    },

    /** Calls the election off, before it is counted; its votes are thrown away unread. */
    async cancel(actor: Actor, clusterId: string, id: string): Promise<ElectionView> {
      return scope.within(actor, { clusterId, workingGroupId: null }, 'belongs', async (tx) => {
        const row = await found(tx, clusterId, id, ['announced', 'open', 'closed']);
        if ((await scope.nearness(tx, actor, row)) !== 'leads') throw notYours();
        const changed = await asProgram(async () => {
          const locked = await repository.lockElection(tx, id);
          if (locked === null || locked.countedAt !== null || locked.cancelledAt !== null) return null;
          await repository.takeVotes(tx, id);
          return repository.updateElection(tx, id, { cancelledAt: clock(), sealedKey: null });
        });
        if (changed === null) throw notFound('election');
        await scope.audit(tx, actor, clusterId, 'election.cancelled', id, {});
        return view(tx, actor, changed);
      });
    },

    /** Asks once more for candidates, of elections that open within so many hours and in which nobody stands. In a transaction of the system. */
    async askForCandidates(tx: Tx, hours: number): Promise<void> {
      const until = new Date(clock().getTime() + hours * HOUR_MS);
      for (const row of await repository.openingBy(tx, clock(), until)) {
        if (hasCandidates(await repository.listCandidates(tx, [row.id]))) continue;
        const electors = (await repository.listRoll(tx, [row.id])).map(({ organisationId }) => organisationId);
        const params = { ...(await told(tx, row)), opensAt: row.opensAt.toISOString() };
        const asked = { kind: 'election.nobody_stands', sourceId: sourceOf('nobody stands', row.id), params };
        await tell(tx, [
          { ...asked, to: { organisationIds: electors } },
          { ...asked, to: { clusterId: row.clusterId } },
        ]);
      }
    },

    /** Reminds electors that have not voted, of elections that close within so many hours. In a transaction of the system. */
    async remindVoters(tx: Tx, hours: number): Promise<void> {
      const until = new Date(clock().getTime() + hours * HOUR_MS);
      for (const row of await repository.closingBy(tx, clock(), until)) {
        if (!hasCandidates(await repository.listCandidates(tx, [row.id]))) continue;
        const silent = (await repository.listRoll(tx, [row.id])).filter(({ voted }) => !voted);
        const params = { ...(await told(tx, row)), closesAt: row.closesAt.toISOString() };
        const sourceId = sourceOf('election closing', row.id);
        const to = { organisationIds: silent.map(({ organisationId }) => organisationId) };
        await tell(tx, [{ kind: 'election.closing', sourceId, to, params }]);
      }
    },
  };
}
