import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';

const FILES = 80;
let app: TestApp;
let folder: string;

beforeAll(async () => {
  app = await testApp();
  await app.cluster('The cluster');
  folder = mkdtempSync(join(tmpdir(), 'notices-'));
  const call = readFileSync('seeds/notices/cn_24_FRA_comments.xml', 'utf8');
  for (let n = 0; n < FILES; n += 1) {
    const id = `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`;
    writeFileSync(join(folder, `${n}.xml`), call.replace(/(schemeName="notice-id">)[^<]+/, `$1${id}`));
  }
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await app.close();
});

const counted = async (): Promise<Record<string, unknown>> =>
  inTransaction(app.database, TEST_SYSTEM, async (tx) => ({
    ...[
      ...(await tx.execute(sql`
        select (select count(*)::int from tenders) as tenders, (select count(*)::int from lots) as lots,
               (select count(*)::int from taken_notices) as notices`)),
    ][0],
  }));

/** `npm run import -- FOLDER` on the test's database; `killAt`: SIGKILL once so many tenders are there. */
async function runImport(killAt: number | null): Promise<{ code: number | null; signal: string | null; out: string }> {
  const child = spawn(process.execPath, ['src/program/run.mjs', 'src/commands/import.ts', folder], {
    env: { ...process.env, DATABASE_URL: app.db.url, JWT_SECRET: app.config.JWT_SECRET, NODE_ENV: 'test' },
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  let running = true;
  void ended.then(() => {
    running = false;
  });
  while (killAt !== null && running) {
    if (Number((await counted())['tenders']) >= killAt) child.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { ...(await ended), out };
}

describe('an import from the command line that is killed in the middle', () => {
  it('has everything once after it is run again', { timeout: 120_000 }, async () => {
    const killed = await runImport(15);
    expect(killed.signal, killed.out).toBe('SIGKILL');
    const half = await counted();
    expect(Number(half['tenders'])).toBeLessThan(FILES);
    expect(half['lots']).toBe(2 * Number(half['tenders']));
    expect(half['notices']).toBe(half['tenders']);

    const again = await runImport(null);
    expect(again.code, again.out).toBe(0);
    expect(again.out).toContain(`${FILES} files: ${FILES - Number(half['tenders'])} created`);
    expect(await counted()).toEqual({ tenders: FILES, lots: 2 * FILES, notices: FILES });
  });
});

/** A worker process of its own on the test's database. */
function startWorkerProcess(): { kill(): Promise<void> } {
  const child = spawn(process.execPath, ['src/program/run.mjs', 'src/start.ts', 'worker'], {
    env: {
      ...process.env,
      DATABASE_URL: app.db.url,
      JWT_SECRET: app.config.JWT_SECRET,
      NODE_ENV: 'test',
      JOB_CLAIM_SECONDS: '4',
      LOG_LEVEL: 'silent',
    },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
  });
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

describe('a bulk import whose worker is killed in the middle, twice', () => {
  it('has everything once when a worker is there again', { timeout: 180_000 }, async () => {
    const clusterId = await app.cluster('Another');
    const coordinator = await app.person({ role: 'coordinator', clusterId });
    const call = readFileSync('seeds/notices/cn_24_FRA_comments.xml', 'utf8');
    const files = Array.from({ length: FILES }, (_, n) => {
      const id = `${String(n).padStart(8, '0')}-1111-4000-8000-000000000000`;
      return [`${n}.xml`, strToU8(call.replace(/(schemeName="notice-id">)[^<]+/, `$1${id}`))] as const;
    });
    const upload = await app.call('POST', '/imports', {
      as: coordinator,
      body: Buffer.from(zipSync(Object.fromEntries(files))),
      headers: { 'content-type': 'application/zip' },
    });
    const { id } = upload.json();
    const progress = async () => (await app.call('GET', `/imports/${id}`, { as: coordinator })).json();
    for (const least of [10, 40]) {
      const worker = startWorkerProcess();
      await expect
        .poll(async () => (await progress()).progress.done, { timeout: 60_000, interval: 20 })
        .toBeGreaterThan(least);
      await worker.kill();
      expect((await progress()).state).toBe('running');
    }
    const worker = startWorkerProcess();
    await expect.poll(async () => (await progress()).state, { timeout: 90_000, interval: 100 }).toBe('succeeded');
    await worker.kill();
    expect(await progress()).toMatchObject({
      progress: { total: FILES, done: FILES, refused: 0 },
      notices: { total: FILES, created: FILES, unchanged: 0 },
    });
  });
});
