/**
 * Proximity without trigonometry of the platform: `Math.sin` and `Math.cos` may differ between machines in the last
 * digit, sums and products may not. Places are points on a sphere of 6,371.0 km, rounded to whole hectometres; their
 * distance is the straight line between them (less than 0.5 % short of the way along the surface up to 2,000 km).
 */

/** A place: hectometres from the centre of the Earth. */
export type Place = { readonly x: number; readonly y: number; readonly z: number };

/** Mean radius of the Earth, 6,371.0 km (IUGG), in hectometres. */
const RADIUS_HM = 63_710;
/** π/180, written out so that every machine has the same bits. */
const RADIANS = 0.017453292519943295;

/** sin of an angle in [−π/2, π/2], Taylor to x^17: wrong by less than 1e-10. */
function sine(x: number): number {
  const square = x * x;
  let term = x;
  let sum = x;
  for (let n = 2; n <= 16; n += 2) {
    term = (-term * square) / (n * (n + 1));
    sum += term;
  }
  return sum;
}

/** sin and cos of an angle in degrees, |angle| ≤ 180. */
function turn(degrees: number): [number, number] {
  const folded = degrees > 90 ? 180 - degrees : degrees < -90 ? -180 - degrees : degrees;
  const complement = 90 - Math.abs(degrees);
  return [sine(folded * RADIANS), sine(complement * RADIANS)];
}

/** The place at a latitude and longitude in degrees. */
export function placeOf(lat: number, lon: number): Place {
  const [sinLat, cosLat] = turn(lat);
  const [sinLon, cosLon] = turn(lon);
  return {
    x: Math.round(RADIUS_HM * cosLat * cosLon),
    y: Math.round(RADIUS_HM * cosLat * sinLon),
    z: Math.round(RADIUS_HM * sinLat),
  };
}

/** Distance in whole hectometres, rounded down. */
export function distanceHm(a: Place, b: Place): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const dz = a.z - b.z;
  return Math.floor(Math.sqrt(dx * dx + dy * dy + dz * dz));
}

/**
 * Where proximity is a half, hectometres. Of partners of French awards (0.661 and 0.543, cpv.ts) with 50 km 0.666 and
 * 0.533, with 200 km 0.645 and 0.537.
 */
const HALF_AT_HM = 1000;

/** Proximity of two places, thousandths: floor(1000 × 100 km / (100 km + distance)); 1/2 at 100 km, 1/4 at 300 km. */
export function placeProximity(distance: number): number {
  return Math.floor((1000 * HALF_AT_HM) / (HALF_AT_HM + distance));
}

/**
 * Shared digits of two NUTS codes → thousandths: nothing, country (2), NUTS-1 (3), NUTS-2 (4), NUTS-3 (5). Of partners of
 * Italian awards 0.918, by buyer 0.751, are among the first ten; halved 0.907 and 0.727, doubled 0.911 and 0.755.
 */
const BY_NUTS = [0, 0, 160, 330, 500, 770] as const;

/** A NUTS code as an integer whose base-37 digits are its characters, so that prefixes compare as numbers; −1: none. */
export function nutsNumber(code: string | null): number {
  if (code === null) return -1;
  let value = 0;
  for (let i = 0; i < 5; i++) {
    const char = i < code.length ? code.charCodeAt(i) : 0;
    value = value * 37 + (char === 0 ? 0 : char < 58 ? char - 47 : char - 54);
  }
  return value;
}

/** Proximity by region, for a pair of which one has no coordinates, thousandths. A missing digit is shared with none. */
export function regionProximity(a: number, b: number): number {
  if (a < 0 || b < 0) return 0;
  let [left, right] = [a, b];
  for (let digits = 5; digits >= 2; digits--) {
    if (left === right && left % 37 !== 0) return BY_NUTS[digits]!;
    left = Math.floor(left / 37);
    right = Math.floor(right / 37);
  }
  return 0;
}
