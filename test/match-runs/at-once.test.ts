import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { storedProblem } from '../../src/match-runs/archive.ts';
import { findRun, findRunLotProblems } from '../../src/match-runs/repository.ts';
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
const NO_END = 1_000_000;

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
  /** Of another cluster, with firms of its own. */
  let neighbour: TestPerson;
  let neighbours: string;

  beforeAll(async () => {
    // The run that publication starts is over at once; those of the tests say themselves how long they search.
    app = await testApp({ env: { MATCH_THREADS: '2', MATCH_NODE_BUDGET: '1' } });
    clusterId = await app.cluster();
    coordinator = await app.person({ role: 'coordinator', clusterId });
    neighbours = await app.cluster();
    neighbour = await app.person({ role: 'coordinator', clusterId: neighbours });
    await addNetwork(app, clusterId);
    await addNetwork(app, neighbours);
    await app.startWorkers(null);
  });
  afterAll(() => app.close());

  /** A tender with an answer already; `skip` leaves out two of the trades. */
  async function tender(skip: number, as = coordinator): Promise<string> {
    const cpvs = CODES.filter((_, i) => i !== skip && i !== skip + 9);
    const posted = await app.call('POST', '/tenders', {
      as,
      body: {
        title: `A works ${skip}`,
        buyer: { name: 'A buyer' },
        constraints: { maxMembers: 10 },
        lots: [{ title: 'All trades', requirements: cpvs.map((cpv) => ({ cpv })) }],
      },
    });
    const { id } = posted.json();
    const published = await app.call('POST', `/tenders/${id}/publish`, { as });
    await runOver(app, as, published.json().latestMatchRunId);
    return id;
  }
  async function start(tenderId: string, nodes: number, as = coordinator, k = 20): Promise<string> {
    const answer = await app.call('POST', `/tenders/${tenderId}/match-runs`, {
      as,
      body: { options: { k, nodes } },
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

  /** Ten lots of 64 requirements: its first nodes alone are work for a minute. Its run, which publication starts. */
  async function monster(): Promise<string> {
    const requirements = Array.from({ length: 64 }, (_, i) => ({ cpv: CODES[i % CODES.length] }));
    const posted = await app.call('POST', '/tenders', {
      as: coordinator,
      body: {
        title: 'Everything, ten times',
        buyer: { name: 'A buyer' },
        constraints: { maxMembers: 12 },
        lots: Array.from({ length: 10 }, (_, i) => ({ title: `Lot ${i}`, requirements })),
      },
    });
    const tenderId = posted.json().id;
    const published = await app.call('POST', `/tenders/${tenderId}/publish`, { as: coordinator });
    return published.json().latestMatchRunId;
  }

  it('of one cluster, monstrous ones, leave another cluster its run and its re-composition', async () => {
    const tenderId = await tender(2, neighbour);
    const monsters = [await monster(), await monster()];
    try {
      await untilBothSearch(monsters[0]!, monsters[1]!);
      // While both go on: neither the run nor the re-composition waits for their end, which is hours away.
      const id = await start(tenderId, SOME_NODES, neighbour, 8);
      expect((await runOver(app, neighbour, id)).status).toBe('succeeded');
      await refusalAnswered(tenderId);
      for (const runId of monsters) expect((await read(runId)).status).toBe('running');
    } finally {
      for (const runId of monsters) await app.call('POST', `/match-runs/${runId}/cancel`, { as: coordinator });
    }
    for (const runId of monsters) expect((await runOver(app, coordinator, runId)).status).toBe('cancelled');
  });

  /** Somebody invited declines, and the coordinator reads whom else to ask. */
  async function refusalAnswered(tenderId: string): Promise<void> {
    const runs = await app.call('GET', `/tenders/${tenderId}/match-runs`, { as: neighbour });
    const matchRunId = runs.json().items[0].id;
    const run = (await app.call('GET', `/match-runs/${matchRunId}`, { as: neighbour })).json();
    const { lotId } = run.lots[0];
    const made = await app.call('POST', '/consortia', { as: neighbour, body: { matchRunId, lotId, rank: 1 } });
    expect(made.statusCode, made.payload).toBe(201);
    const { id } = made.json();
    // The same proposal again is the consortium that it became.
    const again = await app.call('POST', '/consortia', { as: neighbour, body: { matchRunId, lotId, rank: 1 } });
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: 'already_retained', consortiumId: id, state: 'proposed' });
    const expiresAt = new Date(Date.now() + 72 * 3_600_000).toISOString();
    const invited = await app.call('POST', `/consortia/${id}/invite`, { as: neighbour, body: { expiresAt } });
    expect(invited.statusCode, invited.payload).toBe(200);
    const seat = invited.json().members.at(-1);
    const member = await app.person({ role: 'member', organisationId: seat.organisationId });
    const declined = await app.call('POST', `/invitations/${seat.invitation.id}/decline`, {
      as: member,
      body: { reason: 'Booked until spring.' },
    });
    expect(declined.statusCode, declined.payload).toBe(200);
    await until(async () => {
      const { recomposition } = (await app.call('GET', `/consortia/${id}`, { as: neighbour })).json();
      return recomposition !== null && recomposition.status !== 'queued';
    });
  }
});

describe('a clock beside the nodes, and callers who go', { timeout: 240_000 }, () => {
  let app: TestApp;
  let coordinator: TestPerson;
  let url: string;
  let firm: string | undefined;
  const lines: string[] = [];
  beforeAll(async () => {
    const env = { MATCH_SECONDS: '1', MATCH_NODE_BUDGET: String(NO_END), LOG_LEVEL: 'info' };
    app = await testApp({ env, log: { write: (line) => void lines.push(line) } });
    const clusterId = await app.cluster();
    coordinator = await app.person({ role: 'coordinator', clusterId });
    [firm] = await addNetwork(app, clusterId);
    await app.startWorkers(null);
    url = await app.app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => app.close());

  /** The run that publication starts of a tender with so many lots, each work for hours. */
  async function published(lots: number) {
    const requirements = CODES.map((cpv) => ({ cpv }));
    const body = {
      title: 'All trades',
      buyer: { name: 'A buyer' },
      constraints: { maxMembers: 10 },
      lots: Array.from({ length: lots }, (_, i) => ({ title: `Lot ${i}`, requirements })),
    };
    const { id } = (await app.call('POST', '/tenders', { as: coordinator, body })).json();
    const { latestMatchRunId } = (await app.call('POST', `/tenders/${id}/publish`, { as: coordinator })).json();
    return runOver(app, coordinator, latestMatchRunId);
  }

  it('ends a search with what it found, says so beside the certificate, and is replayed to the same bytes', async () => {
    const run = await published(1);
    const [lot] = run.lots;
    expect(lot).toMatchObject({ timeRanOut: true, certificate: { status: 'budget_exhausted' } });
    expect(lot.explanation.join(' ')).toContain('Le temps imparti à ce lot s’est écoulé');
    expect(Object.keys(lot.certificate).sort()).toEqual(['gap', 'nodes', 'score', 'status', 'upperBound']);
    expect(JSON.stringify(lot.certificate)).not.toContain('time');
    const replay = await app.call('POST', `/match-runs/${run.id}/replay`, { as: coordinator });
    expect(replay.json()).toMatchObject({ identical: true, lots: [{ identical: true }] });
    // A search that goes further has more time for it.
    const further = await app.call('POST', `/match-runs/${run.id}/further`, { as: coordinator });
    const { options } = await inTransaction(app.database, TEST_SYSTEM, (tx) => findRun(tx, further.json().id)).then(
      (row) => row!,
    );
    expect(options).toMatchObject({ seconds: 8 });
    await app.call('POST', `/match-runs/${further.json().id}/cancel`, { as: coordinator });
  });

  it('and works on for nobody who has gone', async () => {
    const [small, large] = [await published(1), await published(4)];
    const ask = (runId: string, signal: AbortSignal) =>
      fetch(`${url}/v1/match-runs/${runId}/replay`, {
        method: 'POST',
        headers: { authorization: `Bearer ${coordinator.token}` },
        signal,
      });
    const gone = Array.from({ length: 4 }, () => ask(large.id, AbortSignal.timeout(500)));
    for (const end of await Promise.allSettled(gone)) expect(end.status).toBe('rejected');
    // Nor on a question that somebody asked and did not wait for.
    for (const question of [`why-not/${firm}`, 'missing']) {
      const signal = AbortSignal.timeout(500);
      const headers = { authorization: `Bearer ${coordinator.token}` };
      await expect(fetch(`${url}/v1/match-runs/${large.id}/${question}`, { headers, signal })).rejects.toThrow();
    }
    const answer = await ask(small.id, AbortSignal.timeout(60_000));
    expect(await answer.json()).toMatchObject({ identical: true });
    // Each was given up: one in the middle of its search, the others there or while they waited.
    expect(lines.filter((line) => line.includes('the caller is gone'))).toHaveLength(6);
  });
});

/** Firms at random, few of which can do much and none all: no quick proof. */
async function addNetwork(app: TestApp, clusterId: string): Promise<string[]> {
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
  return ids;
}
