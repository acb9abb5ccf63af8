import { inTransaction } from '../db/transaction.ts';
import { type Actor, answersForCluster, ownOrganisations } from '../shared/actor.ts';
import { findAwaited } from './awaited.repository.ts';
import { sitters } from './circle.repository.ts';
import { asProgram, type Circle, circleScope, type GovernanceDeps } from './circle.ts';
import { countRolls, listCandidates, listElections, listRoll } from './elections.repository.ts';
import * as repository from './repository.ts';
import type { AwaitedView, GovernanceView } from './schemas.ts';
import { actionView, electionView, eventView, mandateView, resultView } from './views.ts';

/** Lines of work that are told at once: the nearest. */
const MOST_AWAITED = 100;

export type GovernanceReading = ReturnType<typeof createGovernanceReading>;

/** A group, or a cluster as a whole, on one page: who leads it, who sits in it, and what it does. */
export function createGovernanceReading(deps: GovernanceDeps) {
  const scope = circleScope(deps);
  return {
    /** What all groups and clusters wait for from the companies that the actor speaks for; nothing for others. */
    async awaited(actor: Actor): Promise<{ items: AwaitedView[] }> {
      const when = { now: deps.clock(), day: scope.today(), most: MOST_AWAITED };
      return inTransaction(deps.database, actor, async (tx) => ({
        items: await findAwaited(tx, ownOrganisations(actor), when),
      }));
    },

    async overview(actor: Actor, clusterId: string, workingGroupId?: string): Promise<GovernanceView> {
      const circle: Circle = { clusterId, workingGroupId: workingGroupId ?? null };
      return scope.within(actor, circle, 'belongs', async (tx, near) => {
        const mandates = await repository.listMandates(tx, circle);
        const elections = await listElections(tx, circle);
        const ids = elections.map(({ id }) => id);
        const candidates = await listCandidates(tx, ids);
        const roll = await listRoll(tx, ids);
        const counts = await asProgram(() => countRolls(tx, ids));
        const actions = await repository.listActions(tx, circle);
        const events = await repository.listEvents(tx, circle);
        const guests = await repository.listGuests(
          tx,
          events.map(({ id }) => id),
        );
        const results = await repository.listResults(tx, circle);
        const members =
          circle.workingGroupId === null ? [] : await asProgram(() => sitters(tx, circle, scope.today(), false));
        const named = [...mandates, ...candidates, ...roll, ...actions, ...guests];
        const names = await scope.namesOf([...named.map(({ organisationId }) => organisationId), ...members]);
        const group = circle.workingGroupId === null ? null : await repository.findGroup(tx, circle.workingGroupId);
        const reader = { own: ownOrganisations(actor), leads: answersForCluster(actor, clusterId) };
        return {
          clusterId,
          clusterName: await deps.clusterName(tx, clusterId),
          workingGroup: group === null ? null : { id: circle.workingGroupId!, ...group },
          leads: near === 'leads',
          members: members
            .map((organisationId) => ({ organisationId, organisationName: names.get(organisationId) ?? '' }))
            .sort((a, b) => a.organisationName.localeCompare(b.organisationName)),
          mandates: mandates.map((row) => mandateView(row, names)),
          elections: elections.map((row) =>
            electionView(
              row,
              { candidates, roll, counts: counts.get(row.id) ?? { electors: 0, turnout: 0 }, ...reader },
              names,
              deps.clock(),
            ),
          ),
          actions: actions.map((row) => actionView(row, names)),
          events: events.map((row) => eventView(row, guests, names)),
          results: results.map(resultView),
        };
      });
    },
  };
}
