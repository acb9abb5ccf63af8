import { expect, test } from 'vitest';
import { everServed, membersOn } from '../../src/reports/counts/members.ts';
import { tallyOf } from '../../src/reports/counts/tally.ts';
import { membersOf, NEVER, Organisations } from '../../src/reports/held/members.ts';
import { nothingSigned } from '../../src/reports/held/signed.ts';

/** Numbers that look random and are the same each time. */
const draws = (seed: number) => (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
};
const dayAt = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
const FIRST = 18_000;

type One = { kind: string | null; sizeClass: string | null; years: [number, number, number][] };

function someOrganisations(draw: (below: number) => number): One[] {
  return Array.from({ length: 60 }, () => ({
    kind: [null, 'research', 'company', 'company', 'company'][draw(5)]!,
    sizeClass: [null, 'micro', 'small', 'large'][draw(4)]!,
    years: Array.from({ length: draw(4) }, (_, k) => [2019 + 2 * k + draw(2), draw(1_000_000), draw(90)]),
  }));
}

test('members of a day in lists add up to what they add up to one by one, each once however often it is a member', () => {
  const draw = draws(7);
  const all = someOrganisations(draw);
  const organisations = new Organisations();
  // Some are asked about before anything is known of them, some before they are spoken of.
  for (let n = 0; n < 30; n++) organisations.numberOf(`o${n}`);
  organisations.figuresUntil(2021);
  all.forEach(({ kind, sizeClass, years }, n) => {
    const number = organisations.numberOf(`o${n}`);
    if (kind !== null) organisations.know(number, kind, sizeClass, years.flat());
  });
  const rows = Array.from({ length: 110 }, (): [number, number, number] => {
    const since = FIRST + draw(2_000);
    return [draw(60), since, draw(2) === 0 ? NEVER : since + draw(900)];
  });
  const memberships = [membersOf(rows.slice(0, 70)), membersOf(rows.slice(70))];
  for (let n = 0; n < 2_600; n += 7) {
    const day = dayAt(FIRST - 100 + n);
    const are = new Set(
      rows.filter(([, since, until]) => since <= FIRST - 100 + n && until > FIRST - 100 + n).map(([one]) => one),
    );
    const members = [...are].map((one) => all[one]!);
    const companies = members.filter(({ kind }) => kind === 'company');
    const latest = members.flatMap(({ kind, years }) => {
      const last = kind === null ? undefined : years.filter(([year]) => year <= Number(day.slice(0, 4))).at(-1);
      return last === undefined ? [] : [last];
    });
    const found = membersOn({ organisations, memberships }, day);
    expect([day, { ...found, sizes: new Map(found.sizes.map((row) => [row.sizeClass, row.members])) }]).toEqual([
      day,
      {
        all: members.length,
        companies: companies.length,
        sizes: new Map(
          companies.map(({ sizeClass }) => [sizeClass, companies.filter((one) => one.sizeClass === sizeClass).length]),
        ),
        turnoverCents: latest.length === 0 ? null : latest.reduce((sum, [, turnover]) => sum + turnover, 0),
        jobs: latest.length === 0 ? null : latest.reduce((sum, [, , jobs]) => sum + jobs, 0),
      },
    ]);
  }
});

test('turnover beyond what a number holds exactly is added up exactly', () => {
  const organisations = new Organisations();
  for (const n of [0, 1, 2])
    organisations.know(organisations.numberOf(`o${n}`), 'company', null, [2020, Number.MAX_SAFE_INTEGER, 1]);
  expect(tallyOf(organisations, Uint8Array.of(1, 1, 1), 2021).turnover).toBe(3n * BigInt(Number.MAX_SAFE_INTEGER));
});

test('figures of many years are each those of their year, also once others have been asked for and after a change', () => {
  const organisations = new Organisations();
  const one = organisations.numberOf('o');
  organisations.know(one, 'company', null, [2015, 5, 1, 2018, 8, 2]);
  const turnovers = () => Array.from({ length: 12 }, (_, n) => organisations.figuresUntil(2010 + n).turnover[one]);
  expect(turnovers()).toEqual([0, 0, 0, 0, 0, 5, 5, 5, 8, 8, 8, 8]);
  organisations.know(one, 'company', null, [2012, 2, 1]);
  expect(turnovers()).toEqual([0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
});

test('what was signed in several clusters, and beside whole years, counts as one sum for who was served', () => {
  const organisations = new Organisations();
  for (const n of [0, 1, 2, 3])
    organisations.know(organisations.numberOf(`o${n}`), n === 3 ? 'research' : 'company', null, []);
  const memberships = [membersOf([0, 1, 2, 3].map((n): [number, number, number] => [n, 0, NEVER]))];
  const signed = (first: number, of: number[], cents: (number | bigint)[]) => ({
    totals: [],
    signed: {
      ...nothingSigned(),
      parts: Int32Array.from(of, (_, at) => first + at),
      organisations: Int32Array.from(of),
      from: Int32Array.from([0, ...of.map((_, at) => at + 1)]),
      years: Int32Array.from(of, () => 2020),
      cents,
    },
  });
  // The first has nothing left over two clusters, the second by the days beside, the third by what no number holds.
  const ledger = [signed(0, [0, 1, 2, 3], [500, 700, 2n ** 60n, 9]), signed(4, [0, 2], [-500, -(2n ** 60n) + 1n])];
  const days = [[{ signed: [[1, -700] as const], totals: [] }]];
  expect(everServed({ organisations, memberships, ledger, days }, { from: '2020-01-01', to: '2020-12-31' })).toBe(1);
});
