import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SchemaError } from '../../src/db/schema-version.ts';
import { migrateDatabase } from '../../src/migrate.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { migrationsAnd } from './migrations.ts';

let database: TestDatabase;
let sql: postgres.Sql;
const folders: string[] = [];

beforeEach(async () => {
  database = await testDatabase();
  sql = postgres(database.url, { max: 1, onnotice: () => undefined });
});
afterEach(async () => {
  await sql.end();
  await database.drop();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function newer(further: Record<string, string>): Promise<string> {
  const folder = await migrationsAnd(further);
  folders.push(folder);
  return folder;
}

describe('a process of an earlier version', () => {
  test('starts beside a newer schema, and leaves its functions as they are', async () => {
    const folder = await newer({ 'add-hens.sql': 'alter table users add column hens integer' });
    await replace(folder, 'after/memberships.sql', "'{}'", "array['00000000-0000-7000-8000-000000000001'::uuid]");
    await migrateDatabase(database.url, folder);
    expect(await clustersToday()).toHaveLength(1);
    await migrateDatabase(database.url);
    expect(await clustersToday()).toHaveLength(1);
  });

  test('refuses a newer schema that is marked as breaking, and says why', async () => {
    await migrateDatabase(
      database.url,
      await newer({ 'eggs.sql': '-- breaking: eggs moved\nalter table users add column eggs integer' }),
    );
    const start = migrateDatabase(database.url);
    await expect(start).rejects.toThrow(SchemaError);
    await expect(start).rejects.toThrow(/0\d+_eggs \(eggs moved\)\. Start the newer version/);
  });

  test('a marker counts on the first line only', async () => {
    await migrateDatabase(database.url, await newer({ 'eggs.sql': 'select 1;\n-- breaking: not here' }));
    await migrateDatabase(database.url);
  });

  test('refuses a database that another line of migrations made', async () => {
    await sql`update drizzle.__drizzle_migrations set hash = 'of another line' where id = (select min(id) from drizzle.__drizzle_migrations)`;
    await expect(migrateDatabase(database.url)).rejects.toThrow(/0000_baseline is missing there/);
  });
});

describe('a file of functions', () => {
  test('runs again when it changes, once, and is not put back by a process that has the old one', async () => {
    const folder = await newer({});
    await replace(folder, 'after/memberships.sql', "'{}'", "array['00000000-0000-7000-8000-000000000001'::uuid]");
    expect(await clustersToday()).toHaveLength(0);
    await migrateDatabase(database.url, folder);
    expect(await clustersToday()).toHaveLength(1);
    await migrateDatabase(database.url);
    await migrateDatabase(database.url, folder);
    expect(await clustersToday()).toHaveLength(1);
    expect(await sql`select count(*)::int as n from drizzle.schema_files where name = 'after/memberships.sql'`).toEqual(
      [{ n: 2 }],
    );
  });

  test('that fails leaves nothing of it, and runs at the next start', async () => {
    const folder = await newer({});
    const path = join(folder, 'after', 'memberships.sql');
    const good = await readFile(path, 'utf8');
    await replace(folder, 'after/memberships.sql', "'{}'", "array['00000000-0000-7000-8000-000000000001'::uuid]");
    await appendFile(path, '\nselect no_such_function();');
    await expect(migrateDatabase(database.url, folder)).rejects.toThrow(/no_such_function/);
    expect(await clustersToday()).toHaveLength(0);
    await writeFile(path, `${good}\n-- as it was`);
    await migrateDatabase(database.url, folder);
    expect(await clustersToday()).toHaveLength(0);
  });
});

async function replace(folder: string, file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(folder, file), text.replace(from, to));
}

/** What the function of drizzle/after/memberships.sql answers for an organisation without memberships. */
async function clustersToday(): Promise<string[]> {
  const [row] = await sql<{ ids: string[] }[]>`select clusters_today('00000000-0000-7000-8000-000000000002') as ids`;
  return row?.ids ?? [];
}
