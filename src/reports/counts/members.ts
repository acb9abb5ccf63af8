import type { Group } from '../../charts/gini.ts';
import { type Cents, plus } from '../held/cents.ts';
import type { Organisation } from '../held/members.repository.ts';
import type { Facts } from '../held/store.ts';
import type { Part } from '../held/work.repository.ts';
import { dayNumber, FIRST_DAY, type Period } from '../period.domain.ts';
import { eachSigned } from './ledger.ts';

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

/**
 * Calls `work` once for each member of the day, however many clusters of the scope have it. The first day of a membership
 * counts, the one after its last does not.
 * @returns whether an organisation is one of them, until members are met again
 */
function meetMembers(memberships: Memberships, day: string, work?: (member: Organisation) => void) {
  const number = dayNumber(day);
  const count = ++counts;
  for (const rows of memberships)
    for (const row of rows) {
      const organisation = row[0];
      const until = row[2];
      if (row[1] > number || (until !== null && until <= number) || organisation.met === count) continue;
      organisation.met = count;
      work?.(organisation);
    }
  return (organisation: Organisation): boolean => organisation.met === count;
}

/** The members of the day, gone through once for all that is counted of them. */
export function membersOn({ memberships }: Pick<Facts, 'memberships'>, day: string): DayFacts {
  const year = Number(day.slice(0, 4));
  const sizes = new Map<string | null, number>();
  let [all, companies] = [0, 0];
  let turnover: Cents | null = null;
  let jobs: number | null = null;
  meetMembers(memberships, day, ({ known }) => {
    all++;
    if (known === null) return;
    if (known.kind === 'company') {
      companies++;
      sizes.set(known.sizeClass, (sizes.get(known.sizeClass) ?? 0) + 1);
    }
    const { years } = known;
    let at = years.length - 3;
    while (at >= 0 && years[at]! > year) at -= 3;
    if (at < 0) return;
    turnover = plus(turnover ?? 0, years[at + 1]!);
    jobs = (jobs ?? 0) + years[at + 2]!;
  });
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

/** Not known comes last. */
const byClass = (a: string | null, b: string | null): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
};

/** Companies among the members of the last day of a period that something was signed for until that day. */
export function everServed(facts: Pick<Facts, 'memberships' | 'ledger' | 'days'>, { to }: Period): number {
  const isMember = meetMembers(facts.memberships, to);
  const sums = new Map<Organisation, Cents>();
  eachSigned(facts, { from: FIRST_DAY, to }, ({ organisation }, cents) => {
    if (isMember(organisation) && organisation.known?.kind === 'company')
      sums.set(organisation, plus(sums.get(organisation) ?? 0, cents));
  });
  return [...sums.values()].filter((cents) => cents > 0).length;
}

/** Calls `work` for each time that an organisation took part in something on a day of the period. */
function eachPart(parts: readonly Part[], { from, to }: Period, work: (organisation: Organisation) => void): void {
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
export function invitedIn({ memberships, work }: Pick<Facts, 'memberships' | 'work'>, period: Period): Group[] {
  const isMember = meetMembers(memberships, period.to);
  const times = new Map<Organisation, number>();
  for (const { invited } of work)
    eachPart(invited, period, (organisation) => {
      if (isMember(organisation)) times.set(organisation, (times.get(organisation) ?? 0) + 1);
    });
  return groupsOf(times.values());
}

/** How often a member came into play in a period. */
export type Played = { id: string; proposals: number; invitations: number; contracts: number; total: number };
/** How many members have so many of each, of those to whom something happened. */
export type ExposureCounts = { proposals: Group[]; invitations: Group[]; contracts: Group[] };

/**
 * Members of the last day of the period: those to whom something happened in it, by how often (an item of the list for
 * each number of times, the first of them none), and the others.
 */
export type InPlay = { byTotal: readonly (readonly Organisation[])[]; others: readonly Organisation[] };

/** What `InPlay` says, with the counts in the organisations until something else is counted. */
export function inPlay({ memberships, work }: Pick<Facts, 'memberships' | 'work'>, period: Period): InPlay {
  const members: Organisation[] = [];
  const isMember = meetMembers(memberships, period.to, (organisation) => {
    organisation.proposed = 0;
    organisation.invited = 0;
    organisation.contracted = 0;
    members.push(organisation);
  });
  for (const one of work) {
    eachPart(one.proposed, period, (organisation) => void (isMember(organisation) && organisation.proposed++));
    eachPart(one.invited, period, (organisation) => void (isMember(organisation) && organisation.invited++));
    eachPart(one.contracted, period, (organisation) => void (isMember(organisation) && organisation.contracted++));
  }
  const byTotal: Organisation[][] = [[]];
  const others: Organisation[] = [];
  for (const member of members) {
    const total = totalOf(member);
    if (total === 0) others.push(member);
    else {
      while (byTotal.length <= total) byTotal.push([]);
      byTotal[total]!.push(member);
    }
  }
  return { byTotal, others };
}

/** How often it came into play, as `inPlay` counted it. */
export const totalOf = ({ proposed, invited, contracted }: Organisation): number => proposed + invited + contracted;

/** What `inPlay` counted of an organisation, to be kept. */
export const playedBy = (member: Organisation): Played => ({
  id: member.id,
  proposals: member.proposed,
  invitations: member.invited,
  contracts: member.contracted,
  total: totalOf(member),
});

/** The spread of all of them. */
export function countsOf({ byTotal }: InPlay): ExposureCounts {
  const all = byTotal.flat();
  const of = (what: 'proposed' | 'invited' | 'contracted'): Group[] =>
    groupsOf(all.map((member) => member[what])).filter(({ value }) => value > 0);
  return { proposals: of('proposed'), invitations: of('invited'), contracts: of('contracted') };
}

/** How many have each value. */
export function groupsOf(values: Iterable<number>): Group[] {
  const members = new Map<number, number>();
  for (const value of values) members.set(value, (members.get(value) ?? 0) + 1);
  return [...members].map(([value, n]) => ({ value, members: n }));
}
