import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../app.ts';
import { agreed, tenderOf, type World, wanted, world } from './world.ts';

let app: TestApp;
let home: World;
beforeAll(async () => {
  app = await testApp();
  home = await world(app, 2);
});
afterAll(() => app.close());

it('takes the reason and the lessons of a lost bid after the decision was noted, and logs that', async () => {
  const as = home.coordinator;
  const path = `/consortia/${await agreed(home, await tenderOf(home, { skills: 2 }), home.organisationIds)}`;
  const post = (way: string, body: object = {}) => wanted(200, app.call('POST', `${path}/${way}`, { as, body }));
  const complete = (status: number, body: object, who = as) =>
    wanted(status, app.call('PATCH', `${path}/outcome`, { as: who, body }));
  const learnt = { rank: 2, winner: 'Thermique Atlantique', reason: 'Prix', lessons: 'Demander plus tôt.' };
  expect(await complete(409, learnt)).toMatchObject({ code: 'illegal_transition', state: 'agreed' });
  await post('ready');
  await post('submit');
  const { outcome } = await post('outcome', { result: 'lost' });
  expect(outcome).toMatchObject({ reason: null, lessons: null, winner: null, rank: null });

  await complete(403, learnt, home.people.get(home.organisationIds[0]!)!);
  await complete(400, {});
  const completed = await complete(200, learnt);
  expect(completed).toMatchObject({ state: 'lost', outcome: { ...outcome, ...learnt } });
  // What is not named stays; null takes away.
  expect((await complete(200, { winner: null })).outcome).toEqual({ ...outcome, ...learnt, winner: null });
  const { items } = await wanted(200, app.call('GET', '/audit?action=consortium.outcome_completed', { as }));
  expect(items).toHaveLength(2);
  expect(items.map((one: { entityId: string }) => one.entityId)).toEqual([completed.id, completed.id]);
});
