import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { backupDatabase } from '../../src/backup/backup.ts';
import { restoreDatabase } from '../../src/backup/restore.ts';
import { migrateDatabase } from '../../src/migrate.ts';
import { contents, fill } from './filled.ts';

/** A managed database gives an owner who isn't a superuser: forced row-level security binds it. */
const run = crypto.randomUUID().slice(0, 8);
const owner = `owner_${run}`;
const stranger = `stranger_${run}`;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groupement-owner-'));
  await administer(async (sql) => {
    await sql.unsafe(`create role ${owner} login createrole password 'x'; create role ${stranger} login password 'x';
      grant groupement_app to ${owner} with admin option; grant groupement_app to ${stranger}`);
    for (const name of ['from', 'to']) await sql.unsafe(`create database ${name}_${run} owner ${owner}`);
  });
  await migrateDatabase(url(owner, 'from'));
  await fill(url(owner, 'from'), 20);
});
afterAll(async () => {
  await administer(async (sql) => {
    for (const name of ['from', 'to']) await sql.unsafe(`drop database if exists ${name}_${run} with (force)`);
    await sql.unsafe(`drop role ${owner}; drop role ${stranger}`);
  });
  await rm(folder, { recursive: true, force: true });
});

function url(user: string | null, database: string): string {
  const address = new URL(inject('templateUrl'));
  if (user !== null) [address.username, address.password] = [user, 'x'];
  address.pathname = database === 'postgres' ? '/postgres' : `/${database}_${run}`;
  return address.href;
}
async function administer(work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url(null, 'postgres'), { max: 1, onnotice: () => undefined });
  await work(sql).finally(() => sql.end());
}
async function unforced(database: string): Promise<number> {
  const sql = postgres(url(null, database), { max: 1 });
  const rows = await sql`select 1 from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and not relforcerowsecurity`;
  await sql.end();
  return rows.length;
}

describe('for an owner who is no superuser', () => {
  test('a backup holds the rows that row-level security hides from it, and the force is back afterwards', async () => {
    const file = join(folder, 'owner.tar.gz');
    const seen = await contents(url(null, 'from'));
    expect(seen['public.organisations']).toHaveLength(20);
    // Of organisations its views and searches read as the owner, so those it sees; of what it has no policy for, nothing.
    const own = await contents(url(owner, 'from'));
    const hidden = Object.keys(seen).filter((table) => seen[table]!.length > 0 && own[table]!.length === 0);
    expect(hidden).toEqual(expect.arrayContaining(['public.audit_log', 'public.clusters', 'public.memberships']));
    const { summary } = await backupDatabase(url(owner, 'from'), file);
    expect(summary.tables['public.organisations']?.rows).toBe(20);
    for (const table of hidden) expect([table, summary.tables[table]?.rows]).toEqual([table, seen[table]!.length]);
    expect(await unforced('from')).toBe(0);

    await restoreDatabase(url(owner, 'to'), file, { force: false });
    expect(await contents(url(null, 'to'))).toEqual(seen);
    expect(await unforced('to')).toBe(0);
    await restoreDatabase(url(owner, 'to'), file, { force: true });
    expect(await contents(url(null, 'to'))).toEqual(seen);
  });

  test('what a partner cluster sees of organisations is the profile, and of the table nothing', async () => {
    const sql = postgres(url(owner, 'from'), { max: 1 });
    const seen = await sql.begin(async (tx) => {
      await tx`select set_config('app.actor', 'system', true)`;
      const [row] = await tx`select cluster_ids::text as clusters from organisations limit 1`;
      await tx`select set_config('role', 'groupement_app', true), set_config('app.actor', 'user', true),
                      set_config('app.visible_clusters', ${row!['clusters']}, true)`;
      return {
        profiles: await tx`select name, turnover_cents from organisations_seen`,
        rows: await tx`select id from organisations`,
        write: await tx.savepoint((inner) => inner`update organisations_seen set name = 'x'`).catch(({ code }) => code),
      };
    });
    await sql.end();
    expect(seen.profiles.length).toBe(20);
    expect(seen.profiles.every((row) => row['turnover_cents'] === null)).toBe(true);
    expect([seen.rows.length, seen.write]).toEqual([0, '55000']);
  });

  test('a backup by somebody from whom rows are hidden is refused', async () => {
    await expect(backupDatabase(url(stranger, 'from'), join(folder, 'stranger.tar.gz'))).rejects.toMatchObject({
      code: 'backup_needs_owner',
    });
  });
});
