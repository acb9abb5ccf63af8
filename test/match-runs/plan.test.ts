import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { startEngineThreads } from '../../src/engine-threads/threads.ts';
import { type planRules, planTask } from '../../src/match-runs/plan.ts';
import { findRun, findRunLotProblems } from '../../src/match-runs/repository.ts';
import { SearchStopped } from '../../src/match-runs/turn.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { runOver } from '../waiting.ts';
import { addFirms } from './firms.ts';

const CPV = '45262670';
const OTHER = '71320000';
const CAPACITY = 100_000_000;

type Member = { organisationId: string; name: string; role: string; shareBp: number; covers: string[] };
type Consortium = { score: number; members: Member[]; explanation: string[] };
type Run = {
  id: string;
  status: string;
  progress: { lotsDone: number };
  lots: { lotId: string; certificate: { score: number }; consortia: Consortium[] }[];
  plan: null | {
    certificate: { status: string; score: number; upperBound: number; gap: number; nodes: number };
    lots: { lotIds: string[]; consortium: Consortium | null }[];
    explanation: string[];
  };
};

describe('the plan for a whole tender', { timeout: 180_000 }, () => {
  let app: TestApp;
  let clusterId: string;
  let coordinator: TestPerson;
  let firms: string[];

  beforeAll(async () => {
    app = await testApp();
    clusterId = await app.cluster();
    coordinator = await app.person({ role: 'coordinator', clusterId });
    firms = await addAbleFirms(app, clusterId, 8);
    await app.startWorkers(null);
  });
  afterAll(() => app.close());

  const post = (constraints: Record<string, unknown>, lots: { cpvs: string[]; capacityCents?: number }[]) =>
    app.call('POST', '/tenders', {
      as: coordinator,
      body: {
        title: 'Several lots',
        buyer: { name: 'A buyer' },
        // Firms that each can do every lot: what is planned here are seats and capacities, not who is worth proposing.
        constraints: { minMembers: 1, minContribution: 0, minShareBp: 200, ...constraints },
        lots: lots.map(({ cpvs, capacityCents }, i) => ({
          title: `Lot ${i + 1}`,
          requirements: cpvs.map((cpv) => ({ cpv, ...(capacityCents === undefined ? {} : { capacityCents }) })),
        })),
      },
    });
  const matched = async (constraints: Record<string, unknown>, lots: { cpvs: string[]; capacityCents?: number }[]) => {
    const tender = (await post(constraints, lots)).json();
    const published = await app.call('POST', `/tenders/${tender.id}/publish`, { as: coordinator });
    expect(published.statusCode).toBe(200);
    const run = (await runOver(app, coordinator, published.json().latestMatchRunId)) as Run;
    expect(run.status).toBe('succeeded');
    return { tender, run, plan: run.plan as NonNullable<Run['plan']> };
  };
  const seats = (plan: NonNullable<Run['plan']>) =>
    plan.lots.flatMap(({ consortium }) => consortium?.members.map((one) => one.organisationId) ?? []);

  it('gives three lots to three sets of members when one lot each is allowed, says why, and can be replayed', async () => {
    const lots = [1, 2, 3].map(() => ({ cpvs: [CPV], capacityCents: 60_000_000 }));
    const { run, plan } = await matched({ maxLotsPerTenderer: 1 }, lots);
    const best = run.lots.map((lot) => lot.consortia[0]?.members[0]?.organisationId);
    expect(new Set(best).size).toBe(1);
    expect(plan.certificate).toMatchObject({ status: 'optimal', gap: 0 });
    expect(plan.lots.map(({ lotIds }) => lotIds)).toEqual(run.lots.map(({ lotId }) => [lotId]));
    expect(seats(plan).length).toBeGreaterThanOrEqual(3);
    expect(new Set(seats(plan)).size).toBe(seats(plan).length);
    expect(plan.explanation.join(' ')).toMatch(
      /Firm \d est dans le meilleur groupement de 3 lots \(LOT-0001, LOT-0002 et LOT-0003\) et ne peut en prendre que 1 : le plan la retient pour LOT-000\d\./,
    );
    const score = plan.lots.reduce((sum, { consortium }) => sum + (consortium?.score ?? 0), 0) / 3;
    expect(plan.certificate.score).toBeCloseTo(score, 12);
    expect(plan.certificate.score).toBeLessThan(run.lots[0]?.certificate.score ?? 0);
    const replay = (await app.call('POST', `/match-runs/${run.id}/replay`, { as: coordinator })).json();
    expect(replay).toMatchObject({ identical: true, plan: { identical: true } });
    expect(replay.plan.replayHash).toBe(replay.plan.planHash);
  });

  it('shares a capacity out among the lots that want it', async () => {
    const lots = [80_000_000, 90_000_000, 70_000_000].map((capacityCents) => ({ cpvs: [CPV], capacityCents }));
    const { plan } = await matched({}, lots);
    expect(plan.certificate.upperBound).toBeGreaterThanOrEqual(plan.certificate.score);
    // Splits among alike firms are worth nearly the same: the search may leave a fraction of a point open.
    expect(plan.certificate.gap).toBeLessThan(0.01);
    expect(plan.explanation.join(' ')).toMatch(
      /Firm \d promettrait plus que sa capacité en « .+ » \(45262670\) \(1\u202f000\u202f000\u00a0€\) : [\d\u202f,]+\u00a0€ pour LOT-0001/,
    );
    const taken = new Map<string, number>();
    plan.lots.forEach(({ consortium }, at) => {
      for (const { organisationId, shareBp } of consortium?.members ?? []) {
        const cents = ((lots[at]?.capacityCents ?? 0) * shareBp) / 10_000;
        taken.set(organisationId, (taken.get(organisationId) ?? 0) + cents);
      }
    });
    expect(plan.lots.every(({ consortium }) => consortium !== null)).toBe(true);
    for (const cents of taken.values()) expect(cents).toBeLessThanOrEqual(CAPACITY);
  });

  it('answers a group of lots by one consortium, with who is pinned and without who is banned', async () => {
    const [pinned, banned] = [firms[0] as string, firms[7] as string];
    const { tender, run, plan } = await matched(
      { pinned: [pinned], banned: [banned], lotGroups: [{ id: 'GLO-0001', lots: ['LOT-0001', 'LOT-0003'] }] },
      [{ cpvs: [CPV] }, { cpvs: [OTHER] }, { cpvs: [OTHER] }],
    );
    const [one, two, three] = tender.lots as { id: string; requirements: { id: string }[] }[];
    expect(plan.lots.map(({ lotIds }) => lotIds)).toEqual([[one?.id, three?.id], [two?.id]]);
    const covered = plan.lots[0]?.consortium?.members.flatMap((member) => member.covers) ?? [];
    expect(new Set(covered)).toEqual(new Set([one, three].map((lot) => lot?.requirements[0]?.id)));
    for (const { consortium } of plan.lots) {
      const ids = consortium?.members.map((member) => member.organisationId) ?? [];
      expect(ids).toContain(pinned);
      expect(ids).not.toContain(banned);
    }
    const replay = (await app.call('POST', `/match-runs/${run.id}/replay`, { as: coordinator })).json();
    expect(replay).toMatchObject({ identical: true, plan: { identical: true } });
  });

  it('plans the lots of a group one by one when one of them can be served by nobody', async () => {
    const group = { lotGroups: [{ id: 'GLO-0001', lots: ['LOT-0001', 'LOT-0002'] }] };
    const { run, plan } = await matched(group, [{ cpvs: [CPV] }, { cpvs: ['03000000'] }]);
    expect(plan.lots.map(({ consortium }) => consortium?.score ?? null)).toEqual([
      run.lots[0]?.certificate.score,
      null,
    ]);
    expect(plan.explanation[0]).toBe(
      'Aucun groupement ne peut répondre à l’ensemble des lots LOT-0001 et LOT-0002 (1 d’entre eux reste sans réponse) : ils sont planifiés un par un.',
    );
    const replay = (await app.call('POST', `/match-runs/${run.id}/replay`, { as: coordinator })).json();
    expect(replay).toMatchObject({ identical: true, plan: { identical: true } });
  });

  it('makes no plan for one lot', async () => {
    expect((await matched({ maxLotsPerTenderer: 1 }, [{ cpvs: [CPV] }])).plan).toBeNull();
  });

  it('refuses a group that names no lot of the tender, and keeps what is right', async () => {
    const lots = [{ cpvs: [CPV] }, { cpvs: [OTHER] }];
    const wrong = { lotGroups: [{ id: 'GLO-0001', lots: ['LOT-0001', 'LOT-0009'] }] };
    const refused = await post(wrong, lots);
    expect(refused.statusCode).toBe(400);
    expect(refused.json().errors[0].pointer).toBe('/constraints/lotGroups/0/lots/1');
    const tender = await post({ lotGroups: [{ id: 'GLO-0001', lots: ['LOT-0001', 'LOT-0002'] }] }, lots);
    expect(tender.statusCode).toBe(201);
    const patched = await app.call('PATCH', `/tenders/${tender.json().id}`, {
      as: coordinator,
      headers: { 'if-match': tender.headers['etag'] as string },
      body: { constraints: wrong },
    });
    expect(patched.statusCode).toBe(400);
    expect(patched.json().errors[0].pointer).toBe('/constraints/lotGroups/0/lots/1');
  });

  it('stops in an engine thread when it is told to', async () => {
    const lots = [1, 2, 3].map(() => ({ cpvs: [CPV, OTHER], capacityCents: 60_000_000 }));
    const { run } = await matched({ maxLotsPerTenderer: 1 }, lots);
    const task = await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
      const rows = await findRunLotProblems(tx, run.id);
      const rules = (await findRun(tx, run.id))?.planRules as NonNullable<ReturnType<typeof planRules>>;
      return planTask(rules, rows, (id) => rows.find(({ lotId }) => lotId === id)?.result as never);
    });
    const threads = startEngineThreads(1);
    try {
      const gone = new AbortController();
      const asking = { turn: { clusterId, work: 'question' }, limit: { looks: null } } as const;
      const stopped = threads.plan(task, { ...asking, signal: gone.signal });
      gone.abort();
      await expect(stopped).rejects.toThrow(SearchStopped);
      expect((await threads.plan(task, asking)).result.certificate).toEqual(run.plan?.certificate);
    } finally {
      await threads.close();
    }
  });
});

/** Firms that all do both things, the better the higher their number, each with the same yearly capacity. */
const addAbleFirms = (app: TestApp, clusterId: string, count: number): Promise<string[]> =>
  addFirms(app, clusterId, count, (i) =>
    [CPV, OTHER].map((cpv) => ({ cpv, level: 1 + Math.floor(i / 2), evidence: i % 2, capacityCents: CAPACITY })),
  );
