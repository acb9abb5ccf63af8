import { expect, test } from 'vitest';
import { noTally, talliesByDay, tally } from '../../src/reports/counts/tally.ts';
import { ClusterMembers, newOrganisation, type Organisation } from '../../src/reports/held/members.ts';

/** Numbers that look random and are the same each time. */
const draws = (seed: number) => (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
};
const dayAt = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
const FIRST = 18_000;

function organisations(draw: (below: number) => number): Organisation[] {
  return Array.from({ length: 60 }, (_, n) => {
    const one = newOrganisation(`o${n}`);
    const years = Array.from({ length: draw(4) }, (_, k) => [2019 + 2 * k + draw(2), draw(1_000_000), draw(90)]);
    const kind = draw(4) === 0 ? 'research' : 'company';
    const sizeClass = [null, 'micro', 'small', 'large'][draw(4)]!;
    if (draw(9) > 0) one.known = { kind, sizeClass, years: years.flat() };
    return one;
  });
}

test('what changes between days adds up to what each day adds up', () => {
  const draw = draws(7);
  const all = organisations(draw);
  // Some come twice, some of them before they have gone; some never were.
  const rows = Array.from({ length: 110 }, () => {
    const since = FIRST + draw(2_000);
    return [all[draw(60)]!, since, draw(2) === 0 ? null : since + draw(900)] as const;
  });
  const members = new ClusterMembers(rows);
  const onDay = talliesByDay(members.rows)!;
  let count = 0;
  for (let n = 0; n < 2_600; n += 7) {
    const day = dayAt(FIRST - 100 + n);
    expect([day, onDay(day)]).toEqual([day, tally(noTally(), members.rows, day, ++count)]);
  }
  for (const day of ['2020-12-31', '2021-01-01', '2021-12-31', '2022-01-01'])
    expect([day, onDay(day)]).toEqual([day, tally(noTally(), members.rows, day, ++count)]);
});

test('sums beyond what a number holds exactly are not made', () => {
  const one = newOrganisation('o');
  one.known = { kind: 'company', sizeClass: null, years: [2020, Number.MAX_SAFE_INTEGER, 1] };
  expect(talliesByDay(new ClusterMembers([[one, FIRST, null]]).rows)).toBeNull();
});

test('days are gone through one by one twice at most, until something has changed', () => {
  const members = new ClusterMembers([[newOrganisation('o'), FIRST, null]]);
  members.join();
  let gone = 0;
  const ask = (day: string) => members.ownOn(day, (own) => tally(noTally(), own, day, -++gone), talliesByDay).all;
  expect([1, 2, 3, 2, 9].map((n) => ask(dayAt(FIRST + n)))).toEqual([1, 1, 1, 1, 1]);
  expect(ask(dayAt(FIRST - 1))).toBe(0);
  expect(gone).toBe(2);
  members.forgetCounts();
  ask(dayAt(FIRST));
  expect(gone).toBe(3);
});

test('a cluster whose members come again leaves what others have counted, once it is known whom they share', () => {
  const [both, alone] = [newOrganisation('both'), newOrganisation('alone')];
  const one = new ClusterMembers([
    [both, FIRST, null],
    [alone, FIRST, null],
  ]);
  one.join();
  let gone = 0;
  const ask = () =>
    one.ownOn(
      dayAt(FIRST),
      (own) => [++gone, own.length],
      () => null,
    )[1];
  expect(ask()).toBe(2);
  const other = [[both, FIRST, null]] as const;
  const before = new ClusterMembers(other);
  before.join();
  expect([ask(), gone, one.shared.length]).toEqual([1, 2, 1]);
  before.leave();
  new ClusterMembers(other).join();
  expect([ask(), gone]).toEqual([1, 2]);
});
