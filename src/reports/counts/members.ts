import type { Group } from '../../charts/gini.ts';
import type { Organisation } from '../held/members.ts';
import type { Facts } from '../held/store.ts';
import type { Part } from '../held/work.repository.ts';
import { dayNumber, FIRST_DAY, type Period } from '../period.domain.ts';
import { eachSigned, sumsByOrganisation } from './ledger.ts';
import { addTally, lastsOn, noTally, type Tally, talliesByDay, tally } from './tally.ts';

/** What is known of the members of a day. */
export type DayFacts = {
  /** Of all kinds. */
  all: number;
  companies: number;
  /** Companies by size class, the largest class first in number; null: not known. */
  sizes: { sizeClass: string | null; members: number }[];
  /** Turnover and jobs that all members stand for, each by its latest year known; null when no member's figures are. */
  turnoverCents: number | null;
  jobs: number | null;
};

type Memberships = Facts['memberships'];
let counts = 0;

/** Whether an organisation is a member of a cluster of the scope on a day, until something else is counted. */
export function memberTest(memberships: Memberships, day: string): (organisation: Organisation) => boolean {
  const number = dayNumber(day);
  const count = ++counts;
  for (const cluster of memberships) cluster.asked = count;
  return (organisation) => {
    if (organisation.met !== count) {
      organisation.met = count;
      organisation.member = organisation.joined.some((row) => row.of.asked === count && lastsOn(row, number));
      organisation.proposed = 0;
      organisation.invited = 0;
      organisation.contracted = 0;
    }
    return organisation.member;
  };
}

/** The members of the day: of each cluster's own what was counted before, those of several clusters once. */
export function membersOn({ memberships }: Pick<Facts, 'memberships'>, day: string): DayFacts {
  const { all, companies, sizes, turnover, jobs } = tallyOn(memberships, day);
  return {
    all,
    companies,
    sizes: [...sizes]
      .map(([sizeClass, members]) => ({ sizeClass, members }))
      .sort((a, b) => b.members - a.members || byClass(a.sizeClass, b.sizeClass)),
    turnoverCents: turnover === null ? null : Number(turnover),
    jobs,
  };
}

/** What `membersOn` adds up. */
export function tallyOn(memberships: Memberships, day: string): Tally {
  const sum = noTally();
  const count = ++counts;
  for (const cluster of memberships) {
    addTally(
      sum,
      cluster.ownOn(day, (own) => tally(noTally(), own, day, ++counts), talliesByDay),
    );
    tally(sum, cluster.shared, day, count);
  }
  return sum;
}

/** Not known comes last. */
const byClass = (a: string | null, b: string | null): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
};

/** Makes that by which the members of any day are found. */
export function findAnyDay({ memberships }: Pick<Facts, 'memberships'>): void {
  for (const cluster of memberships) cluster.findByDay(talliesByDay);
}

/** Companies among the members of the last day of a period that something was signed for until that day. */
export function everServed(facts: Pick<Facts, 'memberships' | 'ledger' | 'days'>, { to }: Period): number {
  const sums = sumsByOrganisation();
  eachSigned(facts, { from: FIRST_DAY, to }, ({ organisation }, cents) => {
    if (cents !== 0) sums.add(organisation, cents);
  });
  const isMember = memberTest(facts.memberships, to);
  return sums.positive().filter((organisation) => organisation.known?.kind === 'company' && isMember(organisation))
    .length;
}

/** Calls `work` for each time that an organisation took part in something on a day of the period. */
export function eachPart(
  parts: readonly Part[],
  { from, to }: Period,
  work: (organisation: Organisation) => void,
): void {
  const first = dayNumber(from);
  const last = dayNumber(to);
  for (const part of parts)
    for (const day of part[1])
      if (day >= first && day <= last) {
        work(part[0]);
        break;
      }
}

/** How many members of the last day have so many invitations of the period, those that have any: they are few beside all. */
export function invitedIn(
  { memberships, invitations }: Pick<Facts, 'memberships' | 'invitations'>,
  period: Period,
): Group[] {
  const isMember = memberTest(memberships, period.to);
  const times = new Map<Organisation, number>();
  for (const { invited } of invitations)
    eachPart(invited, period, (organisation) => {
      if (isMember(organisation)) times.set(organisation, (times.get(organisation) ?? 0) + 1);
    });
  return groupsOf(times.values());
}

/** How many have each value. */
function groupsOf(values: Iterable<number>): Group[] {
  const members = new Map<number, number>();
  for (const value of values) members.set(value, (members.get(value) ?? 0) + 1);
  return [...members].map(([value, n]) => ({ value, members: n }));
}
