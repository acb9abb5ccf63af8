import type { EuSizeClass } from '../../src/organisations/size-class.domain.ts';
import { splitExactly } from '../../src/shared/money.ts';
import { NEOPOLIA } from './clusters.ts';
import { inventOrganisation, type SeedOrganisation, SIZES } from './company.ts';
import { type Random, randomFrom } from './random.ts';
import { LOIRE_ATLANTIQUE, REST_OF_PAYS_DE_LA_LOIRE } from './towns.ts';
import { CLUSTER_TRADES, tradeOf } from './trades.ts';

/** 245 companies and 32,000 jobs: 51 % SME (small), 31 % medium, 11 % very small, 7 % big (SOURCE.md). */
export const NEOPOLIA_JOBS = 32_000;
export const NEOPOLIA_SIZES: Readonly<Record<EuSizeClass, number>> = { micro: 27, small: 125, medium: 76, large: 17 };

/** How many companies are at home in each of the six; many work for a second one. */
const AT_HOME: Readonly<Record<string, number>> = {
  'neopolia-aerospace': 45,
  'neopolia-maritime': 50,
  'neopolia-energy': 40,
  'neopolia-nuclear': 40,
  'neopolia-oil-gas': 35,
  'neopolia-rail': 35,
};

/** Neopolia's companies; `firstOrdinal` begins their registration numbers. */
export function neopoliaCompanies(firstOrdinal: number, taken: Set<string>): SeedOrganisation[] {
  const random = randomFrom('neopolia');
  const homes = shuffled(
    random,
    Object.entries(AT_HOME).flatMap(([key, count]) => Array<string>(count).fill(key)),
  );
  const sizes = shuffled(
    random,
    Object.entries(NEOPOLIA_SIZES).flatMap(([size, count]) => Array<EuSizeClass>(count).fill(size as EuSizeClass)),
  );
  const headcounts = headcountsOf(random, sizes);
  const turns = new Map<string, number>();
  return homes.map((home, i) => {
    const trades = CLUSTER_TRADES[home]!;
    const turn = turns.get(home) ?? 0;
    turns.set(home, turn + 1);
    const trade = tradeOf(trades[turn % trades.length]!);
    const town = random.pick(random.chance(0.7) ? LOIRE_ATLANTIQUE : REST_OF_PAYS_DE_LA_LOIRE);
    const wanted = {
      key: `neopolia ${i}`,
      ordinal: firstOrdinal + i,
      trade,
      town,
      headcount: headcounts[i]!,
      sizeClass: sizes[i]!,
      memberships: membershipsOf(random, home, trade.key),
    };
    return inventOrganisation(random, wanted, taken);
  });
}

/** Headcounts within each class that sum to the jobs exactly: the large companies make up the rest. */
function headcountsOf(random: Random, sizes: readonly EuSizeClass[]): number[] {
  const drawn = sizes.map((size) => (size === 'large' ? 0 : random.int(SIZES[size].from, SIZES[size].to)));
  const least = SIZES.large.from;
  const rest = NEOPOLIA_JOBS - drawn.reduce((a, b) => a + b, 0) - NEOPOLIA_SIZES.large * least;
  const weights = Array.from({ length: NEOPOLIA_SIZES.large }, () => random.int(10, 60));
  const parts = splitExactly(rest, weights);
  return drawn.map((headcount) => (headcount === 0 ? least + parts.pop()! : headcount));
}

/** Its home, Neopolia itself, and others of the six that have the trade too. */
function membershipsOf(random: Random, home: string, trade: string): SeedOrganisation['memberships'] {
  const others = Object.keys(AT_HOME).filter((key) => key !== home && CLUSTER_TRADES[key]!.includes(trade));
  const joined = random.chance(0.5) ? random.sample(others, random.int(1, 2)) : [];
  const since = `${random.int(1999, 2014)}-${String(random.int(1, 12)).padStart(2, '0')}-01`;
  return [NEOPOLIA, home, ...joined].map((cluster) => ({ cluster, since }));
}

const shuffled = <T>(random: Random, list: readonly T[]): T[] => random.sample(list, list.length);
