import type { Tx } from '../db/transaction.ts';
import { type Actor, answersForCluster, ownOrganisations } from '../shared/actor.ts';
import { DomainError, notFound } from '../shared/errors.ts';
import { asProgram, circleScope, type GovernanceDeps } from './circle.ts';
import * as repository from './elections.repository.ts';
import { findGroup } from './repository.ts';
import type { ElectionView } from './schemas.ts';
import { electionState, electionView, WRONG_TIME } from './views.ts';

/** What the services of elections share: the circle's scope, an election as its reader sees it, and what mails say of it. */
export function electionScope(deps: GovernanceDeps) {
  const { clock } = deps;
  const scope = circleScope(deps);

  /** The election as the actor reads it. */
  const view = async (tx: Tx, actor: Actor, row: repository.ElectionRow): Promise<ElectionView> => {
    const candidates = await repository.listCandidates(tx, [row.id]);
    const roll = await repository.listRoll(tx, [row.id]);
    const counts = (await asProgram(() => repository.countRolls(tx, [row.id]))).get(row.id);
    const names = await scope.namesOf([...candidates, ...roll].map(({ organisationId }) => organisationId));
    const parts = {
      candidates,
      roll,
      counts: counts ?? { electors: 0, turnout: 0 },
      own: ownOrganisations(actor),
      leads: answersForCluster(actor, row.clusterId),
    };
    return electionView(row, parts, names, clock());
  };

  /** The election of a cluster that the actor may see, in one of the states. */
  const found = async (tx: Tx, clusterId: string, id: string, states: readonly ElectionView['state'][]) => {
    const row = await repository.findElection(tx, clusterId, id);
    if (row === null) throw notFound('election');
    const state = electionState(row, clock());
    if (states.includes(state)) return row;
    throw new DomainError('conflict', 'wrong_time', WRONG_TIME[state], {
      details: { state },
    });
  };

  /** What mails say of an election. */
  const told = async (tx: Tx, { clusterId, workingGroupId, position }: repository.ElectionRow) =>
    asProgram(async () => ({
      clusterId,
      groupId: workingGroupId,
      group:
        workingGroupId === null
          ? await deps.clusterName(tx, clusterId)
          : ((await findGroup(tx, workingGroupId))?.name ?? ''),
      position,
    }));

  return { ...scope, view, found, told };
}
