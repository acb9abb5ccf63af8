import { type Actor, coordinatedClusters, holds } from './actor.ts';
import { invalidField, notFound } from './errors.ts';

/**
 * The cluster that something is made for: the named one, else the first that the caller coordinates.
 * @throws DomainError `invalid` naming `pointer` when there is none, `not_found` when it is not the caller's
 */
export function ownCluster(actor: Actor, wanted: string | undefined, pointer: string): string {
  const own = coordinatedClusters(actor);
  const clusterId = wanted ?? own[0];
  if (clusterId === undefined) throw invalidField(pointer, 'is required: you coordinate no cluster of your own');
  if (!own.includes(clusterId) && !holds(actor, 'admin') && actor.kind !== 'system') throw notFound('cluster');
  return clusterId;
}
