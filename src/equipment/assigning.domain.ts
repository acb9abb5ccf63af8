import type { EquipmentNeed } from '../shared/equipment.ts';
import { isFree, lacksFor, type NeededTime, type PooledResource } from './fit.domain.ts';

/** A need with when it is needed; null: not known, and then nobody can say that something is free. */
export type TimedNeed = { need: EquipmentNeed; time: NeededTime | null };

/** Which resource serves which need. `owner`: a member of the team, another member of the cluster, or the cluster itself. */
export type Served = { needId: string; equipmentId: string; owner: 'team' | 'member' | 'cluster' };

/** Who owns a resource, seen from a team. */
export const ownerSeenFrom = (
  { ownerId }: Pick<PooledResource, 'ownerId'>,
  team: ReadonlySet<string>,
): Served['owner'] => (ownerId === null ? 'cluster' : team.has(ownerId) ? 'team' : 'member');

/** A team's own equipment first, then the cluster's, then that of a member who would lend it (R2142-3). */
const PREFERENCE = { team: 0, cluster: 1, member: 2 } as const;

/**
 * Serves as many needs as the pool can, each by a resource that fits and is free; of all ways to do so the one whose
 * resources are preferred. Resources weigh, not pairs, so that taking them in the order of preference, each by an augmenting
 * path, is exact (the sets of resources that can be matched are a transversal matroid: Edmonds and Fulkerson 1965).
 * A resource serves a second need only in another time, where no other is left.
 */
export function assign(
  needs: readonly TimedNeed[],
  pool: readonly PooledResource[],
  team: ReadonlySet<string>,
  { unknownTimeServes = true }: { unknownTimeServes?: boolean } = {},
): Served[] {
  const fits = (need: TimedNeed, resource: PooledResource): boolean =>
    (need.time === null ? unknownTimeServes : isFree(resource, need.time)) &&
    lacksFor(resource, need.need).length === 0;
  const ordered = [...pool].sort(
    (a, b) =>
      PREFERENCE[ownerSeenFrom(a, team)] - PREFERENCE[ownerSeenFrom(b, team)] ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1),
  );
  const servedBy = new Map<TimedNeed, PooledResource>();
  const augment = (resource: PooledResource, seen: Set<TimedNeed>): boolean => {
    for (const need of needs) {
      if (seen.has(need) || !fits(need, resource)) continue;
      seen.add(need);
      const other = servedBy.get(need);
      if (other === undefined || augment(other, seen)) {
        servedBy.set(need, resource);
        return true;
      }
    }
    return false;
  };
  for (const resource of ordered) augment(resource, new Set());
  for (const need of needs) {
    if (servedBy.has(need) || need.time === null) continue;
    const again = ordered.find((resource) => fits(need, resource) && isFreeOf(servedBy, resource, need.time));
    if (again !== undefined) servedBy.set(need, again);
  }
  return needs.flatMap((need) => {
    const resource = servedBy.get(need);
    return resource === undefined
      ? []
      : [{ needId: need.need.id, equipmentId: resource.id, owner: ownerSeenFrom(resource, team) }];
  });
}

const isFreeOf = (
  servedBy: ReadonlyMap<TimedNeed, PooledResource>,
  resource: PooledResource,
  time: NeededTime | null,
): boolean =>
  time !== null &&
  [...servedBy].every(
    ([need, own]) =>
      own.id !== resource.id || (need.time !== null && (need.time.until <= time.from || need.time.from >= time.until)),
  );
