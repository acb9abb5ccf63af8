import { splitExactly, WHOLE_BP } from '../../src/shared/money.ts';
import type { SeedOrganisation } from './company.ts';
import { randomFrom } from './random.ts';

/** Since 2015, until July 2018: 22.7 M€ for 45 companies over 26 tenders (SOURCE.md). */
export const PAST_TENDERS = 26;
export const PAST_WINNERS = 45;
export const PAST_TURNOVER_CENTS = 2_270_000_000;

/**
 * A tender won together: the cluster that answered, the day of signature, and each one's share in basis points with
 * what that makes of the value in cents; both sum to the whole.
 */
export type PastDeal = {
  title: string;
  buyer: string;
  year: number;
  signedOn: string;
  cluster: string;
  cpv: string;
  valueCents: number;
  shares: readonly { organisationId: string; shareBp: number; valueCents: number }[];
};

const BUYERS = [
  'Grand donneur d’ordres naval',
  'Exploitant de centrales',
  'Constructeur aéronautique',
  'Opérateur portuaire',
  'Développeur éolien en mer',
  'Exploitant ferroviaire',
];

/** The demo's past joint work: every one of the 45 wins at least once, each tender has two to five winners. */
export function pastDeals(companies: readonly SeedOrganisation[]): PastDeal[] {
  const random = randomFrom('past deals');
  const winners = random
    .sample(
      companies.filter((company) => company.years[0]!.headcount < 1_000),
      PAST_WINNERS,
    )
    .sort((a, b) => homeOf(a).localeCompare(homeOf(b)));
  const teams = Array.from({ length: PAST_TENDERS }, (): SeedOrganisation[] => []);
  for (const [i, winner] of winners.entries()) teams[Math.floor((i * PAST_TENDERS) / PAST_WINNERS)]!.push(winner);
  for (const team of teams) {
    const others = winners.filter((winner) => !team.includes(winner));
    const known = others.filter((other) => homeOf(other) === homeOf(team[0]!));
    team.push(...random.sample(known.length > 2 ? known : others, random.int(1, 3)));
  }
  const values = splitExactly(
    PAST_TURNOVER_CENTS,
    teams.map(() => random.int(20, 180)),
  );
  return teams.map((team, i) => {
    const shares = splitExactly(
      WHOLE_BP,
      team.map(() => random.int(10, 40)),
    );
    const parts = splitExactly(values[i]!, shares);
    const signedOn = signatureOf(i);
    return {
      title: `Offre collective ${i + 1}`,
      buyer: random.pick(BUYERS),
      year: Number(signedOn.slice(0, 4)),
      signedOn,
      cluster: homeOf(team[0]!),
      cpv: team[0]!.capabilities[0]!.cpv,
      valueCents: values[i]!,
      shares: team.map((company, n) => ({ organisationId: company.id, shareBp: shares[n]!, valueCents: parts[n]! })),
    };
  });
}

/** Signatures are spread evenly from February 2015 to July 2018. */
function signatureOf(index: number): string {
  const first = Date.UTC(2015, 1, 10);
  const last = Date.UTC(2018, 6, 10);
  const at = first + ((last - first) * index) / (PAST_TENDERS - 1);
  return new Date(at).toISOString().slice(0, 10);
}

const homeOf = (company: SeedOrganisation): string => company.memberships[1]?.cluster ?? '';
