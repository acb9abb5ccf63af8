import type { EuSizeClass } from '../../src/organisations/size-class.domain.ts';
import { foldText } from '../../src/shared/text.ts';
import { inventName } from './names.ts';
import { type Random, seedId } from './random.ts';
import { selfDescriptionOf } from './self-descriptions.ts';
import type { Town } from './towns.ts';
import type { Trade } from './trades.ts';

/** The last closed year of the seeds. */
export const LAST_YEAR = 2025;
const EUROS = 100;

/** An invented organisation with all that belongs to it; amounts in cents. */
export type SeedOrganisation = {
  id: string;
  name: string;
  kind: 'company' | 'research' | 'training' | 'institution';
  trade: string;
  town: Town;
  registrationNumber: string;
  website: string;
  description: string;
  /** NAF rev. 2; null: not said. */
  nafCode: string | null;
  canLead: boolean;
  years: { year: number; headcount: number; turnoverCents: number; balanceSheetCents: number }[];
  capabilities: { cpv: string; level: number; evidence: number; capacityCents: number }[];
  certifications: { code: string; validUntil: string }[];
  /** Keys of its clusters with the first day in each. */
  memberships: { cluster: string; since: string }[];
};

/** Headcounts of a size class (Recommendation 2003/361/EC), and the turnover that keeps a company in it. */
export const SIZES: Readonly<Record<EuSizeClass, { from: number; to: number; mostTurnover: number }>> = {
  micro: { from: 2, to: 9, mostTurnover: 1_950_000 * EUROS },
  small: { from: 10, to: 49, mostTurnover: 9_800_000 * EUROS },
  medium: { from: 50, to: 249, mostTurnover: 48_000_000 * EUROS },
  large: { from: 260, to: 3_000, mostTurnover: Number.MAX_SAFE_INTEGER },
};

/** What the caller decides; the rest is drawn. */
export type Wanted = {
  /** Tells it from all others, also at the next run. */
  key: string;
  /** Its place among all seeded organisations: makes the registration number. */
  ordinal: number;
  kind?: SeedOrganisation['kind'];
  trade: Trade;
  town: Town;
  headcount: number;
  /** Turnover of the last year; drawn from the trade unless given. */
  turnoverCents?: number;
  sizeClass: EuSizeClass;
  memberships: SeedOrganisation['memberships'];
};

/** Draws an organisation. `taken` holds the names in use. */
export function inventOrganisation(random: Random, wanted: Wanted, taken: Set<string>): SeedOrganisation {
  const { trade, town, headcount } = wanted;
  const said = selfDescriptionOf(trade.key, wanted.ordinal);
  const name = inventName(random, trade.stems, town.name, taken);
  const perHead = random.int(trade.perHead[0] * 1_000, trade.perHead[1] * 1_000) * EUROS;
  const turnover = wanted.turnoverCents ?? Math.min(headcount * perHead, SIZES[wanted.sizeClass].mostTurnover);
  return {
    id: seedId(`organisation ${wanted.key}`),
    name,
    kind: wanted.kind ?? 'company',
    trade: trade.key,
    town: near(random, town),
    registrationNumber: inventedSiret(wanted.ordinal),
    website: `https://${foldText(name).replaceAll(' ', '-')}.example`,
    description: said?.words ?? trade.about,
    nafCode: said?.naf ?? null,
    canLead: headcount >= 5,
    years: years(random, headcount, turnover),
    capabilities: capabilities(random, trade, turnover),
    certifications: certifications(random, trade, wanted.sizeClass),
    memberships: wanted.memberships,
  };
}

/** Within a kilometre or two of the town's centre. */
const near = (random: Random, town: Town): Town => ({
  ...town,
  lat: Math.round((town.lat + (random.next() - 0.5) * 0.03) * 10_000) / 10_000,
  lon: Math.round((town.lon + (random.next() - 0.5) * 0.04) * 10_000) / 10_000,
});

/** A number of the shape of a SIRET whose check digit is wrong, so that it can be nobody's. */
export function inventedSiret(ordinal: number): string {
  const stem = `999${String(ordinal).padStart(6, '0')}0001`;
  return `${stem}${(luhnDigit(stem) + 5) % 10}`;
}

/** The digit that would make the number pass Luhn's check. */
function luhnDigit(stem: string): number {
  const sum = [...stem].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** Three years up to the last, growing or shrinking a little from one to the next. */
function years(random: Random, headcount: number, turnoverCents: number): SeedOrganisation['years'] {
  let factor = 1;
  return [LAST_YEAR, LAST_YEAR - 1, LAST_YEAR - 2].map((year) => {
    const turnover = Math.round((turnoverCents * factor) / 100_000) * 100_000;
    const figures = {
      year,
      headcount: Math.max(1, Math.round(headcount * factor)),
      turnoverCents: year === LAST_YEAR ? turnoverCents : turnover,
      balanceSheetCents: Math.round((turnoverCents * factor * random.int(40, 75)) / 10_000_000) * 100_000,
    };
    factor *= random.int(90, 101) / 100;
    return figures;
  });
}

/** The first code of the trade is the company's own; it does the others less well and has less capacity for them. */
function capabilities(random: Random, trade: Trade, turnoverCents: number): SeedOrganisation['capabilities'] {
  return trade.codes
    .filter(([, probability], i) => i === 0 || random.chance(probability))
    .map(([cpv], i) => ({
      cpv,
      level: i === 0 ? random.int(3, 5) : random.int(2, 4),
      evidence: i === 0 ? random.int(1, 5) : random.int(0, 3),
      capacityCents: Math.max(
        1_000_000,
        Math.round((turnoverCents * (i === 0 ? random.int(8, 18) : random.int(4, 10))) / 10_000_000) * 100_000,
      ),
    }));
}

/** Bigger companies are certified more often. A twentieth of the certificates has run out. */
function certifications(random: Random, trade: Trade, sizeClass: EuSizeClass): SeedOrganisation['certifications'] {
  const readiness = { micro: 0.5, small: 0.85, medium: 1.05, large: 1.25 }[sizeClass];
  return trade.certifications
    .filter(([, probability]) => probability === 1 || random.chance(probability * readiness))
    .map(([code]) => {
      const year = random.chance(0.05) ? LAST_YEAR : LAST_YEAR + random.int(2, 4);
      return { code, validUntil: `${year}-${String(random.int(1, 12)).padStart(2, '0')}-28` };
    });
}
