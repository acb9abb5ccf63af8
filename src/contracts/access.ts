import { type Actor, answersForCluster } from '../shared/actor.ts';
import { notFound } from '../shared/errors.ts';

/** @throws DomainError `not_found`, as for a contract that there is none of */
export function assertAnswersFor(actor: Actor, clusterId: string): void {
  if (!answersForCluster(actor, clusterId)) throw notFound('contract');
}
