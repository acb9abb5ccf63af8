import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDemo } from '../../seeds/demo-network.ts';
import type { Tx } from '../../src/db/transaction.ts';
import { createHeld, type Held } from '../../src/reports/held/held.ts';
import type { Facts, Needs } from '../../src/reports/held/store.ts';
import { type TestApp, testApp } from '../app.ts';
import { asProgramOf } from './against-plain.ts';
import { statementsFor } from './statements.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await seedDemo({ database: t.database, config: t.config });
});
afterAll(() => t.close());

const asProgram = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => asProgramOf(t.database)(work);

test('figures of one contract or one member that changed are read anew for it alone, of many at once for the cluster', async () => {
  const held = createHeld();
  const needs: Needs = { memberships: true, ledger: { days: [] }, work: ['contracts'] };
  const read = (of: Held) => asProgram(async (tx) => (await of.view(tx)).count(null, needs, inNoOrder));
  const askedAfter = async (change: SQL): Promise<[string, unknown[]][]> => {
    await asProgram((tx) => tx.execute(change));
    const asked = await asProgram((tx) => statementsFor(tx, needs, held));
    expect(await read(held)).toEqual(await read(createHeld()));
    return asked.filter(([text]) => /from (memberships|contracts)|join contracts/.test(text));
  };
  await read(held);
  const [one] = await asProgram((tx) =>
    tx.execute<{ contract: string; cluster: string; member: string }>(sql`
        select c.id as contract, c.cluster_id as cluster, (select organisation_id from memberships m where m.cluster_id = c.cluster_id limit 1) as member
          from contracts c where c.kind <> 'framework' and exists (select 1 from ledger_sums s where s.contract_id = c.id) limit 1`),
  );
  const { contract, cluster, member } = one!;
  const ofContract = await askedAfter(sql`update contracts set signed_on = signed_on - 9 where id = ${contract}::uuid`);
  expect(ofContract.map(([, params]) => params)).toEqual(ofContract.map(() => [`{${cluster}}`, `{${contract}}`]));
  expect(ofContract).toHaveLength(2);
  const taken = await askedAfter(
    sql`delete from memberships where cluster_id = ${cluster}::uuid and organisation_id = ${member}::uuid`,
  );
  expect(taken.map(([, params]) => params)).toEqual([[`{${cluster}}`, `{${member}}`]]);
  const all = await askedAfter(sql`update memberships set until = since + 7 where cluster_id = ${cluster}::uuid`);
  expect(all.map(([, params]) => params)).toEqual([[`{${cluster}}`]]);
});

/** What is held of memberships and contracts, in an order of its own, organisations by their ids. */
function inNoOrder({ organisations: { ids }, memberships, ledger, contracts }: Facts): unknown[] {
  return [
    memberships.map(({ organisations, since, until }) =>
      [...organisations].map((number, i) => [ids[number], since[i], until[i]].join(' ')).sort(),
    ),
    ledger.map(({ signed, totals }) => [
      signed.contracts
        .map((contract, i) => {
          const [from, to] = [signed.from[i]!, signed.from[i + 1]!];
          const facts = [signed.companies[i], signed.sizes[i], signed.tenders[i]];
          const sums = [...signed.years.subarray(from, to), ...signed.cents.slice(from, to)].sort();
          return [contract, ids[signed.organisations[i]!], ...facts, ...sums].join(' ');
        })
        .sort(),
      totals.map((row) => row.join(' ')).sort(),
    ]),
    contracts.map(({ each, signed, contracted }) => [
      each.map((one) => [one.id, one.day, ...one.organisations.map((number) => ids[number]).sort()].join(' ')).sort(),
      signed.map((row) => row.join(' ')).sort(),
      [...contracted.organisations].map((number, i) => `${ids[number]} ${contracted.days[i]}`).sort(),
    ]),
  ].map((clusters) => clusters.map((one) => JSON.stringify(one)).sort());
}
