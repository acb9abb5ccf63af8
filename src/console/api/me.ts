import { createContext, useContext } from 'react';
import type { Answer } from './call.ts';

/** The person who is signed in. */
export type Me = Answer<'GET /v1/me'>;
/** The three roles. */
export type RoleName = Me['roles'][number]['role'];

/** Given by the shell to every page. */
export const MeContext = createContext<Me | null>(null);

/** The person who is signed in; only on pages inside the shell. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('no page without a person');
  return me;
}

/** Whether the person has one of these roles. */
export const hasRole = (me: Me, ...names: readonly RoleName[]): boolean =>
  me.roles.some(({ role }) => names.includes(role));
/** Coordinators and administrators: who runs the network. */
export const isStaff = (me: Me): boolean => hasRole(me, 'admin', 'coordinator');
/** The clusters that the person coordinates. */
export const ownClusterIds = (me: Me): string[] =>
  me.roles.flatMap((role) => (role.role === 'coordinator' ? [role.clusterId] : []));
/** The companies that the person speaks for. */
export const ownOrganisationIds = (me: Me): string[] =>
  me.roles.flatMap((role) => (role.role === 'member' ? [role.organisationId] : []));
