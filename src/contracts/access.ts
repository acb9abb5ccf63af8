import { type Actor, coordinatedClusters, holds } from '../shared/actor.ts';
import { notFound } from '../shared/errors.ts';

/** Whether the actor keeps the cluster's contracts and books: its coordinators, administrators, the program. */
export const answersForCluster = (actor: Actor, clusterId: string): boolean =>
  actor.kind === 'system' || holds(actor, 'admin') || coordinatedClusters(actor).includes(clusterId);

/** @throws DomainError `not_found`, as for a contract that there is none of */
export function assertAnswersFor(actor: Actor, clusterId: string): void {
  if (!answersForCluster(actor, clusterId)) throw notFound('contract');
}
