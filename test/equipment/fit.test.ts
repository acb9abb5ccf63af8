import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, type TimedNeed } from '../../src/equipment/assigning.domain.ts';
import {
  freeFrom,
  isFree,
  lacksFor,
  nearestOf,
  type PooledResource,
  timeOfNeed,
} from '../../src/equipment/fit.domain.ts';
import { judgeEquipment } from '../../src/equipment/lot-question.domain.ts';
import { sayNeed, saySupply } from '../../src/equipment/words.ts';
import type { EquipmentNeed } from '../../src/shared/equipment.ts';

const need = (id: string, more: Partial<EquipmentNeed> = {}): EquipmentNeed => ({
  id,
  kind: 'lifting',
  cpv: null,
  name: null,
  minimums: [{ name: 'lift', value: 80, unit: 't' }],
  from: null,
  to: null,
  ...more,
});
const crane = (id: string, tonnes: number, more: Partial<PooledResource> = {}): PooledResource => ({
  id,
  name: `Grue ${id}`,
  kind: 'lifting',
  cpv: '42414000',
  characteristics: [{ name: 'Levage', value: tonnes, unit: 't' }],
  clusterId: 'pool',
  ownerId: null,
  trainings: [],
  taken: [],
  ...more,
});
const MARCH = { startsOn: '2027-03-01', endsOn: '2027-03-31' };
/** Midnight in France: the clocks go forward on 28 March 2027. */
const day = (text: string) => new Date(`${text}T00:00:00+0${text < '2027-03-28' ? 1 : 2}:00`).toISOString();

describe('whether a resource serves a need', () => {
  it('goes by kind, trade, name and measures, in whatever unit and language they are told', () => {
    expect(lacksFor(crane('a', 80), need('n'))).toEqual([]);
    expect(
      lacksFor(crane('a', 0, { characteristics: [{ name: 'lift', value: 80_000, unit: 'kg' }] }), need('n')),
    ).toEqual([]);
    expect(lacksFor(crane('a', 79.9), need('n'))).toEqual([
      { what: 'characteristic', name: 'lift', asked: 80, has: 79.9, unit: 't' },
    ]);
    expect(
      lacksFor(crane('a', 80, { characteristics: [{ name: 'levage', value: 80, unit: 'm' }] }), need('n')),
    ).toEqual([{ what: 'characteristic', name: 'lift', asked: 80, has: null, unit: 't' }]);
    const byTrade = need('n', { kind: null, minimums: [], cpv: '42414100' });
    expect(lacksFor(crane('a', 1), byTrade)).toEqual([]);
    expect(lacksFor(crane('a', 1, { cpv: '42410000' }), byTrade)).toEqual([]);
    expect(lacksFor(crane('a', 1, { cpv: '45442200' }), byTrade)).toMatchObject([{ what: 'cpv' }]);
    const byName = need('n', { kind: null, minimums: [], name: 'Pont roulant' });
    expect(lacksFor(crane('a', 1, { name: 'Hall à pont roulant' }), byName)).toEqual([]);
    expect(lacksFor(crane('a', 1), byName)).toEqual([{ what: 'name', asked: 'Pont roulant' }]);
  });

  it('names the nearest with what it lacks, and nothing of another kind', () => {
    const pool = [crane('small', 30), crane('near', 60), crane('robot', 200, { kind: 'robot' })];
    expect(nearestOf(pool, need('n'))).toMatchObject({ resource: { id: 'near' }, lacks: [{ asked: 80, has: 60 }] });
    expect(nearestOf([pool[2]!], need('n'))).toBeNull();
  });

  it('takes the last day in, and finds when it is free for as long', () => {
    const time = timeOfNeed(need('n'), MARCH)!;
    expect(time).toEqual({ from: day('2027-03-01'), until: day('2027-04-01') });
    const busy = crane('a', 80, {
      taken: [
        { from: day('2027-03-20'), until: day('2027-04-10') },
        { from: day('2027-04-20'), until: day('2027-05-02') },
      ],
    });
    expect([isFree(busy, time), freeFrom(busy, time)]).toEqual([false, day('2027-05-02')]);
    expect(isFree(crane('a', 80, { taken: [{ from: day('2027-04-01'), until: day('2027-04-02') }] }), time)).toBe(true);
    expect(timeOfNeed(need('n'), { startsOn: null, endsOn: '2027-03-31' })).toBeNull();
    expect(timeOfNeed(need('n', { from: '2027-03-05', to: '2027-03-05' }), MARCH)).toEqual({
      from: day('2027-03-05'),
      until: day('2027-03-06'),
    });
  });
});

describe('who serves what', () => {
  const timed = (one: EquipmentNeed): TimedNeed => ({ need: one, time: timeOfNeed(one, MARCH) });

  it('prefers what the team owns, then the cluster’s, then what another member would lend', () => {
    const pool = [crane('x', 90, { ownerId: 'other' }), crane('y', 90), crane('z', 90, { ownerId: 'mine' })];
    const ownerOf = (team: string[], of = pool) => assign([timed(need('n'))], of, new Set(team))[0]?.owner;
    expect(ownerOf(['mine'])).toBe('team');
    expect(ownerOf([])).toBe('cluster');
    expect(ownerOf([], [pool[0]!])).toBe('member');
  });

  it('serves as many needs as any choice could, and no resource serves two of one time', () => {
    const tonnes = fc.integer({ min: 1, max: 6 });
    const needs = fc.array(tonnes, { minLength: 1, maxLength: 5 });
    const pool = fc.array(fc.tuple(tonnes, fc.constantFrom(null, 'a', 'b')), { maxLength: 5 });
    fc.assert(
      fc.property(needs, pool, (asked, has) => {
        const all = asked.map((value, i) => timed(need(`n${i}`, { minimums: [{ name: 'lift', value, unit: 't' }] })));
        const cranes = has.map(([value, ownerId], i) => crane(`c${i}`, value, { ownerId }));
        const served = assign(all, cranes, new Set(['a']));
        expect(new Set(served.map(({ equipmentId }) => equipmentId)).size).toBe(served.length);
        // Brute force: the best by number, then by how many are the team's own, then the cluster's.
        const worth = (owners: string[]) =>
          owners.length * 100 +
          owners.filter((o) => o === 'team').length * 10 +
          owners.filter((o) => o === 'cluster').length;
        const best = (at: number, used: ReadonlySet<string>, owners: string[]): number => {
          const one = all[at];
          if (one === undefined) return worth(owners);
          return Math.max(
            best(at + 1, used, owners),
            ...cranes.flatMap((c) =>
              used.has(c.id) || lacksFor(c, one.need).length > 0
                ? []
                : [
                    best(at + 1, new Set([...used, c.id]), [
                      ...owners,
                      c.ownerId === 'a' ? 'team' : c.ownerId === null ? 'cluster' : 'member',
                    ]),
                  ],
            ),
          );
        };
        expect(worth(served.map(({ owner }) => owner))).toBe(best(0, new Set(), []));
      }),
      { numRuns: 200 },
    );
  });

  it('lets one resource serve two needs one after the other', () => {
    const [first, second] = [need('1', { to: '2027-03-10' }), need('2', { from: '2027-03-11' })].map(timed);
    expect(assign([first!, second!], [crane('a', 80)], new Set()).map(({ equipmentId }) => equipmentId)).toEqual([
      'a',
      'a',
    ]);
  });
});

describe('what the pool answers a lot', () => {
  const ask = (
    pool: PooledResource[],
    work: { startsOn: string | null; endsOn: string | null } = MARCH,
    needs = [need('n')],
  ) => judgeEquipment({ needs, ...work, pool }, [{ rank: 1, organisationIds: ['mine'] }]);

  it('says free, unknown, taken with until when, missing with the nearest', () => {
    expect(ask([crane('a', 80), crane('b', 90)]).needs).toMatchObject([{ status: 'free', others: 1 }]);
    expect(ask([crane('a', 80)], { startsOn: null, endsOn: null }).needs).toMatchObject([{ status: 'unknown' }]);
    const busy = crane('a', 80, { taken: [{ from: day('2027-02-01'), until: day('2027-03-05') }] });
    expect(ask([busy]).needs).toMatchObject([{ status: 'taken', freeFrom: day('2027-03-05') }]);
    expect(ask([crane('a', 50)]).needs).toMatchObject([{ status: 'missing', nearest: { equipmentId: 'a' } }]);
    expect(ask([crane('a', 80)], MARCH, [need('n'), need('m')]).needs).toMatchObject([
      { status: 'free' },
      { status: 'taken', freeFrom: null },
    ]);
  });

  it('gives the same answer to the same question, also after it was stored', () => {
    const question = { needs: [need('n')], ...MARCH, pool: [crane('a', 80), crane('b', 90, { ownerId: 'mine' })] };
    const teams = [{ rank: 1, organisationIds: ['mine'] }];
    const again = JSON.parse(JSON.stringify(question)) as typeof question;
    expect(judgeEquipment(again, teams)).toEqual(judgeEquipment(question, teams));
  });

  it('is told in both languages, with what would help', () => {
    const [answer] = ask([crane('a', 50)]).needs;
    const of = { need: need('n'), time: timeOfNeed(need('n'), MARCH) };
    expect(sayNeed(answer!, of, 'fr', (id) => id)).toBe(
      'levage, lift ≥ 80 t : rien ne convient. Le plus proche est « Grue a » (le cluster) : lift 50 t au lieu de 80 t.',
    );
    expect(sayNeed(answer!, of, 'en', (id) => id)).toContain(
      'The nearest is "Grue a" (the cluster): lift 50 t instead',
    );
    expect(saySupply(need('n'), { name: 'Grue', owner: 'team', ownerName: 'Levage SA' }, 'en')).toContain(
      'of Levage SA, in the group itself',
    );
  });
});
