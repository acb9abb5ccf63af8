import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { storedProblem } from '../../src/match-runs/archive.ts';
import { findRunLotProblems } from '../../src/match-runs/repository.ts';
import { match, readProblem } from '../../src/matching/index.ts';
import { capabilities, organisations, ties } from '../../src/organisations/table.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { randomSource } from '../matching/random-problem.ts';
import { runOver, until } from '../waiting.ts';

/** Trades of several divisions; a tender asks for sixteen of them. */
const CODES = [
  ...['45262670', '45310000', '45330000', '45421000', '45442100', '45261000', '50000000', '50531100', '50700000'],
  ...['71320000', '71240000', '71630000', '09331200', '31712331', '42131000', '44212000', '90910000', '90500000'],
];
/** Work for the engine of some seconds, and of minutes. */
const SOME_NODES = 5;
const NO_END = 1_000_000_000;

type Run = {
  id: string;
  status: string;
  progress: { lotId: string | null; incumbent: number | null };
  lots: { consortia: unknown[] }[];
};

describe('two match runs at once', { timeout: 240_000 }, () => {
  let app: TestApp;
  let coordinator: TestPerson;
  let clusterId: string;

  beforeAll(async () => {
    // The run that publication starts is over at once; those of the tests say themselves how long they search.
    app = await testApp({ env: { MATCH_THREADS: '2', MATCH_NODE_BUDGET: '1' } });
    clusterId = await app.cluster();
    coordinator = await app.person({ role: 'coordinator', clusterId });
    await addNetwork();
    await app.startWorkers(null);
  });
  afterAll(() => app.close());

  /** Firms at random, few of which can do much and none all: no quick proof. */
  async function addNetwork(): Promise<void> {
    const random = randomSource(5);
    const int = (below: number): number => Math.floor(random() * below);
    const ids = Array.from({ length: 150 }, () => uuidv7());
    const pair = (): [string, string] => {
      const [a, b] = [ids[int(ids.length)]!, ids[int(ids.length)]!].sort() as [string, string];
      return a === b ? pair() : [a, b];
    };
    const known = new Map(Array.from({ length: 450 }, pair).map((ends) => [ends.join(' '), ends]));
    await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
      await tx.insert(organisations).values(
        ids.map((id, i) => ({
          id,
          name: `Firm ${i}`,
          searchName: `firm ${i}`,
          kind: 'company' as const,
          sizeClass: (['micro', 'small', 'medium', 'large'] as const)[int(4)]!,
          headcount: 20,
          turnoverCents: int(50) * 10_000_000,
          lat: 46 + 3 * random(),
          lon: -2 + 6 * random(),
          clusterIds: [clusterId],
        })),
      );
      await tx.insert(capabilities).values(
        ids.flatMap((organisationId) =>
          [...new Set(Array.from({ length: 1 + int(4) }, () => CODES[int(CODES.length)]!))].map((cpv) => ({
            organisationId,
            cpv,
            level: 1 + int(5),
            evidence: int(7),
          })),
        ),
      );
      await tx.insert(ties).values([...known.values()].map(([aId, bId]) => ({ aId, bId, weightBp: int(10_001) })));
    });
  }

  /** A tender with an answer already; `skip` leaves out two of the trades. */
  async function tender(skip: number): Promise<string> {
    const cpvs = CODES.filter((_, i) => i !== skip && i !== skip + 9);
    const posted = await app.call('POST', '/tenders', {
      as: coordinator,
      body: {
        title: `A works ${skip}`,
        buyer: { name: 'A buyer' },
        constraints: { maxMembers: 10 },
        lots: [{ title: 'All trades', requirements: cpvs.map((cpv) => ({ cpv })) }],
      },
    });
    const { id } = posted.json();
    const published = await app.call('POST', `/tenders/${id}/publish`, { as: coordinator });
    await runOver(app, coordinator, published.json().latestMatchRunId);
    return id;
  }
  async function start(tenderId: string, nodes: number): Promise<string> {
    const answer = await app.call('POST', `/tenders/${tenderId}/match-runs`, {
      as: coordinator,
      body: { options: { k: 20, nodes } },
    });
    expect(answer.statusCode, answer.payload).toBe(202);
    return answer.json().id;
  }
  const read = async (id: string): Promise<Run> =>
    (await app.call('GET', `/match-runs/${id}`, { as: coordinator })).json();
  const isOver = (run: Run): boolean => !['queued', 'running'].includes(run.status);
  const isSearching = (run: Run): boolean => run.status === 'running' && run.progress.lotId !== null;
  /** Both are searched at one moment: neither waits for the other's thread. */
  async function untilBothSearch(a: string, b: string): Promise<void> {
    await until(async () => {
      const runs = [await read(a), await read(b), await read(a)];
      if (runs.every(isSearching)) return true;
      if (runs.some(isOver)) throw new Error('one was over before the other began');
      return false;
    });
  }
  /** What is stored is what the engine says by itself to the stored problem, byte for byte. */
  async function expectOwnAnswer(id: string, nodes: number): Promise<void> {
    const [lot] = await inTransaction(app.database, TEST_SYSTEM, (tx) => findRunLotProblems(tx, id));
    const alone = match(readProblem(storedProblem(lot!)), { nodes });
    expect(alone.consortia.length).toBeGreaterThan(0);
    expect(lot!.result).toEqual(JSON.parse(JSON.stringify(alone)));
  }

  it('search in a thread each over one snapshot, and answer as the engine does alone', async () => {
    const [first, second] = [await tender(0), await tender(4)];
    const runs = [await start(first, SOME_NODES), await start(second, SOME_NODES)] as const;
    await untilBothSearch(...runs);
    for (const id of runs) {
      expect((await runOver(app, coordinator, id)).status).toBe('succeeded');
      await expectOwnAnswer(id, SOME_NODES);
    }
  });

  it('and one that is cancelled in the middle of its search ends, while the other goes on', async () => {
    const [endless, other] = [await tender(1), await tender(5)];
    const runs = [await start(endless, NO_END), await start(other, SOME_NODES)] as const;
    await untilBothSearch(...runs);
    const cancelled = await app.call('POST', `/match-runs/${runs[0]}/cancel`, { as: coordinator });
    expect(cancelled.statusCode).toBe(202);
    expect(await runOver(app, coordinator, runs[0])).toMatchObject({ status: 'cancelled', lots: [] });
    expect((await runOver(app, coordinator, runs[1])).status).toBe('succeeded');
    await expectOwnAnswer(runs[1], SOME_NODES);
    // Its tender can be matched again, and the thread that was told to stop searches on for others.
    const again = [await start(endless, SOME_NODES), await start(other, SOME_NODES)] as const;
    await untilBothSearch(...again);
    for (const id of again) {
      expect((await runOver(app, coordinator, id)).status).toBe('succeeded');
      await expectOwnAnswer(id, SOME_NODES);
    }
  });

  it('and one that is stopped keeps the best that it has found, is not replayed, and goes on when asked', async () => {
    const id = await tender(2);
    const endless = await start(id, NO_END);
    const act = (run: string, what: string) => app.call('POST', `/match-runs/${run}/${what}`, { as: coordinator });
    await until(async () => {
      const run = await read(endless);
      if (isOver(run)) throw new Error('it was over before it could be stopped');
      return isSearching(run) && run.progress.incumbent !== null;
    });
    const open = await act(endless, 'further');
    expect([open.statusCode, open.json().code]).toEqual([409, 'nothing_further']);
    expect((await act(endless, 'stop')).statusCode).toBe(202);
    const stopped = await runOver(app, coordinator, endless);
    expect(stopped).toMatchObject({
      status: 'succeeded',
      stoppedAt: expect.any(String),
      lots: [{ status: 'cancelled' }],
    });
    const [lot] = stopped.lots;
    expect(lot.consortia.length).toBeGreaterThan(0);
    expect(lot.consortia.at(-1).certificate.status).toBe('cancelled');
    expect(lot.consortia.at(-1).certificate.upperBound).toBeGreaterThanOrEqual(lot.consortia.at(-1).score);
    expect((await app.call('GET', `/tenders/${id}`, { as: coordinator })).json().state).toBe('proposed');
    const again = await act(endless, 'stop');
    expect([again.statusCode, again.json().code]).toEqual([409, 'illegal_transition']);
    const replay = await act(endless, 'replay');
    expect([replay.statusCode, replay.json().code]).toEqual([409, 'not_replayable']);

    // What was stopped by hand goes on with the nodes it had; what used them all gets eight times as many.
    const further = await act(endless, 'further');
    expect(further.statusCode).toBe(202);
    expect(further.headers['location']).toBe(`/v1/match-runs/${further.json().id}`);
    expect((await act(further.json().id, 'cancel')).statusCode).toBe(202);
    await runOver(app, coordinator, further.json().id);
    const short = await runOver(app, coordinator, await start(id, 1));
    expect(short.lots[0].certificate.status).toBe('budget_exhausted');
    const longer = await runOver(app, coordinator, (await act(short.id, 'further')).json().id);
    expect(longer.lots[0].options).toMatchObject({ nodes: 8, k: 20 });
    expect(longer.lots[0].certificate.score).toBeGreaterThanOrEqual(short.lots[0].certificate.score);
  });
});
