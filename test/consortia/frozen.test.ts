import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';
import { until } from '../waiting.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from './world.ts';

let app: TestApp;
let home: World;
beforeAll(async () => {
  app = await testApp();
  home = await world(app, 8);
  await app.startWorkers();
});
afterAll(() => app.close());

const post = (status: number, path: string, body: unknown = {}) =>
  wanted(status, app.call('POST', path, { as: home.coordinator, body }));
const get = (path: string) => wanted(200, app.call('GET', path, { as: home.coordinator }));

/** Everybody who is asked declares and accepts. */
async function allAccept(consortiumId: string): Promise<void> {
  const { items } = await get(`/invitations?consortiumId=${consortiumId}&state=pending`);
  for (const { id, organisationId } of items) {
    const as = home.people.get(organisationId)!;
    const body = { couldBidAlone: false, reasons: 'not our trade alone' };
    await wanted(200, app.call('PUT', `/invitations/${id}/solo-declaration`, { as, body }));
    await wanted(200, app.call('POST', `/invitations/${id}/accept`, { as, body: { undertaking: true } }));
  }
}

describe('a group made by hand', () => {
  it('is told what no proposal would be allowed: a passenger, work that nobody does; in the language of the reader', async () => {
    const [mason, fitter, , , secondMason] = home.organisationIds;
    const { tenderId, lotIds, requirementIds } = await tenderOf(home, { skills: 3 });
    const [masonry, fitting, repair] = requirementIds[0]!;
    const seats = [mason, fitter, secondMason].map((organisationId, i) => ({
      organisationId,
      role: i === 0 ? 'mandataire' : 'cotraitant',
      shareBp: [4_000, 4_000, 2_000][i],
      covers: [[masonry], [fitting], [masonry]][i],
    }));
    const { id } = await post(201, '/consortia', { tenderId, lotIds, members: seats });
    const { team } = await get(`/consortia/${id}/checks`);
    expect(team.coverage).toBeNull();
    expect(team.faults).toEqual([
      {
        code: 'uncovered',
        message: expect.stringMatching(/^Aucun membre ne sait faire, .+ : « .+ » \(50531100\)\.$/),
        organisationIds: [],
        requirementIds: [repair],
      },
    ]);
    const servers = team.services.find((one: { requirementId: string }) => one.requirementId === masonry).servers;
    expect(servers.map((one: { organisationId: string }) => one.organisationId).sort()).toEqual(
      [mason, secondMason].sort(),
    );

    const two = await tenderOf(home, { skills: 2 });
    const places = seats.map((seat, i) => ({ ...seat, covers: [two.requirementIds[0]![i % 2]] }));
    const again = await post(201, '/consortia', { tenderId: two.tenderId, lotIds: two.lotIds, members: places });
    const checked = (await get(`/consortia/${again.id}/checks?lang=en`)).team;
    expect(checked.coverage).toBeGreaterThan(0.5);
    const passengers = checked.faults.filter((one: { code: string }) => one.code === 'passenger');
    expect(passengers.length).toBeGreaterThan(0);
    for (const { message, organisationIds } of passengers) {
      expect([mason, secondMason]).toContain(organisationIds[0]);
      expect(message).toMatch(/^Firm \d \w+: a passenger; the others do the work just as well without it\./);
    }
    const clean = await post(201, '/consortia', {
      tenderId: two.tenderId,
      lotIds: two.lotIds,
      members: places.slice(0, 2).map((place) => ({ ...place, shareBp: 5_000 })),
    });
    expect((await get(`/consortia/${clean.id}/checks`)).team.faults).toEqual([]);
  });
});

describe('a group that has applied', () => {
  it('L2141-13, number 12: changes on a ground of R2142-26 only, has ten days from the receipt, and is checked again', async () => {
    const consortium = await formed(home, await tenderOf(home, { skills: 2 }), home.organisationIds.slice(0, 2));
    const path = `/consortia/${consortium.id}`;
    await post(200, `${path}/invite`, { expiresAt: inHours(5) });
    await allAccept(consortium.id);
    await post(200, `${path}/ready`);
    await post(200, `${path}/submit`);
    const out = home.organisationIds[1]!;
    expect(await post(409, `${path}/recompose`, { exclude: [out], ground: 'replaced' })).toMatchObject({
      code: 'ground_required',
      article: 'R2142-26',
      errors: [{ pointer: '/ground' }],
    });
    const opened = await post(200, `${path}/recompose`, {
      exclude: [out],
      ground: 'excluded',
      note: 'the buyer asks for a replacement',
      requestedAt: '2026-03-01T09:00:00Z',
    });
    expect(opened).toMatchObject({
      state: 'recomposing',
      change: { from: 'submitted', ground: 'excluded', replaceBy: '2026-03-11' },
    });
    // The ten days of L2141-13 are over in this story: a verdict, and somebody is told.
    const checks = await get(`${path}/checks?lang=en`);
    const verdict = (ruleId: string) => checks.items.find((item: { ruleId: string }) => item.ruleId === ruleId);
    expect(verdict('ten-days')).toMatchObject({ status: 'blocking', figures: { replaceBy: '2026-03-11' } });
    expect(verdict('frozen-group').status).toBe('ok');
    await until(async () => {
      const { items } = await get('/notifications?limit=200');
      return items.some((n: { kind: string }) => n.kind === 'consortium.replacement_due');
    });
    // Its candidacy is taken back: it may join another group.
    const [{ count }] = (await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(`select count(*)::int as count from candidacies where organisation_id = '${out}'`),
    )) as unknown as [{ count: number }];
    expect(count).toBe(0);
    await until(async () => (await get(path)).recomposition?.status === 'found');
    await post(200, `${path}/recompose`, { alternative: 1 });
    await allAccept(consortium.id);
    expect((await get(path)).state).toBe('agreed');
    // Whole again months too late: the day on which it was decides (L2141-13), not that it is.
    expect((await post(409, `${path}/ready`)).blocking).toEqual(['ten-days']);
  });

  it('L2141-13, number 12: goes on where the excluded member is replaced within ten days of the buyer’s letter', async () => {
    const consortium = await formed(home, await tenderOf(home, { skills: 2 }), home.organisationIds.slice(0, 2));
    const path = `/consortia/${consortium.id}`;
    await post(200, `${path}/invite`, { expiresAt: inHours(5) });
    await allAccept(consortium.id);
    await post(200, `${path}/ready`);
    await post(200, `${path}/submit`);
    await post(200, `${path}/recompose`, {
      exclude: [home.organisationIds[1]!],
      ground: 'excluded',
      note: 'the buyer asks for a replacement',
      requestedAt: new Date(Date.now() - 3_600_000).toISOString(),
    });
    await until(async () => (await get(path)).recomposition?.status === 'found');
    await post(200, `${path}/recompose`, { alternative: 1 });
    await allAccept(consortium.id);
    const { items } = await get(`${path}/checks?lang=en`);
    expect(items.find((item: { ruleId: string }) => item.ruleId === 'ten-days').status).toBe('ok');
    await post(200, `${path}/ready`);
    await post(200, `${path}/submit`);
    const lost = await post(200, `${path}/outcome`, { result: 'lost', reason: 'price', winner: 'Another group' });
    expect(lost).toMatchObject({ state: 'lost', outcome: { reason: 'price', winner: 'Another group' } });
    expect(await post(409, `${path}/recompose`, {})).toMatchObject({
      state: 'lost',
      allowed: ['inviting', 'dissolved'],
    });
  });
});

describe('a sole candidate', () => {
  it('R2142-3, number 11: stays in every alternative that makes a group of it', async () => {
    const [alone] = home.organisationIds as [string];
    const tender = await tenderOf(home, { skills: 2 });
    await inTransaction(app.database, TEST_SYSTEM, (tx) =>
      tx.execute(
        `update tenders set procedure_kind = 'negotiated', dispatched_at = '2026-02-01' where id = '${tender.tenderId}'`,
      ),
    );
    const { id } = await formed(home, tender, [alone]);
    const path = `/consortia/${id}`;
    const members = [
      { organisationId: alone, role: 'mandataire', shareBp: 10_000, covers: tender.requirementIds.flat() },
    ];
    await wanted(
      200,
      app.call('PATCH', path, { as: home.coordinator, body: { members }, headers: { 'if-match': '*' } }),
    );
    await post(200, `${path}/invite`, { expiresAt: inHours(5) });
    await allAccept(id);
    await post(200, `${path}/ready`);
    await post(200, `${path}/submit`);
    await post(200, `${path}/recompose`, { ground: 'group_formed' });
    const found = await until(async () => {
      const now = await get(path);
      return now.recomposition?.status === 'found' && now.recomposition.complete && now;
    });
    expect(found.recomposition.alternatives.length).toBeGreaterThan(0);
    for (const { members: proposed } of found.recomposition.alternatives) {
      expect(proposed.length).toBeGreaterThan(1);
      expect(proposed.map((m: { organisationId: string }) => m.organisationId)).toContain(alone);
    }
  });
});

describe('the tender', () => {
  it('stays with the consortium that is furthest when two of its lots are bid for', async () => {
    const tender = await tenderOf(home, { skills: 2, lots: 2 });
    const ids: string[] = [];
    for (const lot of [0, 1]) {
      const part = {
        ...tender,
        lotIds: [tender.lotIds[lot]!],
        requirementIds: [tender.requirementIds[lot]!],
      };
      const consortium = await formed(home, part, home.organisationIds.slice(lot * 4, lot * 4 + 2));
      ids.push(consortium.id);
      await post(200, `/consortia/${consortium.id}/invite`, { expiresAt: inHours(5) });
      await allAccept(consortium.id);
    }
    const [won, lost] = ids as [string, string];
    for (const id of ids) {
      await post(200, `/consortia/${id}/ready`);
      await post(200, `/consortia/${id}/submit`);
    }
    await post(200, `/consortia/${lost}/outcome`, { result: 'lost' });
    expect((await get(`/tenders/${tender.tenderId}`)).state).toBe('submitted');
    const awarded = await post(200, `/consortia/${won}/outcome`, {
      result: 'awarded',
      amounts: [{ lotId: tender.lotIds[0], amountCents: 98_000_000 }],
    });
    expect(awarded.outcome.lots).toEqual([
      { lotId: tender.lotIds[0], amount: { amountCents: 98_000_000, currency: 'EUR' } },
    ]);
    expect((await get(`/tenders/${tender.tenderId}`)).state).toBe('awarded');
  });
});
