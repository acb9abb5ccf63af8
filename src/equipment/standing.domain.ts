import type { EquipmentNeed } from '../shared/equipment.ts';
import { assign, ownerSeenFrom, type Served } from './assigning.domain.ts';
import {
  type EquipmentLack,
  freeFrom,
  isFree,
  lacksFor,
  type NeededTime,
  nearestOf,
  type PooledResource,
} from './fit.domain.ts';
import type { HoldingGroup, LotNeed } from './group.domain.ts';

/** What is held for a group: a booking that counts, with the resource as it is now; null: it is out of the pool. */
export type Hold = {
  bookingId: string;
  equipmentId: string;
  needId: string;
  kind: 'option' | 'booking';
  from: string;
  until: string;
};

/**
 * How a need of a group stands: `booked` or `held` (an option); `withdrawn`: what was held is out of the pool, or no
 * longer fits; `planned`: the pool would serve it, nothing is held before the group is agreed; `free`: it was agreed
 * and could be held now; `unknown`: something fits, the days are not known; `missing`: nothing does.
 */
export type NeedStatus = 'booked' | 'held' | 'withdrawn' | 'planned' | 'free' | 'unknown' | 'missing';

/** What would serve a need instead: from when on it is free as long. */
export type Alternative = {
  equipmentId: string;
  name: string;
  ownerId: string | null;
  owner: Served['owner'];
  freeFrom: string | null;
};

/** One need of a group with what serves it. */
export type StandingNeed = {
  lotId: string;
  need: EquipmentNeed;
  time: NeededTime | null;
  status: NeedStatus;
  bookingId: string | null;
  resource: PooledResource | null;
  owner: Served['owner'] | null;
  /** Others that fit, the soonest free first. */
  alternatives: Alternative[];
  /** Where nothing fits: what comes nearest. */
  nearest: { equipmentId: string; name: string; lacks: EquipmentLack[] } | null;
};

/** States in which what a group needs is held for it. */
const HOLDING = ['agreed', 'ready', 'submitted', 'awarded'];

export const isHolding = (state: string): boolean => HOLDING.includes(state);

/** Whether a hold still serves the need: the resource is there and fits, at the time that is needed. */
export function stillServes(
  hold: Pick<Hold, 'from' | 'until'>,
  resource: PooledResource | undefined,
  { need, time }: Pick<LotNeed, 'need' | 'time'>,
): boolean {
  if (resource === undefined || time === null) return false;
  return hold.from <= time.from && hold.until >= time.until && lacksFor(resource, need).length === 0;
}

/** How every need of a group stands. `pool`: resources in the pool, with all that is taken but the group's own holds. */
export function standingOf(
  group: Pick<HoldingGroup, 'needs' | 'memberIds' | 'state'>,
  holds: readonly Hold[],
  pool: readonly PooledResource[],
): StandingNeed[] {
  const team = new Set(group.memberIds);
  const resources = new Map(pool.map((one) => [one.id, one]));
  const holdOf = (need: LotNeed) => holds.find(({ needId }) => needId === need.need.id);
  const kept = holds.flatMap((hold) => {
    const need = group.needs.find((one) => one.need.id === hold.needId);
    return need !== undefined && stillServes(hold, resources.get(hold.equipmentId), need) ? [hold] : [];
  });
  const free = withTaken(pool, kept);
  const open = group.needs.filter((need) => !kept.some(({ needId }) => needId === need.need.id));
  const could = new Map(assign(open, free, team).map((one) => [one.needId, one]));
  return group.needs.map((need): StandingNeed => {
    const hold = holdOf(need);
    const of = { lotId: need.lotId, need: need.need, time: need.time };
    const own = hold === undefined ? undefined : resources.get(hold.equipmentId);
    if (hold !== undefined && kept.includes(hold) && own !== undefined) {
      return {
        ...of,
        status: hold.kind === 'booking' ? 'booked' : 'held',
        bookingId: hold.bookingId,
        resource: own,
        owner: ownerSeenFrom(own, team),
        alternatives: [],
        nearest: null,
      };
    }
    const served = could.get(need.need.id);
    const resource = served === undefined ? null : (resources.get(served.equipmentId) ?? null);
    const alternatives = alternativesFor(need, free, team);
    const nearest = alternatives.length > 0 ? null : nearestOf(pool, need.need);
    return {
      ...of,
      status:
        hold !== undefined
          ? 'withdrawn'
          : resource === null
            ? 'missing'
            : need.time === null
              ? 'unknown'
              : isHolding(group.state)
                ? 'free'
                : 'planned',
      bookingId: hold?.bookingId ?? null,
      resource,
      owner: served?.owner ?? null,
      alternatives,
      nearest:
        nearest === null
          ? null
          : { equipmentId: nearest.resource.id, name: nearest.resource.name, lacks: nearest.lacks },
    };
  });
}

function withTaken(pool: readonly PooledResource[], holds: readonly Hold[]): PooledResource[] {
  return pool.map((resource) => ({
    ...resource,
    taken: [
      ...resource.taken,
      ...holds.filter(({ equipmentId }) => equipmentId === resource.id).map(({ from, until }) => ({ from, until })),
    ].sort((a, b) => (a.from < b.from ? -1 : 1)),
  }));
}

function alternativesFor(
  { need, time }: LotNeed,
  pool: readonly PooledResource[],
  team: ReadonlySet<string>,
): Alternative[] {
  return pool
    .filter((resource) => lacksFor(resource, need).length === 0)
    .map((resource) => ({
      equipmentId: resource.id,
      name: resource.name,
      ownerId: resource.ownerId,
      owner: ownerSeenFrom(resource, team),
      freeFrom: time === null || isFree(resource, time) ? (time?.from ?? null) : freeFrom(resource, time),
    }))
    .sort((a, b) =>
      (a.freeFrom ?? '') < (b.freeFrom ?? '')
        ? -1
        : (a.freeFrom ?? '') > (b.freeFrom ?? '')
          ? 1
          : a.name < b.name
            ? -1
            : 1,
    );
}
