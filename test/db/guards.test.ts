import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateDatabase } from '../../src/migrate.ts';
import { type TestDatabase, testDatabase } from '../database.ts';

let db: TestDatabase;
let owner: postgres.Sql;
beforeAll(async () => {
  db = await testDatabase();
  owner = postgres(db.url, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await owner.end();
  await db.drop();
});

/** How many tables refuse changes, by both triggers and always; and which policies they have for what may change them. */
const held = async () => {
  const [triggers] = await owner`
    select count(*)::int as n from pg_trigger where tgfoid = 'refuse_change()'::regprocedure and tgenabled = 'A'`;
  const policies = await owner`
    select tablename || ' ' || policyname as name from pg_policies
     where policyname like '%\_erase' or policyname like '%\_merge' order by 1`;
  return { triggers: triggers!['n'] as number, policies: policies.map(({ name }) => name as string) };
};

it('a start takes no lock that somebody at work would hold up', async () => {
  const names = await owner<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`;
  await owner.begin(async (work) => {
    // What every statement that writes takes, on each table.
    await work`lock table ${work(names.map(({ name }) => name))} in row exclusive mode`;
    await migrateDatabase(`${db.url}?options=-c%20lock_timeout%3D5s`);
  });
});

it('a start puts back what guards the tables that are only ever added to', async () => {
  const before = await held();
  expect(before.triggers).toBe(28);
  expect(before.policies).toHaveLength(15);
  await owner`drop trigger audit_log_append_only on audit_log`;
  await owner`alter table ledger_entries disable trigger ledger_entries_no_truncate`;
  await owner`drop policy ledger_accounts_merge on ledger_accounts`;
  await owner`grant delete on ledger_postings to groupement_app`;
  await migrateDatabase(db.url);
  expect(await held()).toEqual(before);
  const [may] = await owner`select has_table_privilege('groupement_app', 'ledger_postings', 'delete') as it`;
  expect(may).toEqual({ it: false });
});
