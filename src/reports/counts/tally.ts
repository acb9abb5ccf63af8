import { type Cents, plus } from '../held/cents.ts';
import type { Membership, Organisation } from '../held/members.ts';
import { dayNumber } from '../period.domain.ts';

/** What is added up of the members of a day: `turnover` and `jobs` are null as long as no member's are known. */
export type Tally = {
  all: number;
  companies: number;
  sizes: Map<string | null, number>;
  turnover: Cents | null;
  jobs: number | null;
};

/** Of nobody. */
export const noTally = (): Tally => ({ all: 0, companies: 0, sizes: new Map(), turnover: null, jobs: null });

/** Whether one lasts on a day: its first counts, the one after its last does not. */
export const lastsOn = ({ since, until }: Membership, day: number): boolean =>
  since <= day && (until === null || until > day);

/** Adds the members of a day among these memberships that `count` has not met. */
export function tally(into: Tally, rows: readonly Membership[], day: string, count: number): Tally {
  const number = dayNumber(day);
  const year = Number(day.slice(0, 4));
  for (const row of rows) {
    const { organisation } = row;
    if (!lastsOn(row, number) || organisation.met === count) continue;
    organisation.met = count;
    into.all++;
    const { known } = organisation;
    if (known === null) continue;
    if (known.kind === 'company') {
      into.companies++;
      into.sizes.set(known.sizeClass, (into.sizes.get(known.sizeClass) ?? 0) + 1);
    }
    const { years } = known;
    let at = years.length - 3;
    while (at >= 0 && years[at]! > year) at -= 3;
    if (at < 0) continue;
    into.turnover = plus(into.turnover ?? 0, years[at + 1]!);
    into.jobs = (into.jobs ?? 0) + years[at + 2]!;
  }
  return into;
}

/** Adds one to another. */
export function addTally(into: Tally, { all, companies, sizes, turnover, jobs }: Tally): void {
  into.all += all;
  into.companies += companies;
  for (const [sizeClass, members] of sizes) into.sizes.set(sizeClass, (into.sizes.get(sizeClass) ?? 0) + members);
  if (turnover !== null) into.turnover = plus(into.turnover ?? 0, turnover);
  if (jobs !== null) into.jobs = (into.jobs ?? 0) + jobs;
}

/** Some number of each day on which it changes; from then on it is the sum of all until that day. */
type Steps = Map<number, number>;
const step = (steps: Steps, from: number, to: number, by: number): void => {
  steps.set(from, (steps.get(from) ?? 0) + by);
  if (to !== NEVER) steps.set(to, (steps.get(to) ?? 0) - by);
};
const NEVER = Number.POSITIVE_INFINITY;

/**
 * The same of any day, from what changes between days: whoever comes and goes, and the first of each year of which
 * figures are known. Made once, it finds a day by halving, where all memberships would be gone through for each.
 * @returns null where the sums are beyond what a number holds exactly
 */
export function talliesByDay(rows: readonly Membership[]): ((day: string) => Tally) | null {
  const [all, companies, known, turnover, jobs] = Array.from({ length: 5 }, (): Steps => new Map());
  const sizes = new Map<string | null, Steps>();
  let most = 0;
  for (const [organisation, stays] of staysOf(rows))
    for (const [from, to] of stays) {
      step(all!, from, to, 1);
      if (organisation.known === null) continue;
      const { kind, sizeClass, years } = organisation.known;
      if (kind === 'company') {
        step(companies!, from, to, 1);
        const steps = sizes.get(sizeClass) ?? new Map();
        step(steps, from, to, 1);
        sizes.set(sizeClass, steps);
      }
      for (let at = 0; at < years.length; at += 3) {
        const first = Math.max(from, firstOf(years[at]!));
        const end = at + 3 < years.length ? Math.min(to, firstOf(years[at + 3]!)) : to;
        if (first >= end) continue;
        step(known!, first, end, 1);
        step(turnover!, first, end, years[at + 1]!);
        step(jobs!, first, end, years[at + 2]!);
        most += 2 * Math.abs(years[at + 1]!);
      }
    }
  if (!Number.isSafeInteger(most)) return null;
  const [sumOfAll, sumOfCompanies, sumOfKnown, sumOfTurnover, sumOfJobs] = [all, companies, known, turnover, jobs].map(
    (steps) => summed(steps!),
  );
  const sumsOfSizes = [...sizes].map(([sizeClass, steps]) => [sizeClass, summed(steps)] as const);
  return (day) => {
    const number = dayNumber(day);
    const figures = sumOfKnown!(number) > 0;
    return {
      all: sumOfAll!(number),
      companies: sumOfCompanies!(number),
      sizes: new Map(sumsOfSizes.map(([sizeClass, sum]) => [sizeClass, sum(number)] as const).filter(([, n]) => n > 0)),
      turnover: figures ? sumOfTurnover!(number) : null,
      jobs: figures ? sumOfJobs!(number) : null,
    };
  };
}

/** The first day of a year, since 1970. */
const firstOf = (year: number): number => Date.UTC(year, 0, 1) / 86_400_000;

/** When each organisation is a member, in stretches that neither meet nor overlap: the first day, and the one after the last. */
function staysOf(rows: readonly Membership[]): Map<Organisation, [from: number, to: number][]> {
  const stays = new Map<Organisation, [number, number][]>();
  for (const { organisation, since, until } of rows) {
    const found = stays.get(organisation);
    const stay: [number, number] = [since, until ?? NEVER];
    if (stay[0] >= stay[1]) continue;
    if (found === undefined) stays.set(organisation, [stay]);
    else found.push(stay);
  }
  for (const [organisation, found] of stays) {
    if (found.length === 1) continue;
    const merged: [number, number][] = [];
    for (const stay of found.sort((a, b) => a[0] - b[0])) {
      const last = merged.at(-1);
      if (last !== undefined && stay[0] <= last[1]) last[1] = Math.max(last[1], stay[1]);
      else merged.push(stay);
    }
    stays.set(organisation, merged);
  }
  return stays;
}

/** The sum until a day, that day's included. */
function summed(steps: Steps): (day: number) => number {
  const days = Int32Array.from(steps.keys()).sort();
  const sums = new Float64Array(days.length);
  let sum = 0;
  days.forEach((day, at) => {
    sum += steps.get(day)!;
    sums[at] = sum;
  });
  return (day) => {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (days[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : sums[low - 1]!;
  };
}
