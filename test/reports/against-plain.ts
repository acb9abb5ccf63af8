import type { Database } from '../../src/db/client.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { daysOf, ledgerFacts } from '../../src/reports/counts/ledger.ts';
import { everServed, membersOn } from '../../src/reports/counts/members.ts';
import { consortiumFacts, contractFacts, tenderFacts } from '../../src/reports/counts/work.ts';
import { exposureOf, type MemberExposure } from '../../src/reports/exposure.repository.ts';
import { cutExposure } from '../../src/reports/exposure-page.ts';
import { WORK } from '../../src/reports/held/feed.repository.ts';
import type { Figures, KeptFigures } from '../../src/reports/kept.ts';
import { FIRST_DAY, type Period } from '../../src/reports/period.domain.ts';
import type { Scope } from '../../src/reports/scope.repository.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { plainExposure, plainLedger, plainMembers, plainWork } from './plain-figures.ts';

/** Whole years, ends within years on either side of their middle, days of one year, everything. */
const PERIODS: Period[] = [
  { from: '2023-01-01', to: '2023-12-31' },
  { from: '2018-03-10', to: '2024-09-17' },
  { from: '2016-10-05', to: '2022-04-02' },
  { from: '2019-02-11', to: '2019-08-30' },
  { from: FIRST_DAY, to: '2030-12-31' },
];

/** Works in a transaction of the program, as reports do. */
export const asProgramOf =
  (database: Database) =>
  <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    inTransaction(database, systemActor('test'), work);

/** Where the figures are not those of plain statements: what, of which scope and period, and both. */
export async function disagreements(database: Database, keptFigures: KeptFigures, scopes: Scope[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const scope of scopes)
    for (const period of PERIODS)
      await asProgramOf(database)(async (tx) => {
        const pairs = await pairsOf(tx, await keptFigures(tx), scope, period);
        for (const [what, ours, plain] of pairs)
          for (const difference of differences(ours, plain)) found.push({ what, scope, period, ...difference });
      });
  return found;
}

type Pair = [what: string, ours: readonly unknown[], plain: readonly unknown[]];

/** The first item in which two lists differ. */
function differences(
  ours: readonly unknown[],
  plain: readonly unknown[],
): { at: number; ours: string; plain: string }[] {
  const texts = [ours, plain].map((list) => list.map((item) => JSON.stringify(item))) as [string[], string[]];
  const at = Array.from({ length: Math.max(ours.length, plain.length) }, (_, i) => i).find(
    (i) => texts[0][i] !== texts[1][i],
  );
  return at === undefined ? [] : [{ at, ours: texts[0][at] ?? 'none', plain: texts[1][at] ?? 'none' }];
}

async function pairsOf(tx: Tx, { count }: Figures, scope: Scope, period: Period): Promise<Pair[]> {
  const ledger = await count(scope, { ledger: { days: daysOf(period) } }, (facts) => ledgerFacts(facts, period));
  const { served, tenders, ...sums } = ledger;
  const cents = Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, String(value)]));
  const untilThen = { memberships: true, ledger: { days: daysOf({ from: FIRST_DAY, to: period.to }) } } as const;
  const members = {
    ...(await count(scope, { memberships: true }, (facts) => membersOn(facts, period.to))),
    served: await count(scope, untilThen, (facts) => everServed(facts, period)),
  };
  const work = await count(scope, { work: WORK }, (facts) => {
    const { answered: answers, ...consortia } = consortiumFacts(facts, period);
    return { ...tenderFacts(facts, period), ...contractFacts(facts, period), ...consortia, answers };
  });
  const exposure = [...(await plainExposure(tx, scope, period))];
  return [
    ['ledger', inOrder({ ...cents, served, tenders }), inOrder(await plainLedger(tx, scope, period))],
    ['members', inOrder(members), inOrder(await plainMembers(tx, scope, period))],
    ['work', inOrder(work), inOrder(await plainWork(tx, scope, period))],
    ['exposure', (await exposureOf(tx, count, scope, period, null)).members, exposure],
    ['exposure in pages', await inPages(tx, count, scope, period), exposure],
  ];
}

/** Names and values in the order of names, also of what is within. */
const inOrder = (facts: object): [string, unknown][] =>
  Object.entries(facts)
    .map(([name, value]): [string, unknown] => [name, Array.isArray(value) ? value.map(inOrder) : value])
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** All pages of seventeen, one after another. */
async function inPages(tx: Tx, count: Figures['count'], scope: Scope, period: Period): Promise<MemberExposure[]> {
  const [all, limit] = [[] as MemberExposure[], 17];
  for (let after: string[] | null = null; ; ) {
    const { members } = await exposureOf(tx, count, scope, period, { limit, after });
    all.push(...cutExposure(members, { limit }).items);
    const last = all.at(-1);
    if (members.length <= limit || last === undefined || all.length > 2_000) return all;
    after = [String(last.proposals + last.invitations + last.contracts), last.organisationId];
  }
}
