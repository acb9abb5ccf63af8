import type { Group } from '../../charts/gini.ts';
import type { Parts } from '../held/parts.ts';
import type { Facts } from '../held/store.ts';
import type { Period } from '../period.domain.ts';
import { eachPart, groupsOf, membersAt } from './members.ts';

/** How often a member came into play in a period. */
export type Played = { id: string; proposals: number; invitations: number; contracts: number; total: number };
/** How many members have so many of each, of those to whom something happened. */
export type ExposureCounts = { proposals: Group[]; invitations: Group[]; contracts: Group[] };

/**
 * Members of the last day of the period: those to whom something happened in it, by how often (an item of the list for
 * each number of times, the first of them none), and the others: how many they are, and who. By number, but `listOthers`
 * and `playedBy`.
 */
export type InPlay = {
  byTotal: readonly (readonly number[])[];
  others: number;
  listOthers: () => string[];
  idOf: (member: number) => string;
  playedBy: (member: number) => Played;
  counts: () => ExposureCounts;
};

/** The parts of work by which a member comes into play. */
export const PLAY = ['proposals', 'invitations', 'contracts'] as const;

/** See InPlay. */
export function inPlay(
  facts: Pick<Facts, 'organisations' | 'memberships' | (typeof PLAY)[number]>,
  period: Period,
): InPlay {
  const { ids } = facts.organisations;
  const marks = membersAt(facts, period.to);
  const timesIn = (clusters: readonly Parts[]): Int32Array => {
    const times = new Int32Array(marks.length);
    for (const parts of clusters)
      eachPart(parts, period, (organisation) => {
        if (marks[organisation] === 1) times[organisation]!++;
      });
    return times;
  };
  const proposed = timesIn(facts.proposals);
  const invited = timesIn(facts.invitations.map((work) => work.invited));
  const contracted = timesIn(facts.contracts.map((work) => work.contracted));
  const totalOf = (member: number): number => proposed[member]! + invited[member]! + contracted[member]!;
  const byTotal: number[][] = [[]];
  let others = 0;
  for (let member = 0; member < marks.length; member++) {
    if (marks[member] === 0) continue;
    const total = totalOf(member);
    if (total === 0) {
      others++;
      continue;
    }
    while (byTotal.length <= total) byTotal.push([]);
    byTotal[total]!.push(member);
  }
  return {
    byTotal,
    others,
    listOthers: () => ids.filter((_, member) => marks[member] === 1 && totalOf(member) === 0),
    idOf: (member) => ids[member]!,
    playedBy: (member) => ({
      id: ids[member]!,
      proposals: proposed[member]!,
      invitations: invited[member]!,
      contracts: contracted[member]!,
      total: totalOf(member),
    }),
    counts: () => ({
      proposals: groupsOf(proposed),
      invitations: groupsOf(invited),
      contracts: groupsOf(contracted),
    }),
  };
}
