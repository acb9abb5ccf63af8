import { type Actor, coordinatedClusters, holds, ownOrganisations } from '../shared/actor.ts';

/** What an actor may do to an organisation that it sees. */
export type Right = 'none' | 'own' | 'full';

/**
 * Administrators and the program change any organisation, coordinators those of their clusters, and a member the
 * one it speaks for, within bounds. A partner cluster that shares its organisations shares the sight of them only.
 */
export function rightTo(actor: Actor, organisation: { id: string; clusterIds: readonly string[] }): Right {
  if (actor.kind === 'system' || holds(actor, 'admin')) return 'full';
  const clusters = coordinatedClusters(actor);
  if (organisation.clusterIds.some((id) => clusters.includes(id))) return 'full';
  return ownOrganisations(actor).includes(organisation.id) ? 'own' : 'none';
}

/**
 * What a member may not change of its own organisation: who it is, where it is taken to be and whether it may lead,
 * for a proposal rests on these and the cluster answers for them.
 */
export const STAFF_FIELDS = ['name', 'kind', 'registrationNumber', 'country', 'nuts', 'lat', 'lon', 'canLead'] as const;

/** Exclusion is a declaration of the organisation's own: it may make one, but only staff takes one back. */
export const EXCLUSION_FIELDS = ['exclusionGround', 'excludedUntil'] as const;

/** Fields of a change that a member may not make, given whether a ground for exclusion stands already. */
export const refusedFields = (changes: Readonly<Record<string, unknown>>, standing: boolean): string[] =>
  [...STAFF_FIELDS, ...(standing ? EXCLUSION_FIELDS : [])].filter((field) => field in changes);

/** Whether a declared ground for exclusion holds on a day (`2026-11-21`); `excludedUntil` is the first day without. */
export const isExcluded = (
  organisation: { exclusionGround: string | null; excludedUntil: string | null },
  day: string,
): boolean =>
  organisation.exclusionGround !== null && (organisation.excludedUntil === null || day < organisation.excludedUntil);
