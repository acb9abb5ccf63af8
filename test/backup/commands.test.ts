import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenHash } from '../../src/auth/tokens.ts';
import { startEmbeddedPostgres } from '../../src/db/embedded/launcher.ts';
import { layout } from '../../src/db/embedded/paths.ts';
import { runningServer } from '../../src/db/embedded/postmaster.ts';
import { migrateDatabase } from '../../src/migrate.ts';
import { type TestDatabase, testDatabase } from '../database.ts';
import { tokenIn } from '../mailed-token.ts';
import { contents, fill } from './filled.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let external: TestDatabase;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'groupement-commands-')));
  await chmod(folder, 0o755);
  external = await testDatabase();
});
afterAll(async () => {
  await external.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command as package.json does. */
function command(name: 'backup' | 'restore' | 'administrator', words: string[], env: Record<string, string>) {
  const { DATABASE_URL: _, DATA_DIR: __, ...rest } = process.env;
  const run = spawnSync(process.execPath, ['src/program/run.mjs', `src/commands/${name}.ts`, ...words], {
    cwd: project,
    env: { ...rest, NODE_ENV: 'test', ...env },
    encoding: 'utf8',
  });
  return { code: run.status, out: run.stdout, error: run.stderr };
}

describe('npm run backup and npm run restore', () => {
  test('move an embedded database to an external one and back', async () => {
    const dataDir = join(folder, 'data');
    const embedded = await startEmbeddedPostgres({ dataDir: join(dataDir, 'pg') });
    await migrateDatabase(embedded.url);
    await fill(embedded.url, 5);
    const before = await contents(embedded.url);

    const there = command('backup', [], { DATA_DIR: dataDir });
    expect(there).toMatchObject({ code: 0, error: '' });
    const [name = ''] = await readdir(join(dataDir, 'backups'));
    expect(name).toMatch(/^groupement-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar\.gz$/);
    expect(there.out).toMatch(/^backing up embedded PostgreSQL/);
    expect(there.out).toMatch(/public\.organisations: 5 rows/);
    const file = join(dataDir, 'backups', name);

    expect(command('restore', [file, '--check'], {})).toMatchObject({
      code: 0,
      out: expect.stringContaining('is whole'),
    });
    const moved = command('restore', [file], { DATABASE_URL: external.url, DATA_DIR: dataDir });
    expect(moved).toMatchObject({ code: 0, error: '' });
    expect(await contents(external.url)).toEqual(before);

    const refused = command('restore', [file], { DATA_DIR: dataDir });
    expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('With --force the backup replaces it.') });
    await embedded.stop();

    const back = join(folder, 'back.tar.gz');
    expect(command('backup', [back], { DATABASE_URL: external.url, DATA_DIR: dataDir }).code).toBe(0);
    expect(command('restore', [back, '--force'], { DATA_DIR: dataDir })).toMatchObject({ code: 0, error: '' });
    expect(await runningServer(layout(join(dataDir, 'pg')))).toBe(null);
    const again = await startEmbeddedPostgres({ dataDir: join(dataDir, 'pg') });
    expect(await contents(again.url)).toEqual(before);
    await again.stop();
  }, 90_000);

  test('explain themselves, and what was wrong with a call', () => {
    expect(command('backup', ['--help'], {})).toMatchObject({
      code: 0,
      out: expect.stringContaining('npm run backup'),
    });
    expect(command('restore', [], {})).toMatchObject({ code: 2, error: expect.stringContaining('name the file') });
    expect(command('restore', ['a', '--forse'], {})).toMatchObject({
      code: 2,
      error: expect.stringContaining('--forse'),
    });
    expect(command('restore', ['/nowhere', '--check'], {})).toMatchObject({
      code: 1,
      error: expect.stringContaining('ENOENT'),
    });
  });
});

describe('npm run administrator', () => {
  test('invites the first administrator by a link that sets a password, and tells what was wrong with a call', async () => {
    const empty = await testDatabase();
    const env = { DATABASE_URL: empty.url, DATA_DIR: join(folder, 'data'), PUBLIC_URL: 'https://groupement.example' };
    const invited = command('administrator', ['Ada@Example.org', '--name', 'Ada Noël'], env);
    expect(invited).toMatchObject({ code: 0, error: '' });
    const token = tokenIn(invited.out);
    expect(invited.out).toContain(`https://groupement.example/invitation?lang=fr#token=${token}`);
    const sql = postgres(empty.url, { max: 1 });
    const [person] = await sql`
      select u.email, u.name, r.role, i.token_hash as "tokenHash" from users u
        join user_roles r on r.user_id = u.id join account_invitations i on i.user_id = u.id`;
    expect(person).toEqual({ email: 'ada@example.org', name: 'Ada Noël', role: 'admin', tokenHash: tokenHash(token) });
    await sql.end();
    await empty.drop();
    expect(command('administrator', ['nobody'], env)).toMatchObject({
      code: 2,
      error: expect.stringContaining('give one e-mail address'),
    });
  }, 60_000);
});
