import { addDays, beginOf, dayOf } from '../shared/day.ts';
import type { Characteristic, EquipmentKind, EquipmentNeed } from '../shared/equipment.ts';
import { foldText } from '../shared/text.ts';
import { measured, reaches } from './measures.domain.ts';

/** A resource of a pool as needs look at it. `taken`: instants (ISO) from which and until which somebody has it, in order. */
export type PooledResource = {
  id: string;
  name: string;
  /** Whose pool it is in: the cluster of the bid, or one above it. */
  clusterId: string;
  kind: EquipmentKind;
  cpv: string | null;
  characteristics: Characteristic[];
  /** The member that owns it; null: the cluster itself. */
  ownerId: string | null;
  trainings: string[];
  taken: { from: string; until: string }[];
};

/** What a resource lacks for a need. `has` is in the unit of what is asked; null: it does not measure that. */
export type EquipmentLack =
  | { what: 'kind'; asked: EquipmentKind; has: EquipmentKind }
  | { what: 'cpv'; asked: string; has: string | null }
  | { what: 'name'; asked: string }
  | { what: 'characteristic'; name: string; asked: number; has: number | null; unit: string };

/** Digits of a CPV code that say something: a code without its zeros at the end, of two digits at least. */
const significant = (cpv: string): string => cpv.replace(/0+$/, '').padEnd(2, '0');

/** A resource serves a code, what is more special than it, and what is more general. */
const servesCode = (own: string, asked: string): boolean => {
  const [a, b] = [significant(own), significant(asked)];
  return a.startsWith(b) || b.startsWith(a);
};

/** Everything that the resource lacks for the need; empty: it fits. */
export function lacksFor(
  resource: Pick<PooledResource, 'kind' | 'cpv' | 'name' | 'characteristics'>,
  need: Omit<EquipmentNeed, 'id' | 'from' | 'to'>,
): EquipmentLack[] {
  const lacks: EquipmentLack[] = [];
  if (need.kind !== null && need.kind !== resource.kind)
    lacks.push({ what: 'kind', asked: need.kind, has: resource.kind });
  if (need.cpv !== null && (resource.cpv === null || !servesCode(resource.cpv, need.cpv)))
    lacks.push({ what: 'cpv', asked: need.cpv, has: resource.cpv });
  const words = new Set(foldText(resource.name).split(' '));
  if (
    need.name !== null &&
    !foldText(need.name)
      .split(' ')
      .every((word) => word === '' || words.has(word))
  )
    lacks.push({ what: 'name', asked: need.name });
  for (const { name, value, unit } of need.minimums) {
    const has = measured(resource.characteristics, { name, value, unit });
    if (has === null || !reaches(has, value))
      lacks.push({ what: 'characteristic', name, asked: value, has: has === null ? null : rounded(has), unit });
  }
  return lacks;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Instants from which and until which something is needed: its days in France, the last one whole. */
export type NeededTime = { from: string; until: string };

/** The time of a need: its own days, else those of the work; null where one of them is not known. */
export function timeOfNeed(
  need: Pick<EquipmentNeed, 'from' | 'to'>,
  work: { startsOn: string | null; endsOn: string | null },
): NeededTime | null {
  const [first, last] = [need.from ?? work.startsOn, need.to ?? work.endsOn];
  if (first === null || last === null || last < first) return null;
  return { from: beginOf(first).toISOString(), until: beginOf(addDays(last, 1)).toISOString() };
}

/** The first and the last day of a need in France; null where its time is not known. */
export const daysOfNeed = (time: NeededTime | null): { from: string | null; to: string | null } =>
  time === null ? { from: null, to: null } : daysOf(time);

/** The first and the last day of a time in France. */
export const daysOf = ({ from, until }: NeededTime): { from: string; to: string } => ({
  from: dayOf(new Date(from)),
  to: dayOf(new Date(Date.parse(until) - 1)),
});

/** Whether nobody has the resource for any of that time. */
export const isFree = ({ taken }: Pick<PooledResource, 'taken'>, time: NeededTime): boolean =>
  taken.every(({ from, until }) => until <= time.from || from >= time.until);

/** The first instant from which it is free for as long as the time lasts; `taken` is in order. */
export function freeFrom({ taken }: Pick<PooledResource, 'taken'>, time: NeededTime): string {
  const lasts = Date.parse(time.until) - Date.parse(time.from);
  let from = Date.parse(time.from);
  for (const one of [...taken].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (Date.parse(one.until) <= from) continue;
    if (Date.parse(one.from) >= from + lasts) break;
    from = Date.parse(one.until);
  }
  return new Date(from).toISOString();
}

/** What falls short the least: fewest lacks, then the smallest part of what is asked, then its name. */
export function nearestOf<R extends Pick<PooledResource, 'kind' | 'cpv' | 'name' | 'characteristics'>>(
  pool: readonly R[],
  need: Omit<EquipmentNeed, 'id' | 'from' | 'to'>,
): { resource: R; lacks: EquipmentLack[] } | null {
  const ranked = pool
    .map((resource) => ({ resource, lacks: lacksFor(resource, need) }))
    // What is of another kind and trade is not near in any sense.
    .filter(({ lacks }) => !lacks.some(({ what }) => what === 'kind' || what === 'cpv'))
    .sort(
      (a, b) =>
        a.lacks.length - b.lacks.length ||
        short(a.lacks) - short(b.lacks) ||
        (a.resource.name < b.resource.name ? -1 : a.resource.name > b.resource.name ? 1 : 0),
    );
  return ranked[0] ?? null;
}

const short = (lacks: readonly EquipmentLack[]): number =>
  lacks.reduce(
    (sum, lack) => sum + (lack.what === 'characteristic' && lack.asked > 0 ? 1 - (lack.has ?? 0) / lack.asked : 1),
    0,
  );
