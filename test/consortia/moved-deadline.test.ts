import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';
import { until } from '../waiting.ts';
import { formed, inHours, tenderOf, type World, wanted, world } from './world.ts';

let app: TestApp;
let home: World;
beforeAll(async () => {
  app = await testApp();
  home = await world(app, 2);
  await app.startWorkers();
});
afterAll(() => app.close());

type Told = { items: { kind: string; text: string }[] };

it('a deadline that the buyer moved is entered with its reason; who is asked is told, and the log keeps both', async () => {
  const tender = await tenderOf(home, { skills: 2 });
  const [lotId] = tender.lotIds as [string];
  const as = home.coordinator;
  const { id } = await formed(home, tender, home.organisationIds);
  const expiresAt = inHours(48);
  await wanted(200, app.call('POST', `/consortia/${id}/invite`, { as, body: { expiresAt } }));
  const before = await wanted(200, app.call('GET', `/tenders/${tender.tenderId}`, { as }));
  const move = (status: number, body: object, who = as) =>
    wanted(status, app.call('PUT', `/lots/${lotId}/deadline`, { as: who, body }));
  const deadline = '2031-03-15T11:00:00.000Z';
  const reason = 'Lettre de l’acheteur du 2 mars';
  expect((await move(400, { deadline: inHours(-1), reason })).errors[0].pointer).toBe('/deadline');
  expect((await move(400, { deadline, reason: '' })).errors[0].pointer).toBe('/reason');
  await move(403, { deadline, reason }, home.people.get(home.organisationIds[0]!)!);

  expect(await move(200, { deadline, reason })).toMatchObject({ id: lotId, deadline });
  const after = await wanted(200, app.call('GET', `/tenders/${tender.tenderId}`, { as }));
  expect(after.version).toBe(before.version + 1);
  // The same once more changes nothing, and tells nobody.
  await move(200, { deadline, reason });
  expect((await wanted(200, app.call('GET', `/tenders/${tender.tenderId}`, { as }))).version).toBe(after.version);

  const log = await wanted(200, app.call('GET', `/audit?entityId=${tender.tenderId}`, { as }));
  const entries = log.items.filter(({ action }: { action: string }) => action === 'tender.deadline_moved');
  expect(entries).toHaveLength(1);
  const from = before.lots[0].deadline;
  // The log holds no free words; the lot does.
  expect(entries[0].payload).toMatchObject({ lotId, from, to: deadline, reason: expect.stringMatching(/^text:30:/) });
  expect(after.lots[0].deadlineMoved).toEqual({ from, at: expect.any(String), reason });
  for (const person of [as, ...home.organisationIds.map((one) => home.people.get(one)!)]) {
    const told = await until(async () => {
      const { items }: Told = await wanted(200, app.call('GET', '/notifications?limit=50', { as: person }));
      const moved = items.filter(({ kind }) => kind === 'consortium.deadline_moved');
      return moved.length > 0 && moved;
    });
    expect(told).toHaveLength(1);
  }
  // Their own day stays.
  const group = await wanted(200, app.call('GET', `/consortia/${id}`, { as }));
  for (const { invitation } of group.members) expect(invitation.expiresAt).toBe(expiresAt);
  await inTransaction(app.database, TEST_SYSTEM, (tx) =>
    tx.execute(sql`update tenders set state = 'submitted' where id = ${tender.tenderId}`),
  );
  expect((await move(409, { deadline: '2031-04-15T11:00:00.000Z', reason })).code).toBe('not_editable');
});
