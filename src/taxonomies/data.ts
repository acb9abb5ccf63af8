import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/**
 * A code of the Common Procurement Vocabulary 2008 (Regulation (EC) 213/2008).
 * `code` is the eight digits without the check digit; `level` the number of significant digits: 2 division, 3 group,
 * 4 class, 5 category, 6 to 8 finer; `parent` the nearest listed code above, null for a division.
 */
export interface CpvRow {
  code: string;
  checkDigit: string;
  level: number;
  parent: string | null;
  labelFr: string;
  labelEn: string;
}

/** A NUTS code: `level` 0 (country) to 3; `lat` and `lon` (degrees, WGS 84) are known for France only, null elsewhere. */
export interface NutsRow {
  code: string;
  level: number;
  parent: string | null;
  labelFr: string;
  labelEn: string;
  lat: number | null;
  lon: number | null;
}

/** A French department: INSEE number ("01", "2A", "971"), its NUTS codes, centroid in degrees (WGS 84), area in km². */
export interface DepartementRow {
  inseeDep: string;
  nuts3: string;
  nuts2: string;
  nuts1: string;
  name: string;
  inseeRegion: string;
  lat: number;
  lon: number;
  areaKm2: number;
}

type CsvRecord = Readonly<Record<string, string>>;

/** Reads a file of the data folder next to this module (the build copies the folder, so it works compiled too). */
export function dataFile(name: string): Buffer {
  return readFileSync(new URL(`./data/${name}`, import.meta.url));
}

function csvRows(name: string): CsvRecord[] {
  return parse(dataFile(name), { columns: true, skip_empty_lines: true });
}

/** Remembers the result of a reader: the files never change while the process lives. */
function once<T>(read: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= read();
    return value;
  };
}

const numberOrNull = (text: string | undefined): number | null => (text ? Number(text) : null);

/** All 9,454 CPV codes in code order. Read once, then shared: do not change the rows. */
export const readCpv: () => readonly CpvRow[] = once(() =>
  csvRows('cpv.csv').map((row) => ({
    code: row['code']!,
    checkDigit: row['check_digit']!,
    level: Number(row['level']),
    parent: row['parent'] || null,
    labelFr: row['label_fr']!,
    labelEn: row['label_en']!,
  })),
);

/** All 2,087 NUTS codes (2021 edition, no United Kingdom) in code order. Read once, then shared. */
export const readNuts: () => readonly NutsRow[] = once(() =>
  csvRows('nuts.csv').map((row) => ({
    code: row['code']!,
    level: Number(row['level']),
    parent: row['parent'] || null,
    labelFr: row['label_fr']!,
    labelEn: row['label_en']!,
    lat: numberOrNull(row['lat']),
    lon: numberOrNull(row['lon']),
  })),
);

/** The 101 French departments in INSEE order. Read once, then shared. */
export const readDepartements: () => readonly DepartementRow[] = once(() =>
  csvRows('fr-departements.csv').map((row) => ({
    inseeDep: row['insee_dep']!,
    nuts3: row['nuts3']!,
    nuts2: row['nuts2']!,
    nuts1: row['nuts1']!,
    name: row['name']!,
    inseeRegion: row['insee_reg']!,
    lat: Number(row['centroid_lat']),
    lon: Number(row['centroid_lon']),
    areaKm2: Number(row['area_km2']),
  })),
);

/** CPV codes of the social and other specific services (Directive 2014/24/EU, annex XIV), 115 of them. */
export const readSocialServiceCpv: () => ReadonlySet<string> = once(
  () => new Set(dataFile('social-service-cpv.txt').toString('utf8').split('\n').filter(Boolean)),
);

/** Labels of one CPV code by two-letter language, all 24 official languages of the Union. */
export interface CpvLabels {
  code: string;
  labels: Readonly<Record<string, string>>;
}

/**
 * Labels in 24 languages, one item per code, in code order. 13 MB once unpacked, hence not kept: hold what you need of it.
 */
export function readCpvLabels(): CpvLabels[] {
  const lines = gunzipSync(dataFile('cpv-labels-24.jsonl.gz')).toString('utf8').split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as CpvLabels);
}
