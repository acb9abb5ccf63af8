import { foldText } from '../shared/text.ts';
import { type EuSizeClass, euSizeClass, type FrSizeClass, frSizeClass } from './size-class.domain.ts';

/** Figures of one year as typed in; amounts in cents. */
export type YearInput = {
  year: number;
  headcount: number;
  turnoverCents: number;
  balanceSheetCents?: number | null | undefined;
};

/** What an organisation's row keeps of its years, for lists and for the engine. */
export type LatestFigures = {
  headcount: number | null;
  turnoverCents: number | null;
  sizeClass: EuSizeClass | null;
  sizeClassFr: FrSizeClass | null;
};

/**
 * The figures of the latest year with the size classes that they give; all null without a year. The two-year
 * inertia of Recommendation 2003/361/EC, annex, article 4(2) is not applied: buyers ask for the last closed accounts.
 */
export function latestFigures(years: readonly YearInput[]): LatestFigures {
  const latest = years.reduce<YearInput | null>((a, b) => (a === null || b.year > a.year ? b : a), null);
  if (latest === null) return { headcount: null, turnoverCents: null, sizeClass: null, sizeClassFr: null };
  const { headcount, turnoverCents } = latest;
  return { headcount, turnoverCents, ...sizeClasses(latest) };
}

/** Both size classes of one year's figures. */
export function sizeClasses(year: YearInput): { sizeClass: EuSizeClass; sizeClassFr: FrSizeClass } {
  const figures = { ...year, balanceSheetCents: year.balanceSheetCents ?? null };
  return { sizeClass: euSizeClass(figures), sizeClassFr: frSizeClass(figures) };
}

/**
 * Capabilities of a list that takes the place of another: one that stays as it was keeps where it was read, as long as the
 * list says nothing else of it; a level that is set by hand is somebody's word.
 */
export function withOrigins<O extends string, T extends { cpv: string; level: number; origin?: O }>(
  before: readonly { cpv: string; level: number; origin: O; quote: string | null }[],
  list: readonly T[],
): (T & { origin?: O; quote?: string | null })[] {
  const known = new Map(before.map((one) => [one.cpv, one]));
  return list.map((one) => {
    const same = known.get(one.cpv);
    if (one.origin !== undefined || same === undefined || same.level !== one.level) return one;
    return { ...one, origin: same.origin, quote: same.quote };
  });
}

/** The name as the search and the import compare it. A name of signs alone stands for itself. */
export const searchName = (name: string): string => foldText(name) || name.toLowerCase();

/** A registration number as it is kept: no spaces, dots or dashes. */
export const registrationKey = (given: string): string => given.toUpperCase().replace(/[\s.-]/g, '');

/** Places of a list where a key occurs again: each is the index of the later one. */
export function repeatedAt<T>(list: readonly T[], keyOf: (item: T) => string): number[] {
  const seen = new Set<string>();
  return list.flatMap((item, i) => {
    const key = keyOf(item);
    if (seen.has(key)) return [i];
    seen.add(key);
    return [];
  });
}
