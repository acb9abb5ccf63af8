/**
 * Every organisation that anything held speaks of, by a number of its own: what is known of one stands at that number in
 * each list. Counts go through lists of numbers, side by side in memory: as an object for each organisation, most of the
 * time went into looking for them.
 */
export class Organisations {
  readonly ids: string[] = [];
  /** Size classes of companies, as `classOf` numbers them from one on; null: not known. */
  readonly classes: (string | null)[] = [];
  /** The size class of a company; 0: no company, or not known. */
  readonly classOf: number[] = [];
  /** Year, turnover in cents and jobs of each year, the earliest first, in one row. */
  readonly #years: (readonly number[])[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #latest = new Map<number, LatestFigures>();

  /** The number of an organisation, given to it if it has none. */
  numberOf(id: string): number {
    const found = this.#numbers.get(id);
    if (found !== undefined) return found;
    const made = this.ids.length;
    this.#numbers.set(id, made);
    this.ids.push(id);
    this.classOf.push(0);
    this.#years.push([]);
    for (const latest of this.#latest.values()) setFigures(latest, made, -1, []);
    return made;
  }

  /** Whether anything held has spoken of it. */
  has(id: string): boolean {
    return this.#numbers.has(id);
  }

  /** What is known of one; `years` as `#years` has them. */
  know(number: number, kind: string, sizeClass: string | null, years: readonly number[]): void {
    this.classOf[number] = kind === 'company' ? this.#classNumber(sizeClass) : 0;
    this.#years[number] = years;
    for (const [year, latest] of this.#latest) setFigures(latest, number, latestOf(years, year), years);
  }

  /** Turnover and jobs of all organisations by the latest year until this one of which they are known. */
  figuresUntil(year: number): LatestFigures {
    const latest = this.#latest.get(year) ?? { turnover: [], jobs: [] };
    if (latest.turnover.length < this.ids.length)
      this.#years.forEach((years, number) => {
        setFigures(latest, number, latestOf(years, year), years);
      });
    this.#latest.delete(year);
    this.#latest.set(year, latest);
    if (this.#latest.size > MOST_YEARS) this.#latest.delete(this.#latest.keys().next().value ?? year);
    return latest;
  }

  #classNumber(sizeClass: string | null): number {
    if (!this.classes.includes(sizeClass)) this.classes.push(sizeClass);
    return this.classes.indexOf(sizeClass) + 1;
  }
}

/** Turnover in cents and jobs by the number of the organisation; jobs are −1 where neither is known. */
type LatestFigures = { readonly turnover: number[]; readonly jobs: number[] };

/** Years of which the latest figures are kept: a megabyte each. */
const MOST_YEARS = 6;

/** Where the latest year until this one stands in a row of years; below 0: nowhere. */
function latestOf(years: readonly number[], year: number): number {
  let at = years.length - 3;
  while (at >= 0 && years[at]! > year) at -= 3;
  return at;
}

function setFigures({ turnover, jobs }: LatestFigures, number: number, at: number, years: readonly number[]): void {
  turnover[number] = at < 0 ? 0 : years[at + 1]!;
  jobs[number] = at < 0 ? -1 : years[at + 2]!;
}

/**
 * The memberships of a cluster, those that are over included: the number of the organisation, the first day and the one
 * after the last (`NEVER`: it lasts), as days since 1970.
 */
export type ClusterMembers = {
  readonly organisations: Int32Array;
  readonly since: Int32Array;
  readonly until: Int32Array;
};
export const NEVER = 2_147_483_647;

/** Of a cluster without any. */
export const noMembers = (): ClusterMembers => membersOf([]);

/** From rows of organisation, first day and the one after the last. */
export const membersOf = (rows: readonly (readonly [number, number, number])[]): ClusterMembers => ({
  organisations: Int32Array.from(rows, ([organisation]) => organisation),
  since: Int32Array.from(rows, ([, since]) => since),
  until: Int32Array.from(rows, ([, , until]) => until),
});

/** What was held, but of these organisations what is fresh. */
export function mergeMembers(
  held: ClusterMembers,
  fresh: ClusterMembers,
  organisations: ReadonlySet<number>,
): ClusterMembers {
  const stays = (_: number, at: number): boolean => !organisations.has(held.organisations[at]!);
  const merged = (old: Int32Array, read: Int32Array): Int32Array => {
    const kept = old.filter(stays);
    const all = new Int32Array(kept.length + read.length);
    all.set(kept);
    all.set(read, kept.length);
    return all;
  };
  return {
    organisations: merged(held.organisations, fresh.organisations),
    since: merged(held.since, fresh.since),
    until: merged(held.until, fresh.until),
  };
}
