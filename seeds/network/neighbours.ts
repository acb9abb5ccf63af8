import type { EuSizeClass } from '../../src/organisations/size-class.domain.ts';
import { splitExactly } from '../../src/shared/money.ts';
import { ATLANPOLE, LIMOUSIN } from './clusters.ts';
import { inventOrganisation, type SeedOrganisation, SIZES } from './company.ts';
import { type Random, randomFrom } from './random.ts';
import { LIMOUSIN_TOWNS, LOIRE_ATLANTIQUE, POLE_TOWNS } from './towns.ts';
import { CLUSTER_TRADES, tradeOf } from './trades.ts';

/** The Limousin cluster: 30 eco-organisations of several kinds with 700 jobs and 70 M€ of turnover (SOURCE.md). */
export const LIMOUSIN_JOBS = 700;
export const LIMOUSIN_TURNOVER_CENTS = 7_000_000_000;
/** Before it became a cluster: 500 jobs and 50 M€. */
export const LIMOUSIN_BEFORE = { year: 2010, jobs: 500, turnoverCents: 5_000_000_000 };

const LIMOUSIN_KINDS: readonly SeedOrganisation['kind'][] = [
  ...Array<'company'>(21).fill('company'),
  ...Array<'research'>(5).fill('research'),
  ...Array<'training'>(3).fill('training'),
  'institution',
];

export function limousinOrganisations(firstOrdinal: number, taken: Set<string>): SeedOrganisation[] {
  const random = randomFrom('limousin');
  const weights = LIMOUSIN_KINDS.map(() => random.int(6, 30));
  const jobs = splitExactly(LIMOUSIN_JOBS, weights);
  const turnovers = splitExactly(LIMOUSIN_TURNOVER_CENTS, weights);
  const jobsBefore = splitExactly(LIMOUSIN_BEFORE.jobs, weights);
  const turnoversBefore = splitExactly(LIMOUSIN_BEFORE.turnoverCents, weights);
  return LIMOUSIN_KINDS.map((kind, i) => {
    const wanted = {
      key: `limousin ${i}`,
      ordinal: firstOrdinal + i,
      kind,
      trade: tradeOf(tradeFor(kind, CLUSTER_TRADES[LIMOUSIN]![i % CLUSTER_TRADES[LIMOUSIN]!.length]!)),
      town: random.pick(LIMOUSIN_TOWNS),
      headcount: jobs[i]!,
      turnoverCents: turnovers[i]!,
      sizeClass: (jobs[i]! < 10 ? 'micro' : 'small') as EuSizeClass,
      memberships: [{ cluster: LIMOUSIN, since: `${random.int(2006, 2010)}-01-01` }],
    };
    const organisation = inventOrganisation(random, wanted, taken);
    const before = {
      year: LIMOUSIN_BEFORE.year,
      headcount: jobsBefore[i]!,
      turnoverCents: turnoversBefore[i]!,
      balanceSheetCents: Math.round(turnoversBefore[i]! / 2),
    };
    return { ...organisation, years: [...organisation.years, before] };
  });
}

const AXES = ['atlanpole-biotherapies', 'atlanpole-blue', 'atlanpole-digital', 'atlanpole-advanced'];
const AXIS_MEMBERS = 12;
const POLE_MEMBERS = 8;

/** Some members of Atlanpole's axes and of each competitiveness cluster: companies, and a laboratory and a school. */
export function neighbouringOrganisations(firstOrdinal: number, taken: Set<string>): SeedOrganisation[] {
  const random = randomFrom('neighbours');
  const seats = [
    ...AXES.flatMap((key) => Array.from({ length: AXIS_MEMBERS }, (_, i) => ({ key, i, clusters: [ATLANPOLE, key] }))),
    ...Object.keys(POLE_TOWNS).flatMap((key) =>
      Array.from({ length: POLE_MEMBERS }, (_, i) => ({ key, i, clusters: [key] })),
    ),
  ];
  return seats.map(({ key, i, clusters }, n) => {
    const kind = i === 0 ? 'research' : i === 1 ? 'training' : 'company';
    const sizeClass = drawSize(random);
    const trades = CLUSTER_TRADES[key]!;
    const wanted = {
      key: `${key} ${i}`,
      ordinal: firstOrdinal + n,
      kind,
      trade: tradeOf(tradeFor(kind, trades[i % trades.length]!)),
      town: random.pick(POLE_TOWNS[key] ?? LOIRE_ATLANTIQUE),
      headcount: random.int(SIZES[sizeClass].from, SIZES[sizeClass].to),
      sizeClass,
      memberships: clusters.map((cluster) => ({ cluster, since: `${random.int(2005, 2024)}-01-01` })),
    } as const;
    return inventOrganisation(random, wanted, taken);
  });
}

const tradeFor = (kind: SeedOrganisation['kind'], trade: string): string =>
  kind === 'research' ? 'research' : kind === 'training' ? 'training' : trade;

/** Sizes as in a French business cluster. */
export function drawSize(random: Random): EuSizeClass {
  const drawn = random.next();
  return drawn < 0.3 ? 'micro' : drawn < 0.75 ? 'small' : drawn < 0.95 ? 'medium' : 'large';
}
