import type { Characteristic } from '../shared/equipment.ts';
import { foldText } from '../shared/text.ts';

/** Units by what they measure, each with its size in the first of its row: what has another unit is compared all the same. */
const UNITS: readonly Readonly<Record<string, number>>[] = [
  { kg: 1, t: 1000, g: 0.001, dan: 1.0197 },
  { m: 1, mm: 0.001, cm: 0.01, km: 1000 },
  { m2: 1, cm2: 0.0001, ha: 10_000 },
  { m3: 1, l: 0.001 },
  { kw: 1, w: 0.001, mw: 1000, ch: 0.7355 },
  { bar: 1, mbar: 0.001, mpa: 10 },
  { kn: 1, n: 0.001, mn: 1000 },
  { h: 1, min: 1 / 60 },
];

/** What people call the same thing, in both languages; the first of a row stands for all. */
const NAMES: readonly (readonly string[])[] = [
  ['levage', 'capacite de levage', 'charge', 'force de levage', 'lift', 'lifting', 'lifting capacity', 'load'],
  ['longueur', 'length'],
  ['largeur', 'width'],
  ['hauteur', 'height'],
  ['hauteur sous crochet', 'hook height', 'height under hook'],
  ['portee', 'reach'],
  ['surface', 'area'],
  ['puissance', 'power'],
  ['pression', 'pressure'],
  ['precision', 'accuracy'],
];

/** A characteristic's name as it is compared. */
const nameOf = (name: string): string => {
  const folded = foldText(name);
  return NAMES.find((names) => names.includes(folded))?.[0] ?? folded;
};

/** `m²` and `m2`, `T` and `t` are one; megawatts and milliwatts are not told apart by hand: `MW` is megawatts. */
const unitOf = (unit: string): string => foldText(unit.replaceAll('²', '2').replaceAll('³', '3')).replaceAll(' ', '');

/** How much of `asked` there is in its own unit; null: it measures no such thing, or in a unit that cannot be compared. */
export function measured(has: readonly Characteristic[], asked: Characteristic): number | null {
  const values = has.flatMap((one) => {
    if (nameOf(one.name) !== nameOf(asked.name)) return [];
    const [own, wanted] = [unitOf(one.unit), unitOf(asked.unit)];
    if (own === wanted) return [one.value];
    const row = UNITS.find((units) => units[own] !== undefined && units[wanted] !== undefined);
    return row === undefined ? [] : [(one.value * (row[own] ?? 1)) / (row[wanted] ?? 1)];
  });
  return values.length === 0 ? null : Math.max(...values);
}

/** Two measures are one within a billionth: 80 t are 80,000 kg, however they are reckoned. */
export const reaches = (value: number, least: number): boolean => value >= least - Math.abs(least) * 1e-9;
