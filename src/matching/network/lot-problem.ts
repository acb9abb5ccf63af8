import { DomainError } from '../../shared/errors.ts';
import type { Conflict, Organisation, Problem, Tie, WrittenLot } from '../problem/problem.ts';
import { readProblem } from '../problem/read-problem.ts';
import { organisationAt } from './candidate.ts';
import { type Columns, numberOf } from './columns.ts';
import { withPreferredQuality } from './preferred-quality.ts';
import { retrieve } from './retrieval.ts';
import { byId, candidateOf, flagsOf, type Snapshot } from './snapshot.ts';

/**
 * Working together in a group of the cluster counts as a tie of this strength when there is none stronger. Chosen by
 * reasoning: less than half of what one joint contract makes (5,000); no awards tell of working groups, to measure it by.
 */
const WORKING_GROUP_TIE_BP = 2_000;

/** What a lot asks of a snapshot, and what depends on the tender. Plain JSON. */
export type LotQuestion = {
  /** A problem file without its organisations, ties and conflicts. */
  readonly lot: WrittenLot;
  /** Least quality in [0,1] of service where the pool allows it (see `withPreferredQuality`); absent: none. */
  readonly preferredQuality?: number;
  /** Clusters whose organisations may be proposed, and whose word of ties and competitors counts; null: all. */
  readonly clusters: readonly string[] | null;
  /** Organisations outside of these clusters that may be proposed all the same; absent: none. */
  readonly guests?: readonly string[];
  /** The day (`YYYY-MM-DD`) on which exclusions count. */
  readonly today: string;
  /** How often organisations were proposed lately; those without an entry never. */
  readonly recentProposals: readonly (readonly [organisationId: string, times: number])[];
};

/**
 * The complete problem of a lot: its candidates are the organisations of the clusters that have a capability near one of
 * its requirements, or are pinned. In the order of ids and with every default written out, so that the same facts are
 * the same bytes, whatever base and delta they stand in.
 * Throws DomainError `invalid_problem` when the lot's own part is wrong, or a pinned organisation is no candidate.
 */
export function lotProblem(snapshot: Snapshot, question: LotQuestion): Problem {
  const lot = readLot(question.lot);
  const { base, delta, tombstones } = snapshot;
  const { pinned } = lot.constraints;
  const least = Math.round(1000 * lot.constraints.minQuality);
  const select = (columns: Columns, stands: (i: number) => boolean): number[] => {
    const passes = proposable(columns, question);
    const chosen = new Set(retrieve(columns, lot.requirements, least, (i) => stands(i) && passes(i)));
    for (const id of pinned) {
      const i = numberOf(columns, id);
      if (i >= 0 && stands(i) && passes(i)) chosen.add(i);
    }
    return [...chosen].sort((a, b) => a - b);
  };
  const numbers = byId(
    snapshot,
    select(base, (i) => tombstones[i] === 0),
    select(delta, () => true).map((i) => base.candidates + i),
  );
  const turns = new Map(question.recentProposals);
  const groups = new Map<string, number[]>();
  const organisations = numbers.map((number, at): Organisation => {
    const candidate = candidateOf(snapshot, number);
    for (const id of candidate.workingGroups) {
      const members = groups.get(id);
      if (members === undefined) groups.set(id, [at]);
      else members.push(at);
    }
    return organisationAt(candidate, question.today, turns.get(candidate.id) ?? 0);
  });
  const ids = new Set(organisations.map(({ id }) => id));
  pinned.forEach((id, at) => {
    if (!ids.has(id)) throw notACandidate(`/constraints/pinned/${at}`, id);
  });
  return {
    requirements: withPreferredQuality(
      lot.requirements,
      organisations,
      lot.constraints,
      question.preferredQuality ?? 0,
    ),
    organisations,
    ...pairsAmong(snapshot, numbers, organisations, groups, question.clusters),
    constraints: { ...lot.constraints, banned: lot.constraints.banned.filter((id) => ids.has(id)) },
    weights: lot.weights,
    k: lot.k,
    minDifference: lot.minDifference,
    maxDistance: lot.maxDistance,
  };
}

/** Reads the lot's own part as a problem in which only the organisations that it names exist. */
function readLot(lot: LotQuestion['lot']): Problem {
  const { pinned = [], banned = [] } = lot.constraints ?? {};
  const named = [...new Set([...pinned, ...banned])];
  return readProblem({ ...lot, organisations: named.map((id) => ({ id, capabilities: [] })) });
}

/** Whether a candidate of these columns belongs to one of the clusters, or is a guest. */
function proposable(
  columns: Columns,
  { clusters, guests = [] }: Pick<LotQuestion, 'clusters' | 'guests'>,
): (i: number) => boolean {
  if (clusters === null) return () => true;
  const wanted = flagsOf(columns, clusters);
  const invited = new Set(guests.map((id) => numberOf(columns, id)));
  return (i) => {
    if (invited.has(i)) return true;
    for (let at = columns.clusterStarts[i]!; at < columns.clusterStarts[i + 1]!; at++) {
      if (wanted[columns.cluster[at]!] === 1) return true;
    }
    return false;
  };
}

/** Ties and conflicts among the chosen, each pair once with the smaller id first, in ascending order. */
function pairsAmong(
  { base, delta, tombstones, deltaTies, deltaApart }: Snapshot,
  numbers: readonly number[],
  organisations: readonly Organisation[],
  groups: ReadonlyMap<string, readonly number[]>,
  clusters: LotQuestion['clusters'],
): { ties: Tie[]; conflicts: Conflict[] } {
  const places = new Int32Array(base.candidates + delta.candidates).fill(-1);
  numbers.forEach((number, at) => {
    places[number] = at;
  });
  const many = numbers.length;
  /** Key × `SHIFT` + basis points, so that in order the strongest tie of a pair is its last. */
  const found: number[] = [];
  const apart = new Set<number>();
  /** One number for two places, in ascending order of pairs; −1 when one is not chosen. */
  const keyOf = (p: number, q: number): number => (p < 0 || q < 0 ? -1 : Math.min(p, q) * many + Math.max(p, q));
  const tie = (key: number, bp: number): void => {
    if (key >= 0) found.push(key * SHIFT + bp);
  };
  const [inBase, inDelta] = [countsFor(base, clusters), countsFor(delta, clusters)];
  numbers.forEach((number, at) => {
    if (number >= base.candidates) return;
    for (let t = base.tieStarts[number]!; t < base.tieStarts[number + 1]!; t++) {
      const partner = base.tiePartner[t]!;
      if (partner > number && tombstones[partner] === 0 && inBase(base.tieOwner[t]!)) {
        tie(keyOf(at, places[partner]!), base.tieWeight[t]!);
      }
    }
    for (let t = base.apartStarts[number]!; t < base.apartStarts[number + 1]!; t++) {
      const partner = base.apartPartner[t]!;
      if (partner > number && tombstones[partner] === 0 && inBase(base.apartOwner[t]!))
        apart.add(keyOf(at, places[partner]!));
    }
  });
  deltaTies.from.forEach((from, p) => {
    if (inDelta(deltaTies.owner[p]!)) tie(keyOf(places[from]!, places[deltaTies.to[p]!]!), deltaTies.weight[p]!);
  });
  deltaApart.from.forEach((from, p) => {
    if (inDelta(deltaApart.owner[p]!)) apart.add(keyOf(places[from]!, places[deltaApart.to[p]!]!));
  });
  for (const members of groups.values()) {
    members.forEach((p, at) => {
      for (const q of members.slice(at + 1)) tie(keyOf(p, q), WORKING_GROUP_TIE_BP);
    });
  }
  apart.delete(-1);
  const ends = (key: number): Conflict => ({
    a: organisations[Math.floor(key / many)]!.id,
    b: organisations[key % many]!.id,
  });
  return {
    ties: strongestOf(found).map((one) => {
      const { a, b } = ends(Math.floor(one / SHIFT));
      return { a, b, weight: (one % SHIFT) / 10_000 };
    }),
    conflicts: inOrder(apart).map(ends),
  };
}

/** Whether what an owner says of pairs counts for a tender of these clusters. */
function countsFor(columns: Columns, clusters: LotQuestion['clusters']): (owner: number) => boolean {
  if (clusters === null) return () => true;
  const own = flagsOf(columns, clusters);
  return (owner) => owner === 0 || own[owner - 1] === 1;
}

/** More than the basis points of any tie (10,000), by reasoning: they are the low part of a number that orders by pair. */
const SHIFT = 65_536;

/** In ascending order of pairs, of each pair the last. */
const strongestOf = (ties: readonly number[]): number[] =>
  inOrder(ties).filter((one, at, all) => Math.floor(one / SHIFT) !== Math.floor((all[at + 1] ?? -1) / SHIFT));

const inOrder = (keys: Iterable<number>): number[] => [...Float64Array.from(keys).sort()];

const notACandidate = (pointer: string, id: string): DomainError =>
  new DomainError('invalid', 'invalid_problem', `The problem cannot be matched: ${pointer} "${id}" is no candidate.`, {
    fields: [{ pointer, message: `"${id}" is no candidate` }],
  });
