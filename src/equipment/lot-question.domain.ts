import type { EquipmentNeed } from '../shared/equipment.ts';
import { assign, type Served, type TimedNeed } from './assigning.domain.ts';
import {
  type EquipmentLack,
  freeFrom,
  isFree,
  lacksFor,
  nearestOf,
  type PooledResource,
  timeOfNeed,
} from './fit.domain.ts';

/** What a lot asks of the pool, with the pool as it was: kept with a run, so that the same question has the same answer. */
export type EquipmentQuestion = {
  needs: EquipmentNeed[];
  startsOn: string | null;
  endsOn: string | null;
  pool: PooledResource[];
};

/** A resource that an answer speaks of. */
export type NamedResource = { equipmentId: string; name: string; ownerId: string | null };

/**
 * How the pool serves one need, whoever bids: `free` in that time, `unknown` (something fits; when it is needed is not
 * known), `taken` (`freeFrom`: from when on it could be had as long; null: the lot's other needs take it), `missing` (nothing
 * fits; the nearest, and what it lacks).
 */
export type NeedAnswer =
  | { needId: string; status: 'free' | 'unknown'; resource: NamedResource; others: number }
  | { needId: string; status: 'taken'; resource: NamedResource; freeFrom: string | null }
  | { needId: string; status: 'missing'; nearest: (NamedResource & { lacks: EquipmentLack[] }) | null };

/** The answer for a lot, and for each team of it: `served` in the order of the needs. */
export type EquipmentAnswer = {
  needs: NeedAnswer[];
  teams: { rank: number; served: Served[] }[];
};

const named = ({ id, name, ownerId }: PooledResource): NamedResource => ({ equipmentId: id, name, ownerId });

/** Answers for the lot and its teams. Pure: the same question gives the same answer, to the byte. */
export function judgeEquipment(
  { needs, startsOn, endsOn, pool }: EquipmentQuestion,
  teams: readonly { rank: number; organisationIds: readonly string[] }[],
): EquipmentAnswer {
  const timed: TimedNeed[] = needs.map((need) => ({ need, time: timeOfNeed(need, { startsOn, endsOn }) }));
  const served = new Map(assign(timed, pool, new Set()).map((one) => [one.needId, one.equipmentId]));
  return {
    needs: timed.map((one) => answerFor(one, pool, served.get(one.need.id))),
    teams: teams.map(({ rank, organisationIds }) => ({
      rank,
      served: assign(timed, pool, new Set(organisationIds)),
    })),
  };
}

function answerFor(
  { need, time }: TimedNeed,
  pool: readonly PooledResource[],
  servedBy: string | undefined,
): NeedAnswer {
  const needId = need.id;
  const fitting = pool.filter((resource) => lacksFor(resource, need).length === 0);
  const chosen = fitting.find(({ id }) => id === servedBy);
  if (chosen !== undefined) {
    const free = time === null ? fitting : fitting.filter((one) => isFree(one, time));
    return { needId, status: time === null ? 'unknown' : 'free', resource: named(chosen), others: free.length - 1 };
  }
  const [first] = fitting;
  if (first === undefined) {
    const nearest = nearestOf(pool, need);
    return {
      needId,
      status: 'missing',
      nearest: nearest === null ? null : { ...named(nearest.resource), lacks: nearest.lacks },
    };
  }
  if (time === null || fitting.some((one) => isFree(one, time)))
    return { needId, status: 'taken', resource: named(first), freeFrom: null };
  const soonest = fitting
    .map((resource) => ({ resource, from: freeFrom(resource, time) }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.resource.name < b.resource.name ? -1 : 1))[0]!;
  return { needId, status: 'taken', resource: named(soonest.resource), freeFrom: soonest.from };
}
