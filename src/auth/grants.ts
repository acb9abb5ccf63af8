import type { Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters, holds, type Role } from '../shared/actor.ts';

/** Clusters that an organisation belongs to. */
export type ClustersOf = (tx: Tx, organisationId: string) => Promise<string[]>;

/**
 * For each role, whether it is the actor's to give and to take: all of them for an administrator; for a coordinator,
 * those of its clusters and for their members.
 */
export async function rolesWithin(
  tx: Tx,
  actor: Actor,
  roles: readonly Role[],
  clustersOf: ClustersOf,
): Promise<boolean[]> {
  if (holds(actor, 'admin') || actor.kind === 'system') return roles.map(() => true);
  const own = coordinatedClusters(actor);
  const within: boolean[] = [];
  for (const role of roles) {
    const clusters =
      role.role === 'coordinator'
        ? [role.clusterId]
        : role.role === 'member'
          ? await clustersOf(tx, role.organisationId)
          : [];
    within.push(clusters.some((cluster) => own.includes(cluster)));
  }
  return within;
}
