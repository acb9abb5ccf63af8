import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type FollowerRow,
  findFollowers,
  readChanges,
  readPosition,
  trimChanges,
} from '../../src/candidates/repository.ts';
import { inReadSnapshot } from '../../src/db/read-snapshot.ts';
import { listenToSignals, type Signals } from '../../src/db/signals.ts';
import { inTransaction, type Tx } from '../../src/db/transaction.ts';
import { type EngineThreads, startEngineThreads } from '../../src/engine-threads/threads.ts';
import { createLog } from '../../src/log.ts';
import { type LotQuestion, lotProblem, readProblem, type Snapshot, snapshotOver } from '../../src/matching/index.ts';
import { sizeOf } from '../../src/matching/network/snapshot.ts';
import { type CandidateFollower, followCandidates } from '../../workers/match/follower.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';
import { baseOf, recordsOf } from '../matching/candidates.ts';
import { randomProblem, randomSource } from '../matching/random-problem.ts';
import { turnsDuring, until } from '../waiting.ts';
import { problemFromSql } from './from-sql.ts';
import { type RandomNetwork, randomNetwork } from './network.ts';

let app: TestApp;
let signals: Signals;
let threads: EngineThreads;
let network: RandomNetwork;
const opened: CandidateFollower[] = [];

beforeAll(async () => {
  app = await testApp();
  signals = await listenToSignals(app.database);
  threads = startEngineThreads(1);
  const clusters = [await app.cluster(), await app.cluster(), await app.cluster()];
  network = await write((tx) => randomNetwork(tx, randomSource(11), clusters, 60));
});
afterAll(async () => {
  for (const follower of opened) await follower.close();
  await threads.close();
  await signals.close();
  await app.close();
});

const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(app.database, TEST_SYSTEM, work);

function follow(limits: { compactAt?: number; rebuildAt?: number } = {}): CandidateFollower {
  const log = createLog('silent', 'test');
  const follower = followCandidates({ database: app.database, signals, threads, log, limits });
  opened.push(follower);
  return follower;
}

const question = (clusters: readonly string[]): LotQuestion => ({
  lot: {
    requirements: ['45262670', '50531100', '71320000'].map((cpv, i) => ({
      id: `r${i}`,
      cpv,
      weightBp: [5_000, 3_000, 2_000][i]!,
    })),
    constraints: { deadline: '2026-12-15', banned: [] },
  },
  clusters,
  today: '2026-11-21',
  recentProposals: [],
});

/** The problem of a lot from the snapshot, and from the tables at the same state. */
async function both(snapshot: Snapshot, clusters: readonly string[]): Promise<[string, string]> {
  const fromSql = await write((tx) => problemFromSql(tx, question(clusters)));
  return [JSON.stringify(lotProblem(snapshot, question(clusters))), JSON.stringify(fromSql)];
}

/** Waits until a follower has told what it holds, such as this. */
const untilTold = (holds: (row: FollowerRow) => boolean) =>
  until(async () => (await write((tx) => findFollowers(tx, new Date(0)))).some(holds), { what: 'a follower' });

describe('the problem of a re-composition', () => {
  it('is made in a thread, the same as anywhere: the event loop only takes it over', async () => {
    const { organisations, ties, conflicts } = readProblem(
      randomProblem(3, { organisations: 8_000, requirements: 3, maxMembers: 4, rich: true }),
    );
    const base = baseOf(recordsOf(organisations, ties, conflicts));
    const snapshot = snapshotOver(base, new Map(), 'large');
    const cpvs = [...new Set(organisations.flatMap((one) => one.capabilities.map(({ cpv }) => cpv)))].slice(0, 3);
    const requirements = cpvs.map((cpv, i) => ({ id: `r${i}`, cpv, weightBp: [5_000, 3_000, 2_000][i]! }));
    const asked: LotQuestion = { ...question([]), clusters: null, lot: { requirements } };
    const here = JSON.stringify(lotProblem(snapshot, asked));
    expect(here.length).toBeGreaterThan(1_000_000);
    const turn = { clusterId: 'c', work: 'recomposition' } as const;
    // The thread starts.
    await threads.problemOf(snapshot, { ...asked, clusters: [uuidv7()] }, turn);
    const { turns, value: there } = await turnsDuring(() => threads.problemOf(snapshot, asked, turn));
    expect(JSON.stringify(there) === here).toBe(true);
    expect(turns).toBeGreaterThan(10);
  });

  it('is made by no worker itself', () => {
    const files = readdirSync('workers', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => /\blotProblem\b/.test(readFileSync(`workers/${file}`, 'utf8')))).toEqual([]);
  });
});

describe('candidates in memory', () => {
  it('are what the tables say after any change, before and after compaction, in one worker and in another', async () => {
    const early = follow({ compactAt: 25 });
    const kinds = new Set<string>();
    let organisations = 0;
    let pairs = 0;
    for (let round = 0; round < 40; round++) {
      await write(async (tx) => {
        for (let i = 0; i < 6; i++) kinds.add(await network.change(tx));
      });
      const some = network.clusters.slice(round % 2);
      const [inMemory, fromSql] = await both(await early.snapshot(), some);
      expect(inMemory === fromSql, `round ${round}`).toBe(true);
      organisations += JSON.parse(fromSql).organisations.length;
      pairs += JSON.parse(fromSql).ties.length + JSON.parse(fromSql).conflicts.length;
    }
    const late = await follow().snapshot();
    expect(JSON.stringify(lotProblem(late, question(network.clusters)))).toBe((await both(late, network.clusters))[1]);
    // The test saw something: every kind of change, organisations and pairs.
    expect(kinds.size).toBe(23);
    expect(organisations).toBeGreaterThan(1_000);
    expect(pairs).toBeGreaterThan(500);
    await untilTold(({ compactions }) => compactions > 0);
  }, 120_000);

  it('miss no transaction that commits behind a later one', async () => {
    const candidates = follow();
    const [first, second] = await write(async (tx) => {
      const rows = await tx.execute<{ id: string }>(sql`
        select organisation_id as id from capabilities group by 1 order by 1 limit 2`);
      return rows.map(({ id }) => id);
    });
    const skill = (id: string) => sql`update capabilities set level = 6 - level where organisation_id = ${id}`;
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const before = await inReadSnapshot(app.database, readPosition);
    let wrote: () => void = () => undefined;
    const written = new Promise<void>((resolve) => {
      wrote = resolve;
    });
    const slow = write(async (tx) => {
      await tx.execute(skill(first!));
      wrote();
      await held;
    });
    await written;
    await write((tx) => tx.execute(skill(second!)));
    const between = await inReadSnapshot(app.database, (tx) => readChanges(tx, before, 100));
    expect(between.changed).toEqual([second]);
    let [inMemory, fromSql] = await both(await candidates.snapshot(), network.clusters);
    expect(inMemory).toBe(fromSql);
    commit();
    await slow;
    // The slow one has the smaller number, so whoever went by the largest number seen would never find it.
    const after = await inReadSnapshot(app.database, (tx) => readChanges(tx, between.position, 100));
    expect(after.changed).toEqual([first]);
    [inMemory, fromSql] = await both(await candidates.snapshot(), network.clusters);
    expect(inMemory).toBe(fromSql);
  });

  it('leave a transaction that was rolled back alone', async () => {
    const position = await inReadSnapshot(app.database, readPosition);
    await expect(
      write(async (tx) => {
        await tx.execute(sql`update organisations set turnover_cents = 1`);
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    expect((await inReadSnapshot(app.database, (tx) => readChanges(tx, position, 100))).changed).toEqual([]);
  });

  it('are read afresh by whoever fell behind the trimmed feed, or finds too much in it', async () => {
    const position = await inReadSnapshot(app.database, readPosition);
    const candidates = follow({ rebuildAt: 5 });
    await candidates.snapshot();
    await write((tx) => tx.execute(sql`update organisations set turnover_cents = coalesce(turnover_cents, 0) + 1`));
    const [inMemory, fromSql] = await both(await candidates.snapshot(), network.clusters);
    expect(inMemory).toBe(fromSql);
    await untilTold(({ builds, pending }) => builds === 2 && pending === 0);

    expect((await inReadSnapshot(app.database, (tx) => readChanges(tx, position, 1_000))).changed).not.toBeNull();
    expect(await write((tx) => trimChanges(tx, new Date(Date.now() + 60_000)))).toBeGreaterThan(10);
    expect((await inReadSnapshot(app.database, (tx) => readChanges(tx, position, 1_000))).changed).toBeNull();
    const now = await inReadSnapshot(app.database, readPosition);
    expect((await inReadSnapshot(app.database, (tx) => readChanges(tx, now, 1_000))).changed).toEqual([]);
    expect((await both(await candidates.snapshot(), network.clusters))[0]).toBe(fromSql);
  });

  it('hold a change as soon as it is committed, and an earlier snapshot stays as it was', async () => {
    const candidates = follow();
    const before = await candidates.snapshot();
    const size = sizeOf(before);
    const was = JSON.stringify(lotProblem(before, question(network.clusters)));
    const id = uuidv7();
    await write(async (tx) => {
      await tx.execute(sql`
        insert into organisations (id, name, search_name, kind, cluster_ids) values (${id}, 'New', 'new', 'company', ${`{${network.clusters[0]}}`}::uuid[])`);
      await tx.execute(sql`
        insert into capabilities (id, organisation_id, cpv, level) values (${uuidv7()}, ${id}, '45262670', 3)`);
    });
    const after = await candidates.snapshot();
    expect(after.version).not.toBe(before.version);
    expect(sizeOf(after)).toBe(size + 1);
    const problem = lotProblem(after, question(network.clusters));
    expect(problem.organisations.map((one) => one.id)).toContain(id);
    expect(JSON.stringify(lotProblem(before, question(network.clusters)))).toBe(was);
  });
});
