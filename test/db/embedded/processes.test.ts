import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../../src/db/embedded/launcher.ts';
import { layout } from '../../../src/db/embedded/paths.ts';
import { readPidFile, runningServer, shutDown } from '../../../src/db/embedded/postmaster.ts';
import { launchUser, startUser, type User } from './processes.ts';
import { copyProject, removeProject } from './project.ts';

let project: string;
let dataDir: string;

beforeAll(async () => {
  project = await copyProject({ links: true });
});
afterAll(() => removeProject(project));
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'groupement-data-'));
});
afterEach(async () => {
  await shutDown(layout(dataDir), 10_000); // whatever a failed test left
  await rm(dataDir, { recursive: true, force: true });
});

const start = () => startEmbeddedPostgres({ dataDir });
const isRunning = async () => (await runningServer(layout(dataDir))) !== null;

async function ask<T>(url: string, query: string): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return (await sql.unsafe(query)) as T;
  } finally {
    await sql.end({ timeout: 1 }); // without it postgres.js waits for ever when the connection was lost in mid-query
  }
}

/** Asks until there is an answer: a server that was killed is away for a moment, then says that it is starting up. */
async function askAgain<T>(url: string, query: string): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      return await ask<T>(url, query);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(20);
    }
  }
}
const visits = async (url: string) => (await ask<{ n: number }[]>(url, 'select count(*)::int n from visits'))[0]?.n;

describe('a fresh embedded database', () => {
  test('keeps checksums, flushes to disk, orders by code point, asks for its password, listens on loopback only', async () => {
    const server = await start();
    const names = ['data_checksums', 'fsync', 'server_encoding', 'password_encryption', 'TimeZone'];
    const settings = await Promise.all(names.map((name) => ask<object[]>(server.url, `show "${name}"`)));
    expect(settings.map(([row]) => Object.values(row ?? {})[0])).toEqual(['on', 'on', 'UTF8', 'scram-sha-256', 'UTC']);
    expect(await ask(server.url, 'show unix_socket_directories')).toMatchObject([{ unix_socket_directories: '' }]);
    expect(await ask(server.url, 'show listen_addresses')).toMatchObject([{ listen_addresses: '127.0.0.1' }]);
    expect(
      await ask(server.url, 'select datlocprovider p, datlocale l from pg_database where datname = current_database()'),
    ).toMatchObject([{ p: 'b', l: 'C.UTF-8' }]);
    const wrong = new URL(server.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(layout(dataDir).password)).mode & 0o777).toBe(0o600);
    expect((await stat(layout(dataDir).cluster)).mode & 0o777).toBe(0o700);
    expect(server).toMatchObject({ attached: false, dataDir, port: (await readPidFile(layout(dataDir)))?.port });
    await server.stop();
    expect(await isRunning()).toBe(false);
  });

  test('is made by one of four processes that start at once; the others attach, and the last to leave stops it', async () => {
    const users = await Promise.all([1, 2, 3, 4].map(() => startUser(project, { dataDir })));
    expect(users.map((user) => user.attached).sort()).toEqual([false, true, true, true]);
    expect(new Set(users.map((user) => user.url)).size).toBe(1);
    expect(await visits(users[0]!.url)).toBe(4);
    const [last, ...others] = users as [User, ...User[]];
    await Promise.all(others.map((user) => user.stop()));
    expect(await visits(last.url)).toBe(4);
    await last.stop();
    expect(await isRunning()).toBe(false);
    const again = await Promise.all([1, 2, 3, 4].map(() => startUser(project, { dataDir })));
    expect(again.filter((user) => !user.attached)).toHaveLength(1);
    expect(await visits(again[0]!.url)).toBe(8);
    await Promise.all(again.map((user) => user.stop()));
    expect(await isRunning()).toBe(false);
  });

  test('survives a launcher killed in the middle of initdb, lock in hand', async () => {
    const first = launchUser(project, { dataDir });
    first.started.catch(() => {});
    while (!(await readdir(dataDir)).some((name) => name.startsWith('cluster.new-'))) await sleep(5);
    await sleep(100);
    await first.kill();
    expect(await readdir(dataDir)).not.toContain('cluster');
    const server = await start();
    expect(await ask(server.url, 'select 1 as one')).toMatchObject([{ one: 1 }]);
    expect((await readdir(dataDir)).filter((name) => name.startsWith('cluster.new-'))).toEqual([]);
    await server.stop();
  });
});

describe('an app that ends', () => {
  test('by kill -9 leaves the server running; the next one attaches and later stops it', async () => {
    const killed = await startUser(project, { dataDir });
    await killed.kill();
    expect(await isRunning()).toBe(true);
    const next = await startUser(project, { dataDir });
    expect(next).toMatchObject({ attached: true, port: killed.port });
    expect(await visits(next.url)).toBe(2);
    await next.stop();
    expect(await isRunning()).toBe(false);
  });

  test('by SIGTERM drains with its database still there, then stops it', async () => {
    const user = await startUser(project, { dataDir });
    expect(await user.stop()).toEqual({ said: ['drained'], code: 0 });
    expect(await isRunning()).toBe(false);
  });

  test('by Ctrl-C, which reaches its whole process group, does not take the server with it', async () => {
    const user = await startUser(project, { dataDir });
    process.kill(-user.pid, 'SIGINT');
    await sleep(200);
    expect(await isRunning()).toBe(true);
    await user.kill();
    const next = await start();
    expect(next.attached).toBe(true);
    await next.stop();
  });
});

describe('a server that was killed', () => {
  test('while in use is started again on the same port, with every acknowledged row', async () => {
    const server = await start();
    await ask(server.url, 'create table kept as select generate_series(1, 1000) id');
    process.kill((await readPidFile(layout(dataDir)))!.pid, 'SIGKILL');
    expect(await askAgain(server.url, 'select count(*)::int n from kept')).toMatchObject([{ n: 1000 }]);
    await server.stop();
    expect(await isRunning()).toBe(false);
  });

  test('in the middle of a long query starts again without waiting for the end of that query', async () => {
    const server = await start();
    const busy = ask(server.url, 'select count(*) from generate_series(1, 1000000000000) a').catch(() => 'lost');
    const isBusy = `select 1 from pg_stat_activity where state = 'active' and query like '%generate_series(1, 1000%a'`;
    while ((await ask<object[]>(server.url, isBusy)).length === 0) await sleep(20);
    process.kill((await readPidFile(layout(dataDir)))!.pid, 'SIGKILL');
    expect(await busy).toBe('lost');
    expect(await askAgain(server.url, 'select 1 as one')).toMatchObject([{ one: 1 }]);
    await server.stop();
  });

  test('together with its app leaves a stale pid file, and starts again', async () => {
    const killed = await startUser(project, { dataDir });
    await killed.kill();
    const stale = await readPidFile(layout(dataDir));
    process.kill(stale!.pid, 'SIGKILL');
    const server = await start();
    expect(server.attached).toBe(false);
    expect(await visits(server.url)).toBe(1);
    await server.stop();
  });

  test('while another process attaches to it is started by that one', async () => {
    const killed = await startUser(project, { dataDir });
    await killed.kill();
    const { pid } = (await readPidFile(layout(dataDir)))!;
    process.kill(pid, 'SIGSTOP'); // there, and takes connections in, but answers none
    const starting = start();
    await sleep(1_000);
    process.kill(pid, 'SIGKILL');
    const server = await starting;
    expect(server.attached).toBe(false);
    expect(await visits(server.url)).toBe(1);
    await server.stop();
  });

  test('starts again when its pid now belongs to another process of the same account', async () => {
    const killed = await startUser(project, { dataDir });
    await killed.kill();
    const { cluster } = layout(dataDir);
    const stale = await readPidFile(layout(dataDir));
    process.kill(stale!.pid, 'SIGKILL');
    const { uid, gid } = await stat(cluster);
    const stranger = spawn('sleep', ['60'], { cwd: '/', ...(process.getuid?.() === 0 ? { uid, gid } : {}) });
    const file = join(cluster, 'postmaster.pid');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(stranger.pid)));
    const server = await start();
    expect(server.attached).toBe(false);
    expect(await visits(server.url)).toBe(1);
    expect(stranger.exitCode).toBe(null);
    stranger.kill();
    await server.stop();
  });
});
