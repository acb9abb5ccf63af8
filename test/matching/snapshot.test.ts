import { describe, expect, it } from 'vitest';
import {
  lotProblem,
  match,
  readProblem,
  type Snapshot,
  snapshotOver,
  type WrittenLot,
} from '../../src/matching/index.ts';
import type { CandidatePair, CandidateRecord } from '../../src/matching/network/candidate.ts';
import { candidateAt, idAt, numberOf } from '../../src/matching/network/columns.ts';
import { ColumnsBuilder } from '../../src/matching/network/columns-builder.ts';
import { bytesOf, compacted, sizeOf } from '../../src/matching/network/snapshot.ts';
import { baseOf, recordsOf, snapshotOf } from './candidates.ts';
import { randomProblem, randomSource } from './random-problem.ts';

const shape = { organisations: 40, requirements: 4, maxMembers: 4, rich: true };
const bytes = (value: unknown): string => JSON.stringify(value);
const question = (lot: object) => ({
  lot: lot as WrittenLot,
  clusters: null,
  today: '2026-11-21',
  recentProposals: [],
});
const over = (records: ReadonlyMap<string, CandidateRecord>): Snapshot => {
  const base = baseOf(records);
  return snapshotOver(base, new Map(), 'whole');
};

describe('the snapshot', () => {
  it('gives back what it was built from, and the same answer as the problem file', () => {
    for (let seed = 1; seed <= 15; seed++) {
      const { organisations, ties, conflicts, ...lot } = readProblem(randomProblem(seed, shape));
      const records = recordsOf(organisations, ties, conflicts);
      const base = baseOf(records);
      for (const [id, { candidate }] of records) expect(candidateAt(base, numberOf(base, id))).toEqual(candidate);
      expect(numberOf(base, 'o00000')).toBe(-1);
      const whole = match({ ...lot, organisations, ties, conflicts });
      const extracted = snapshotOf(organisations, ties, conflicts).problemOf(lot);
      expect(bytes(match(extracted)) === bytes(whole), `seed ${seed}`).toBe(true);
      expect(bytes(readProblem(JSON.parse(bytes(extracted))))).toBe(bytes(extracted));
    }
  });

  it('with any changes laid over it is the same as one built anew, before and after they are worked in', () => {
    let compared = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { organisations, ties, conflicts, ...all } = readProblem(randomProblem(seed, shape));
      const lot = { ...all, constraints: { ...all.constraints, pinned: [], banned: [] } };
      const random = randomSource(seed);
      const int = (below: number) => Math.floor(random() * below);
      const records = recordsOf(organisations, ties, conflicts);
      const base = baseOf(records);
      const changed = new Set<string>();
      const setPairs = (id: string, pairs: readonly CandidatePair[]): void => {
        const record = records.get(id);
        if (record !== undefined) records.set(id, { ...record, pairs });
        changed.add(id);
      };
      for (let step = 0; step < 12; step++) {
        const ids = [...records.keys()];
        const [a, b] = [ids[int(ids.length)] as string, ids[int(ids.length)] as string];
        const record = records.get(a) as CandidateRecord;
        const other = records.get(b) as CandidateRecord;
        const kind = int(6);
        if (kind === 0) {
          records.delete(a);
          changed.add(a);
          for (const id of records.keys()) {
            const { pairs } = records.get(id) as CandidateRecord;
            if (pairs.some((pair) => pair.a === a || pair.b === a)) {
              setPairs(
                id,
                pairs.filter((pair) => pair.a !== a && pair.b !== a),
              );
            }
          }
        } else if (kind === 1) {
          const id = `o${String(50_000 + int(50)).padStart(5, '0')}`;
          if (!records.has(id)) records.set(id, { candidate: { ...record.candidate, id }, pairs: [] });
          changed.add(id);
        } else if (kind === 2) {
          const workingGroups = [`group ${int(3)}`];
          const candidate = { ...record.candidate, workingGroups, canLead: random() < 0.5, turnoverCents: int(1e9) };
          records.set(a, { ...record, candidate });
          changed.add(a);
        } else if (a !== b) {
          const between = (pair: CandidatePair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a);
          const added: CandidatePair[] =
            kind === 3
              ? []
              : kind === 4
                ? [{ kind: 'tie', a, b, weightBp: int(10_000), of: ['west', null][int(2)]! }]
                : [{ kind: 'apart', a, b, of: ['east', null][int(2)]! }];
          setPairs(a, [...record.pairs.filter((pair) => !between(pair)), ...added]);
          setPairs(b, [...other.pairs.filter((pair) => !between(pair)), ...added]);
        }
      }
      const changes = new Map([...changed].map((id) => [id, records.get(id) ?? null]));
      const snapshot = snapshotOver(base, changes, 'changed');
      const anew = bytes(lotProblem(over(records), question(lot)));
      expect(bytes(lotProblem(snapshot, question(lot))) === anew, `seed ${seed}, laid over`).toBe(true);
      const reworked = compacted(snapshot);
      const after = snapshotOver(reworked, new Map(), 'compacted');
      expect(bytes(lotProblem(after, question(lot))) === anew, `seed ${seed}, worked in`).toBe(true);
      expect([sizeOf(snapshot), sizeOf(after)]).toEqual([records.size, records.size]);
      compared += JSON.parse(anew).organisations.length;
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it('takes only organisations of the clusters, counts exclusions by the day and turns by the tender', () => {
    const { organisations, ties, conflicts, ...lot } = readProblem(randomProblem(3, { ...shape, rich: false }));
    const records = recordsOf(organisations, ties, conflicts);
    const ids = lotProblem(over(records), question(lot)).organisations.map(({ id }) => id);
    const [mine, partners, foreign] = ids as [string, string, string];
    const place = (id: string, clusters: string[], excludedUntil: string | null) => {
      const record = records.get(id) as CandidateRecord;
      records.set(id, { ...record, candidate: { ...record.candidate, clusters, excludedUntil } });
    };
    place(mine, ['west', 'other'], '2026-11-21');
    place(partners, ['partner'], '2026-11-20');
    place(foreign, ['other'], null);
    const asked = lotProblem(over(records), {
      lot: { ...lot },
      clusters: ['west', 'partner'],
      today: '2026-11-21',
      recentProposals: [[mine, 4]],
    });
    expect(asked.organisations.map((one) => [one.id, one.excluded, one.recentProposals])).toEqual([
      [mine, true, 4],
      [partners, false, 0],
    ]);
    const pinned = { ...lot, constraints: { ...lot.constraints, pinned: [foreign] } };
    expect(() => lotProblem(over(records), { ...question(pinned), clusters: ['west'] })).toThrow(
      `/constraints/pinned/0 "${foreign}" is no candidate`,
    );
  });

  it('takes ties and competitors in the word of the clusters, and in nobody’s in particular', () => {
    const problem = readProblem(randomProblem(3, { ...shape, rich: false }));
    const { organisations, ties: _ties, conflicts: _conflicts, ...lot } = problem;
    const records = recordsOf(organisations, [], []);
    const ids = lotProblem(over(records), question(lot)).organisations.map(({ id }) => id);
    const [a, b] = ids as [string, string];
    const pairs: CandidatePair[] = [
      { kind: 'tie', a, b, weightBp: 9_000, of: 'east' },
      { kind: 'tie', a, b, weightBp: 4_000, of: 'west' },
      { kind: 'tie', a, b, weightBp: 1_000 },
      { kind: 'apart', a, b, of: 'east' },
    ];
    for (const id of [a, b]) {
      const record = records.get(id) as CandidateRecord;
      records.set(id, { candidate: { ...record.candidate, clusters: ['west', 'east', 'south'] }, pairs });
    }
    const base = baseOf(new Map([...records].map(([id, record]) => [id, { ...record, pairs: [] }])));
    const delta = snapshotOver(base, records, 'changed');
    for (const snapshot of [over(records), delta, snapshotOver(compacted(delta), new Map(), 'compacted')]) {
      const said = (clusters: string[]) => {
        const { ties, conflicts } = lotProblem(snapshot, { ...question(lot), clusters });
        return [ties.map(({ weight }) => weight), conflicts.length];
      };
      expect(said(['west'])).toEqual([[0.4], 0]);
      expect(said(['east'])).toEqual([[0.9], 1]);
      expect(said(['south'])).toEqual([[0.1], 0]);
    }
  });

  it('lies in shared memory, so that threads read one copy', () => {
    const { organisations, ties, conflicts } = readProblem(randomProblem(4, shape));
    const snapshot = over(recordsOf(organisations, ties, conflicts));
    const columns = [...Object.values(snapshot.base), ...Object.values(snapshot.delta), snapshot.tombstones];
    const arrays = columns.filter((column) => typeof column !== 'number');
    expect(arrays.length).toBeGreaterThan(60);
    for (const column of arrays) expect(column.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(bytesOf(snapshot)).toBeGreaterThan(2_000);
    expect(idAt(snapshot.base, 0)).toBe(organisations[0]?.id);
  });

  it('finds candidates by id in any script, and nobody by another id', () => {
    const { organisations } = readProblem(randomProblem(4, shape));
    const [first] = [...recordsOf(organisations, [], []).values()] as [CandidateRecord];
    const ids = ['a', 'ab', 'b', 'é', '中', '\ud83d\ude00', '\ue000', '\uffee'].sort();
    const others = ['', 'A', 'aa', 'abc', 'z', 'è', '丯', '\ud83d\ude01', '\ue001', '\uffef'];
    const base = baseOf(new Map(ids.map((id) => [id, { candidate: { ...first.candidate, id }, pairs: [] }])));
    expect(ids.map((id) => numberOf(base, id))).toEqual(ids.map((_, i) => i));
    expect(others.map((id) => numberOf(base, id))).toEqual(others.map(() => -1));
  });

  it('refuses candidates out of order', () => {
    const { organisations } = readProblem(randomProblem(4, shape));
    const [first] = [...recordsOf(organisations, [], []).values()] as [CandidateRecord];
    const builder = new ColumnsBuilder();
    builder.add(first.candidate);
    expect(() => builder.add(first.candidate)).toThrow(RangeError);
  });
});
