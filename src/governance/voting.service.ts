import { type Actor, ownOrganisations } from '../shared/actor.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { unseal } from '../shared/sealing.ts';
import { sealVote } from './ballot.domain.ts';
import { asProgram, assertSpeaksFor, type GovernanceDeps, notYours } from './circle.ts';
import { electionScope } from './election-scope.ts';
import * as repository from './elections.repository.ts';
import type { ElectionView, NewCandidateInput, VoteInput } from './schemas.ts';
import { hasCandidates } from './views.ts';

/** Who stands in an election, and the secret vote itself. */
export function createVoting(deps: GovernanceDeps) {
  const { secret, tell } = deps;
  const scope = electionScope(deps);
  const { view, found, told } = scope;
  return {
    /** Puts a company up: its own people stand at once, one that others name is asked. */
    async nominate(actor: Actor, clusterId: string, id: string, input: NewCandidateInput): Promise<ElectionView> {
      return scope.within(actor, { clusterId, workingGroupId: null }, 'belongs', async (tx) => {
        const row = await found(tx, clusterId, id, ['announced']);
        const near = await scope.nearness(tx, actor, row);
        const itself = ownOrganisations(actor).includes(input.organisationId);
        if (!itself && near !== 'leads') throw notYours();
        await scope.assertSits(tx, row, input.organisationId, '/organisationId');
        const { workingGroupId } = row;
        const stands = { ...input, electionId: id, clusterId, workingGroupId, accepted: itself ? true : null };
        const candidate = await asProgram(() => repository.insertCandidate(tx, stands));
        if (candidate === null)
          throw new DomainError('conflict', 'already_exists', 'The company stands already, or was asked.');
        const { organisationId } = input;
        await scope.audit(tx, actor, clusterId, 'election.nominated', id, { organisationId, itself });
        if (!itself) {
          const asked = { kind: 'election.candidate_asked', sourceId: candidate.id, params: await told(tx, row) };
          await asProgram(() => tell(tx, [{ ...asked, to: { organisationIds: [organisationId] } }]));
        }
        return view(tx, actor, row);
      });
    },

    /** The answer of a company that others put up; until the election opens it may still change its mind. */
    async answer(
      actor: Actor,
      clusterId: string,
      id: string,
      candidateId: string,
      accept: boolean,
    ): Promise<ElectionView> {
      return scope.within(actor, { clusterId, workingGroupId: null }, 'belongs', async (tx) => {
        const row = await found(tx, clusterId, id, ['announced']);
        const candidate = (await repository.listCandidates(tx, [id])).find((one) => one.id === candidateId);
        if (candidate === undefined) throw notFound('candidate');
        assertSpeaksFor(actor, clusterId, candidate.organisationId);
        await asProgram(() => repository.setCandidateAnswer(tx, candidateId, accept));
        const { organisationId } = candidate;
        await scope.audit(tx, actor, clusterId, 'election.candidate_answered', id, { organisationId, accept });
        return view(tx, actor, row);
      });
    },

    /**
     * Takes the vote of a company from its own people: once, and for good. Nothing but the roll changes, and the audit
     * tells that it voted, never what.
     */
    async vote(
      actor: Actor,
      clusterId: string,
      id: string,
      { organisationId, candidateId }: VoteInput,
    ): Promise<ElectionView> {
      return scope.within(actor, { clusterId, workingGroupId: null }, 'belongs', async (tx) => {
        const row = await found(tx, clusterId, id, ['open']);
        if (!ownOrganisations(actor).includes(organisationId))
          throw new DomainError('forbidden', 'not_allowed', 'A company votes by its own people.');
        const candidates = await repository.listCandidates(tx, [id]);
        if (!hasCandidates(candidates))
          throw new DomainError('conflict', 'no_candidates', 'Nobody stands: there is nothing to vote on.');
        if (candidateId !== null && !candidates.some((one) => one.id === candidateId && one.accepted === true))
          throw invalidField('/candidateId', 'does not stand in this election');
        const key = unseal(secret, 'ballot key', row.sealedKey ?? '');
        if (key === null)
          throw new DomainError(
            'conflict',
            'votes_unreadable',
            'The key of this election is lost: it must be called again.',
          );
        const cast = await asProgram(() => repository.castVote(tx, id, organisationId, sealVote(key, candidateId)));
        if (cast === null) throw invalidField('/organisationId', 'is not on the roll of this election');
        if (!cast) throw new DomainError('conflict', 'already_voted', 'The company has already voted.');
        await scope.audit(tx, actor, clusterId, 'election.voted', id, { organisationId });
        return view(tx, actor, row);
      });
    },
  };
}
