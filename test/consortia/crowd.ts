import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';
import { redisMissing, startRedis, type TestRedis } from '../redis.ts';
import { until } from '../waiting.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from './world.ts';

const SEATS = 4;
const CONSORTIA = 13;

const RUN = fileURLToPath(new URL('../../src/program/run.mjs', import.meta.url));
const START = fileURLToPath(new URL('../../src/start.ts', import.meta.url));

/** A worker process of its own, as in production; resolves when it takes jobs. */
async function workerProcess(databaseUrl: string, redisUrl: string | null, dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [RUN, START, 'worker'], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      JWT_SECRET: 'for the tests of one process, thirty-two characters and more',
      LOG_LEVEL: 'silent',
      DATABASE_URL: databaseUrl,
      JOB_CLAIM_SECONDS: '4',
      DATA_DIR: dataDir,
      ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => String(chunk).includes('started') && resolve());
    child.on('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
  });
  child.removeAllListeners('exit');
  return child;
}

/** Ends it as a crash would: no drain, no good-bye. */
async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  await gone;
}

/**
 * 52 members answer at the same instant, each twice, while worker processes are killed with SIGKILL. On one backend
 * for each test file: a killed worker's jobs are taken up again after some seconds, and the files wait side by side.
 */
export function crowdTest(redis: boolean): void {
  const reason = redis ? redisMissing : null;
  describe.skipIf(reason !== null)(reason ?? 'while workers stop and start', () => {
    let app: TestApp;
    let home: World;
    let server: TestRedis | null = null;
    let lasting: ChildProcess | null = null;
    const dataDir = mkdtempSync(join(tmpdir(), 'groupement-crowd-'));
    beforeAll(async () => {
      app = await testApp();
      server = redis ? await startRedis() : null;
      home = await world(app, SEATS * CONSORTIA + 20);
    });
    afterAll(async () => {
      if (lasting !== null) await killed(lasting);
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
      await server?.stop();
    });

    it('fills no seat twice, loses no invitation, and does each job’s effect once', async () => {
      const as = home.coordinator;
      const tender = await tenderOf(home, { skills: 4 });
      const consortia: string[] = [];
      for (let i = 0; i < CONSORTIA; i++) {
        const members = home.organisationIds.slice(i * SEATS, (i + 1) * SEATS);
        const consortium = await formed(home, tender, members);
        consortia.push(consortium.id);
        const body = { expiresAt: inHours(9), automatic: true };
        await wanted(200, app.call('POST', `/consortia/${consortium.id}/invite`, { as, body }));
      }
      const start = () => workerProcess(app.db.url, server?.url ?? null, dataDir);
      const first = await start();

      const asked = home.organisationIds.slice(0, SEATS * CONSORTIA);
      const invitations = await Promise.all(
        asked.map(async (organisationId) => {
          const list = await wanted(200, app.call('GET', '/invitations', { as: home.people.get(organisationId)! }));
          expect(list.items).toHaveLength(1);
          return { organisationId, id: list.items[0].id as string };
        }),
      );
      // Two workers are killed while the answers come in: jobs are taken up half done, and delivered again.
      const kills = (async () => {
        await sleep(300);
        await killed(first);
        const second = await start();
        await sleep(500);
        await killed(second);
        lasting = await start();
      })();
      // One in ten declines. Everybody answers twice: of the two, one counts.
      const answers = await Promise.all(
        invitations.flatMap(({ organisationId, id }, i) => {
          const decline = i % 10 === 9;
          const call = () =>
            app.call('POST', `/invitations/${id}/${decline ? 'decline' : 'accept'}`, {
              as: home.people.get(organisationId)!,
              body: decline ? { reason: 'no' } : {},
            });
          return [call(), call()];
        }),
      );
      const codes = answers.map((answer) => answer.statusCode);
      expect(codes.filter((code) => code === 200)).toHaveLength(SEATS * CONSORTIA);
      expect(codes.filter((code) => code === 409)).toHaveLength(SEATS * CONSORTIA);

      // Those whom the re-compositions ask say yes, until every consortium is agreed.
      const done = await until(
        async () => {
          const { items: open } = await wanted(200, app.call('GET', '/invitations?state=pending&limit=200', { as }));
          for (const { id, organisationId } of open) {
            const person = home.people.get(organisationId)!;
            await app.call('POST', `/invitations/${id}/accept`, { as: person, body: {} });
          }
          const { items } = await wanted(200, app.call('GET', '/consortia?limit=50', { as }));
          return items.every((c: { state: string }) => ['agreed', 'dissolved'].includes(c.state)) && items;
        },
        { patienceMs: 120_000 },
      );
      await kills;

      expect(done).toHaveLength(CONSORTIA);
      for (const consortium of done) {
        const members = consortium.members.map((m: { organisationId: string }) => m.organisationId);
        expect(new Set(members).size).toBe(members.length);
        expect(consortium.members.reduce((sum: number, m: { shareBp: number }) => sum + m.shareBp, 0)).toBe(10_000);
      }
      // Everything that was asked for was told, each to each person once, and every outbox row is forwarded.
      const counts = await until(
        async () => {
          const [row] = await inTransaction(app.database, TEST_SYSTEM, (tx) =>
            tx.execute<Record<string, number>>(sql`
            select (select count(*)::int from outbox where relayed_at is null) as waiting,
                   (select count(*)::int from outbox o where o.job = 'announcement'
                      and not exists (select 1 from job_effects e where e.job_id = o.id)) as untold,
                   (select count(*)::int from invitations) as invitations,
                   (select count(*)::int from invitations where state = 'pending') as pending,
                   (select count(*)::int from notifications where kind in ('invitation.received', 'invitation.asked_again', 'invitation.counter_refused', 'invitation.granted')) as received,
                   (select count(*)::int from (select 1 from notifications group by user_id, source_id, kind having count(*) > 1) d) as doubles,
                   (select count(*)::int from (select 1 from consortium_members m join invitations i on i.id = m.invitation_id
                      group by m.invitation_id having count(*) > 1) d) as shared,
                   (select count(*)::int from recompositions where status = 'queued') as open`),
          );
          return row!['waiting'] === 0 && row!['untold'] === 0 && row;
        },
        { patienceMs: 120_000 },
      );
      expect(counts).toMatchObject({ pending: 0, doubles: 0, shared: 0, open: 0 });
      expect(counts['received']).toBe(counts['invitations']);
      expect(counts['invitations']).toBeGreaterThanOrEqual(SEATS * CONSORTIA + 5);
    }, 240_000);
  });
}
