import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '../app.ts';
import { redisMissing, startRedis, type TestRedis } from '../redis.ts';
import { runOver } from '../waiting.ts';
import { addFirms } from './firms.ts';

const CPVS = ['45262670', '42131000', '50531100', '71320000', '90910000'];

/** Adds `count` organisations to a cluster, each with two neighbouring skills of CPVS. */
const addOrganisations = (app: TestApp, clusterId: string, count: number): Promise<string[]> =>
  addFirms(app, clusterId, count, (i) =>
    [0, 1].map((d) => ({
      cpv: CPVS[(i + d) % CPVS.length]!,
      level: 1 + (i % 5),
      evidence: i % 4,
      capacityCents: 100_000_000,
    })),
  );

describe.each([
  { backend: 'the PostgreSQL queue', redis: false },
  { backend: 'the Redis queue', redis: true },
])('a match run on $backend', ({ redis }) => {
  const reason = redis ? redisMissing : null;
  describe.skipIf(reason !== null)(reason ?? 'end to end', () => {
    let app: TestApp;
    let server: TestRedis | null = null;
    let coordinator: TestPerson;
    let clusterId: string;

    beforeAll(async () => {
      app = await testApp();
      server = redis ? await startRedis() : null;
      clusterId = await app.cluster();
      coordinator = await app.person({ role: 'coordinator', clusterId });
      await addOrganisations(app, clusterId, 40);
      await app.startWorkers(server?.url ?? null);
    });
    afterAll(async () => {
      await app.close();
      await server?.stop();
    });

    const post = (lots: { title: string; cpvs: string[] }[]) =>
      app.call('POST', '/tenders', {
        as: coordinator,
        body: {
          title: 'A tender',
          buyer: { name: 'A buyer' },
          lots: lots.map((lot) => ({ title: lot.title, requirements: lot.cpvs.map((cpv) => ({ cpv })) })),
        },
      });

    it('goes from publication to explained consortia', async () => {
      const tender = (await post([{ title: 'All trades', cpvs: CPVS }])).json();
      expect(tender).toMatchObject({ state: 'draft', clusterId, latestMatchRunId: null });
      const equipment = (name: string, value: number) =>
        app.call('POST', '/equipment', {
          as: coordinator,
          body: { clusterId, name, kind: 'hall', characteristics: [{ name: 'longueur', value, unit: 'm' }] },
        });
      const hall = (await equipment('Grand hall', 120)).json();
      const needs = [60, 200].map((value) => ({
        kind: 'hall',
        minimums: [{ name: 'length', value, unit: 'm' }],
        from: '2040-01-01',
        to: '2040-01-31',
      }));
      const need = await app.call('PUT', `/lots/${tender.lots[0].id}/equipment`, { as: coordinator, body: { needs } });
      expect(need.statusCode).toBe(200);
      const published = await app.call('POST', `/tenders/${tender.id}/publish`, { as: coordinator });
      expect(published.statusCode).toBe(200);
      const runId = published.json().latestMatchRunId;
      expect(published.headers['location']).toBe(`/v1/match-runs/${runId}`);
      const run = await runOver(app, coordinator, runId);
      expect(run).toMatchObject({
        status: 'succeeded',
        tenderId: tender.id,
        error: null,
        progress: { lotsDone: 1, lotsTotal: 1 },
      });
      const [lot] = run.lots;
      expect(lot.certificate.status).toBe('optimal');
      expect(lot.consortia.length).toBeGreaterThan(0);
      expect(lot.equipment).toMatchObject({
        served: false,
        needs: [
          { status: 'free', from: '2040-01-01', to: '2040-01-31', resource: { equipmentId: hall.id, ownerId: null } },
          { status: 'missing', resource: { equipmentId: hall.id } },
        ],
      });
      expect(lot.equipment.needs[1].explanation).toContain('length 120 m au lieu de 200 m');
      expect(lot.consortia[0].equipment).toMatchObject([{ owner: 'cluster' }, { owner: null, resource: null }]);
      expect(lot.consortia[0].explanation.at(-2)).toContain('« Grand hall » du cluster sert');
      const [best] = lot.consortia;
      expect(best.members.reduce((sum: number, m: { shareBp: number }) => sum + m.shareBp, 0)).toBe(10_000);
      expect(best.members.filter((m: { role: string }) => m.role === 'mandataire')).toHaveLength(1);
      expect(best.members[0].name).toMatch(/^Firm/);
      expect(best.explanation[0]).toMatch(/ points sur 100, avec /);
      const read = async (headers: Record<string, string>): Promise<string> => {
        const answer = await app.call('GET', `/match-runs/${runId}`, { as: coordinator, headers });
        return answer.json().lots[0].consortia[0].explanation[0];
      };
      expect(await read({ 'accept-language': 'en-GB,fr;q=0.5' })).toMatch(/^Scores [\d.]+ out of 100/);
      expect(await read({ 'accept-language': 'de' })).toMatch(/ points sur 100/);
      const chosen = { as: coordinator, headers: { 'if-match': '*' }, body: { language: 'en' } };
      expect((await app.call('PATCH', '/me', chosen)).statusCode).toBe(200);
      expect(await read({ 'accept-language': 'fr' })).toMatch(/^Scores/);
      const after = await app.call('GET', `/tenders/${tender.id}`, { as: coordinator });
      expect(after.json().state).toBe('proposed');
      const out = (await app.call('GET', '/organisations', { as: coordinator, query: { limit: '200' } }))
        .json()
        .items.find(
          (o: { id: string }) => !best.members.some((m: { organisationId: string }) => m.organisationId === o.id),
        );
      const whyNot = (await app.call('GET', `/match-runs/${runId}/why-not/${out.id}`, { as: coordinator })).json();
      expect(whyNot).toMatchObject({
        organisationId: out.id,
        name: out.name,
        proposed: false,
        bestScore: best.score,
      });
      expect(whyNot.bestWith.score).toBeLessThanOrEqual(best.score);
      expect(whyNot.explanation.length).toBeGreaterThan(0);
      // The pool as it was, not as it is.
      await app.call('PATCH', `/equipment/${hall.id}`, {
        as: coordinator,
        headers: { 'if-match': '*' },
        body: { retired: true },
      });
      const replay = await app.call('POST', `/match-runs/${runId}/replay`, { as: coordinator });
      expect(replay.json()).toMatchObject({
        identical: true,
        lots: [{ lotId: lot.lotId, identical: true, equipmentIdentical: true }],
      });
      // Which state of the network it answered, and what the worker holds of it.
      expect(lot.snapshotVersion).toMatch(/^\d+:\d+:[\d,]*$/);
      await vi.waitFor(
        async () => {
          const metrics = (await app.app.inject({ url: '/metrics' })).payload;
          expect(metrics).toMatch(/^snapshot_organisations\{worker="[^"]+:\d+"\} 40$/m);
          expect(metrics).toMatch(/^snapshot_bytes\{worker="[^"]+"\} \d{4,}$/m);
        },
        { timeout: 10_000, interval: 200 },
      );

      // A company that was merged since stands in the stored answer as it is called now, and can be retained.
      const gone = best.members[0].organisationId;
      const body = { name: 'La même entreprise', kind: 'company' };
      const kept = (await app.call('POST', '/organisations', { as: coordinator, body })).json().id;
      const merged = await app.call('POST', `/organisations/${gone}/merge`, { as: coordinator, body: { into: kept } });
      expect(merged.statusCode, merged.body).toBe(200);
      const told = (await app.call('GET', `/match-runs/${runId}`, { as: coordinator })).json();
      expect(told.lots[0].consortia[0].members[0]).toMatchObject({ organisationId: kept, name: 'La même entreprise' });
      expect(JSON.stringify(told)).not.toContain(gone);
      const retained = await app.call('POST', '/consortia', {
        as: coordinator,
        body: { matchRunId: runId, lotId: lot.lotId, rank: 1 },
      });
      expect(retained.statusCode, retained.body).toBe(201);
      expect(retained.json().members[0].organisationId).toBe(kept);
    }, 90_000);

    it('says which lot cannot be done, and why', async () => {
      const tender = (await post([{ title: 'Nobody sells this', cpvs: ['15000000'] }])).json();
      const published = await app.call('POST', `/tenders/${tender.id}/publish`, { as: coordinator });
      const run = await runOver(app, coordinator, published.json().latestMatchRunId);
      expect(run.status).toBe('infeasible');
      expect(run.lots[0].infeasibility.explanation.length).toBeGreaterThan(0);
      const after = await app.call('GET', `/tenders/${tender.id}`, { as: coordinator });
      expect(after.json().state).toBe('published');
    });

    it('streams its progress until it is over', async () => {
      const tender = (
        await post([
          { title: 'One', cpvs: CPVS },
          { title: 'Two', cpvs: CPVS.slice(1, 4) },
        ])
      ).json();
      const published = await app.call('POST', `/tenders/${tender.id}/publish`, { as: coordinator });
      const stream = await app.call('GET', `/match-runs/${published.json().latestMatchRunId}/events`, {
        as: coordinator,
      });
      expect(stream.headers['content-type']).toContain('text/event-stream');
      const events = stream.payload
        .split('\n')
        .filter((line) => line.startsWith('data: '))
        .map((line) => JSON.parse(line.slice(6)));
      expect(events.at(-1)).toMatchObject({ status: 'succeeded', progress: { lotsDone: 2, lotsTotal: 2 } });
    });

    it('is cancelled while queued or running, once', async () => {
      const tender = (await post([{ title: 'One', cpvs: CPVS }])).json();
      const published = await app.call('POST', `/tenders/${tender.id}/publish`, { as: coordinator });
      const runId = published.json().latestMatchRunId;
      const cancelled = await app.call('POST', `/match-runs/${runId}/cancel`, { as: coordinator });
      expect([202, 409]).toContain(cancelled.statusCode);
      const run = await runOver(app, coordinator, runId);
      expect(run.status).toBe(cancelled.statusCode === 202 ? 'cancelled' : 'succeeded');
      const again = await app.call('POST', `/match-runs/${runId}/cancel`, { as: coordinator });
      expect(again.statusCode).toBe(409);
      expect(again.json()).toMatchObject({ code: 'illegal_transition', state: run.status, allowed: [] });
    });

    it('refuses a second run while one is open, and one before publication', async () => {
      const tender = (await post([{ title: 'One', cpvs: CPVS }])).json();
      const early = await app.call('POST', `/tenders/${tender.id}/match-runs`, { as: coordinator, body: {} });
      expect(early.statusCode).toBe(409);
      expect(early.json()).toMatchObject({ state: 'draft' });
      const foreign = await app.call('POST', `/tenders/${tender.id}/match-runs`, {
        as: coordinator,
        body: { lotIds: [uuidv7()] },
      });
      expect(foreign.statusCode).toBe(422);
      expect(foreign.json().errors[0].pointer).toBe('/lotIds/0');
    });
  });
});
