import { type Cents, plus } from '../held/cents.ts';
import type { Organisations } from '../held/members.ts';

/** What is added up of some organisations: `turnover` (cents) and `jobs` are null as long as none's are known. */
export type Tally = {
  all: number;
  companies: number;
  /** Companies of each size class that any has; null: not known. */
  sizes: Map<string | null, number>;
  turnover: Cents | null;
  jobs: number | null;
};

/**
 * Adds up the organisations that are marked, with turnover and jobs of the latest year until this one.
 * @param marks 1 at the number of each
 */
export function tallyOf(organisations: Organisations, marks: Uint8Array, year: number): Tally {
  const { classes, classOf } = organisations;
  const { turnover, jobs } = organisations.figuresUntil(year);
  const sizes = new Array<number>(classes.length + 1).fill(0);
  let [all, known, sumOfJobs] = [0, 0, 0];
  let sum: Cents = 0;
  for (let number = 0; number < marks.length; number++) {
    if (marks[number] === 0) continue;
    all++;
    sizes[classOf[number]!]!++;
    if (jobs[number]! < 0) continue;
    known++;
    sum = plus(sum, turnover[number]!);
    sumOfJobs += jobs[number]!;
  }
  const ofCompanies = classes.map((sizeClass, at) => [sizeClass, sizes[at + 1]!] as const).filter(([, n]) => n > 0);
  return {
    all,
    companies: all - sizes[0]!,
    sizes: new Map(ofCompanies),
    turnover: known > 0 ? sum : null,
    jobs: known > 0 ? sumOfJobs : null,
  };
}
