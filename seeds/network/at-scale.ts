import { readDepartements } from '../../src/taxonomies/data.ts';
import { inventOrganisation, type SeedOrganisation, SIZES } from './company.ts';
import { drawSize } from './neighbours.ts';
import { randomFrom } from './random.ts';
import type { Town } from './towns.ts';
import { CLUSTER_TRADES, tradeOf } from './trades.ts';

/**
 * As many more companies as wanted, all over France, in the clusters there are: for trying the engine at the size
 * of the country. Made in batches, each the same at every run.
 */
export function* companiesAtScale(
  count: number,
  firstOrdinal: number,
  batch: number,
): Generator<SeedOrganisation[], void> {
  const clusters = Object.keys(CLUSTER_TRADES);
  const towns: Town[] = readDepartements().map((dep) => ({
    nuts: dep.nuts3,
    name: dep.name,
    postalCode: `${dep.inseeDep.slice(0, 2).replace(/[AB]/, '0')}000`,
    lat: dep.lat,
    lon: dep.lon,
  }));
  for (let at = 0; at < count; at += batch) {
    const random = randomFrom(`scale ${at}`);
    const taken = new Set<string>();
    yield Array.from({ length: Math.min(batch, count - at) }, (_, i) => {
      const cluster = random.pick(clusters);
      const sizeClass = drawSize(random);
      const wanted = {
        key: `scale ${at + i}`,
        ordinal: firstOrdinal + at + i,
        trade: tradeOf(random.pick(CLUSTER_TRADES[cluster]!)),
        town: scattered(random.pick(towns), random.next(), random.next()),
        headcount: random.int(SIZES[sizeClass].from, SIZES[sizeClass].to),
        sizeClass,
        memberships: [{ cluster, since: `${random.int(2005, 2024)}-01-01` }],
      };
      return inventOrganisation(random, wanted, taken);
    });
  }
}

/** Somewhere in the département: up to 20 km from its centre. */
const scattered = (town: Town, x: number, y: number): Town => ({
  ...town,
  lat: town.lat + (x - 0.5) * 0.36,
  lon: town.lon + (y - 0.5) * 0.5,
});
