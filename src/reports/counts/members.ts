import type { Group } from '../../charts/gini.ts';
import { plus } from '../held/cents.ts';
import type { Parts } from '../held/parts.ts';
import type { Facts } from '../held/store.ts';
import { dayNumber, FIRST_DAY, type Period } from '../period.domain.ts';
import { eachSigned, sumsBy } from './ledger.ts';
import { tallyOf } from './tally.ts';

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

type Members = Pick<Facts, 'organisations' | 'memberships'>;

/** The members of a day: 1 at the number of each organisation that is one, in any of the clusters. */
export function membersAt({ organisations, memberships }: Members, day: string): Uint8Array {
  const number = dayNumber(day);
  const marks = new Uint8Array(organisations.ids.length);
  for (const { organisations: members, since, until } of memberships)
    for (let i = 0; i < members.length; i++) if (since[i]! <= number && until[i]! > number) marks[members[i]!] = 1;
  return marks;
}

/** What is known of the members of the day. */
export function membersOn(facts: Members, day: string): DayFacts {
  const tally = tallyOf(facts.organisations, membersAt(facts, day), Number(day.slice(0, 4)));
  return {
    all: tally.all,
    companies: tally.companies,
    sizes: [...tally.sizes]
      .map(([sizeClass, members]) => ({ sizeClass, members }))
      .sort((a, b) => b.members - a.members || byClass(a.sizeClass, b.sizeClass)),
    turnoverCents: tally.turnover === null ? null : Number(tally.turnover),
    jobs: tally.jobs,
  };
}

/** Not known comes last. */
const byClass = (a: string | null, b: string | null): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
};

/** Companies among the members of the last day of a period that something was signed for until that day. */
export function everServed(facts: Members & Pick<Facts, 'ledger' | 'days'>, { to }: Period): number {
  const { classOf } = facts.organisations;
  const marks = membersAt(facts, to);
  const sums = sumsBy(facts.organisations.ids.length);
  eachSigned(facts, { from: FIRST_DAY, to }, ({ organisations }, part, cents) => {
    const organisation = organisations[part]!;
    sums[organisation] = plus(sums[organisation]!, cents);
  });
  let served = 0;
  for (let number = 0; number < marks.length; number++)
    if (marks[number] === 1 && classOf[number]! > 0 && sums[number]! > 0) served++;
  return served;
}

/** Calls `work` for each time that an organisation took part in something on a day of the period. */
export function eachPart(
  { organisations, from: starts, days }: Parts,
  { from, to }: Period,
  work: (organisation: number) => void,
): void {
  const first = dayNumber(from);
  const last = dayNumber(to);
  for (let i = 0; i < organisations.length; i++)
    for (let at = starts[i]!; at < starts[i + 1]!; at++)
      if (days[at]! >= first && days[at]! <= last) {
        work(organisations[i]!);
        break;
      }
}

/** How many members of the last day have so many invitations of the period, those that have any: they are few beside all. */
export function invitedIn(facts: Members & Pick<Facts, 'invitations'>, period: Period): Group[] {
  const marks = membersAt(facts, period.to);
  const times = new Int32Array(marks.length);
  for (const { invited } of facts.invitations)
    eachPart(invited, period, (organisation) => {
      if (marks[organisation] === 1) times[organisation]!++;
    });
  return groupsOf(times);
}

/** How many have each value above 0. */
export function groupsOf(values: Int32Array): Group[] {
  const members: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value > 0) members[value] = (members[value] ?? 0) + 1;
  }
  return members.flatMap((n, value) => ({ value, members: n }));
}
