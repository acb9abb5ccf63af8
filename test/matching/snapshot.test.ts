import { describe, expect, it } from 'vitest';
import { match, readProblem } from '../../src/matching/index.ts';
import { Snapshot } from '../../src/matching/snapshot.ts';
import { randomProblem } from './random-problem.ts';

const shape = { organisations: 40, requirements: 4, maxMembers: 4, rich: true };

describe('the snapshot', () => {
  it('gives back what it was built from, and the same answer as the problem file', () => {
    for (let seed = 1; seed <= 15; seed++) {
      const { organisations, ties, conflicts, ...lot } = readProblem(randomProblem(seed, shape));
      const snapshot = Snapshot.build(organisations, ties, conflicts);
      for (const one of organisations) expect(snapshot.organisation(one.id)).toEqual(one);
      const extracted = snapshot.problemOf(lot);
      const bytes = (value: unknown) => JSON.stringify(value);
      const whole = match({ ...lot, organisations, ties, conflicts });
      expect(bytes(match(extracted)) === bytes(whole), `seed ${seed}`).toBe(true);
    }
  });

  it('with changes applied is the same as one built anew, before and after compaction', () => {
    const { organisations, ties, conflicts, ...lot } = readProblem(randomProblem(3, shape));
    const snapshot = Snapshot.build(organisations, ties, conflicts, 10);
    const [gone, changed] = organisations.slice(4, 6) as [
      (typeof organisations)[number],
      (typeof organisations)[number],
    ];
    const improved = { ...changed, capabilities: changed.capabilities.map((one) => ({ ...one, level: 5 })) };
    const fresh = { ...improved, id: 'o99999' };
    const tie = { a: 'o00001', b: 'o99999', weight: 0.9 };
    const removed = ties[0] as (typeof ties)[number];
    snapshot.apply([
      { kind: 'organisation_removed', id: gone.id },
      { kind: 'organisation', organisation: improved },
      { kind: 'organisation', organisation: fresh },
      { kind: 'tie', tie },
      { kind: 'tie', tie: { ...removed, weight: 0 } },
      { kind: 'conflict', conflict: { a: 'o00002', b: 'o99999' } },
    ]);
    expect(snapshot.version).toBe(16);
    expect(snapshot.pending).toBe(6);
    const sameAsRemoved = ({ a, b }: { a: string; b: string }) =>
      [a, b].sort().join() === [removed.a, removed.b].sort().join();
    const now = [...organisations.filter(({ id }) => id !== gone.id && id !== changed.id), improved, fresh];
    const anew = Snapshot.build(
      now,
      [...ties.filter((one) => !sameAsRemoved(one)), tie],
      [...conflicts, { a: 'o00002', b: 'o99999' }],
    );
    const compacted = snapshot.compacted();
    expect(compacted.version).toBe(16);
    expect(compacted.pending).toBe(0);
    expect(snapshot.size).toBe(anew.size);
    expect(snapshot.organisation(gone.id)).toBeNull();
    expect(snapshot.problemOf(lot)).toEqual(anew.problemOf(lot));
    expect(compacted.problemOf(lot)).toEqual(anew.problemOf(lot));
  });
});
