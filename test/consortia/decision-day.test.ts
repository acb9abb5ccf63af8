import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { addDays, dayOf } from '../../src/shared/day.ts';
import { tenders } from '../../src/tenders/table.ts';
import { TEST_SYSTEM, type TestApp, testApp } from '../app.ts';
import { agreed, tenderOf, type World, wanted, world } from './world.ts';

let app: TestApp;
let home: World;
beforeAll(async () => {
  app = await testApp();
  home = await world(app, 2);
});
afterAll(() => app.close());

const post = (status: number, path: string, body: unknown = {}, language = 'en') =>
  wanted(status, app.call('POST', path, { as: home.coordinator, body, headers: { 'accept-language': language } }));
const inDays = (days: number) => addDays(dayOf(new Date()), days);

/** A bid that everybody agreed to, of a notice that was sent twenty days ago; ready to be noted as handed in. */
async function ready(): Promise<string> {
  const tender = await tenderOf(home, { skills: 2 });
  const path = `/consortia/${await agreed(home, tender, home.organisationIds)}`;
  await inTransaction(app.database, TEST_SYSTEM, (tx) =>
    tx
      .update(tenders)
      .set({ dispatchedAt: new Date(`${inDays(-20)}T08:00:00Z`) })
      .where(eq(tenders.id, tender.tenderId)),
  );
  await post(200, `${path}/ready`);
  return path;
}

it('keeps when a bid was handed in, and takes no decision from before it or before the notice', async () => {
  const path = await ready();
  const early = await post(400, `${path}/submit`, { submittedAt: '2020-03-02T09:00:00.000Z' });
  expect(early.errors).toEqual([{ pointer: '/submittedAt', message: 'is before the notice was sent to be published' }]);
  const submittedAt = `${inDays(-5)}T09:30:00.000Z`;
  expect(await post(200, `${path}/submit`, { submittedAt })).toMatchObject({ state: 'submitted', submittedAt });
  const log = await wanted(200, app.call('GET', `${path}/log`, { as: home.coordinator }));
  expect(log.items.at(-1)).toMatchObject({ type: 'submitted', payload: { submittedAt } });

  const noted = (status: number, notifiedOn: string, language?: string) =>
    post(status, `${path}/outcome`, { result: 'lost', notifiedOn }, language);
  for (const [day, en, fr] of [
    ['2020-03-02', 'is before the notice was sent to be published', 'précède l’envoi de l’avis à la publication'],
    [inDays(-6), 'is before the bid was handed in', 'précède le dépôt de l’offre'],
  ] as const) {
    expect((await noted(400, day)).errors).toEqual([{ pointer: '/notifiedOn', message: en }]);
    expect((await noted(400, day, 'fr')).errors).toEqual([{ pointer: '/notifiedOn', message: fr }]);
  }
  expect((await noted(200, inDays(-5))).outcome).toMatchObject({ notifiedOn: inDays(-5) });
});
