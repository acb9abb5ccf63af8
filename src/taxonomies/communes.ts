import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { townKey } from '../shared/text.ts';
import { readDepartements } from './data.ts';

/** A French place: NUTS 3 region and position (degrees, WGS 84; null where unknown). */
export type FrenchPlace = { name: string; nuts3: string; lat: number | null; lon: number | null };

type Commune = FrenchPlace & { postcodes: readonly string[]; population: number };
type Known = {
  byPostcode: ReadonlyMap<string, readonly Commune[]>;
  byName: ReadonlyMap<string, readonly Commune[]>;
};

let known: Known | undefined;

/** The 34,875 communes of the départements and 4,600 other names of theirs; some 15 MB, read at the first question. */
const communes = (): Known => {
  known ??= readCommunes();
  return known;
};

function readCommunes(): Known {
  const byPostcode = new Map<string, Commune[]>();
  const byName = new Map<string, Commune[]>();
  const byInsee = new Map<string, Commune>();
  const add = (map: Map<string, Commune[]>, key: string, commune: Commune): void => {
    const there = map.get(key);
    if (there === undefined) map.set(key, [commune]);
    else if (!there.includes(commune)) there.push(commune);
  };
  for (const row of rowsOf('communes.csv.gz')) {
    if (!row['nuts3']) continue;
    const commune: Commune = {
      name: row['name']!,
      nuts3: row['nuts3'],
      lat: row['lat'] ? Number(row['lat']) : null,
      lon: row['lon'] ? Number(row['lon']) : null,
      postcodes: row['postcodes']!.split(' ').filter(Boolean),
      population: Number(row['population'] || 0),
    };
    byInsee.set(row['insee']!, commune);
    for (const postcode of commune.postcodes) add(byPostcode, postcode, commune);
    add(byName, townKey(commune.name), commune);
  }
  for (const row of rowsOf('aliases.csv.gz')) {
    const commune = byInsee.get(row['insee']!);
    if (commune === undefined) continue;
    add(byName, townKey(row['alias']!), commune);
    for (const postcode of (row['postcodes'] ?? '').split(' ').filter(Boolean)) add(byPostcode, postcode, commune);
  }
  return { byPostcode, byName };
}

const rowsOf = (name: string): Record<string, string>[] =>
  parse(gunzipSync(readFileSync(new URL(`./data/${name}`, import.meta.url))), { columns: true });

/**
 * Where a postcode or town is. Both: the commune that has both; a CEDEX postcode, which no list holds, counts by the
 * town's name in its département. A postcode alone that several communes share: the largest of them, and only where all
 * lie in one NUTS 3 region. A name alone: only where one commune has it. Null where that leaves a doubt.
 */
export function frenchPlace({
  postalCode,
  town,
}: {
  postalCode?: string | undefined;
  town?: string | undefined;
}): FrenchPlace | null {
  const { byPostcode, byName } = communes();
  const here = postalCode === undefined ? undefined : byPostcode.get(postalCode);
  const named = town === undefined ? undefined : byName.get(townKey(town));
  const both = here?.filter((commune) => named?.includes(commune)) ?? [];
  if (both.length > 0) return largest(both);
  if (here !== undefined) return new Set(here.map(({ nuts3 }) => nuts3)).size === 1 ? largest(here) : null;
  if (postalCode !== undefined) {
    const nuts3 = departementOf(postalCode);
    const inside = named?.filter((commune) => commune.nuts3 === nuts3) ?? [];
    if (inside.length > 0) return largest(inside);
    if (nuts3 === null) return null;
    const departement = readDepartements().find((dep) => dep.nuts3 === nuts3)!;
    return { name: town ?? departement.name, nuts3, lat: departement.lat, lon: departement.lon };
  }
  return named?.length === 1 ? named[0]! : null;
}

const largest = (list: readonly Commune[]): Commune => list.reduce((a, b) => (b.population > a.population ? b : a));

/** NUTS 3 of the département that a postcode begins with; Corsica's 200 and 201 are 2A, the others 2B. */
function departementOf(postalCode: string): string | null {
  if (!/^\d{5}$/.test(postalCode)) return null;
  const number = postalCode.startsWith('20')
    ? /^20[01]/.test(postalCode)
      ? '2A'
      : '2B'
    : postalCode.slice(0, /^9[78]/.test(postalCode) ? 3 : 2);
  return readDepartements().find((dep) => dep.inseeDep === number)?.nuts3 ?? null;
}
