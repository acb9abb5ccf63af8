import type { Tx } from '../db/transaction.ts';
import { type Actor, coordinatedClusters, holds, ownOrganisations, type Role } from '../shared/actor.ts';

/** Clusters that an organisation belongs to. */
export type ClustersOf = (tx: Tx, organisationId: string) => Promise<string[]>;

/**
 * Whether a role is the actor's to give: `yes`; `consent` where the organisation is also another cluster's, so that one
 * cluster alone must not send somebody into the other's affairs; `no`.
 */
export type Grant = 'yes' | 'consent' | 'no';

/**
 * An administrator gives any role; a coordinator those of its clusters and for organisations that belong to no other;
 * an organisation's own people, roles for it: theirs is the consent.
 */
export async function mayGive(tx: Tx, actor: Actor, role: Role, clustersOf: ClustersOf): Promise<Grant> {
  if (holds(actor, 'admin') || actor.kind === 'system') return 'yes';
  if (role.role === 'admin') return 'no';
  const own = coordinatedClusters(actor);
  if (role.role === 'coordinator') return own.includes(role.clusterId) ? 'yes' : 'no';
  if (ownOrganisations(actor).includes(role.organisationId)) return 'yes';
  const clusters = await clustersOf(tx, role.organisationId);
  if (!clusters.some((id) => own.includes(id))) return 'no';
  return clusters.every((id) => own.includes(id)) ? 'yes' : 'consent';
}

/**
 * Whether a role is the actor's to take away: what it may give, but for organisations that it speaks for itself; and
 * what it gave.
 */
export async function mayTake(
  tx: Tx,
  actor: Actor,
  { role, grantedBy }: { role: Role; grantedBy: string | null },
  clustersOf: ClustersOf,
): Promise<boolean> {
  if (actor.kind === 'user' && !holds(actor, 'admin') && !holds(actor, 'coordinator')) return false;
  const given = actor.kind === 'user' && grantedBy === actor.userId;
  const staff: Actor =
    actor.kind === 'user' ? { ...actor, roles: actor.roles.filter((own) => own.role !== 'member') } : actor;
  const grant = await mayGive(tx, staff, role, clustersOf);
  return grant === 'yes' || (grant === 'consent' && given);
}
