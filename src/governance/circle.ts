import { recordAudit } from '../audit/record.ts';
import type { Database } from '../db/client.ts';
import { actingAs, inTransaction, type Tx } from '../db/transaction.ts';
import type { Tidings } from '../notifications/service.ts';
import { type Actor, answersForCluster, ownOrganisations, systemActor } from '../shared/actor.ts';
import type { Clock } from '../shared/clock.ts';
import { dayOf } from '../shared/day.ts';
import { DomainError, invalidField, notFound } from '../shared/errors.ts';
import * as repository from './circle.repository.ts';

export type { Circle } from './circle.repository.ts';

type Circle = repository.Circle;

/** How near somebody is to it: `leads` keeps it (coordinators, the group's pilots), `belongs` sits in it. */
export type Nearness = 'leads' | 'belongs';

export type GovernanceDeps = {
  database: Database;
  clock: Clock;
  tell: (tx: Tx, tidings: readonly Tidings[]) => Promise<void>;
  organisationNames: (tx: Tx, ids: string[]) => Promise<Map<string, string>>;
  clusterName: (tx: Tx, id: string) => Promise<string>;
  /** The program's secret: keys of votes are sealed with it. */
  secret: string;
};

/** The program, for what a member sets off and may not write itself: its vote, an office that it was elected to. */
const GOVERNANCE = systemActor('governance');
export const asProgram = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => actingAs(GOVERNANCE, work);

/** What the services of groups share: the way in, names, the audit row of a change. */
export const circleScope = ({ database, clock, organisationNames }: GovernanceDeps) => {
  const today = (): string => dayOf(clock());

  /** Null: it is nothing of the actor's. */
  const nearness = async (tx: Tx, actor: Actor, circle: Circle): Promise<Nearness | null> => {
    if (answersForCluster(actor, circle.clusterId)) return 'leads';
    const own = ownOrganisations(actor);
    if (own.length === 0) return null;
    if (await repository.isPilot(tx, circle, own, today())) return 'leads';
    return (await repository.sitsIn(tx, circle, own, today())) ? 'belongs' : null;
  };

  return {
    today,
    nearness,

    /** Runs `work` where the circle exists and the actor is as near to it as asked: else 404, or 403. */
    within: <T>(
      actor: Actor,
      circle: Circle,
      wanted: Nearness,
      work: (tx: Tx, near: Nearness) => Promise<T>,
    ): Promise<T> =>
      inTransaction(database, actor, async (tx) => {
        const near = (await repository.circleExists(tx, circle)) ? await nearness(tx, actor, circle) : null;
        if (near === null) throw notFound(circle.workingGroupId === null ? 'cluster' : 'working group');
        if (wanted === 'leads' && near !== 'leads') throw notYours();
        return work(tx, near);
      }),

    /** Names of the organisations that stand beside each other in a group: who sits in it knows who they are. */
    namesOf: (ids: readonly (string | null)[]): Promise<Map<string, string>> =>
      asProgram((tx) => organisationNames(tx, [...new Set(ids.filter((id) => id !== null))])),

    /** @throws DomainError `invalid` naming `pointer` for an organisation that does not sit in the circle */
    assertSits: async (tx: Tx, circle: Circle, organisationId: string, pointer: string): Promise<void> => {
      if (!(await asProgram(() => repository.sitsIn(tx, circle, [organisationId], today()))))
        throw invalidField(
          pointer,
          circle.workingGroupId === null ? 'is not a member of the cluster' : 'is not a member of the working group',
        );
    },

    audit: (tx: Tx, actor: Actor, clusterId: string, action: string, entityId: string, payload: object) =>
      recordAudit(tx, actor, {
        action,
        entity: action.split('.')[0]!,
        entityId,
        clusterId,
        payload: payload as Record<string, unknown>,
      }),
  };
};

export const notYours = (): DomainError =>
  new DomainError(
    'forbidden',
    'not_allowed',
    'This is for the coordinators of the cluster and the pilots of the group.',
  );

/** @throws DomainError `forbidden` unless the actor speaks for the organisation, or answers for the cluster */
export function assertSpeaksFor(actor: Actor, clusterId: string, organisationId: string): void {
  if (answersForCluster(actor, clusterId) || ownOrganisations(actor).includes(organisationId)) return;
  throw new DomainError('forbidden', 'not_allowed', 'This is for the people of the company.');
}
