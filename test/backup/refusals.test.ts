import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Member, readArchive, writeArchive } from '../../src/backup/archive.ts';
import { backupDatabase } from '../../src/backup/backup.ts';
import { restoreDatabase } from '../../src/backup/restore.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { contents, fill } from './filled.ts';

let folder: string;
let source: TestDatabase;
let target: TestDatabase;
let file: string;
let held: Record<string, string[]>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groupement-refusals-'));
  file = join(folder, 'good.tar.gz');
  [source, target] = await Promise.all([testDatabase(), testDatabase()]);
  await fill(source.url);
  await fill(target.url, 3);
  held = await contents(target.url);
  await backupDatabase(source.url, file);
});
afterAll(async () => {
  await Promise.all([source.drop(), target.drop()]);
  await rm(folder, { recursive: true, force: true });
});

const restore = (from: string, force = true) => restoreDatabase(target.url, from, { force });
const unchanged = async () => expect(await contents(target.url)).toEqual(held);

/** A copy of the backup with its members changed, but a sound archive. */
async function forge(name: string, change: (member: Member) => Member[]): Promise<string> {
  const forged = join(folder, name);
  await writeArchive(forged, async (add) => {
    for await (const member of readArchive(file)) for (const m of change(member)) await add(m.name, m.content);
  });
  return forged;
}
const replace = (member: Member, from: string, to: string): Member[] => [
  { name: member.name, content: Buffer.from(member.content.toString().replace(from, to)) },
];

describe('a restore is refused, and everything stays as it was,', () => {
  test('into a database that holds data, unless forced', async () => {
    await expect(restore(file, false)).rejects.toMatchObject({
      code: 'database_not_empty',
      message: expect.stringContaining('--force'),
    });
    await unchanged();
  });

  test('while another program is connected, by its name', async () => {
    const sql = postgres(target.url, { max: 1, connection: { application_name: 'the api' } });
    await sql`select 1`;
    await expect(restore(file)).rejects.toMatchObject({
      code: 'database_in_use',
      message: expect.stringContaining('the api'),
    });
    await sql.end();
    await unchanged();
  });

  test('from a file that is cut off, wherever', async () => {
    const whole = await readFile(file);
    for (const part of [0, 10, 0.3, 0.9, 0.999].map((share) =>
      share < 1 ? Math.floor(whole.length * share) : share,
    )) {
      const cut = join(folder, 'cut.tar.gz');
      await writeFile(cut, whole.subarray(0, part));
      await expect(restore(cut), `cut at ${part}`).rejects.toMatchObject({ code: 'backup_unreadable' });
    }
    await unchanged();
  });

  test('from a file with a flipped bit', async () => {
    const bytes = await readFile(file);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    const flipped = join(folder, 'flipped.tar.gz');
    await writeFile(flipped, bytes);
    await expect(restore(flipped)).rejects.toMatchObject({ code: expect.stringMatching(/backup_unreadable|^22|^42/) });
    await unchanged();
  });

  test('from a file whose rows were edited, or whose summary was edited along', async () => {
    const edited = await forge('edited.tar.gz', (member) =>
      member.name.includes('public.clusters/') ? replace(member, '1999', '1899') : [member],
    );
    await expect(restore(edited)).rejects.toMatchObject({
      code: 'backup_unreadable',
      message: expect.stringContaining('public.clusters'),
    });
    const fewer = await forge('fewer.tar.gz', (member) =>
      member.name === 'summary.json' ? replace(member, '"rows": 50', '"rows": 51') : [member],
    );
    await expect(restore(fewer)).rejects.toMatchObject({ message: expect.stringContaining('50 rows, not the 51') });
    await unchanged();
  });

  test('from a file of a newer version', async () => {
    const newer = await forge('newer.tar.gz', (member) => {
      if (member.name !== 'backup.json') return [member];
      const header = JSON.parse(member.content.toString());
      header.migrations.push({ hash: 'of the future', createdAt: Date.UTC(2099, 0) });
      return [{ name: member.name, content: Buffer.from(JSON.stringify(header)) }];
    });
    await expect(restore(newer)).rejects.toMatchObject({
      code: 'backup_of_another_version',
      message: expect.stringContaining('2099-01-01'),
    });
    await unchanged();
  });

  test('from something else', async () => {
    const other = join(folder, 'other.tar.gz');
    await writeArchive(other, (add) => add('holiday.txt', Buffer.from('sun')));
    await expect(restore(other)).rejects.toMatchObject({
      message: expect.stringContaining('not a backup of groupement'),
    });
    await expect(restore(join(folder, 'missing'))).rejects.toMatchObject({
      message: expect.stringContaining('ENOENT'),
    });
    await expect(restore(new URL('../../package.json', import.meta.url).pathname)).rejects.toMatchObject({
      code: 'backup_unreadable',
    });
    await unchanged();
  });
});

describe('with force', () => {
  test('the data is replaced', async () => {
    const spare = await testDatabase();
    await fill(spare.url, 2);
    await restoreDatabase(spare.url, file, { force: true });
    expect(await contents(spare.url)).toEqual(await contents(source.url));
    await spare.drop();
  });
});

describe('a backup', () => {
  test('of a database without a schema says so and leaves no file', async () => {
    const bare = await testDatabase();
    const sql = postgres(bare.url, { max: 1, onnotice: () => undefined });
    await sql`drop schema drizzle cascade`;
    await sql.end();
    const nothing = join(folder, 'nothing.tar.gz');
    await expect(backupDatabase(bare.url, nothing)).rejects.toMatchObject({ code: 'nothing_to_back_up' });
    await expect(stat(nothing)).rejects.toMatchObject({ code: 'ENOENT' });
    await bare.drop();
  });

  test('whose connection is cut fails instead of waiting, and keeps the backup of before', async () => {
    const before = await readFile(file);
    const sql = postgres(source.url, { max: 1 });
    // Once, and of this database alone: backups of other tests, and the next one here, are let be.
    let cut: Promise<unknown> | undefined;
    const broken = backupDatabase(source.url, file, () => {
      cut ??= sql`select pg_terminate_backend(pid) from pg_stat_activity
                   where application_name = 'groupement-backup' and datname = current_database()`.execute();
    });
    await expect(broken).rejects.toThrow();
    await cut;
    await sql.end();
    expect((await readFile(file)).equals(before)).toBe(true);
    await expect(stat(`${file}.partial`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('into a folder that is not there says so', async () => {
    await expect(backupDatabase(source.url, join(folder, 'no', 'where.tar.gz'))).rejects.toThrow('ENOENT');
  });
});
