import { type CandidatePair, type CandidateRecord, FOREVER } from '../../src/matching/network/candidate.ts';
import type { Columns } from '../../src/matching/network/columns.ts';
import { ColumnsBuilder } from '../../src/matching/network/columns-builder.ts';
import { lotProblem } from '../../src/matching/network/lot-problem.ts';
import { snapshotOver } from '../../src/matching/network/snapshot.ts';
import type { Conflict, Organisation, Problem, Tie } from '../../src/matching/problem/problem.ts';

/** What a lot asks for: everything of a problem but the organisations and their relations. */
export type Lot = Omit<Problem, 'organisations' | 'ties' | 'conflicts'>;

/** The organisations of a problem as candidates, each with its pairs: of several ties the strongest, as in the database. */
export function recordsOf(
  organisations: readonly Organisation[],
  ties: readonly Tie[],
  conflicts: readonly Conflict[],
): Map<string, CandidateRecord> {
  const pairs = new Map<string, CandidatePair[]>(organisations.map(({ id }) => [id, []]));
  const add = (pair: CandidatePair): void => {
    pairs.get(pair.a)?.push(pair);
    pairs.get(pair.b)?.push(pair);
  };
  const strongest = new Map<string, CandidatePair>();
  for (const { a, b, weight } of [...ties].sort((x, y) => x.weight - y.weight)) {
    strongest.set([a, b].sort().join(' '), { kind: 'tie', a, b, weightBp: Math.round(weight * 10_000) });
  }
  for (const tie of strongest.values()) add(tie);
  for (const { a, b } of conflicts) add({ kind: 'apart', a, b });
  // The database knows groups by their pairs.
  const grouped = organisations.filter(({ group }) => group !== null);
  for (const [i, { id: a, group }] of grouped.entries()) {
    for (const { id: b } of grouped.slice(i + 1).filter((other) => other.group === group)) add({ kind: 'apart', a, b });
  }
  return new Map(
    organisations.map(({ excluded, recentProposals: _, group: __, ...facts }) => [
      facts.id,
      {
        candidate: { ...facts, excludedUntil: excluded ? FOREVER : null, clusters: [], workingGroups: [] },
        pairs: pairs.get(facts.id) ?? [],
      },
    ]),
  );
}

/** A base of these candidates. */
export function baseOf(records: ReadonlyMap<string, CandidateRecord>): Columns {
  const builder = new ColumnsBuilder();
  const all = [...records.values()].sort((x, y) => (x.candidate.id < y.candidate.id ? -1 : 1));
  for (const { candidate } of all) builder.add(candidate);
  for (const { candidate, pairs } of all) {
    for (const pair of pairs) {
      const [a, b] = [builder.numberOf(pair.a), builder.numberOf(pair.b)];
      if (a === undefined || b === undefined || pair.a !== candidate.id) continue;
      if (pair.kind === 'tie') builder.tie(a, b, pair.weightBp, pair.of);
      else builder.apart(a, b, pair.of);
    }
  }
  return builder.build();
}

/** The problems of lots among these organisations, made from a snapshot as a worker makes them. */
export function snapshotOf(
  organisations: readonly Organisation[],
  ties: readonly Tie[],
  conflicts: readonly Conflict[],
): { problemOf(lot: Lot): Problem } {
  const base = baseOf(recordsOf(organisations, ties, conflicts));
  const snapshot = snapshotOver(base, new Map(), 'bench');
  const recentProposals = organisations.map(({ id, recentProposals: times }) => [id, times] as const);
  return {
    problemOf: (lot) => lotProblem(snapshot, { lot: { ...lot }, clusters: null, today: '2026-11-21', recentProposals }),
  };
}
