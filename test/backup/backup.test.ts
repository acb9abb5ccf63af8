import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupDatabase } from '../../src/backup/backup.ts';
import { restoreDatabase } from '../../src/backup/restore.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { migrationsAnd } from '../db/migrations.ts';
import { contents, fill } from './filled.ts';

let folder: string;
let source: TestDatabase;
let target: TestDatabase;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groupement-backup-'));
  file = join(folder, 'one.tar.gz');
  [source, target] = await Promise.all([testDatabase(), testDatabase()]);
  await fill(source.url);
  await backupDatabase(source.url, file);
});
afterAll(async () => {
  await Promise.all([source.drop(), target.drop()]);
  await rm(folder, { recursive: true, force: true });
});

async function ask(url: string, query: string): Promise<postgres.RowList<postgres.Row[]>> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(query);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** What the catalog says of tables, constraints, triggers, policies, indexes and sequences: everything but the rows. */
const shape = (url: string) =>
  ask(
    url,
    `select 'table' as kind, relname::text as name, relrowsecurity::text || relforcerowsecurity::text || coalesce(relacl::text, '') as what
       from pg_class where relnamespace in ('public'::regnamespace, 'drizzle'::regnamespace) and relkind in ('r', 'S')
     union all select 'constraint', conname, conrelid::regclass::text || pg_get_constraintdef(oid) || convalidated::text from pg_constraint where connamespace = 'public'::regnamespace
     union all select 'trigger', tgname, tgrelid::regclass::text || tgenabled::text from pg_trigger where not tgisinternal
     union all select 'policy', policyname, tablename || cmd || coalesce(qual, '') || coalesce(with_check, '') from pg_policies
     union all select 'index', indexname, indexdef from pg_indexes where schemaname in ('public', 'drizzle')
     union all select 'sequence', sequencename, coalesce(last_value::text, '') from pg_sequences where schemaname in ('public', 'drizzle')
     order by 1, 2, 3`,
  );

const notSequence = (row: postgres.Row) => row['kind'] !== 'sequence';

describe('a backup that is restored', () => {
  test('holds every row of every table, and the same schema', async () => {
    await restoreDatabase(target.url, file, { force: false });
    const [before, after] = await Promise.all([contents(source.url), contents(target.url)]);
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    for (const table of Object.keys(before)) expect([table, after[table]]).toEqual([table, before[table]]);
    expect(before['public.organisations']).toHaveLength(50);
    expect(await shape(target.url)).toEqual(await shape(source.url));
  });

  test('is at work again: as the application sees it, append-only still', async () => {
    const { sql } = target.open();
    const asApplication = (statement: string) =>
      sql.begin(async (tx) => {
        await tx`select app_begin('system', null)`;
        return tx.unsafe(statement);
      });
    expect(await asApplication('select count(*)::int as n from organisations')).toEqual([{ n: 50 }]);
    await expect(asApplication('delete from audit_log')).rejects.toMatchObject({ code: '42501' });
    await expect(ask(target.url, 'delete from audit_log')).rejects.toThrow();
  });

  test('hands unfinished jobs over again, and only those', async () => {
    const query =
      'select e.job_id is not null as done, o.relayed_at is not null as relayed from outbox o left join job_effects e on e.job_id = o.id order by 1';
    expect(await ask(source.url, query)).toEqual([
      { done: false, relayed: true },
      { done: true, relayed: true },
    ]);
    expect(await ask(target.url, query)).toEqual([
      { done: false, relayed: false },
      { done: true, relayed: true },
    ]);
  });

  test('of an earlier version is brought to this one', async () => {
    const early = await testDatabase();
    const old = join(folder, 'old.tar.gz');
    const { header } = await backupDatabase(source.url, old);
    const migrations = await migrationsAnd({
      'hens.sql': 'alter table organisations add column hens integer default 7 not null',
    });
    await restoreDatabase(early.url, old, { force: true, migrations });
    const [now] = await ask(early.url, 'select count(*)::int as n from drizzle.__drizzle_migrations');
    expect(now?.['n']).toBe(header.migrations.length + 1);
    const hens = await ask(early.url, 'select distinct hens from organisations');
    expect(hens).toEqual([{ hens: 7 }]);
    await ask(early.url, 'alter table organisations drop column hens');
    expect((await shape(early.url)).filter(notSequence)).toEqual((await shape(source.url)).filter(notSequence));
    await rm(migrations, { recursive: true });
    await early.drop();
  });

  test('can be backed up and restored in turn', async () => {
    const again = join(folder, 'again.tar.gz');
    const third = await testDatabase();
    await backupDatabase(target.url, again);
    await restoreDatabase(third.url, again, { force: false });
    expect(await contents(third.url)).toEqual(await contents(source.url));
    await third.drop();
  });
});

describe('the file', () => {
  test('is private, and alone: no draft is left beside it', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  test('is of one instant: two tables that change together agree in it', async () => {
    const busy = await testDatabase();
    await fill(busy.url, 1);
    let stop = false;
    let commits = 0;
    const writer = (async () => {
      const sql = postgres(busy.url, { max: 1 });
      for (; !stop; commits++) {
        await sql.begin(async (tx) => {
          const id = crypto.randomUUID();
          await tx`insert into outbox ${tx([{ id, job: 'pair', payload: tx.json({}) }])}`;
          await tx`insert into job_effects ${tx([{ job_id: id, job: 'pair' }])}`;
        });
      }
      await sql.end();
    })();
    const pairs = join(folder, 'pairs.tar.gz');
    while (commits < 50) await new Promise((resolve) => setTimeout(resolve, 5));
    await backupDatabase(busy.url, pairs);
    const during = commits;
    stop = true;
    await writer;
    await restoreDatabase(busy.url, pairs, { force: true });
    const [row] = await ask(
      busy.url,
      `select (select count(*)::int from outbox where job = 'pair') as outbox, (select count(*)::int from job_effects where job = 'pair') as effects`,
    );
    expect(row?.['outbox']).toBe(row?.['effects']);
    expect(row?.['outbox']).toBeGreaterThanOrEqual(50);
    expect(row?.['outbox']).toBeLessThanOrEqual(during);
    await busy.drop();
  });
});
