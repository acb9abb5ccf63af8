import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '../../seeds/demo-network.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { exposureOf } from '../../src/reports/exposure.repository.ts';
import { createKeptFigures, type Kept } from '../../src/reports/kept.ts';
import { valuesOf } from '../../src/reports/kpis.service.ts';
import { SUBJECTS, type Subject } from '../../src/reports/stamps.repository.ts';
import { systemActor } from '../../src/shared/actor.ts';
import { type TestApp, testApp } from '../app.ts';

const PERIOD = { from: '2015-01-01', to: '2030-12-31' };
let t: TestApp;
beforeAll(async () => {
  t = await testApp();
  await seedDemo({ database: t.database, config: t.config });
});
afterAll(() => t.close());

const asProgram = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(t.database, systemActor('test'), work);
const exposed = (tx: Tx, kept: Kept) =>
  kept(['members', 'work'], 'exposure', null, () => exposureOf(tx, null, PERIOD, null));

/** Tables that a statement reads, by its words. */
const tablesOf = (text: string, tables: ReadonlySet<string>): string[] =>
  [...text.matchAll(/\b(?:from|join)\s+"?(\w+)/gi)].map((found) => found[1]!).filter((name) => tables.has(name));

describe('figures that are kept', () => {
  test('depend on no table whose changes their subjects do not count', async () => {
    const read = new Map<string, Set<Subject>>();
    await asProgram(async (tx) => {
      const rows = await tx.execute<{ name: string }>(sql`
        select relname as name from pg_class where relkind in ('r', 'v') and relnamespace = 'public'::regnamespace`);
      const tables = new Set(rows.map(({ name }) => name));
      const dialect = new PgDialect();
      let subjects: readonly Subject[] = [];
      const watched = new Proxy(tx, {
        get: (target, key) =>
          key !== 'execute'
            ? Reflect.get(target, key)
            : (query: SQL) => {
                for (const table of tablesOf(dialect.sqlToQuery(query).sql, tables))
                  for (const one of subjects) read.set(table, (read.get(table) ?? new Set()).add(one));
                return target.execute(query);
              },
      });
      const watching: Kept = async (of, _what, _scope, reading) => {
        subjects = of;
        const value = await reading();
        subjects = [];
        return value;
      };
      await valuesOf(watched, null, PERIOD, watching);
      await exposed(watched, watching);
    });
    // Sums are written by the statement that writes what they are the sums of.
    const counted = await asProgram((tx) =>
      tx.execute<{ name: string; args: string; columns: number }>(sql`
        select t.tgrelid::regclass::text as name, encode(t.tgargs, 'escape') as args, array_length(t.tgattr::int2[], 1) as columns
          from pg_trigger t join pg_proc p on p.oid = t.tgfoid where p.proname = 'count_report_change'`),
    );
    const countsOf = (table: string): Subject[] =>
      counted
        .filter(({ name }) => name === (table === 'ledger_sums' ? 'ledger_postings' : table))
        .flatMap(({ args }) => args.split('\\000').filter(Boolean))
        .map((number) => SUBJECTS[Number(number)]!);
    expect([...read.keys()].sort()).toEqual(
      [
        'consortia',
        'consortium_events',
        'contract_members',
        'contracts',
        'invitations',
        'ledger_postings',
        'ledger_sums',
        'lots',
        'memberships',
        'organisation_years',
        'organisations',
        'proposals',
        'tenders',
      ].filter((name) => name !== 'ledger_postings' || read.has(name)),
    );
    // A reading of several subjects is made of tables of any of them.
    for (const [table, subjects] of read)
      expect([table, countsOf(table).some((one) => subjects.has(one))]).toEqual([table, true]);
  });

  test('are those of a fresh reading after whatever has changed', async () => {
    const figures = createKeptFigures(100);
    const both = () =>
      asProgram(async (tx) => {
        const kept = await figures(tx);
        const fresh = await createKeptFigures(100)(tx);
        return [
          [await valuesOf(tx, null, PERIOD, kept), await exposed(tx, kept)],
          [await valuesOf(tx, null, PERIOD, fresh), await exposed(tx, fresh)],
        ];
      });
    const change = async (work: SQL | (() => Promise<unknown>)): Promise<void> => {
      const [, before] = await both();
      await (typeof work === 'function' ? work() : asProgram((tx) => tx.execute(work)));
      const [kept, fresh] = await both();
      expect(kept).toEqual(fresh);
      expect(fresh, 'nothing has changed').not.toEqual(before);
    };
    await change(
      sql`update organisations set name = 'Zzz ' || name where id in (select organisation_id from contract_members limit 50)`,
    );
    await change(sql`update organisations set size_class = 'micro' where size_class = 'large'`);
    await change(sql`update organisation_years set headcount = headcount + 1`);
    await change(
      sql`update memberships set until = '2016-01-01' where id in (select id from memberships order by id limit 30) and since < '2016-01-01'`,
    );
    const admin = await t.person({ role: 'admin' });
    const [contract] = (await t.call('GET', '/contracts?limit=1', { as: admin })).json().items;
    await change(async () => {
      const amount = { amountCents: 12_300, currency: 'EUR' };
      const body = { measure: 'paid', amount, occurredOn: '2019-05-05', confirm: true };
      const posted = await t.call('POST', `/contracts/${contract.id}/entries`, { as: admin, body });
      expect(posted.statusCode, posted.body).toBe(201);
    });
    await change(() =>
      asProgram(async (tx) => {
        await tx.execute(sql`update tenders set published_at = '2012-01-01', created_at = '2012-01-01'`);
        await tx.execute(sql`update lots set deadline = '2012-01-01'`);
      }),
    );
  });
});
