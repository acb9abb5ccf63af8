/** What a search asks of other clusters: nothing of the buyer, the notice or the asking cluster's members follows from it. */
export type SearchQuestion = {
  /** CPV groups (three digits, then zeros), ascending. */
  cpv: string[];
  /** NUTS 2 regions of the work, ascending. */
  nuts: string[];
  sizeBand: SizeBand | null;
  /** Certificates that the work demands, by code, ascending. */
  certifications: string[];
  /** Quarters in which the work is done, as their first and last day; null: not told. */
  window: { from: string; to: string } | null;
};

/** Bands of the worth of the work: an amount would point to its notice. */
export const SIZE_BANDS = ['below_100k', '100k_to_500k', '500k_to_2m', 'above_2m'] as const;
export type SizeBand = (typeof SIZE_BANDS)[number];
const BAND_ENDS_CENTS = [10_000_000, 50_000_000, 200_000_000];

/** How many could do it: a number would count somebody's members. */
export const COUNT_BANDS = ['0', '1-2', '3+'] as const;
export type CountBand = (typeof COUNT_BANDS)[number];

/** Bands of a question's groups of trades, by group. */
export type GroupBands = Readonly<Record<string, CountBand>>;

/**
 * What is told of several groups of trades: the largest of their bands. A count of all of them together would narrow the
 * bands by differences: one or two for the first, one or two for the second, three or more for both.
 */
export const widestBand = (bands: readonly CountBand[]): CountBand =>
  COUNT_BANDS[Math.max(0, ...bands.map((band) => COUNT_BANDS.indexOf(band)))]!;

/** The band of a count. */
export const countBand = (count: number): CountBand => (count === 0 ? '0' : count <= 2 ? '1-2' : '3+');

/** The band of an amount in cents. */
export const sizeBand = (cents: number): SizeBand =>
  SIZE_BANDS[BAND_ENDS_CENTS.filter((end) => cents >= end).length] ?? 'above_2m';

/** What a question is made of. */
export type AskedWork = {
  /** Worth of the whole lot in cents; null: not told. */
  estimatedCents: number | null;
  nuts: readonly string[];
  /** First and last day of the work (`2027-03-01`); null: not told. */
  startsOn: string | null;
  endsOn: string | null;
  requirements: readonly { cpv: string; weightBp: number; certification: string | null }[];
};

/** Blurs what a lot needs into a question: groups for codes, regions for places, bands for amounts, quarters for days. */
export function questionOf({ estimatedCents, nuts, startsOn, endsOn, requirements }: AskedWork): SearchQuestion {
  const partBp = requirements.reduce((sum, { weightBp }) => sum + weightBp, 0);
  return {
    cpv: sorted(requirements.map(({ cpv }) => `${cpv.slice(0, 3)}00000`)),
    nuts: sorted(nuts.filter((code) => code.length >= 4).map((code) => code.slice(0, 4))),
    sizeBand: estimatedCents === null ? null : sizeBand(Math.round((estimatedCents * partBp) / 10_000)),
    certifications: sorted(requirements.flatMap(({ certification }) => certification ?? [])),
    window: startsOn === null || endsOn === null ? null : { from: quarterStart(startsOn), to: quarterEnd(endsOn) },
  };
}

/**
 * What makes two questions near-identical: trades and regions. Certificates, size and dates are no part of the count, so
 * asking again with others narrows nothing.
 */
export const kinship = ({ cpv, nuts }: SearchQuestion): string => `${cpv.join(' ')}|${nuts.join(' ')}`;

const sorted = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

const quarterOf = (day: string): { year: number; quarter: number } => ({
  year: Number(day.slice(0, 4)),
  quarter: Math.floor((Number(day.slice(5, 7)) - 1) / 3),
});
const isoDay = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
const quarterStart = (day: string): string => {
  const { year, quarter } = quarterOf(day);
  return isoDay(year, quarter * 3, 1);
};
const quarterEnd = (day: string): string => {
  const { year, quarter } = quarterOf(day);
  return isoDay(year, quarter * 3 + 3, 0);
};
