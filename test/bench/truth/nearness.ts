import {
  distanceHm,
  nutsNumber,
  type Place,
  placeOf,
  placeProximity,
  regionProximity,
} from '../../../src/matching/quality/proximity.ts';
import { readNuts } from '../../../src/taxonomies/data.ts';

const places = new Map<string, Place>();
for (const { code, lat, lon } of readNuts()) if (lat !== null && lon !== null) places.set(code, placeOf(lat, lon));

const known = new Map<string, number>();

/** The engine's proximity of two NUTS regions, thousandths: by distance of their centres in France, else by shared digits. */
export function regionNearness(a: string, b: string): number {
  const key = a < b ? `${a} ${b}` : `${b} ${a}`;
  let value = known.get(key);
  if (value === undefined) {
    const [from, to] = [places.get(a), places.get(b)];
    value = from && to ? placeProximity(distanceHm(from, to)) : regionProximity(nutsNumber(a), nutsNumber(b));
    known.set(key, value);
  }
  return value;
}

/** The nearest pair of two sets of regions, thousandths; 0 when one is empty. */
export function nearest(a: Iterable<string>, b: readonly string[]): number {
  let best = 0;
  for (const one of a) for (const other of b) best = Math.max(best, regionNearness(one, other));
  return best;
}
