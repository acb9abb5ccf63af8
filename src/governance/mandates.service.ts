import type { Actor } from '../shared/actor.ts';
import { assertDay } from '../shared/day.ts';
import { invalidField, notFound } from '../shared/errors.ts';
import { circleScope, type GovernanceDeps, notYours } from './circle.ts';
import * as repository from './repository.ts';
import type { MandateView, NewMandateInput } from './schemas.ts';
import { GROUP_POSITIONS, type Position } from './table.ts';
import { mandateView } from './views.ts';

export type MandateService = ReturnType<typeof createMandateService>;

/** Offices and their terms, kept by the coordinators of the cluster. */
export function createMandateService(deps: GovernanceDeps) {
  const scope = circleScope(deps);
  return {
    /** Notes who holds an office: a pilot sits in the group, who is on the board is a member of the cluster. */
    async add(actor: Actor, clusterId: string, input: NewMandateInput): Promise<MandateView> {
      const circle = { clusterId, workingGroupId: input.workingGroupId ?? null };
      assertPosition(input.position, circle.workingGroupId);
      assertTerm(input.from, input.to, '/from', '/to');
      return scope.within(actor, { clusterId, workingGroupId: null }, 'leads', async (tx) => {
        if (circle.workingGroupId !== null && (await repository.findGroup(tx, circle.workingGroupId)) === null)
          throw notFound('working group');
        await scope.assertSits(tx, circle, input.organisationId, '/organisationId');
        const { workingGroupId: _g, ...facts } = input;
        const row = await repository.insertMandate(tx, { ...facts, ...circle });
        const { position, organisationId, from, to } = row;
        await scope.audit(tx, actor, clusterId, 'mandate.given', row.id, {
          ...circle,
          position,
          organisationId,
          from,
          to,
        });
        return mandateView(row, await scope.namesOf([row.organisationId]));
      });
    },

    /** Ends a term on a day, which is its last; a term that has not begun by then is over on its first day. */
    async end(actor: Actor, clusterId: string, id: string, on: string): Promise<MandateView> {
      assertDay(on, '/on');
      return scope.within(actor, { clusterId, workingGroupId: null }, 'belongs', async (tx, near) => {
        const row = await repository.findMandate(tx, clusterId, id);
        if (row === null) throw notFound('mandate');
        if (near !== 'leads') throw notYours();
        if (on > row.to) throw invalidField('/on', 'is after the last day of the term');
        const to = on < row.from ? row.from : on;
        const ended = await repository.setMandateEnd(tx, id, to);
        await scope.audit(tx, actor, clusterId, 'mandate.ended', id, { organisationId: row.organisationId, to });
        return mandateView(ended, await scope.namesOf([ended.organisationId]));
      });
    },
  };
}

/** @throws DomainError `invalid` for an office of a board in a group, or the other way round */
export function assertPosition(position: Position, workingGroupId: string | null): void {
  const ofGroups = (GROUP_POSITIONS as readonly Position[]).includes(position);
  if (ofGroups && workingGroupId === null)
    throw invalidField('/workingGroupId', 'is needed: a pilot leads a working group');
  if (!ofGroups && workingGroupId !== null)
    throw invalidField('/position', 'is an office of the board, not of a working group');
}

/** @throws DomainError `invalid` unless the two are days of the calendar, the first not after the last */
export function assertTerm(from: string, to: string, first: string, last: string): void {
  assertDay(from, first);
  assertDay(to, last);
  if (to < from) throw invalidField(last, 'is before the first day');
}
