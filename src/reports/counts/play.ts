import type { Group } from '../../charts/gini.ts';
import type { Organisation } from '../held/members.ts';
import type { Facts } from '../held/store.ts';
import type { Part } from '../held/work.repository.ts';
import type { Period } from '../period.domain.ts';
import { eachPart, memberTest, tallyOn } from './members.ts';

/** How often a member came into play in a period. */
export type Played = { id: string; proposals: number; invitations: number; contracts: number; total: number };
/** How many members have so many of each, of those to whom something happened. */
export type ExposureCounts = { proposals: Group[]; invitations: Group[]; contracts: Group[] };

/**
 * Members of the last day of the period: those to whom something happened in it, by how often (an item of the list for
 * each number of times, the first of them none), and the others: how many they are, and who.
 */
export type InPlay = {
  byTotal: readonly (readonly Organisation[])[];
  others: number;
  listOthers: () => Organisation[];
};

/** The parts of work by which a member comes into play. */
export const PLAY = ['proposals', 'invitations', 'contracts'] as const;

/** What `InPlay` says, with the counts in the organisations until something else is counted. */
export function inPlay(facts: Pick<Facts, 'memberships' | (typeof PLAY)[number]>, period: Period): InPlay {
  const { memberships } = facts;
  const { all } = tallyOn(memberships, period.to);
  const isMember = memberTest(memberships, period.to);
  const met: Organisation[] = [];
  const count = (parts: readonly Part[], what: 'proposed' | 'invited' | 'contracted'): void =>
    eachPart(parts, period, (organisation) => {
      if (!isMember(organisation)) return;
      if (totalOf(organisation) === 0) met.push(organisation);
      organisation[what]++;
    });
  for (const proposed of facts.proposals) count(proposed, 'proposed');
  for (const { invited } of facts.invitations) count(invited, 'invited');
  for (const { contracted } of facts.contracts) count(contracted, 'contracted');
  const byTotal: Organisation[][] = [[]];
  for (const member of met) {
    const total = totalOf(member);
    while (byTotal.length <= total) byTotal.push([]);
    byTotal[total]!.push(member);
  }
  const listOthers = (): Organisation[] => {
    const others = new Set<Organisation>();
    for (const { rows } of memberships)
      for (const { organisation } of rows)
        if (isMember(organisation) && totalOf(organisation) === 0) others.add(organisation);
    return [...others];
  };
  return { byTotal, others: all - met.length, listOthers };
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

/** The spread of all of them: gone through once, as they are spread over the memory. */
export function countsOf({ byTotal }: InPlay): ExposureCounts {
  const counts = { proposals: [] as number[], invitations: [] as number[], contracts: [] as number[] };
  const add = (members: number[], value: number): void => {
    members[value] = (members[value] ?? 0) + 1;
  };
  for (const members of byTotal)
    for (const { proposed, invited, contracted } of members) {
      add(counts.proposals, proposed);
      add(counts.invitations, invited);
      add(counts.contracts, contracted);
    }
  const groups = (members: readonly number[]): Group[] =>
    members.flatMap((n, value) => (value === 0 ? [] : [{ value, members: n }]));
  return {
    proposals: groups(counts.proposals),
    invitations: groups(counts.invitations),
    contracts: groups(counts.contracts),
  };
}
