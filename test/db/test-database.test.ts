import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../database.ts';
import { redisMissing, startRedis } from '../redis.ts';

describe('a test database', () => {
  let one: TestDatabase;
  let other: TestDatabase;

  beforeAll(async () => {
    [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  });
  afterAll(async () => {
    await Promise.all([one.drop(), other.drop()]);
  });

  test('is migrated, and seen through row-level security as the application sees it', async () => {
    const { sql } = one.open();
    const asApplication = (statement: string) =>
      sql.begin(async (tx) => {
        await tx`select app_begin('system', null)`;
        return tx.unsafe(statement);
      });
    expect(await asApplication('select current_user as name, count(*)::int > 9000 as filled from cpv_codes')).toEqual([
      { name: 'groupement_app', filled: true },
    ]);
    await expect(asApplication('create table not_allowed (id int)')).rejects.toMatchObject({ code: '42501' });
  });

  test('is private to its file, and gone once dropped', async () => {
    const sql = postgres(one.url, { max: 1, onnotice: () => {} });
    await sql`create table only_here (id int)`;
    const elsewhere = postgres(other.url, { max: 1 });
    expect(await elsewhere`select to_regclass('only_here') as found`).toEqual([{ found: null }]);
    await sql.end();
    const spare = await testDatabase();
    await spare.drop();
    expect(await elsewhere`select 1 from pg_database where datname = ${spare.name}`).toHaveLength(0);
    await elsewhere.end();
  });
});

describe.skipIf(redisMissing !== null)(`a test Redis${redisMissing === null ? '' : ` (${redisMissing})`}`, () => {
  test('keeps its jobs on disk and evicts none', async () => {
    const redis = await startRedis();
    const { Redis } = await import('ioredis');
    const client = new Redis(redis!.url);
    expect(await client.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
    expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    await client.quit();
    await redis!.stop();
  });
});
