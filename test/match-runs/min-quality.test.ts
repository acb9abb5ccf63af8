import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/clusters/policy.domain.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { capabilities, organisations } from '../../src/organisations/table.ts';
import { TEST_SYSTEM, type TestApp, type TestPerson, testApp } from '../app.ts';
import { runOver } from '../waiting.ts';

/** Masonry, asked for; electrical work, of the same division alone: its quality is 0.15. */
const MASONRY = '45262670';
const ELECTRICAL = '45310000';
const ANY = { 'if-match': '*' };

type Run = { id: string; status: string; lots: { consortia: unknown[]; infeasibility: unknown }[] };

describe('the least quality of a match', { timeout: 90_000 }, () => {
  let app: TestApp;
  let coordinator: TestPerson;
  let clusterId: string;
  let electrician: string;

  beforeAll(async () => {
    app = await testApp();
    clusterId = await app.cluster();
    coordinator = await app.person({ role: 'coordinator', clusterId });
    electrician = await addElectrician(app, clusterId);
    await app.startWorkers(null);
  });
  afterAll(() => app.close());

  const post = (constraints: Record<string, unknown>) =>
    app.call('POST', '/tenders', {
      as: coordinator,
      body: {
        title: 'Masonry',
        buyer: { name: 'A buyer' },
        constraints,
        lots: [{ title: 'Walls', requirements: [{ cpv: MASONRY }] }],
      },
    });
  const matched = async (constraints: Record<string, unknown>): Promise<Run> => {
    const { id } = (await post(constraints)).json();
    const published = (await app.call('POST', `/tenders/${id}/publish`, { as: coordinator })).json();
    return runOver(app, coordinator, published.latestMatchRunId);
  };
  const setPolicy = async (policy: Record<string, unknown> | null) =>
    app.call('PATCH', `/clusters/${clusterId}`, { as: coordinator, headers: ANY, body: { policy } });

  it('keeps out who shares the CPV division alone, unless the tender lowers it', async () => {
    const run = await matched({});
    expect(run).toMatchObject({ status: 'infeasible', lots: [{ consortia: [] }] });
    const path = `/match-runs/${run.id}/why-not/${electrician}`;
    const whyNot = (await app.call('GET', path, { as: coordinator })).json();
    expect(whyNot.proposed).toBe(false);
    expect(await matched({ minQuality: 0 })).toMatchObject({
      status: 'succeeded',
      lots: [{ consortia: [], alone: [{ organisationId: electrician, missing: [] }], ending: { reason: 'none' } }],
    });
    expect(await matched({ minQuality: 0.15 })).toMatchObject({ status: 'succeeded' });
    expect(await matched({ minQuality: 0.16 })).toMatchObject({ status: 'infeasible' });
  });

  it('is what the policy says where the tender says nothing', async () => {
    expect((await setPolicy({ ...DEFAULT_POLICY, minQuality: 0.1 })).json().policy.minQuality).toBe(0.1);
    const run = await matched({});
    expect(run.status).toBe('succeeded');
    expect(await matched({ minQuality: 0.2 })).toMatchObject({ status: 'infeasible' });
    const replay = await app.call('POST', `/match-runs/${run.id}/replay`, { as: coordinator });
    expect(replay.json()).toMatchObject({ identical: true });
    expect((await setPolicy(null)).json().policy).toEqual(DEFAULT_POLICY);
    expect(await matched({})).toMatchObject({ status: 'infeasible' });
  });

  it('is a number from 0 to 1, and no weight', async () => {
    for (const minQuality of [-0.1, 1.1, '0.2', null]) {
      const tender = await post({ minQuality });
      expect([tender.statusCode, tender.json().errors[0].pointer]).toEqual([400, '/constraints/minQuality']);
      const policy = await setPolicy({ ...DEFAULT_POLICY, minQuality });
      expect([policy.statusCode, policy.json().errors[0].pointer]).toEqual([400, '/policy/minQuality']);
    }
    const noWeights = Object.fromEntries(Object.keys(DEFAULT_POLICY).map((name) => [name, 0]));
    const refused = await setPolicy({ ...noWeights, minQuality: 0.5 });
    expect([refused.statusCode, refused.json().errors[0].pointer]).toEqual([400, '/policy']);
  });
});

async function addElectrician(app: TestApp, clusterId: string): Promise<string> {
  const id = uuidv7();
  await inTransaction(app.database, TEST_SYSTEM, async (tx) => {
    await tx.insert(organisations).values({
      id,
      name: 'Electrician',
      searchName: 'electrician',
      kind: 'company' as const,
      sizeClass: 'small' as const,
      headcount: 20,
      turnoverCents: 300_000_000,
      clusterIds: [clusterId],
    });
    await tx
      .insert(capabilities)
      .values({ organisationId: id, cpv: ELECTRICAL, level: 5, evidence: 5, capacityCents: 100_000_000 });
  });
  return id;
}
