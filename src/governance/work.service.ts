import type { Tx } from '../db/transaction.ts';
import { type Actor, answersForCluster, ownOrganisations } from '../shared/actor.ts';
import { assertDay, assertPast } from '../shared/day.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import { assertKnownCodes } from '../taxonomies/known-codes.ts';
import { sitters } from './circle.repository.ts';
import { asProgram, assertSpeaksFor, type Circle, circleScope, type GovernanceDeps, notYours } from './circle.ts';
import * as repository from './repository.ts';
import type { ActionView, EventView, NewActionInput, NewEventInput, NewResultInput, ResultView } from './schemas.ts';
import { actionView, eventView, resultView } from './views.ts';

export type WorkService = ReturnType<typeof createWorkService>;
type Answer = { organisationId: string; coming: boolean };
type Minutes = { minutes: string; attendedIds: string[] };

const circleOf = (clusterId: string, workingGroupId: string | undefined): Circle => ({
  clusterId,
  workingGroupId: workingGroupId ?? null,
});

/** What a group does: actions with their day, meetings with their minutes, and what came of it. */
export const createWorkService = (deps: GovernanceDeps) => ({
  ...createActions(deps),
  ...createEvents(deps),
  ...createResults(deps),
});

const board = (clusterId: string): Circle => ({ clusterId, workingGroupId: null });

function createActions(deps: GovernanceDeps) {
  const { tell } = deps;
  const scope = circleScope(deps);
  return {
    /** Gives a member something to do. */
    async addAction(actor: Actor, clusterId: string, input: NewActionInput): Promise<ActionView> {
      const circle = circleOf(clusterId, input.workingGroupId);
      assertDay(input.dueOn, '/dueOn');
      return scope.within(actor, circle, 'leads', async (tx) => {
        await scope.assertSits(tx, circle, input.organisationId, '/organisationId');
        const { workingGroupId: _g, ...facts } = input;
        const row = await repository.insertAction(tx, { ...facts, ...circle });
        const { organisationId, dueOn, title } = row;
        await scope.audit(tx, actor, clusterId, 'group_action.given', row.id, { ...circle, organisationId, dueOn });
        const params = { clusterId, groupId: circle.workingGroupId, action: title, dueOn };
        await asProgram(() =>
          tell(tx, [
            { kind: 'group.action_given', sourceId: row.id, to: { organisationIds: [organisationId] }, params },
          ]),
        );
        return actionView(row, await scope.namesOf([organisationId]));
      });
    },

    /** Says how an action stands: who keeps the group, and the member that does it. */
    async setActionState(actor: Actor, clusterId: string, id: string, state: ActionView['state']): Promise<ActionView> {
      return scope.within(actor, board(clusterId), 'belongs', async (tx) => {
        const row = await repository.findAction(tx, clusterId, id);
        if (row === null) throw notFound('action');
        const mine = ownOrganisations(actor).includes(row.organisationId) && state !== 'dropped';
        if (!mine && (await scope.nearness(tx, actor, row)) !== 'leads') throw notYours();
        const changed = await asProgram(() => repository.setActionState(tx, id, state));
        await scope.audit(tx, actor, clusterId, `group_action.${state === 'open' ? 'reopened' : state}`, id, {});
        return actionView(changed, await scope.namesOf([row.organisationId]));
      });
    },
  };
}

function createEvents(deps: GovernanceDeps) {
  const { tell } = deps;
  const scope = circleScope(deps);
  const eventOf = async (tx: Tx, row: repository.EventRow): Promise<EventView> => {
    const guests = await repository.listGuests(tx, [row.id]);
    return eventView(row, guests, await scope.namesOf(guests.map(({ organisationId }) => organisationId)));
  };
  return {
    /** Announces a meeting or a visit to everybody who sits in the circle. */
    async addEvent(actor: Actor, clusterId: string, input: NewEventInput): Promise<EventView> {
      const circle = circleOf(clusterId, input.workingGroupId);
      return scope.within(actor, circle, 'leads', async (tx) => {
        const { workingGroupId: _g, at, ...facts } = input;
        const row = await repository.insertEvent(tx, { ...facts, at: new Date(at), ...circle });
        await scope.audit(tx, actor, clusterId, 'group_event.announced', row.id, { ...circle, at });
        const params = {
          clusterId,
          groupId: circle.workingGroupId,
          event: row.title,
          eventAt: at,
          eventPlace: row.place,
        };
        if (row.at > deps.clock())
          await asProgram(async () => {
            const to = { organisationIds: await sitters(tx, circle, scope.today(), false) };
            await tell(tx, [{ kind: 'group.event_announced', sourceId: row.id, to, params }]);
          });
        return eventView(row, [], new Map());
      });
    },

    /** Whether a member comes, in its own word. */
    async answerEvent(
      actor: Actor,
      clusterId: string,
      id: string,
      { organisationId, coming }: Answer,
    ): Promise<EventView> {
      return scope.within(actor, board(clusterId), 'belongs', async (tx) => {
        const row = await repository.findEvent(tx, clusterId, id);
        if (row === null) throw notFound('event');
        assertSpeaksFor(actor, clusterId, organisationId);
        await scope.assertSits(tx, row, organisationId, '/organisationId');
        if (row.at <= deps.clock()) throw new DomainError('conflict', 'wrong_time', 'The event has begun.');
        const guest = { eventId: id, clusterId, workingGroupId: row.workingGroupId, organisationId };
        await asProgram(() => repository.putGuest(tx, { ...guest, coming }));
        await scope.audit(tx, actor, clusterId, 'group_event.answered', id, { organisationId, coming });
        return eventOf(tx, row);
      });
    },

    /** The minutes of an event with who was there: whoever is not named was not. */
    async writeMinutes(
      actor: Actor,
      clusterId: string,
      id: string,
      { minutes, attendedIds }: Minutes,
    ): Promise<EventView> {
      return scope.within(actor, board(clusterId), 'belongs', async (tx) => {
        const row = await repository.findEvent(tx, clusterId, id);
        if (row === null) throw notFound('event');
        if ((await scope.nearness(tx, actor, row)) !== 'leads') throw notYours();
        if (row.at > deps.clock()) throw new DomainError('conflict', 'wrong_time', 'The event has not begun.');
        for (const [i, organisationId] of attendedIds.entries())
          await scope.assertSits(tx, row, organisationId, `/attendedIds/${i}`);
        const changed = await repository.setMinutes(tx, id, minutes);
        await asProgram(async () => {
          const said = (await repository.listGuests(tx, [id])).map(({ organisationId }) => organisationId);
          const guest = { eventId: id, clusterId, workingGroupId: row.workingGroupId };
          for (const organisationId of new Set([...said, ...attendedIds]))
            await repository.putGuest(tx, { ...guest, organisationId, attended: attendedIds.includes(organisationId) });
        });
        await scope.audit(tx, actor, clusterId, 'group_event.minuted', id, { attended: attendedIds });
        return eventOf(tx, changed);
      });
    },
  };
}

function createResults(deps: GovernanceDeps) {
  const scope = circleScope(deps);
  return {
    /** Notes what came of the work: a capability with its trade, a tender of the cluster, or in words. */
    async addResult(actor: Actor, clusterId: string, input: NewResultInput): Promise<ResultView> {
      const circle = circleOf(clusterId, input.workingGroupId);
      assertPast(input.on, '/on', scope.today());
      assertKnownCodes({ cpv: [{ pointer: '/cpv', code: input.cpv }] });
      return scope.within(actor, circle, 'leads', async (tx) => {
        const { tenderId } = input;
        // A pilot does not see the cluster's tenders: that one is the cluster's is all that it is told.
        if (tenderId !== undefined && !(await asProgram(() => repository.isTenderOf(tx, clusterId, tenderId))))
          throw invalidField('/tenderId', 'is not a tender of the cluster');
        if (tenderId !== undefined && !answersForCluster(actor, clusterId)) throw notYours();
        const { workingGroupId: _g, ...facts } = input;
        const row = await repository.insertResult(tx, { ...facts, ...circle });
        await scope.audit(tx, actor, clusterId, 'group_result.noted', row.id, {
          ...circle,
          kind: row.kind,
          on: row.on,
        });
        return resultView(row);
      });
    },
  };
}
