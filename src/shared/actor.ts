import type { Language } from './language.ts';

/** The three roles that a person can hold; a coordinator's is for one cluster, a member's for one organisation. */
export type Role =
  | { role: 'admin' }
  | { role: 'coordinator'; clusterId: string }
  | { role: 'member'; organisationId: string };

export type RoleName = Role['role'];

/**
 * On whose behalf a transaction runs. PostgreSQL is told at its start and row-level security follows it:
 * - `user` sees what the roles stored for it allow (read afresh from the database, not from the token); `accepts` is the
 *   language that it chose or, where it chose none, the one that its request likes best; in the console that of the page;
 * - `system` is a worker or a command and sees all;
 * - `anonymous` sees nothing but the taxonomies.
 */
export type Actor =
  | {
      kind: 'user';
      userId: string;
      roles: readonly Role[];
      requestId?: string;
      accepts?: Language;
      /** The one invitation that it may read and answer: the link of a mail let it in. */
      seat?: string;
    }
  | { kind: 'system'; name: string; requestId?: string }
  | { kind: 'anonymous'; requestId?: string };

/** The actor of workers and commands; `name` goes to the audit log. */
export const systemActor = (name: string): Actor => ({ kind: 'system', name });

/** Whether the actor holds a role of that name, wherever. */
export const holds = (actor: Actor, name: RoleName): boolean =>
  actor.kind === 'user' && actor.roles.some((r) => r.role === name);

/** Clusters that the actor coordinates. */
export const coordinatedClusters = (actor: Actor): string[] =>
  actor.kind === 'user' ? actor.roles.flatMap((r) => (r.role === 'coordinator' ? [r.clusterId] : [])) : [];

/** Whether the actor answers for a cluster: its coordinators, administrators, the program. */
export const answersForCluster = (actor: Actor, clusterId: string): boolean =>
  actor.kind === 'system' || holds(actor, 'admin') || coordinatedClusters(actor).includes(clusterId);

/** Organisations that the actor speaks for. */
export const ownOrganisations = (actor: Actor): string[] =>
  actor.kind === 'user' ? actor.roles.flatMap((r) => (r.role === 'member' ? [r.organisationId] : [])) : [];

/** A member that is nothing else: what its organisations have is all that it sees, whatever the list. */
export const seesOwnAlone = (actor: Actor): boolean =>
  actor.kind === 'user' && actor.roles.length > 0 && actor.roles.every(({ role }) => role === 'member');
